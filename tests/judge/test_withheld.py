"""What would give a small number away is withheld with it."""

from __future__ import annotations

from selfassess.judge.readings import read_evidence
from selfassess.judge.withheld import withheld
from selfassess.model.dossier import Dossier
from selfassess.model.indicator import IndicatorValue, Unit
from selfassess.model.period import Period, PeriodKind
from selfassess.model.reading import IndicatorReading
from tests import dossiers as make

PCT = "icpc_15wd_pct"
LAST_YEAR = Period(
    kind=PeriodKind.FINANCIAL_YEAR,
    start=make.months(2026, 3, 12)[0].start,
    end=make.months(2026, 3, 12)[-1].end,
)

OF_ONE_BASE = ("cl_suitable_19_21_pct", "cl_eet_19_21_pct", "cl_in_touch_19_21_pct")
SAME_BASE = {i: make.indicator(i, denominator="Care leavers 19 to 21") for i in OF_ONE_BASE}


def months(*counts: int, of: int = 40) -> tuple[IndicatorValue, ...]:
    periods = make.months(2026, 3, len(counts))
    return tuple(make.value(PCT, p, of=(n, of)) for p, n in zip(periods, counts, strict=True))


def hidden(dossier: Dossier) -> list[tuple[str, str]]:
    return sorted((key[1], str(key[2])) for key in withheld(dossier))


def test_one_small_month_of_a_year_takes_the_next_smallest_with_it() -> None:
    dossier = make.dossier(values=months(20, 21, 3, 22, 19, 18, 20, 22, 21, 17, 20, 20))
    assert hidden(dossier) == [("month", "2025-06-01"), ("month", "2026-01-01")]


def test_a_reported_year_counts_as_the_sum_of_its_months() -> None:
    year = make.value(PCT, LAST_YEAR, of=(223, 480))
    given = months(20, 21, 3, 22, 19, 18, 20, 22, 21, 17, 20, 20)
    assert len(hidden(make.dossier(values=(*given, year)))) == 2


def test_two_small_months_that_hide_each_other_need_no_third() -> None:
    dossier = make.dossier(values=months(20, 21, 3, 22, 19, 18, 4, 22, 21, 17, 20, 20))
    assert len(hidden(dossier)) == 2


def test_two_small_months_whose_sum_leaves_one_answer_need_a_third() -> None:
    dossier = make.dossier(values=months(20, 21, 1, 22, 19, 18, 1, 22, 21, 17, 20, 20))
    assert len(hidden(dossier)) == 3


def test_months_that_give_nothing_small_away_are_all_shown() -> None:
    assert hidden(make.dossier(values=months(*[20] * 12))) == []


def test_three_figures_of_one_base_that_add_up_to_it_hide_a_second_one() -> None:
    day = make.snapshot(make.AS_AT)
    counts = (60, 37, 3)
    given = [make.value(i, day, of=(n, 100)) for i, n in zip(OF_ONE_BASE, counts, strict=True)]
    found = {key[0] for key in withheld(make.dossier(values=tuple(given), changed=SAME_BASE))}
    assert found == set(OF_ONE_BASE[1:])


def test_a_percentage_without_counts_is_hidden_where_its_base_is_printed_elsewhere() -> None:
    day = make.snapshot(make.AS_AT)
    given = (
        make.value(OF_ONE_BASE[0], day, of=(60, 100)),
        make.value(OF_ONE_BASE[1], day, 3.0),
    )
    found = withheld(make.dossier(values=given, changed=SAME_BASE))
    assert {key[0] for key in found} == {OF_ONE_BASE[1]}


def test_a_rate_without_counts_is_hidden_where_the_population_gives_its_count_away() -> None:
    made = make.dossier(values=(make.value("cin_rate", make.snapshot(make.AS_AT), 0.8),))
    authority = made.workspace.authority.model_copy(update={"population_0_17": 46_000})
    workspace = made.workspace.model_copy(update={"authority": authority})
    assert make.indicator("cin_rate").unit is Unit.RATE
    assert withheld(made) == frozenset()
    assert len(withheld(made.model_copy(update={"workspace": workspace}))) == 1


def test_the_reasons_of_a_withheld_figure_name_no_number_of_it() -> None:
    values = (make.value(PCT, LAST_YEAR, of=(3, 40)),)
    dossier = make.dossier(values=values, targets=(make.target(PCT, 80),))
    (reading,) = (r for r in read_evidence(dossier) if isinstance(r, IndicatorReading))
    assert reading.protected
    words = " ".join(reason.words for reason in reading.reasons)
    assert "7.5" not in words and "interval" not in words
    assert "too small to be said" in words
