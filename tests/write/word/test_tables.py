"""Tables: a header that repeats, widths by content, no cell empty, status in words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from selfassess.model.statement import Cell, Column, Row, Table, Text
from selfassess.write.packed import pack, unpack
from selfassess.write.word.document import write_document
from selfassess.write.word.unbroken import kept_whole
from selfassess.write.word.widths import LEAST, column_widths

make = sys.modules["sa_composed"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PORTRAIT = 9412


def table(*rows: tuple[str, ...], titles: tuple[str, ...] = ("A", "B"), **more: object) -> Table:
    return Table(
        id="t",
        name="T",
        caption="A table",
        columns=tuple(Column(title=title) for title in titles),
        rows=tuple(make.row(*row) for row in rows),
        **more,
    )


def written(held: Table, template: Path) -> etree._Element:
    data = write_document(make.document(held), template)
    root = etree.fromstring(unpack(data)["word/document.xml"])
    return list(root.iter(f"{W}tbl"))[-1]


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_the_header_row_repeats_and_rows_stay_whole(template: Path) -> None:
    rows = written(table(("a", "b"), ("c", "d")), template).findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_an_empty_cell_and_a_missing_one_say_a_dash(template: Path) -> None:
    rows = written(table(("a", " "), ("c",)), template).findall(f"{W}tr")
    assert [[words(cell) for cell in row.iter(f"{W}tc")] for row in rows[1:]] == [
        ["a", "–"],
        ["c", "–"],
    ]


def test_a_table_without_rows_is_a_line_that_says_so(template: Path) -> None:
    data = write_document(make.document(table()), template)
    root = etree.fromstring(unpack(data)["word/document.xml"])
    assert "A table: nothing to show." in words(root)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("improving", "▲\u00a0improving"),
        ("declining", "▼\u00a0declining"),
        ("steady", "■\u00a0steady"),
        ("sources differ", "◆\u00a0sources\u00a0differ"),
        ("no evidence", "○\u00a0no\u00a0evidence"),
        ("no_reliable_change", "■\u00a0no\u00a0reliable\u00a0change"),
        ("strength", "●\u00a0strength"),
        ("a word of tomorrow", "○\u00a0a\u00a0word\u00a0of\u00a0tomorrow"),
    ],
)
def test_a_status_is_a_shape_and_a_word(template: Path, status: str, said: str) -> None:
    row = Row(cells=(make.cell("", status), make.cell("b")))
    held = table().model_copy(update={"rows": (row,)})
    cell = next(written(held, template).findall(f"{W}tr")[1].iter(f"{W}tc"))
    assert words(cell).strip("\u00a0") == said


def test_a_long_status_tints_only_its_shape(template: Path) -> None:
    long = "in line with the target; no reliable change"
    row = Row(cells=(Cell(spans=(Text(text=long),), status="in line"), make.cell("b")))
    held = table().model_copy(update={"rows": (row,)})
    runs = list(next(written(held, template).findall(f"{W}tr")[1].iter(f"{W}tc")).iter(f"{W}r"))
    dressed = [words(run) for run in runs if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert [each.strip("\u00a0") for each in dressed] == ["="]
    assert long in "".join(words(run) for run in runs)


@given(
    st.integers(min_value=1, max_value=9),
    st.lists(st.lists(st.text(max_size=80), max_size=9), max_size=12),
    st.booleans(),
)
def test_widths_always_add_up(columns: int, rows: list[list[str]], dense: bool) -> None:
    held = Table(
        id="t",
        name="T",
        caption="C",
        columns=tuple(Column(title=f"Column {at}") for at in range(columns)),
        rows=tuple(
            Row(cells=tuple(Cell(spans=(Text(text=each),)) for each in row)) for row in rows
        ),
        dense=dense,
    )
    widths = column_widths(held, PORTRAIT)
    assert sum(widths) == PORTRAIT
    assert len(widths) == columns
    if columns <= 3:
        assert min(widths) >= LEAST


def test_a_column_of_sentences_is_wider_than_one_of_numbers() -> None:
    long = "Return home interviews should be timely and used in plans for the child"
    widths = column_widths(table((long, "71"), (long, "9")), PORTRAIT)
    assert widths[0] > 2 * widths[1]
    assert widths[1] >= LEAST


def test_a_table_of_many_columns_asks_for_a_landscape_page(template: Path) -> None:
    titles = tuple(f"Year {at}" for at in range(8))
    data = write_document(make.document(table(titles, titles=titles)), template)
    root = etree.fromstring(unpack(data)["word/document.xml"])
    assert [s.get(f"{W}orient") for s in root.iter(f"{W}pgSz")][-1] == "landscape"


def test_columns_have_room_for_the_letters_of_the_template(template: Path, tmp_path: Path) -> None:
    """A council's wider font makes the columns of short words wider, so that none is broken."""
    held = table(
        ("A sentence that fills whatever room is left to it. " * 6, "Unaccompanied"),
        ("Another one of that kind, which is longer than a line. " * 6, "Weakness"),
    )
    parts = unpack(template.read_bytes())
    theme = parts["word/theme/theme1.xml"].decode()
    assert '"Arial"' in theme
    parts["word/theme/theme1.xml"] = theme.replace('"Arial"', '"Verdana"').encode()
    wide = tmp_path / "wide.docx"
    wide.write_bytes(pack(parts))
    short, broad = (
        int(written(held, look).findall(f".//{W}gridCol")[-1].get(f"{W}w"))
        for look in (template, wide)
    )
    assert broad > short


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("in 2025-26 [P1]", "in 2025‑26 [P1]"),
        ("14 of 52 records", "14\u00a0of\u00a052 records"),
        ("at 31 October 2026", "at 31\u00a0October 2026"),
        ("30 Sep 2026", "30\u00a0Sep\u00a02026"),
        ("ages 0-17, 2023-06-02", "ages 0-17, 2023-06-02"),
    ],
)
def test_years_dates_and_counts_stay_on_one_line(text: str, kept: str) -> None:
    assert kept_whole(text) == kept
