"""Faults that public scripts of the same measures are known to have: each is a case here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.door import ReadAnnexA

Reader = Callable[..., ReadAnnexA]
REF = date(2026, 10, 31)


def one_list(number: int, *records: dict[str, Any]) -> list:
    """A sheet of one list with such rows; what is not said is left empty."""
    from made_lists.book import tables

    rows = [{"child_id": f"{1000 + n}", **record} for n, record in enumerate(records)]
    return tables({number: rows})


def value(found: ReadAnnexA, indicator: str) -> tuple[float | None, float | None, float | None]:
    (held,) = [v for v in found.values if v.indicator == indicator]
    return held.value, held.numerator, held.denominator


def child(years: float) -> dict[str, Any]:
    return {"dob": REF - timedelta(days=int(years * 365.25)), "legal_status": "C2"}


def test_health_assessments_are_due_every_six_months_only_under_five(read: Reader) -> None:
    old, recent = REF - timedelta(days=250), REF - timedelta(days=100)
    start = REF - timedelta(days=800)
    found = read(
        one_list(
            8,
            {**child(3), "cla_start": start, "last_health": old},
            {**child(3), "cla_start": start, "last_health": recent},
            {**child(12), "cla_start": start, "last_health": old},
            {**child(12), "cla_start": start, "last_health": None},
            {**child(12), "cla_start": REF - timedelta(days=90), "last_health": None},
        )
    )
    assert value(found, "cla_health_assessment_pct") == (50.0, 2, 4)


def test_19_to_21_means_19_and_20_and_21(read: Reader) -> None:
    leavers = [
        {**child(years), "eligibility": "Former relevant", "in_touch": "Yes"}
        for years in (17.5, 18.5, 19.1, 20.5, 21.9, 22.1, 24.5)
    ]
    found = read(one_list(9, *leavers))
    assert value(found, "cl_in_touch_19_21_pct") == (100.0, 3, 3)


def test_list_1_is_neither_list_10_nor_list_11(read: Reader) -> None:
    from made_lists.book import tables
    from made_lists.draw import of_size

    sheets = tables(of_size(2_000, "ten"))
    renamed = [(name.replace("_", " "), rows) for name, rows in reversed(sheets)]
    found = read(renamed)
    assert [s.sheet for s in found.summaries] == [f"List {n}" for n in range(1, 12)]


def test_bank_holidays_are_no_working_days(read: Reader) -> None:
    # 15 working days from 8 May 2026 are up on 1 June: 25 May is a bank holiday
    held = {"strategy_date": date(2026, 5, 8), "icpc_not_needed": "No", "icpc_to_plan": "Yes"}
    found = read(
        one_list(
            5, {**held, "icpc_date": date(2026, 6, 1)}, {**held, "icpc_date": date(2026, 6, 2)}
        )
    )
    assert value(found, "icpc_15wd_pct") == (50.0, 1, 2)
    assert value(found, "icpc_median_days")[0] == 15.5


def test_long_term_stability_looks_at_the_placement_and_not_at_the_start_of_care(
    read: Reader,
) -> None:
    long = {**child(10), "cla_start": REF - timedelta(days=1500), "placement_type": "U4"}
    found = read(
        one_list(
            8,
            {**long, "placement_start": REF - timedelta(days=900)},
            {**long, "placement_start": REF - timedelta(days=300)},
            {**long, "placement_start": REF - timedelta(days=30), "placement_type": "A5"},
        )
    )
    assert value(found, "cla_long_stability_pct")[1:] == (2, 3)


@pytest.mark.parametrize("written", ["a) Suitable", "Suitable", "1", "1 - Suitable"])
def test_suitable_is_known_however_it_is_written(form: AnnexAForm, written: str) -> None:
    assert Codes(form.codes["suitability"]).find(written) == "Suitable"


def test_short_breaks_are_not_looked_after_children(read: Reader) -> None:
    start = {"cla_start": REF - timedelta(days=300)}
    found = read(one_list(8, {**child(9), **start}, {**child(9), **start, "legal_status": "V4"}))
    assert value(found, "cla_count")[0] == 1
    assert [(r.rule, r.failed) for r in found.results if r.rule == "AA-8-08"] == [("AA-8-08", 1)]


def test_a_child_referred_twice_is_one_re_referral_and_not_two(read: Reader) -> None:
    twice = {"child_id": "77", "nfa": "No", "source": "6", "referrals_12m": 1}
    found = read(
        one_list(
            3,
            {**twice, "referral_date": date(2026, 9, 1)},
            {**twice, "referral_date": date(2026, 6, 1)},
            {"nfa": "No", "source": "6", "referrals_12m": 0, "referral_date": date(2026, 7, 1)},
        )
    )
    assert value(found, "rereferrals_pct")[1:] == (1, 3)


def test_an_assessment_is_timed_from_its_referral_where_there_is_one(read: Reader) -> None:
    from made_lists.book import tables

    start, done = date(2026, 6, 15), date(2026, 8, 10)
    lists = {
        3: [{"child_id": "1", "referral_date": date(2026, 6, 1), "nfa": "No"}],
        4: [{"child_id": c, "assessment_start": start, "authorised": done} for c in ("1", "2")],
    }
    found = read(tables(lists))
    assert value(found, "assessments_45wd_pct") == (50.0, 1, 2)


def test_care_leavers_who_are_still_looked_after_are_counted_apart(read: Reader) -> None:
    found = read(
        one_list(
            9,
            {**child(17.2), "eligibility": "Eligible", "suitability": "Suitable"},
            {**child(17.2), "eligibility": "Relevant", "suitability": "Unsuitable"},
        )
    )
    assert value(found, "cl_count")[0] == 1
    assert value(found, "cl_suitable_17_18_pct") == (0.0, 0, 1)
