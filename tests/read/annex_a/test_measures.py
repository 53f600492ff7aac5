"""Every measure equals what plain Python works out from the rows that were drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator, IndicatorValue, Missing
from selfassess.model.period import PeriodKind
from selfassess.read.annex_a.door import ReadAnnexA
from tests.read.annex_a.conftest import POPULATION
from tests.read.annex_a.plain import Plain

OF_THE_RULES = "annex_a_rules_passed_pct"  # the one that rests on validation
Reader = Callable[..., ReadAnnexA]


def drawn(rows: int, seed: str, holes: float = 0.0) -> dict[int, list[dict[str, Any]]]:
    """Lists of about so many rows; a share `holes` of their cells is empty."""
    from made_lists.draw import of_size
    from sample.chance import Chance

    lists = of_size(rows, seed)
    chance = Chance(f"holes:{seed}")
    for records in lists.values():
        for record in records:
            for name in record:
                if name not in ("child_id", "adopter_id") and chance.yes(holes):
                    record[name] = None
    return lists


def difference(value: IndicatorValue, expected: tuple[Any, Any, Any]) -> str:
    got = (value.value, value.numerator, value.denominator)
    same = all(
        (a is None) == (b is None) and (a is None or abs(a - b) < 1e-5)
        for a, b in zip(got, expected, strict=True)
    )
    return "" if same else f"{value.indicator}: {got} is not {expected}"


@pytest.mark.parametrize(
    ("rows", "seed", "holes", "untidy"),
    [
        (3_000, "a", 0.0, False),
        (6_000, "b", 0.0, False),
        (3_000, "c", 0.03, False),
        (3_000, "d", 0.0, True),
        (4_000, "e", 0.05, True),
        (400, "f", 0.1, True),
        (60, "g", 0.0, False),
    ],
)
def test_every_measure_is_what_plain_python_finds(
    read: Reader, form: AnnexAForm, rows: int, seed: str, holes: float, untidy: bool
) -> None:
    from made_lists.book import tables
    from made_lists.draw import REFERENCE, bank_holidays

    lists = drawn(rows, seed, holes)
    found = read(tables(lists, seed if untidy else ""))
    expected = Plain(lists, REFERENCE, bank_holidays(), POPULATION).all()
    measured = {v.indicator: v for v in found.values if v.indicator != OF_THE_RULES}
    assert [p.code for p in found.problems if p.code != "SA-X07"] == []
    there = {m.indicator for m in form.measures if all(lists[n] for n in m.lists)}
    assert set(measured) == there - {OF_THE_RULES}
    differences = [difference(v, expected[name]) for name, v in measured.items()]
    assert [d for d in differences if d] == []


def test_every_indicator_that_the_catalogue_marks_is_measured(
    form: AnnexAForm, indicators: dict[str, Indicator]
) -> None:
    marked = {i.id for i in indicators.values() if i.annex_a != "no"}
    assert {m.indicator for m in form.measures} == marked
    assert len(marked) == 142


def test_a_measure_says_its_window_and_what_it_is_not(read: Reader, form: AnnexAForm) -> None:
    from made_lists.book import tables

    found = read(tables(drawn(2_000, "window")))
    windows = {m.indicator: m.window for m in form.measures}
    for value in found.values:
        assert value.from_lists
        assert value.source.sheet
        if windows[value.indicator] == "snapshot":
            assert value.period.kind == PeriodKind.SNAPSHOT
        else:
            assert value.period.kind == PeriodKind.SPAN
            months = {"6 months": date(2026, 5, 1), "12 months": date(2025, 11, 1)}
            assert value.period.start == months[windows[value.indicator]]
        assert value.period.end == date(2026, 10, 31)
    rates = [v for v in found.values if v.indicator.endswith("_rate") and v.denominator]
    assert rates
    for value in rates:
        assert ("annualised" in value.flags) == (windows[value.indicator] == "6 months")


def test_the_share_of_sound_rows_counts_each_row_once(read: Reader) -> None:
    from made_lists.book import tables

    found = read(tables(drawn(2_000, "sound", holes=0.02)))
    errors = {(f.list, r) for f in found.failed for r in f.rows if r and is_error(found, f.rule)}
    rows = sum(s.rows for s in found.summaries)
    value = next(v for v in found.values if v.indicator == OF_THE_RULES)
    assert errors
    assert (value.numerator, value.denominator) == (rows - len(errors), rows)


def is_error(found: ReadAnnexA, rule: str) -> bool:
    return any(r.rule == rule and r.severity == "error" for r in found.results)


def test_without_a_population_there_is_no_rate(read: Reader) -> None:
    from made_lists.book import tables

    found = read(tables(drawn(1_000, "rate")), population=None)
    rates = [v for v in found.values if v.indicator.endswith("_rate")]
    assert rates
    assert {(v.value, v.missing) for v in rates} == {(None, Missing.NOT_AVAILABLE)}
