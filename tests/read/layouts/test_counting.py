"""Figures under months that are totals since April or of twelve months: read so, or asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.model.layout import Corrections
from selfassess.read.workbook import open_workbook
from tests.books import codes, make, said
from tests.read.layouts.scorecards import Scorecard, read_path, read_table

MONTHS = "Indicator | Apr-25 | May-25 | Jun-25 | Jul-25 | Aug-25 | Sep-25"
RISING = "100 | 210 | 330 | 420 | 540 | 650"


def test_a_label_that_says_cumulative_is_taken_at_its_word(tmp_path: Path) -> None:
    done = read_table(tmp_path, f"{MONTHS}\nReferrals received (cumulative) | {RISING}")
    assert len(done.of("referrals_count")) == 6
    assert {v.period.kind.value for v in done.read.values} == {"year_to_date"}
    assert "counted since April" in said(done.read.problems, "SA-R79")


def test_the_last_total_of_a_year_is_the_years(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        "Indicator | Frequency | Feb-25 | Mar-25\nReferrals | YTD | 1100 | 1200",
    )
    assert done.of("referrals_count")["2024-25"] == 1200.0


def test_a_column_of_frequency_says_rolling(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        "Indicator | Frequency | Apr-25 | May-25\nReferrals | R12M | 2000 | 2010",
    )
    assert list(done.of("referrals_count")) == [
        "the year to April 2025",
        "the year to May 2025",
    ]


def test_what_is_counted_on_a_day_stays_as_it_is(tmp_path: Path) -> None:
    table = "Indicator | Frequency | Apr-25\nChildren looked after | YTD | 450"
    done = read_table(tmp_path, table)
    assert list(done.of("cla_count")) == ["April 2025"]


def test_a_series_that_never_falls_is_asked_about(tmp_path: Path) -> None:
    done = read_table(tmp_path, f"{MONTHS}\nReferrals | {RISING}")
    assert done.figures() == []
    assert "totals since April" in said(done.read.problems, "SA-R61")


@pytest.mark.parametrize(
    "figures",
    [
        "100 | 98 | 120 | 117 | 130 | 126",  # up and down
        "100 | 101 | 102 | 104 | 105 | 106",  # a slow rise is a trend
        "10 | 10 | 10 | 10 | 10 | 10",
    ],
)
def test_a_series_of_single_months_is_not(tmp_path: Path, figures: str) -> None:
    done = read_table(tmp_path, f"{MONTHS}\nReferrals | {figures}")
    assert len(done.figures()) == 6


def test_quarters_that_begin_again_in_april(tmp_path: Path) -> None:
    quarters = [f"Q{q} {year}" for year in ("2024/25", "2025/26") for q in (1, 2, 3, 4)]
    table = f"Indicator | {' | '.join(quarters)}\nReferrals | {{}}"
    again = read_table(tmp_path, table.format("100 | 210 | 330 | 420 | 90 | 200 | 320 | 450"))
    assert [row.climbs for row in again.laid.rows] == [True]
    rising = read_table(tmp_path, table.format("100 | 101 | 103 | 104 | 105 | 106 | 107 | 109"))
    assert [row.climbs for row in rising.laid.rows] == [False]


def answered(folder: Path, counted: str) -> Scorecard:
    path = folder / "scorecard.xlsx"
    make({"Scorecard": f"{MONTHS}\nReferrals | {RISING}"}).save(path)
    assert open_workbook(path).sheets
    return read_path(path, Corrections(counted={"scorecard||referrals": counted}))


@pytest.mark.parametrize(
    ("counted", "kind"),
    [("since April", "year_to_date"), ("single months or quarters", "month")],
)
def test_a_person_says_which(tmp_path: Path, counted: str, kind: str) -> None:
    done = answered(tmp_path, counted)
    assert {v.period.kind.value for v in done.read.values} == {kind}
    assert "SA-R61" not in codes(done.read.problems)
