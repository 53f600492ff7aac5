"""`check --mark`: copies in which every faulty cell can be seen, listed on the first sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from selfassess.commands.check import check
from selfassess.commands.refused import worded
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.excel.marked import FIRST_SHEET, marked_values, marked_workbook
from tests.books import make

RED, YELLOW = "00FFC7CE", "00FFEB9C"


def bytes_of(table: str, title: str = "Scorecard", merge: str = "") -> bytes:
    book = make({title: table})
    if merge:
        book[title].merge_cells(merge)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def marked(data: bytes, *places: tuple[str, str | None, int | None]):
    problems = worded(
        Problem.of(code, Source(file="a.xlsx", sheet="Scorecard", cell=cell, row=row), found="x")
        for code, cell, row in places
    )
    return load_workbook(io.BytesIO(marked_workbook(data, problems, "a.xlsx")))


def test_a_faulty_cell_is_coloured_and_says_what_is_wrong_and_what_to_do() -> None:
    book = marked(bytes_of("Indicator | Apr-25\nReferrals | oops"), ("SA-R12", "B2", 2))
    cell = book["Scorecard"]["B2"]
    assert cell.fill.fgColor.rgb == RED
    assert "expected a number" in cell.comment.text.lower()
    assert "Leave the cell empty" in cell.comment.text
    assert cell.value == "oops"


def test_the_first_sheet_lists_every_place_with_a_link_to_it() -> None:
    book = marked(
        bytes_of("Indicator | Apr-25\nReferrals | oops"), ("SA-R12", "B2", 2), ("SA-R46", None, 2)
    )
    first = book.worksheets[0]
    assert first.title == FIRST_SHEET
    assert first["B5"].hyperlink.location == "'Scorecard'!B2"
    assert first["B6"].hyperlink.location == "'Scorecard'!A2"
    assert [first.cell(row, 1).value for row in (5, 6)] == ["Put right", "Look at"]


def test_a_cell_inside_a_merged_area_is_marked_at_its_first_cell() -> None:
    book = marked(bytes_of("Indicator | 2025/26 | x", merge="B1:C1"), ("SA-R63", "C1", 1))
    assert book["Scorecard"]["B1"].comment is not None


@pytest.mark.parametrize(
    "formula",
    [
        "=cmd|' /C calc'!A0",
        '=WEBSERVICE("http://x")',
        "=[1]Sheet1!A1",
        '=HYPERLINK("http://x","y")',
        r"='C:\temp\[other.xlsx]Sheet1'!A1",
    ],
)
def test_a_formula_that_reaches_out_of_the_workbook_becomes_text(formula: str) -> None:
    book = make({"Scorecard": "Indicator | Apr-25"})
    book["Scorecard"]["B2"] = formula
    book["Scorecard"]["B3"] = "=SUM(B4:B5)"
    held = io.BytesIO()
    book.save(held)
    copy = marked(held.getvalue(), ("SA-R13", "B3", 3))["Scorecard"]
    assert (copy["B2"].data_type, copy["B2"].value) == ("s", formula)
    assert (copy["B3"].data_type, copy["B3"].value) == ("f", "=SUM(B4:B5)")


def test_text_that_begins_like_a_formula_stays_text_in_a_copy_of_values() -> None:
    data = marked_values({"Export": [(1, 1, "=1+1"), (2, 1, "@x")]}, (), "a.csv")
    sheet = load_workbook(io.BytesIO(data))["Export"]
    assert [(c.data_type, c.value) for c in sheet["A"]] == [("s", "=1+1"), ("s", "@x")]


def test_check_with_mark_leaves_the_original_as_it_was(workspace: Path) -> None:
    scorecard = workspace / "inputs" / "performance" / "scorecard.xlsx"
    scorecard.parent.mkdir()
    scorecard.write_bytes(
        bytes_of("Indicator | Apr-25\nRefferrals received | 12\nCin plans | oops")
    )
    before = scorecard.read_bytes()
    outcome = check(str(workspace), marked=True)
    copy = workspace / "outputs" / "marked" / "scorecard (marked).xlsx"
    assert str(copy) in outcome.wrote
    assert scorecard.read_bytes() == before
    said = load_workbook(copy)["Scorecard"]
    assert {c.coordinate for row in said.iter_rows() for c in row if c.comment} == {"A2", "B3"}
