"""Audit summaries, in Word and in workbooks: counts of grades, themes placed, nothing quoted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from selfassess.read.dates.mentioned import round_of
from selfassess.read.summaries import Placed, ReadSummary, read_summary
from tests.books import COUNCIL, codes, dimensions, settings, write

CHILD = "Zebedee Quill"


def place(text: str, area: str, listed: str) -> Placed:
    """A stand-in for the classifier: everything about plans is sure."""
    ways = {"strength": "strength", "area for improvement": "weakness"}
    return Placed("child-in-need-plans", area, ways.get(listed, "neutral"), "plan" in text)


def read(path: Path) -> ReadSummary:
    return read_summary(path, settings(), COUNCIL, dimensions(), place)


def word(folder: Path, *rows: tuple[str, ...], title: str = "Audits, Q2 2026-27") -> Path:
    document = Document()
    document.add_heading(title, 0)
    document.add_heading("Help and protection", 1)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("What is working well", 2)
    document.add_paragraph(f"The plan for {CHILD} is clear and short", style="List Bullet")
    document.add_heading("Areas for improvement", 2)
    document.add_paragraph("Too many plans drift for months on end", style="List Bullet")
    document.add_paragraph("Something else altogether is going on", style="List Bullet")
    path = folder / "summary.docx"
    document.save(path)
    return path


HEAD = ("Practice area", "Outstanding", "Good", "RI", "Inadequate", "Total")


def test_grades_are_counted_under_their_aspect(tmp_path: Path) -> None:
    done = read(word(tmp_path, HEAD, ("Assessment", "1", "5", "3", "", "9")))
    (total,) = done.totals
    assert (total.round, total.date) == ("2026-27 Q2", date(2026, 9, 30))
    assert (total.area, total.aspect) == ("help_protection", "assessments")
    assert total.grades == {"outstanding": 1, "good": 5, "requires_improvement": 3}


def test_counts_beside_percentages_are_read_and_percentages_alone_are_not(tmp_path: Path) -> None:
    rows = (
        HEAD,
        ("Voice", "0", "6 (60%)", "4 (40%)", "0", "10"),
        ("Risk", "", "60%", "40%", "", ""),
    )
    done = read(word(tmp_path, *rows))
    assert [t.grades.get("good") for t in done.totals] == [6]
    assert "SA-R74" in codes(done.problems)


def test_grades_that_do_not_add_up_are_said(tmp_path: Path) -> None:
    done = read(word(tmp_path, HEAD, ("Assessment", "1", "5", "3", "0", "12")))
    assert codes(done.problems) == ["SA-R75"]


def test_lists_give_themes_and_no_word_of_them_is_kept(tmp_path: Path) -> None:
    done = read(word(tmp_path, HEAD, ("Assessment", "1", "5", "3", "0", "9")))
    assert [(t.aspect, t.points) for t in done.themes] == [
        ("child-in-need-plans", "strength"),
        ("child-in-need-plans", "weakness"),
    ]
    assert done.statements == 2
    (tally,) = done.tallies
    assert {a.reason: a.count for a in tally.set_aside} == {"a statement that is not placed": 1}
    assert CHILD not in str(done)


def test_a_summary_of_no_known_time_is_not_used(tmp_path: Path) -> None:
    done = read(word(tmp_path, HEAD, ("Assessment", "1", "5", "3", "0", "9"), title="Audits"))
    assert done.totals == () and codes(done.problems) == ["SA-R72"]


def test_a_grid_of_grades_in_a_workbook(tmp_path: Path) -> None:
    table = "Practice area | Outstanding | Good | Requires improvement\nPlanning | 1 | 2 | 3"
    path = write(tmp_path, {"Help and protection": table}, "Audit totals Q1 2026-27.xlsx")
    (total,) = read(path).totals
    assert (total.round, total.aspect, sum(total.grades.values())) == (
        "2026-27 Q1",
        "child-in-need-plans",
        6,
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Practice audits: summary for July to September 2026", "2026-27 Q2"),
        ("Audit summary 2026 Q2", "2026-27 Q2"),
        ("Audits Q4 2025/26 (final)", "2025-26 Q4"),
        ("Thematic audit, November 2025", "November 2025"),
        ("Annual audit report 2025-26", "2025-26"),
        ("Audit summary", None),
    ],
)
def test_the_round_is_named_in_the_title(title: str, name: str | None) -> None:
    found = round_of(title)
    assert (found[0] if found else None) == name
