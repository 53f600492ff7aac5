"""PDF pages into blocks: what belongs together, what is taken off, where each block stands."""

# ruff: noqa: E501, SIM905 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.model.document import BlockKind
from selfassess.read.documents import read_document

TEAMS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima".split()


def said(name: str) -> str:
    """Three sentences that no other name gives: repeated lines would be running lines."""
    often = ("once", "twice", "seldom")
    return " ".join(
        f"The {name} team visits {name} children {n}, as {name} notes say." for n in often
    )


@pytest.fixture
def read(tmp_path: Path):
    def reading(printer):
        document, problems = read_document(printer.save(tmp_path / "report.pdf"))
        assert problems == []
        return document

    return reading


def test_headings_numbers_and_bullets(printer, read):
    p = printer().heading("What needs to improve?", 14)
    p.block(said("alpha"), mark="12.").block("The quality of plans.", mark="\u2022")
    found = [(b.kind, b.number, b.level, b.text) for b in read(p).blocks]
    assert found == [
        (BlockKind.HEADING, None, 0, "What needs to improve?"),
        (BlockKind.PARAGRAPH, 12, 0, said("alpha")),
        (BlockKind.ITEM, None, 1, "The quality of plans."),
    ]


def test_a_paragraph_cut_by_a_page_is_one_with_both_pages(printer, read):
    p = printer(footer="Inspection of Trafford local authority children's services")
    names = [f"{a} {b}" for a in TEAMS[:3] for b in TEAMS]
    long = [" ".join([said(name)] * (n % 3 + 1)) for n, name in enumerate(names)]
    for n, text in enumerate(long, start=1):
        p.block(text, mark=f"{n}.")
    document = read(p)
    assert [b.number for b in document.blocks] == list(range(1, 37))
    assert [b.text for b in document.blocks] == long
    assert any(b.last_page == b.page + 1 for b in document.blocks)


def test_running_lines_and_page_numbers_are_taken_off_and_kept_apart(printer, read):
    p = printer(footer="Inspection of Trafford local authority children's services")
    for team in TEAMS:
        p.block(said(team)).page()
    document = read(p)
    assert "Inspection of Trafford local authority children's services" in document.furniture
    assert not any("Inspection of" in b.text or b.text.isdigit() for b in document.blocks)


def test_a_heading_at_the_top_of_two_pages_is_no_running_line(printer, read):
    p = printer()
    for team in TEAMS[:3]:
        p.heading("Recommendations").block(said(team)).page()
    assert [b.text for b in read(p).blocks].count("Recommendations") == 3


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Plans for well-", "being are late.", "Plans for well-being are late."),
        ("Checks in pre-", "and post-birth work are late.", "Checks in pre- and post-birth work are late."),
        ("In 2014", "to 2015 plans were late.", "In 2014 to 2015 plans were late."),
        ("Plans and/", "or visits are late.", "Plans and/or visits are late."),
    ],
)  # fmt: skip
def test_words_parted_at_the_end_of_a_line(printer, read, first, second, joined):
    p = printer()
    p.line(first)
    p.line(second)
    assert [b.text for b in read(p).blocks] == [joined]


def test_a_footnote_and_its_mark_leave_the_text(printer, read):
    p = printer()
    p.put("What needs to improve?", 71, 14, True)
    p.put("1", 240, 7, True, y=p.y + 5)
    p.y -= 40
    p.block(said("alpha"))
    p.put("1", 71, 6, y=90)
    p.put("The items carry a reference.", 76, 10, y=86)
    document = read(p)
    assert [b.text for b in document.body()] == ["What needs to improve?", said("alpha")]
    assert [b.text for b in document.blocks if b.kind is BlockKind.FOOTNOTE] == [
        "1 The items carry a reference."
    ]


def test_a_table_gives_rows_of_cells(printer, read):
    p = printer()
    p.row("Judgement", "Grade").row("The first judgement|of the two", "Requires|improvement")
    p.row("The second", "Good").block(said("alpha"))
    table, text = read(p).blocks
    assert table.rows == (
        ("Judgement", "Grade"),
        ("The first judgement of the two", "Requires improvement"),
        ("The second", "Good"),
    )
    assert text.text == said("alpha")


def test_a_page_in_columns_is_not_taken_for_a_table(printer, read):
    p = printer()
    for n in range(30):
        p.put(f"Left column of running text {n}", 50, y=780 - 14.5 * n)
    for n in range(30):
        p.put(f"Right column of running text {n}", 320, y=780 - 14.5 * n)
    text = " ".join(b.text for b in read(p).blocks)
    assert text.index("Left column of running text 29") < text.index(
        "Right column of running text 0"
    )


def test_a_boxed_heading_held_last_in_the_file_is_read_in_its_place(printer, read):
    p = printer().block(said("alpha"))
    gap = p.y
    p.y -= 40
    p.block(said("bravo"))
    p.put("A boxed heading", 76, 12, True, y=gap - 12)
    assert [b.text for b in read(p).blocks] == [said("alpha"), "A boxed heading", said("bravo")]


def test_one_line_paragraphs_stay_apart(printer, read):
    p = printer()
    for team in TEAMS:
        p.block(f"The {team} team is small.")
    p.block(said("alpha"))
    assert len(read(p).blocks) == len(TEAMS) + 1


def test_a_source_gives_page_and_paragraph(printer, read):
    p = printer().block(said("alpha"), mark="7.")
    document = read(p)
    assert (
        document.source(document.blocks[0]).say() == "report.pdf \u203a page 1 \u203a paragraph 7"
    )
