"""`selfassess readiness` and `draft --brief` as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import docx
from openpyxl import load_workbook

from selfassess.commands.brief import brief
from selfassess.commands.check import check
from selfassess.commands.draft import draft
from selfassess.commands.readiness import readiness


def words_of(path: Path) -> str:
    said = "".join(docx.Document(str(path)).element.body.itertext())
    return said.replace("\u00a0", " ")


def test_the_checklist_is_made_once_and_then_feeds_the_report(workspace: Path) -> None:
    first = readiness(str(workspace))
    checklist = workspace / "inputs" / "checklist.xlsx"
    assert any("checklist.xlsx" in path for path in first.wrote)
    book = load_workbook(checklist)
    sheet = book["Checklist"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row=3, column=heads["Owner"], value="Head of performance")
    sheet.cell(row=3, column=heads["Status"], value="ready")
    book.save(checklist)
    kept = checklist.read_bytes()
    second = readiness(str(workspace))
    assert checklist.read_bytes() == kept
    assert not any("checklist.xlsx" in path for path in second.wrote)
    said = words_of(workspace / "outputs" / "inspection-readiness.docx")
    assert "1 of 25 documents is ready" in said
    assert "24 of 25 documents have no owner" in said


def test_the_same_again_changes_nothing(workspace: Path) -> None:
    readiness(str(workspace))
    report = workspace / "outputs" / "inspection-readiness.docx"
    first = report.read_bytes()
    again = readiness(str(workspace))
    assert report.read_bytes() == first
    assert any("inspection-readiness.docx" in line for line in again.left_alone)


def test_report_and_draft_give_one_piece_of_evidence_one_label(workspace: Path) -> None:
    readiness(str(workspace))
    before = (workspace / "outputs" / ".selfassess" / "memory.json").read_text("utf-8")
    draft(str(workspace))
    labels = json.loads(before)["labels"]
    after = json.loads((workspace / "outputs" / ".selfassess" / "memory.json").read_text("utf-8"))
    assert labels and labels.items() <= after["labels"].items()


def test_the_short_version_stands_beside_the_draft(workspace: Path) -> None:
    done = brief(str(workspace))
    assert [Path(p).name for p in done.wrote] == ["self-evaluation-brief.docx"]
    said = words_of(workspace / "outputs" / "self-evaluation-brief.docx")
    assert "What needs to get better" in said
    assert "[P" not in said


def test_check_reads_the_checklist_too(workspace: Path) -> None:
    readiness(str(workspace))
    path = workspace / "inputs" / "checklist.xlsx"
    book = load_workbook(path)
    sheet = book["Checklist"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row=4, column=heads["By"], value="some time soon")
    book.save(path)
    said = [problem.say() for problem in check(str(workspace)).problems]
    assert [line for line in said if "checklist.xlsx › Checklist ›" in line]
