"""Text files: plain, Markdown, and PDFs that other programs turned into text."""

# ruff: noqa: E501, SIM905 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.model.document import BlockKind
from selfassess.read.documents import read_document


@pytest.fixture
def read(tmp_path: Path):
    def reading(text: str | bytes):
        path = tmp_path / "letter.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        document, problems = read_document(path)
        assert document is not None, problems
        return document

    return reading


def texts(document):
    return [b.text for b in document.blocks]


def test_paragraphs_part_at_blank_lines(read):
    assert texts(read("One line\nand its end.\n\nAnother.\n")) == [
        "One line and its end.",
        "Another.",
    ]


@pytest.mark.parametrize(
    ("source", "kind", "number", "text"),
    [
        ("# A title", BlockKind.HEADING, None, "A title"),
        ("#### **A lesser one**", BlockKind.HEADING, None, "A lesser one"),
        (" - an item", BlockKind.ITEM, None, "an item"),
        ("\u2022 an item", BlockKind.ITEM, None, "an item"),
        ("12. A paragraph", BlockKind.PARAGRAPH, 12, "A paragraph"),
        ("- 23. A paragraph that was made an item", BlockKind.PARAGRAPH, 23, "A paragraph that was made an item"),
        ("12.\nA number on its own line", BlockKind.PARAGRAPH, 12, "A number on its own line"),
        ("Board<sup>1</sup> and **bold** words", BlockKind.PARAGRAPH, None, "Board and bold words"),
        ("The $\\ensuremath{\\mathsf{Board}}^1$ met", BlockKind.PARAGRAPH, None, "The Board met"),
        ("Plans \\* and \\_ marks", BlockKind.PARAGRAPH, None, "Plans * and _ marks"),
    ],
)  # fmt: skip
def test_marks(read, source, kind, number, text):
    (block,) = read(source + "\n").blocks
    assert (block.kind, block.number, block.text) == (kind, number, text)


@pytest.mark.parametrize(
    "source",
    [
        "1. Help and protection\tGood\n2. Care\t\tInadequate\n",
        "| 1. Help and protection | Good |\n|---|---|\n| 2. Care | Inadequate |\n",
        "1. Help and protection            Good\n\n2. Care                          Inadequate\n",
        "1. Help and protection            Good\n\n2. Care\n                                 Inadequate\n",
    ],
)  # fmt: skip
def test_tables_by_tabs_bars_and_white_space(read, source):
    (table,) = read(source).blocks
    assert table.rows == (("1. Help and protection", "Good"), ("2. Care", "Inadequate"))


def test_a_sentence_cut_by_a_page_break_is_joined(read):
    document = read(
        "Return interviews for children in care have remained\n\nconstant, and most are done.\n"
    )
    assert texts(document) == [
        "Return interviews for children in care have remained constant, and most are done."
    ]


def test_form_feeds_count_pages_and_running_lines_go(read):
    page = "The {team} team is small.\n\n\n\nInspection of Trafford\n8 to 19 June 2026      {n}\n"
    teams = enumerate(("alpha", "bravo", "charlie", "delta", "echo"), start=1)
    document = read("\f".join(page.format(team=team, n=n) for n, team in teams))
    assert document.pages == 5
    assert [b.page for b in document.blocks] == [1, 2, 3, 4, 5]
    assert not any("Inspection of" in t for t in texts(document))


def test_running_lines_go_from_a_text_without_page_marks(read):
    pages = [f"A paragraph of its own, number {w}.\n\nInspection of Trafford, June 2026   {n}\n\n{n}\n" for n, w in
             enumerate("one two three four five six seven".split(), 1)]  # fmt: skip
    found = texts(read("\n".join(pages)))
    assert found == [
        f"A paragraph of its own, number {w}." for w in "one two three four five six seven".split()
    ]


def test_address_lines_are_kept_as_printed(read):
    (block,) = read("Sam Sample\nDirector\nTrafford Council\n").blocks
    assert block.printed == ("Sam Sample", "Director", "Trafford Council")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read, encoding):
    assert texts(read("Children\u2019s plans \u2013 late\n".encode(encoding))) == [
        "Children\u2019s plans \u2013 late"
    ]
