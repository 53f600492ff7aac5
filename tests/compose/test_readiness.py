"""The inspection-readiness report: its nine parts, its lines of enquiry, the expected window."""

from __future__ import annotations

from datetime import date

from selfassess.compose.sections.preparation import months_after
from selfassess.model.statement import Heading, Prose
from tests.compose import compositions as made


def test_the_report_has_its_nine_parts_in_order() -> None:
    parts = [b.id for b in made.northmere_readied().blocks if isinstance(b, Heading)]
    names = ("stand", "lists", "checklist", "findings", "lines", "assurance", "contradictions")
    assert [p for p in parts if p.startswith("part.")] == [
        f"part.{name}" for name in (*names, "days", "gaps")
    ]


def test_an_aspect_is_one_line_of_enquiry_with_both_sides() -> None:
    lines = [
        block
        for block in made.northmere_readied().blocks
        if isinstance(block, Prose) and block.id.startswith("line.")
    ]
    assert len(lines) >= 10
    for line in lines:
        question, evidence = line.paragraphs
        rules = [s.rule for s in evidence.statements]
        assert question.statements[0].words.endswith("?")
        assert rules[0] in ("readiness.for_us", "readiness.none_for")
        assert rules[-1] == "readiness.unknown"


def test_the_window_is_counted_in_months() -> None:
    assert months_after(date(2023, 6, 16), 30) == date(2025, 12, 1)
    assert months_after(date(2023, 6, 16), 42) == date(2026, 12, 1)


def test_the_lists_are_told_in_rows() -> None:
    words = [s.words for s in made.readied(made.empty(), lists=made.LISTS).statements()]
    assert (
        "1 of 2 lists were read, with 40 rows; 3 rows fail at least one rule that must be met."
        in words
    )
