"""What must be read, or refused with a reason, in the layouts and cells met in practice."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from selfassess.model.layout import LayoutKind
from tests.books import codes, make, places, said
from tests.read.layouts.scorecards import read_book, read_path, read_table

VISITS = "cpp_visits_timescale_pct"
HEAD = "Indicator | Apr-25 | May-25"


# --- files ---


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Indicator,Period,Value\nCP visits in timescale,2025-26,88.5%\n", "utf-8-sig"),
        ("Indicator;Period;Value\nCP visits in timescale;2025-26;88.5%\n", "cp1252"),
        ("Indicator\tPeriod\tValue\nCP visits in timescale\t2025–26\t88.5 %\n", "cp1252"),
        ("Indicator,Period,Value\nCP visits in timescale,2025-26,88.5%\n", "utf-16"),
    ],
)
def test_text_with_separators_in_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "extract.csv"
    path.write_bytes(text.encode(encoding))
    assert read_path(path).of(VISITS) == {"2025-26": 88.5}


def test_a_format_that_shows_less_is_said(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text("Indicator,2025-26\nCP visits in timescale,88%\n")
    assert "SA-R70" in codes(read_path(path).read.problems)


# --- where the tables are ---


def test_titles_above_and_notes_below_are_no_rows(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        f"""
Northmere Council
Children's scorecard
 |
{HEAD}
CP visits in timescale | '88%' | '89%'
Source: case system, run on 3 June
* new method
""",
    )
    assert list(done.taken_for()) == ["CP visits in timescale"]
    assert done.laid.tables[0].notes == 2


def test_several_tables_on_a_sheet_each_under_its_heading(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Child protection
Indicator | Apr-25 | May-25
CP visits in timescale | '88%' | '89%'
 |
Children looked after
Indicator | Q1 2025/26 | Q2 2025/26
Children looked after | 450 | 451
""",
    )
    assert [row.section for row in done.laid.rows] == ["Child protection", "Children looked after"]
    assert [row.area for row in done.laid.rows] == ["help_protection", "children_in_care"]
    assert len(done.laid.tables) == 2
    assert len(done.figures()) == 4


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Indicator | 2024-25 | | Indicator | 2024-25
CP visits in timescale | '88%' | | Children looked after | 450
""",
    )
    assert done.of(VISITS) == {"2024-25": 88.0}
    assert done.of("cla_count") == {"2024-25": 450.0}


def test_headings_as_dates(tmp_path: Path) -> None:
    book = make({"S": "Indicator | x | y\nChildren looked after | 450 | 451"})
    for cell, day, shown in (("B1", 1, "mmm-yy"), ("C1", 31, "dd/mm/yyyy")):
        book["S"][cell] = datetime(2025, 5, day)
        book["S"][cell].number_format = shown
    assert list(read_book(tmp_path, book).of("cla_count")) == ["May 2025", "31 May 2025"]


def test_quarters_and_a_year_column_beside_them(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Performance 2024/25
Ref | Key Performance Indicator | Q1 | Q2 | Q3 | Q4 | Year
3.4(a) | CP visits in timescale | '80%' | '82%' | '84%' | '86%' | '83%'
""",
    )
    assert list(done.of(VISITS)) == [*(f"quarter {n} of 2024-25" for n in (1, 2, 3, 4)), "2024-25"]


def test_a_period_in_the_title_holds_for_a_table_without_periods(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        "Scorecard for quarter 2 2025/26\nIndicator | Actual | Target\n"
        "CP visits in timescale | '88%' | '95%'",
    )
    assert done.laid.tables[0].kind is LayoutKind.SINGLE
    assert done.of(VISITS) == {"quarter 2 of 2025-26": 88.0}
    assert "the title" in said(done.read.problems, "SA-R65")


