"""The matching sheet handed back: words of people are kept, used, and never guessed at."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from selfassess.commands.check import check
from selfassess.commands.gather import gather_matched
from selfassess.model.layout import Sureness
from tests.books import make

TABLE = """
Indicator | Apr-25 | May-25
Refferals received by the front door | 200 | 210
Happy families index | 7 | 8
Children looked after | 450 | 451
"""
TITLE = "Scorecard"


@pytest.fixture
def folder(workspace: Path) -> Path:
    inputs = workspace / "inputs"
    (inputs / "performance.xlsx").unlink()
    (inputs / "performance").mkdir()
    make({TITLE: TABLE}).save(inputs / "performance" / "october.xlsx")
    check(str(workspace))
    return workspace


def answer(folder: Path, label: str, word: str, sheet: str = "Rows") -> None:
    path = folder / "inputs" / "matching.xlsx"
    book = load_workbook(path)
    ws = book[sheet]
    columns = {cell.value: cell.column for cell in ws[1]}
    key = "Name in the workbook" if sheet == "Rows" else "Heading"
    for row in range(2, ws.max_row + 1):
        if ws.cell(row, columns[key]).value == label:
            ws.cell(row, columns["Your word"], word)
    book.save(path)


def declare(folder: Path, *values: str) -> None:
    path = folder / "inputs" / "matching.xlsx"
    book = load_workbook(path)
    for column, value in enumerate(values, 1):
        book["Own indicators"].cell(2, column, value)
    book.save(path)


def used(folder: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in gather_matched(folder).dossier.evidence.values:
        counts[value.indicator] = counts.get(value.indicator, 0) + 1
    return counts


def test_nothing_uncertain_is_used_before_a_person_has_spoken(folder: Path) -> None:
    assert used(folder) == {"cla_count": 2}


def test_yes_and_a_name_from_the_list_are_used(folder: Path) -> None:
    answer(folder, "Refferals received by the front door", "Referrals")
    assert used(folder) == {"cla_count": 2, "referrals_count": 2}


def test_a_row_left_out_is_set_aside_without_a_problem(folder: Path) -> None:
    answer(folder, "Happy families index", "Leave out")
    dossier = gather_matched(folder).dossier
    assert not [p for p in dossier.problems if p.blanks.get("found") == "Happy families index"]
    assert "left out in the matching sheet" in {a.reason for a in dossier.account.set_aside}


def test_an_indicator_of_ones_own_is_declared_and_used(folder: Path) -> None:
    declare(folder, "Happy families", "Help and protection", "early-help", "number", "higher")
    answer(folder, "Happy families index", "Happy families")
    gathered = gather_matched(folder)
    own = [i for i in gathered.dossier.settings.indicators.values() if i.local]
    assert [(i.name, i.area, i.aspect) for i in own] == [
        ("Happy families", "help_protection", "early-help")
    ]
    assert used(folder)[own[0].id] == 2
    check(str(folder))
    assert used(folder)[own[0].id] == 2


def test_a_word_that_nobody_understands_is_said_and_kept(folder: Path) -> None:
    answer(folder, "Happy families index", "hmm, perhaps")
    outcome = check(str(folder))
    assert "SA-R44" in {p.code for p in outcome.problems}
    rows = load_workbook(folder / "inputs" / "matching.xlsx")["Rows"]
    assert "hmm, perhaps" in {c.value for row in rows.iter_rows() for c in row}


def test_the_words_hold_for_next_months_workbook(folder: Path) -> None:
    answer(folder, "Refferals received by the front door", "Referrals")
    answer(folder, "Happy families index", "Leave out")
    check(str(folder))
    shelf = folder / "inputs" / "performance"
    (shelf / "october.xlsx").rename(shelf / "november.xlsx")
    outcome = check(str(folder))
    assert used(folder) == {"cla_count": 2, "referrals_count": 2}
    assert not [p for p in outcome.problems if p.code in ("SA-R61", "SA-R62")]


def test_words_about_rows_that_are_gone_are_not_lost(folder: Path) -> None:
    answer(folder, "Happy families index", "Leave out")
    make({TITLE: "Indicator | Apr-25\nChildren looked after | 450"}).save(
        folder / "inputs" / "performance" / "october.xlsx"
    )
    check(str(folder))
    rows = load_workbook(folder / "inputs" / "matching.xlsx")["Rows"]
    gone = [r for r in rows.iter_rows(values_only=True) if "Happy families index" in r]
    assert len(gone) == 1 and "not found this time" in gone[0]


def test_a_column_is_read_as_a_person_says(folder: Path) -> None:
    make({TITLE: "Indicator | Apr-25 | Wish\nChildren looked after | 450 | 430"}).save(
        folder / "inputs" / "performance" / "october.xlsx"
    )
    check(str(folder))
    answer(folder, "Wish", "target", "Columns")
    (target,) = gather_matched(folder).dossier.evidence.targets
    assert (target.indicator, target.value) == ("cla_count", 430.0)


def test_the_sheet_shows_how_sure_each_row_is(folder: Path) -> None:
    rows = load_workbook(folder / "inputs" / "matching.xlsx")["Rows"]
    head = [c.value for c in rows[1]]
    shown = {
        r[head.index("Name in the workbook")]: r[head.index("How sure")]
        for r in rows.iter_rows(min_row=2, values_only=True)
    }
    assert shown["Children looked after"] == Sureness.EXACT.value
    assert shown["Happy families index"] == Sureness.NONE.value


def test_a_label_that_begins_like_a_formula_stays_text(folder: Path) -> None:
    csv = folder / "inputs" / "performance" / "extract.csv"
    csv.write_text('Indicator,2025-26\n"=HYPERLINK(""http://x"",""y"") visits",12\n@SUM(1),3\n')
    check(str(folder), marked=True)
    copy = folder / "outputs" / "marked" / "extract (marked).xlsx"
    for path in (folder / "inputs" / "matching.xlsx", copy):
        cells = [c for ws in load_workbook(path) for row in ws.iter_rows() for c in row]
        assert any(str(c.value).startswith("=HYPERLINK") for c in cells)
        assert not [c.coordinate for c in cells if c.data_type == "f"]


def test_over_what_time_figures_are_counted_is_kept_also_while_the_row_is_gone(
    folder: Path,
) -> None:
    path = folder / "inputs" / "matching.xlsx"
    book = load_workbook(path)
    ws = book["Rows"]
    columns = {cell.value: cell.column for cell in ws[1]}
    label, counted = columns["Name in the workbook"], columns["Figures are"]
    (row,) = (n for n in range(2, 9) if ws.cell(n, label).value == "Happy families index")
    ws.cell(row, counted, "since April")
    book.save(path)
    scorecard = folder / "inputs" / "performance" / "october.xlsx"
    make({TITLE: "Indicator | Apr-25\nChildren looked after | 450"}).save(scorecard)
    for _ in range(2):
        check(str(folder))
        ws = load_workbook(path)["Rows"]
        kept = {ws.cell(n, label).value: ws.cell(n, counted).value for n in range(2, 9)}
        assert kept["Happy families index"] == "since April"
    assert not [p for p in check(str(folder)).problems if p.code == "SA-R92"]


def test_rows_new_and_gone_are_said_once(folder: Path) -> None:
    scorecard = folder / "inputs" / "performance" / "october.xlsx"
    make({TITLE: "Indicator | Apr-25\nChildren looked after | 450\nReferrals | 3"}).save(scorecard)
    told = [p.say() for p in check(str(folder)).problems if p.code == "SA-R92"]
    assert len(told) == 1 and "written: 1; rows gone: 2" in told[0]
    assert not [p for p in check(str(folder)).problems if p.code == "SA-R92"]
