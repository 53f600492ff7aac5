"""The inspection-readiness report: its nine parts, its lines of enquiry, the expected window."""

from __future__ import annotations

from datetime import date

from selfassess.compose.sections.preparation import months_after
from selfassess.model.annex_a import HiddenCounts
from selfassess.model.readiness import ChecklistItem
from selfassess.model.statement import Heading
from selfassess.settings.readiness import load_readiness
from tests.compose import compositions as made


def test_the_report_has_its_nine_parts_in_order() -> None:
    parts = [b.id for b in made.northmere_readied().blocks if isinstance(b, Heading)]
    names = ("stand", "lists", "checklist", "findings", "lines", "assurance", "contradictions")
    assert [p for p in parts if p.startswith("part.")] == [
        f"part.{name}" for name in (*names, "days", "gaps")
    ]


def test_an_aspect_is_one_line_of_enquiry_with_both_sides() -> None:
    blocks = {b.id: b for b in made.northmere_readied().blocks if hasattr(b, "id")}
    lines = [name for name in blocks if f"{name}.evidence" in blocks]
    assert len(lines) >= 10
    for name in lines:
        question, evidence = blocks[name], blocks[f"{name}.evidence"]
        rules = [item.statements[0].rule for item in evidence.items]
        assert question.paragraphs[0].statements[0].words.endswith("?")
        assert rules[0] in ("readiness.for_us", "readiness.none_for")
        assert rules[-1] == "readiness.unknown"
    titles = [blocks[f"{name}.heading"].text for name in lines]
    assert len(set(titles)) == len(titles)


def test_what_is_said_stands_beside_what_the_evidence_says() -> None:
    rows = next(b for b in made.northmere_readied().blocks if b.id == "contradictions.table").rows
    assert rows
    for row in rows:
        said, evidence = row.cells[1].words, row.cells[2].words
        assert said.rpartition(": ")[2] != evidence.partition(" [")[0].rpartition(": ")[2]
        assert "[" in evidence


def test_the_index_holds_what_the_report_refers_to_and_no_more() -> None:
    assert len(made.northmere_readied().evidence) < len(made.northmere().evidence)


def test_documents_that_are_not_needed_are_not_counted_and_late_ones_are() -> None:
    items = (
        ChecklistItem(group="A", item="One", owner="Head", status="Ready"),
        ChecklistItem(group="A", item="Two", status="not needed"),
        ChecklistItem(group="A", item="Three", due=date(2026, 1, 31), status="in hand"),
    )
    form = load_readiness().model_copy(update={"checklist": items})
    words = [s.words for s in made.readied(made.empty(), form=form).statements()]
    assert any(w.startswith("1 of 2 documents is ready; 1 is past its date.") for w in words)
    assert "1 of 2 documents has no owner." in words


def test_the_window_is_counted_in_months() -> None:
    assert months_after(date(2023, 6, 16), 30) == date(2025, 12, 1)
    assert months_after(date(2023, 6, 16), 42) == date(2026, 12, 1)


def test_the_lists_are_told_in_rows() -> None:
    words = [s.words for s in made.readied(made.empty(), lists=made.LISTS).statements()]
    assert (
        "1 of 2 lists were read, with 40 rows; 3 rows fail at least one rule that must be met."
        in words
    )


def test_breakdowns_are_printed_as_they_come_and_what_is_hidden_is_named() -> None:
    report = made.readied(made.thin(), lists=made.LISTS, cohorts=made.COHORTS)
    rows = next(b for b in report.blocks if b.id == "lists.breakdowns").rows
    assert [[cell.words for cell in row.cells] for row in rows] == [
        ["List 1", "Open rows by age", "Under 1: 22; not printed: 1 to 4, 5 to 9", "40"]
    ]


def test_numbers_of_rows_too_small_to_print_are_few() -> None:
    hidden = HiddenCounts(errors=frozenset({1}), rules=frozenset({("AA-101", 1)}))
    report = made.readied(made.thin(), None, made.LISTS, made.RULES, None, (), hidden)
    blocks = {b.id: b for b in report.blocks}
    assert [c.words for c in blocks["lists.table"].rows[0].cells][1:3] == ["40", "Few"]
    assert "lists.rules" not in blocks
    said = blocks["lists.sum"].paragraphs[0].statements[0].words
    assert said.endswith("0 rows fail at least one rule that must be met, "
                         "not counting lists where few do.")  # fmt: skip
