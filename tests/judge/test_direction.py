"""A change is claimed seldom where there is none, and found where there is one."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import date
from statistics import NormalDist

import pytest

from selfassess.judge.direction import direction
from selfassess.judge.series import Series
from selfassess.model.indicator import DEFINITION_CHANGED, Polarity
from selfassess.model.period import Period
from selfassess.model.reading import Trend
from tests import dossiers as make

FLOW = make.indicator("icpc_15wd_pct")
STOCK = make.indicator("cla_20_miles_pct", stock=True)
T = make.settings().thresholds
CLAIMED = {Trend.IMPROVING, Trend.DECLINING}


def verdict(
    values: list[object], indicator: object = FLOW, inspection: date | None = None
) -> Trend:
    series = Series(indicator, values, make.AS_AT)
    return direction(series, series.headline(), inspection, T)[0].verdict


def share_claimed(
    chance: Callable[[int, Period], float], months: int, verdicts: set[Trend], runs: int = 200
) -> float:
    """How often a change is claimed for so many months of 20 to 35 children each."""
    dice = random.Random(months)
    periods = make.months(2026, 9, months)
    found = 0
    for _ in range(runs):
        values = []
        for place, period in enumerate(periods):
            children = dice.randint(20, 35)
            hits = sum(dice.random() < chance(place, period) for _ in range(children))
            values.append(make.value(FLOW.id, period, of=(hits, children)))
        found += verdict(values) in verdicts
    return found / runs


@pytest.mark.parametrize("months", [13, 18, 24, 36])
def test_where_nothing_changes_a_change_is_claimed_in_few_of_a_hundred(months: int) -> None:
    assert share_claimed(lambda _, __: 0.8, months, CLAIMED) <= 0.05


@pytest.mark.parametrize("months", [24, 36])
def test_a_season_is_not_taken_for_a_change(months: int) -> None:
    def summer(_: int, period: Period) -> float:
        return 0.75 + 0.15 * math.sin(2 * math.pi * period.start.month / 12)

    assert share_claimed(summer, months, CLAIMED) <= 0.06


def test_a_change_that_lasted_a_year_is_found() -> None:
    found = share_claimed(lambda i, _: 0.85 if i >= 12 else 0.70, 24, {Trend.IMPROVING})
    assert found >= 0.95


def test_the_same_change_downwards_is_a_decline() -> None:
    found = share_claimed(lambda i, _: 0.70 if i >= 12 else 0.85, 24, {Trend.DECLINING}, 60)
    assert found >= 0.95


def test_yearly_differences_claim_a_change_no_more_often_than_the_interval_allows() -> None:
    dice = random.Random(7)
    claims = 0
    for _ in range(400):
        values = [
            make.value(
                FLOW.id,
                make.financial_year(year),
                of=(sum(dice.random() < 0.7 for _ in range(150)), 150),
            )
            for year in (2024, 2025)
        ]
        claims += verdict(values) in CLAIMED
    assert claims / 400 <= 0.06


@pytest.mark.parametrize(("before", "now", "children"), [(0.70, 0.85, 100), (0.60, 0.70, 300)])
def test_a_yearly_change_is_found_as_often_as_theory_says(
    before: float, now: float, children: int
) -> None:
    """Power of a two-sided test at 95%: the chance that the difference, which spreads by the square
    root of both variances, lies beyond 1.96 of them."""
    dice, runs = random.Random(11), 500
    spread = math.sqrt((before * (1 - before) + now * (1 - now)) / children)
    theory = NormalDist().cdf((now - before) / spread - 1.96)
    found = 0
    for _ in range(runs):
        counts = [sum(dice.random() < p for _ in range(children)) for p in (before, now)]
        found += verdict(years(*((c, children) for c in counts))) is Trend.IMPROVING
    assert found / runs == pytest.approx(theory, abs=0.06)


def years(*given: tuple[float, float], flags: tuple[str, ...] = ()) -> list[object]:
    """Financial years in a row up to 2025-26, the flags on the last."""
    first = 2026 - len(given)
    return [
        make.value(
            FLOW.id,
            make.financial_year(first + i),
            of=of,
            flags=flags if i == len(given) - 1 else (),
        )
        for i, of in enumerate(given)
    ]


def test_a_single_figure_has_no_direction() -> None:
    assert verdict(years((80, 100))) is Trend.TOO_FEW


def test_a_change_of_definition_is_said_and_nothing_else() -> None:
    values = years((40, 100), (90, 100), flags=(DEFINITION_CHANGED,))
    assert verdict(values) is Trend.NOT_COMPARABLE


def test_context_figures_go_up_or_down_never_better_or_worse() -> None:
    context = FLOW.model_copy(update={"polarity": Polarity.CONTEXT})
    assert verdict(years((40, 100), (90, 100)), context) is Trend.UP


def test_snapshots_are_refused_by_the_chart_and_it_says_why() -> None:
    values = [make.value(STOCK.id, p, of=(20, 100)) for p in make.months(2026, 9, 24)]
    series = Series(STOCK, values, make.AS_AT)
    made, reasons = direction(series, series.headline(), None, T)
    assert made.method != "xmr" and "not independent" in made.refused
    assert any("no chart" in r.words for r in reasons)


def test_year_to_date_and_rolling_figures_are_never_charted() -> None:
    from selfassess.model.period import PeriodKind

    rolling = [
        make.value(
            FLOW.id,
            Period(
                kind=PeriodKind.ROLLING_YEAR,
                start=p.start.replace(year=p.start.year - 1),
                end=p.end,
            ),
            of=(80, 100),
        )
        for p in make.months(2026, 9, 24)
    ]
    series = Series(FLOW, rolling, make.AS_AT)
    made, _ = direction(series, series.headline(), None, T)
    assert made.refused and made.method != "xmr"


def test_very_unequal_months_are_refused() -> None:
    values = [
        make.value(FLOW.id, p, of=(2, 3) if i % 2 else (30, 40))
        for i, p in enumerate(make.months(2026, 9, 24))
    ]
    series = Series(FLOW, values, make.AS_AT)
    assert "differ too much" in direction(series, series.headline(), None, T)[0].refused


def test_both_baselines_are_kept_beside_the_figure() -> None:
    series = Series(FLOW, years((50, 100), (55, 100), (60, 100), (80, 100)), make.AS_AT)
    made, _ = direction(series, series.headline(), date(2023, 6, 16), T)
    assert made.since_year and made.since_year.then.value == 60
    assert made.since_inspection and made.since_inspection.then.value == 55
    assert made.since_inspection.verdict is Trend.IMPROVING
