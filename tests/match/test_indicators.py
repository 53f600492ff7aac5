"""Row labels and the indicators they mean: sure only by name, and never against the evidence."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.match.indicators import Catalogue, match_rows
from selfassess.model.indicator import Unit
from selfassess.model.layout import Correction, Corrections, LaidRow, Sureness
from selfassess.model.source import Source
from selfassess.settings.catalogue import load_settings
from selfassess.settings.layouts import load_layout_words

EXACT, ALIAS, NEAR, NONE = Sureness.EXACT, Sureness.ALIAS, Sureness.NEAR, Sureness.NONE


@cache
def catalogue() -> Catalogue:
    return Catalogue(load_settings().indicators, load_layout_words()[1])


def row(label: str, **more: object) -> LaidRow:
    return LaidRow(label=label, source=Source(file="a.xlsx", sheet="S", row=1), **more)


@pytest.mark.parametrize(
    ("label", "indicator", "sureness"),
    [
        ("Re-referrals within 12 months", "rereferrals_pct", EXACT),
        ("  re-referrals  WITHIN 12 months*", "rereferrals_pct", EXACT),
        ("1.1 Contacts received", "contacts_count", EXACT),
        ("CP3 - Child protection visits in timescale", "cpp_visits_timescale_pct", EXACT),
        ("rereferrals_pct", "rereferrals_pct", EXACT),
        ("repeat referrals", "rereferrals_pct", ALIAS),
        ("% of CP visits in timescale", "cpp_visits_timescale_pct", ALIAS),
        ("Children looked after (rate per 10,000)", "cla_rate", ALIAS),
        ("Agency social workers (%)", "sw_agency_pct", ALIAS),
        ("Re-refferals in 12 mths", "rereferrals_pct", NEAR),
        ("Dental checks up to date for CLA", "cla_dental_pct", NEAR),
        ("C&F assessments completed within 45 WDs", "assessments_45wd_pct", NEAR),
        ("Number of pot holes mended", "", NONE),
        ("", "", NONE),
    ],
)
def test_what_a_label_is_taken_for(label: str, indicator: str, sureness: Sureness) -> None:
    match = catalogue().match(row(label))
    assert (match.indicator, match.sureness) == (indicator, sureness)


@pytest.mark.parametrize(
    ("evidence", "doubt"),
    [
        ({"unit": Unit.COUNT}, "the workbook gives another unit"),
        ({"shown_as": "counts"}, "its cells are not percentages"),
        ({"area": "care_leavers"}, "it stands under another judgement area"),
        ({"section": "Assessment team North"}, "it stands under the name of a team"),
        ({"polarity": "higher_better"}, "the workbook says that the other direction is better"),
    ],
)
def test_a_name_that_the_workbook_contradicts_waits_for_a_person(
    evidence: dict[str, object], doubt: str
) -> None:
    match = catalogue().match(row("Re-referrals within 12 months", **evidence))
    assert (match.sureness, match.doubts) == (NEAR, (doubt,))


def test_one_word_alone_is_sure_only_where_the_cells_confirm_its_unit() -> None:
    assert catalogue().match(row("Complaints")).sureness is NEAR
    assert catalogue().match(row("Complaints", shown_as="percent")).sureness is ALIAS


def test_opposites_and_other_numbers_are_never_taken_for_each_other() -> None:
    for label, wrong in (
        ("Not in touch with care leavers 19 to 21", "cl_in_touch_19_21_pct"),
        ("Suitable accommodation, 17 to 18", "cl_suitable_19_21_pct"),
        ("Assessments completed within 10 working days", "assessments_45wd_pct"),
    ):
        assert catalogue().match(row(label)).indicator != wrong


def test_every_name_and_alias_of_the_catalogue_finds_its_own_indicator() -> None:
    lost = []
    for indicator in load_settings().indicators.values():
        shown = "percent" if indicator.unit is Unit.PERCENT else ""
        for name in (indicator.name, *indicator.aliases):
            match = catalogue().match(row(name, shown_as=shown))
            if match.indicator != indicator.id:
                lost.append((name, indicator.id, match.indicator))
    assert lost == []


def test_two_rows_that_claim_one_indicator_both_wait_unless_one_has_its_very_name() -> None:
    alike = [row("repeat referrals"), row("re-referral rate", shown_as="percent")]
    assert {m.sureness for m in match_rows(alike, catalogue(), Corrections(), "a")} == {NEAR}
    named = [row("Re-referrals within 12 months"), row("repeat referrals")]
    told = [m.sureness for m in match_rows(named, catalogue(), Corrections(), "a")]
    assert told == [EXACT, NEAR]


def test_a_persons_word_wins_and_holds_by_the_label_alone_where_all_agree() -> None:
    said = Correction(file="old.xlsx", key="x|y|z", label="Happy index", indicator="cin_count")
    (match,) = match_rows([row("happy  INDEX")], catalogue(), Corrections(rows=(said,)), "new.xlsx")
    assert (match.indicator, match.sureness) == ("cin_count", Sureness.PERSON)
    other = said.model_copy(update={"indicator": "cla_count", "key": "p|q|r"})
    both = Corrections(rows=(said, other))
    (unsure,) = match_rows([row("happy index")], catalogue(), both, "new.xlsx")
    assert unsure.sureness is NONE


@given(st.text(max_size=80))
def test_any_label_gives_a_match_or_none(label: str) -> None:
    match = catalogue().match(row(label))
    assert 0 <= match.score <= 1
    assert not match.sureness.sure or match.indicator
