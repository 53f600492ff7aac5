"""Ratings by colour and rule, and a rating held against the target beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from tests.books import codes, make, places, said
from tests.read.layouts.scorecards import read_book, read_table

RED, GREEN = (PatternFill(bgColor=colour, fill_type="solid") for colour in ("FF0000", "00B050"))


def book(rating: str = "") -> Workbook:
    return make({"S": f"Indicator | Apr-25 | RAG\nChildren looked after | 450 | {rating}"})


@pytest.mark.parametrize(
    ("operator", "given", "value", "rating"),
    [
        ("equal", ["1"], "1", "red"),
        ("equal", ["1"], "2", ""),
        ("lessThan", ["80"], "79", "red"),
        ("greaterThanOrEqual", ["80"], "80", "red"),
        ("between", ["1", "3"], "2", "red"),
        ("notBetween", ["1", "3"], "2", ""),
        ("equal", ['"off"'], "Off", "red"),
        ("equal", ["$B$2"], "450", ""),
    ],
)
def test_a_rule_with_fixed_values_gives_its_colour(
    tmp_path: Path, operator: str, given: list[str], value: str, rating: str
) -> None:
    made = book(value)
    made["S"].conditional_formatting.add(
        "C2:C9", CellIsRule(operator=operator, formula=given, fill=RED)
    )
    (row,) = read_book(tmp_path, made).laid.rows
    assert (row.rating, row.rating_from) == (rating, "rule" if rating else "")


def test_a_rule_that_looks_for_a_text(tmp_path: Path) -> None:
    made = book("target is met")
    style = DifferentialStyle(fill=GREEN)
    made["S"].conditional_formatting.add(
        "C2", Rule(type="containsText", operator="containsText", text="met", dxf=style)
    )
    (row,) = read_book(tmp_path, made).laid.rows
    assert (row.rating, row.rating_from) == ("green", "rule")


@pytest.mark.parametrize(
    "rule",
    [
        FormulaRule(formula=["B2>C2"], fill=RED),
        IconSetRule("3TrafficLights1", "num", [0, 1, 2]),
    ],
)
def test_rules_that_only_excel_works_out_are_said_not_guessed(tmp_path: Path, rule: Rule) -> None:
    made = book("1")
    made["S"].conditional_formatting.add("C2:C20", rule)
    done = read_book(tmp_path, made)
    assert [row.rating for row in done.laid.rows] == [""]
    assert places(done.read.problems, "SA-R91") == ["scorecard.xlsx › S › C1"]


TARGET = "Indicator | Target | Apr-25 | May-25 | RAG\nCP visits in timescale | '95%' | '90%' | {}"


@pytest.mark.parametrize(
    ("latest", "rating", "said_so"),
    [
        ("'88%'", "Green", True),
        ("'96%'", "Red", True),
        ("'96%'", "Green", False),
        ("'88%'", "R", False),
        ("'88%'", "Amber", False),
    ],
)
def test_a_rating_that_its_target_contradicts_is_said_and_the_figure_is_used(
    tmp_path: Path, latest: str, rating: str, said_so: bool
) -> None:
    done = read_table(tmp_path, TARGET.format(f"{latest} | {rating}"))
    assert ("SA-R90" in codes(done.read.problems)) is said_so
    assert len(done.figures()) == 2
    if said_so:
        assert places(done.read.problems, "SA-R90") == ["scorecard.xlsx › Scorecard › E2"]
        assert "target 95" in said(done.read.problems, "SA-R90")


def test_a_fill_that_its_target_contradicts(tmp_path: Path) -> None:
    made = make({"S": TARGET.format("'88%' |")})
    made["S"]["E2"].fill = PatternFill("solid", fgColor="00B050")
    done = read_book(tmp_path, made)
    assert "fill colour" in said(done.read.problems, "SA-R90")


def test_where_lower_is_better(tmp_path: Path) -> None:
    table = "Indicator | Target | May-25 | RAG\nRe-referrals within 12 months | '20%' | '25%' | G"
    done = read_table(tmp_path, table)
    assert "misses" in said(done.read.problems, "SA-R90")
