"""Draft, change the inputs, draft again: the first page says what changed, and says it once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from selfassess.commands.draft import draft
from selfassess.commands.memory import recall


def page(workspace: Path) -> str:
    """The first page of the draft in the workspace, as plain text."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(str(workspace / "outputs" / "self-evaluation.docx")).element.body
    words = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    start = words.index("At a glance")
    said = "\n".join(words[start : words.index("Contents", start)])
    return said.replace("\u00a0", " ")


def set_row(workbook: Path, sheet: str, find: dict[int, str], column: str, value: object) -> str:
    """Changes one cell of the first row whose cells hold these words; returns what it held."""
    book = openpyxl.load_workbook(workbook)
    for row in book[sheet].iter_rows(min_row=2):
        if all(str(row[at].value) == words for at, words in find.items()):
            cell = book[sheet][f"{column}{row[0].row}"]
            before, cell.value = str(cell.value), value
            book.save(workbook)
            return before
    raise AssertionError(f"no row with {find}")


@pytest.fixture
def drafted(workspace: Path) -> Path:
    draft(str(workspace))
    return workspace


def test_the_first_draft_speaks_of_no_change(drafted: Path) -> None:
    assert "What changed since the last draft" not in page(drafted)


def test_a_changed_cell_and_a_changed_status_stand_on_the_first_page(drafted: Path) -> None:
    inputs = drafted / "inputs"
    name = "Return home interviews within 72 hours"
    # 40 of 97 in one month instead of 68: the year moves
    set_row(inputs / "performance.xlsx", "Help and protection", {0: name, 1: "Sep 2026"}, "D", 40)
    set_row(inputs / "performance.xlsx", "Help and protection", {0: name, 1: "Sep 2026"}, "C", 41.2)
    status = "O"
    book = openpyxl.load_workbook(inputs / "findings.xlsx")
    assert book["Findings"][f"{status}1"].value == "Status"
    changed = next(
        row[0].value
        for row in book["Findings"].iter_rows(min_row=2)
        if row[14].value == "improving" and str(row[0].value).startswith("ilacs-2023")
    )
    set_row(inputs / "findings.xlsx", "Findings", {0: changed}, status, "worse")
    draft(str(drafted))
    said = page(drafted)
    assert "What changed since the last draft" in said
    assert f"{name}: 67% (704 of 1,047) in the year to September 2026" in said
    assert "in the last draft 70% (732 of 1,047)" in said
    assert "improving in the last draft, worse now" in said


def test_a_closed_finding_a_new_one_and_evidence_that_is_gone_are_told(drafted: Path) -> None:
    inputs = drafted / "inputs"
    book = openpyxl.load_workbook(inputs / "findings.xlsx")
    sheet = book["Findings"]
    rows = [r for r in sheet.iter_rows(min_row=2) if str(r[0].value).startswith("ilacs-2023")]
    closing = next(r for r in rows if r[14].value == "improving")
    closing[14].value = "improved and sustained"
    copied = [cell.value for cell in closing]
    copied[0], copied[4] = "ilacs-2023-06.999", "The timeliness of letters to grandparents."
    copied[14] = None
    sheet.append(copied)
    book.save(inputs / "findings.xlsx")
    plan = openpyxl.load_workbook(inputs / "plan.xlsx")
    plan["Actions"].delete_rows(plan["Actions"].max_row)
    plan.save(inputs / "plan.xlsx")
    draft(str(drafted))
    said = page(drafted)
    assert "1 earlier finding closed: improved and sustained now" in said
    assert "1 finding of inspectors, new in the register" in said
    assert "1 piece of evidence of the last draft is held no longer" in said


def test_a_third_run_on_the_same_inputs_says_the_same_change(drafted: Path) -> None:
    inputs = drafted / "inputs"
    name = "Return home interviews within 72 hours"
    set_row(inputs / "performance.xlsx", "Help and protection", {0: name, 1: "Sep 2026"}, "D", 40)
    set_row(inputs / "performance.xlsx", "Help and protection", {0: name, 1: "Sep 2026"}, "C", 41.2)
    draft(str(drafted))
    first, remembered = page(drafted), recall(drafted)
    draft(str(drafted))
    assert page(drafted) == first
    assert recall(drafted).shows == remembered.shows
