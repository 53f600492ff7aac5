"""Forms of single audits, in workbooks and in Word: read as a row of the audit workbook is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docx import Document

from selfassess.read.audit_forms import audit_form, read_audit_forms
from selfassess.read.audits import ReadAudits
from selfassess.settings.layouts import load_layout_words
from tests.books import COUNCIL, codes, dimensions, form, make, settings, write

CHILD = "Zebedee Quill"
FORM = f"""
Case file audit
Child's name | {CHILD} | Child ID | NQ-1
Auditor name | Zora Quill | Date of audit | 14 May 2026
Plan type | Child in need plan | Team | Assessment North
Assessment and analysis | Good | She wrote of {CHILD}
Voice of the child | RI
Management oversight | Requires improvement to be good
Overall grade | Good
Moderated grade | RI
Strengths | {CHILD} was seen alone
"""


def read(*paths: Path) -> ReadAudits:
    books = [
        book
        for path in paths
        if (book := audit_form(path, path.name, form("audits"), settings(), dimensions()))
    ]
    words, _ = load_layout_words()
    return read_audit_forms(books, form("audits"), settings(), COUNCIL, dimensions(), words)


def is_form(path: Path) -> bool:
    return audit_form(path, path.name, form("audits"), settings(), dimensions()) is not None


def test_labels_with_their_answers_beside_them_are_one_audit(tmp_path: Path) -> None:
    done = read(write(tmp_path, {"Audit": FORM}))
    (audit,) = done.audits
    assert (audit.date, audit.round, audit.area) == (
        date(2026, 5, 14),
        "2026-27 Q1",
        "help_protection",
    )
    assert (audit.overall, audit.moderated) == ("good", "requires_improvement")
    assert {a.aspect: a.grade for a in audit.aspects} == {
        "assessments": "good",
        "visits-direct-work-voice": "requires_improvement",
        "management-oversight-hp": "requires_improvement",
    }
    assert audit.aspects[0].source.say() == "book.xlsx › Audit › B5"
    assert (audit.team, done.free_text["strengths"]) == ("Assessment North", 1)


def test_nothing_of_the_child_or_the_auditor_is_kept(tmp_path: Path) -> None:
    done = read(write(tmp_path, {"Audit": FORM}))
    assert "Quill" not in str(done) and "NQ-1" not in str(done)


def test_a_sheet_for_each_record(tmp_path: Path) -> None:
    second = FORM.replace("NQ-1", "NQ-2").replace("14 May", "20 August")
    second = second.replace("Child in need plan", "Looked after child")
    done = read(write(tmp_path, {"1": FORM, "2": second}))
    assert [(a.round, a.area) for a in done.audits] == [
        ("2026-27 Q1", "help_protection"),
        ("2026-27 Q2", "children_in_care"),
    ]


def test_the_same_record_in_two_forms_of_a_round_counts_once(tmp_path: Path) -> None:
    paths = [write(tmp_path, {"Audit": FORM}, name) for name in ("a.xlsx", "b.xlsx")]
    done = read(*paths)
    assert len(done.audits) == 1
    assert codes(done.problems) == ["SA-R49"]
    assert sum(t.read for t in done.tallies) == 2 and sum(t.used for t in done.tallies) == 1


def word(folder: Path, *grades: tuple[str, ...]) -> Path:
    document = Document()
    document.add_heading("Audit tool", 0)
    document.add_paragraph("Date of audit: 14 May 2026")
    document.add_paragraph("Judgement area: Care leavers")
    table = document.add_table(rows=0, cols=len(grades[0]))
    for row in grades:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = folder / "form.docx"
    document.save(path)
    return path


def test_a_word_form_with_a_mark_under_a_grade(tmp_path: Path) -> None:
    done = read(
        word(
            tmp_path,
            ("Practice", "Outstanding", "Good", "RI", "Inadequate"),
            ("Planning", "", "x", "", ""),
            ("Health", "", "", "✓", ""),
            ("Overall grade", "", "X", "", ""),
        )
    )
    (audit,) = done.audits
    assert (audit.area, audit.overall) == ("care_leavers", "good")
    assert [a.grade for a in audit.aspects] == ["good", "requires_improvement"]


def test_a_word_form_with_answers_beside_labels(tmp_path: Path) -> None:
    path = word(tmp_path, ("Planning", "Good"), ("Overall judgement", "Inadequate"))
    (audit,) = read(path).audits
    assert audit.overall == "inadequate"


def test_a_form_that_lacks_what_every_audit_needs_is_said(tmp_path: Path) -> None:
    form_of_no_plan = FORM.replace("Plan type | Child in need plan | ", "")
    done = read(write(tmp_path, {"Audit": form_of_no_plan}))
    assert done.audits == () and codes(done.problems) == ["SA-R94"]
    assert done.problems[0].blanks["missing"] == "judgement area"


def test_a_summary_of_grades_is_no_form(tmp_path: Path) -> None:
    head = ("Practice", "Outstanding", "Good", "RI", "Inadequate")
    assert not is_form(word(tmp_path, head, ("Planning", "1", "5", "3", "0")))


def test_a_log_of_records_is_no_form(tmp_path: Path) -> None:
    log = "Round | Date | Judgement area | Overall grade\n2026-27 Q1 | 14 May 2026 | Leaders | Good"
    book = make({"Audits": log})
    book.save(tmp_path / "log.xlsx")
    assert not is_form(tmp_path / "log.xlsx")