def test_one_row_a_month_and_indicators_across(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Month | Referrals | Children looked after
Apr-25 | 200 | 450
May-25 | 210 | 451
""",
    )
    assert done.laid.tables[0].kind is LayoutKind.SIDEWAYS
    assert done.of("referrals_count") == {"April 2025": 200.0, "May 2025": 210.0}
    assert done.of("cla_count") == {"April 2025": 450.0, "May 2025": 451.0}


def test_team_columns_are_never_averaged_the_total_is_read(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Scorecard September 2025
Indicator | North | South | Total
CP visits in timescale | '80%' | '90%' | '86%'
""",
    )
    assert done.of(VISITS) == {"September 2025": 86.0}
    assert '"North", "South"' in said(done.read.problems, "SA-R29")


# --- cells ---


@pytest.mark.parametrize(
    ("typed", "value", "missing"),
    [
        ("'85%'", 85.0, None), ("'85.2 %'", 85.2, None), ("'85 per cent'", 85.0, None),
        ("'84% (42/50)'", 84.0, None), ("'42 (84%)'", 84.0, None), ("'~85%'", 85.0, None),
        ("c", None, "suppressed"), ("<5", None, "suppressed"), ("*", None, "suppressed"),
        ("z", None, "not_applicable"), ("n/a", None, "not_available"), ("-", None, "not_available"),
        ("TBC", None, "pending"), ("low", None, "low"), ("u", None, "unreliable"),
    ],
)  # fmt: skip
def test_what_stands_in_a_cell(
    tmp_path: Path, typed: str, value: float | None, missing: str | None
) -> None:
    done = read_table(tmp_path, f"Indicator | Apr-25\nCP visits in timescale | {typed}")
    (only,) = done.read.values
    assert (only.value, only.missing) == (value, missing)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("#DIV/0!", "SA-R14"), ("#REF!", "SA-R14"), ("nil", "SA-R16"), ("Green", "SA-R12")],
)
def test_what_is_no_figure_is_said_with_its_cell(tmp_path: Path, typed: str, code: str) -> None:
    done = read_table(tmp_path, f"Indicator | Apr-25\nCP visits in timescale | {typed}")
    assert places(done.read.problems, code) == ["scorecard.xlsx › Scorecard › B2"]
    assert done.figures() == []


def test_a_formula_without_a_result_is_said_never_read_as_blank(tmp_path: Path) -> None:
    book = make({"S": f"{HEAD}\nChildren looked after | 450 | 451"})
    book["S"]["B2"] = "=1+1"
    done = read_book(tmp_path, book)
    assert places(done.read.problems, "SA-R13") == ["scorecard.xlsx › S › B2"]
    assert done.of("cla_count") == {"May 2025": 451.0}


def test_a_ratio_that_excel_turned_into_a_date_is_said(tmp_path: Path) -> None:
    book = make({"S": f"{HEAD}\nCP visits in timescale | x | '88%'"})
    book["S"]["B2"] = datetime(2026, 3, 2)
    done = read_book(tmp_path, book)
    assert places(done.read.problems, "SA-R15") == ["scorecard.xlsx › S › B2"]


def test_a_cell_that_says_that_nothing_is_due_is_blank(tmp_path: Path) -> None:
    done = read_table(tmp_path, f"{HEAD}\nCP visits in timescale | annual only | '88%'")
    assert done.of(VISITS) == {"May 2025": 88.0}
    assert codes(done.read.problems, ("SA-R60",)) == []


def test_shares_of_one_and_percentages_in_one_row_are_asked_about(tmp_path: Path) -> None:
    mixed = read_table(tmp_path, f"{HEAD}\nCP visits in timescale | 0.85 | 86")
    assert codes(mixed.read.problems, ("SA-R60",)) == ["SA-R39"]
    assert mixed.of(VISITS) == {"May 2025": 86.0}
    shares = read_table(tmp_path, f"{HEAD}\nCP visits in timescale | 0.85 | 0.86")
    assert shares.of(VISITS) == {"April 2025": 85.0, "May 2025": 86.0}
    assert codes(shares.read.problems, ("SA-R60",)) == ["SA-R40"]


# --- what is hidden, coloured, personal ---


