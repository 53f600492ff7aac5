"""evidence.xlsx: three sheets, every entry with its source, and never a live formula."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from selfassess.write.excel.evidence import write_evidence

FACTORY = Path(__file__).resolve().parents[1] / "word" / "composed.py"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sa_composed_for_excel", FACTORY)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def book(make: ModuleType) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_evidence(make.full())))


def rows(book: Workbook, name: str) -> list[tuple[object, ...]]:
    return list(book[name].iter_rows(min_row=2, values_only=True))


def test_the_sheets_are_frozen_and_filtered(book: Workbook) -> None:
    assert book.sheetnames == ["Evidence", "Statements", "Figures"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"


def test_every_entry_stands_with_its_source(make: ModuleType, book: Workbook) -> None:
    held = {row[0]: row for row in rows(book, "Evidence")}
    for entry in make.full().evidence:
        assert held[entry.label][5] == entry.places[0].say()


def test_every_sentence_stands_with_its_evidence(make: ModuleType, book: Workbook) -> None:
    held = {row[6]: row for row in rows(book, "Statements")}
    statements = make.full().statements()
    assert len(rows(book, "Statements")) == len(statements)
    for statement in statements:
        row = held[statement.id]
        assert row[2] == statement.words.strip()
        assert row[3] == (", ".join(statement.evidence) or "–")


def test_every_figure_stands_as_printed(book: Workbook) -> None:
    held = {row[0]: row[1] for row in rows(book, "Figures")}
    assert held["ind:rhi.latest"] == "71%"


def test_two_runs_give_the_same_bytes(make: ModuleType) -> None:
    assert write_evidence(make.full()) == write_evidence(make.full())


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", "=HYPERLINK(1)", "\x00=1"])
def test_text_never_becomes_a_formula(make: ModuleType, text: str) -> None:
    entry = make.entry("P1").model_copy(update={"shows": text})
    document = make.document(make.prose("p", text)).model_copy(update={"evidence": (entry,)})
    book = openpyxl.load_workbook(io.BytesIO(write_evidence(document)))
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert rows(book, "Evidence")[0][3] == text.replace("\x00", "")


def test_no_cell_is_empty(book: Workbook) -> None:
    for sheet in book:
        assert all(cell.value for row in sheet.iter_rows() for cell in row)
