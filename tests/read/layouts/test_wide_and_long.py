"""Scorecards with periods across, and extracts with one measurement a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.model.layout import LayoutKind
from tests.books import codes, make, said
from tests.read.layouts.scorecards import read_book, read_table

VISITS = "cpp_visits_timescale_pct"


def test_months_across_under_a_merged_year(tmp_path: Path) -> None:
    book = make(
        {
            "Scorecard": """
Children's scorecard
Indicator | 2025/26 | | | Target 2025/26
 | Apr | May | YTD |
CP visits in timescale (%) | '88%' | '90.5%' | '89%' | '95%'
"""
        }
    )
    sheet = book["Scorecard"]
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("A2:A3")
    done = read_book(tmp_path, book)
    assert done.of(VISITS) == {"April 2025": 88.0, "May 2025": 90.5, "April to May 2025": 89.0}
    assert [(t.indicator, t.value) for t in done.read.targets] == [(VISITS, 95.0)]
    assert done.read.values[0].source.say() == "scorecard.xlsx › Scorecard › B4"


def test_a_year_typed_once_over_its_months_holds_for_all_of_them(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
 | 2024/25 | | 2025/26 |
Measure | Q3 | Q4 | Q1 | Q2
Children looked after | 450 | 452 | 455 | 460
""",
    )
    assert list(done.of("cla_count")) == [
        "quarter 3 of 2024-25",
        "quarter 4 of 2024-25",
        "quarter 1 of 2025-26",
        "quarter 2 of 2025-26",
    ]


@pytest.mark.parametrize(
    ("title", "name", "where"),
    [
        ("Performance 2025/26", "Sheet1", "the title"),
        ("Performance", "Scorecard 2025-26", "the name of the sheet"),
    ],
)
def test_the_year_of_a_month_is_looked_for_and_its_place_said(
    tmp_path: Path, title: str, name: str, where: str
) -> None:
    done = read_table(
        tmp_path, f"{title}\nIndicator | Apr | May\nChildren looked after | 450 | 451", name
    )
    assert list(done.of("cla_count")) == ["April 2025", "May 2025"]
    assert where in said(done.read.problems, "SA-R65")


def test_a_month_whose_year_nobody_says_is_not_used(tmp_path: Path) -> None:
    done = read_table(tmp_path, "Indicator | Apr | May\nChildren looked after | 450 | 451")
    assert done.figures() == []
    assert codes(done.read.problems).count("SA-R58") == 2
    assert sum(t.read for t in done.read.tallies) == 2


def test_one_measurement_a_row(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Measure | Reporting period | Actual | Num | Denom | Service
CP visits in timescale | Q1 2025/26 | 90 | 90 | 100 | Child protection
CP visits in timescale | Q2 2025/26 | 92 | 92 | 100 | Child protection
In touch with care leavers 19-21 | 2024-25 | 95 | 190 | 200 | Care leavers
Applied filters: year is 2025
""",
    )
    assert done.laid.tables[0].kind is LayoutKind.LONG
    assert done.of(VISITS) == {"quarter 1 of 2025-26": 90.0, "quarter 2 of 2025-26": 92.0}
    (touch,) = [v for v in done.read.values if v.indicator == "cl_in_touch_19_21_pct"]
    assert (touch.numerator, touch.denominator) == (190.0, 200.0)
    assert touch.denominator_source and touch.denominator_source.cell == "E4"
    assert done.laid.tables[0].notes == 1


def test_comparators_need_their_year(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Indicator | 2025/26 | SN 2024/25 | England
CP visits in timescale | '91%' | '89.5%' | '88%'
""",
    )
    (only,) = done.read.comparators[VISITS]
    assert (only.geography.value, only.value) == ("neighbours", 89.5)
    assert codes(done.read.problems).count("SA-R64") == 1


def test_numerator_and_denominator_in_rows_of_their_own(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Indicator | Apr-25 | May-25
CP visits in timescale | '90%' | c
CP visits in timescale - numerator | 90 |
CP visits in timescale - denominator | 100 |
Children looked after | 450 | 451
""",
    )
    first, second = [v for v in done.read.values if v.indicator == VISITS]
    assert (first.value, first.numerator, first.denominator) == (90.0, 90.0, 100.0)
    assert first.numerator_source and first.numerator_source.cell == "B3"
    assert second.value is None and second.missing == "suppressed"


def test_number_and_percentage_rows_belong_together(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Indicator | Apr-25
CP visits in timescale (number) | 90
CP visits in timescale (%) | 90
""",
    )
    (value,) = done.read.values
    assert (value.value, value.numerator) == (90.0, 90.0)


def test_figures_add_up_read_is_used_and_set_aside(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Indicator | Apr-25 | May-25
CP visits in timescale | '90%' | oops
Something nobody ever heard of | 1 | 2
Children looked after | | 451
""",
    )
    (tally,) = done.read.tallies
    assert (tally.read, tally.used) == (5, 2)
    assert {a.reason: a.count for a in tally.set_aside} == {
        "a row that resembles no indicator": 2,
        "a figure that could not be read": 1,
    }


def test_a_quarter_beside_a_word_and_counts_beside_the_one_period(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Quarterly performance report
Ref | Indicator description | Q1 25/26 Result | Num | Denom | Floor Standard
S1 | CP visits in timescale (%) | 90 | 90 | 100 | 75
""",
    )
    (value,) = done.read.values
    assert (value.period.say(), value.value) == ("quarter 1 of 2025-26", 90.0)
    assert (value.numerator, value.denominator) == (90.0, 100.0)