def test_hidden_sheets_rows_and_columns_are_said_and_read_only_by_choice(tmp_path: Path) -> None:
    book = make(
        {
            "S": f"{HEAD}\nChildren looked after | 450 | 451\nReferrals | 1 | 2",
            "T": "Indicator | Apr-25\nContacts | 9",
        }
    )
    book["S"].row_dimensions[3].hidden = True
    book["S"].column_dimensions["C"].hidden = True
    book["T"].sheet_state = "veryHidden"
    left = read_book(tmp_path, book)
    assert left.figures() == [("cla_count", "April 2025", 450.0)]
    assert {"SA-R24", "SA-R34", "SA-R35"} <= set(codes(left.read.problems))
    everything = read_book(tmp_path, book, read_hidden=True)
    assert len(everything.figures()) == 5


@pytest.mark.parametrize(
    ("colour", "rating"),
    [("FF0000", "red"), ("FFC000", "amber"), ("00B050", "green"), ("C6EFCE", "green"),
     ("D9D9D9", "")],
)  # fmt: skip
def test_a_rating_by_colour_is_told_by_its_hue(tmp_path: Path, colour: str, rating: str) -> None:
    book = make({"S": "Indicator | Apr-25 | RAG\nChildren looked after | 450 |"})
    book["S"]["C2"].fill = PatternFill("solid", fgColor=colour)
    (row,) = read_book(tmp_path, book).laid.rows
    assert (row.rating, row.rating_from) == (rating, "fill" if rating else "")


@pytest.mark.parametrize(
    ("typed", "rating", "by"), [("G", "green", "letter"), ("Amber", "amber", "word")]
)
def test_a_rating_by_letter_or_word(tmp_path: Path, typed: str, rating: str, by: str) -> None:
    done = read_table(tmp_path, f"Indicator | Apr-25 | RAG\nChildren looked after | 450 | {typed}")
    assert [(r.rating, r.rating_from) for r in done.laid.rows] == [(rating, by)]


@pytest.mark.parametrize(
    ("typed", "way"),
    [("High", "higher_better"), ("L", "lower_better"), ("Bigger is better", "higher_better"),
     ("↓", "lower_better"), ("Info", "context")],
)  # fmt: skip
def test_polarity_in_words_letters_and_arrows(tmp_path: Path, typed: str, way: str) -> None:
    done = read_table(
        tmp_path, f"Indicator | Good is | Apr-25\nChildren looked after | {typed} | 4"
    )
    assert [row.polarity for row in done.laid.rows] == [way]


def test_a_list_of_children_is_not_read_and_nothing_of_it_is_repeated(tmp_path: Path) -> None:
    done = read_table(
        tmp_path,
        """
Child ID | Surname | Date of birth | Apr-25
C1001 | Zebedee | 1 May 2010 | 4
""",
        "List",
    )
    assert codes(done.read.problems) == ["SA-R69"]
    assert "Zebedee" not in str(done.laid) + str(done.read) and "C1001" not in str(done.read)


def test_one_figure_in_two_sheets(tmp_path: Path) -> None:
    same = make(
        {
            "A": f"{HEAD}\nChildren looked after | 450 | 451",
            "B": f"{HEAD}\nChildren looked after | 450 | 460",
        }
    )
    done = read_book(tmp_path, same)
    assert done.of("cla_count") == {"April 2025": 450.0}
    assert sorted(codes(done.read.problems, ("SA-R60",))) == ["SA-R47", "SA-R48"]


def test_a_year_that_its_quarters_contradict_is_said_and_nothing_is_changed(
    tmp_path: Path,
) -> None:
    done = read_table(
        tmp_path,
        """
Performance 2024/25
Indicator | Q1 | Q2 | Q3 | Q4 | Year
Referrals | 10 | 20 | 30 | 40 | 90
Contacts | 10 | 20 | 30 | 40 | 100
""",
    )
    assert places(done.read.problems, "SA-R77") == ["scorecard.xlsx › Scorecard › F3"]
    assert done.of("referrals_count")["2024-25"] == 90.0
