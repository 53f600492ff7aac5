"""Broken, odd and malicious workbooks: a reading or a coded problem, never an exception."""

from __future__ import annotations

import io
import os
import sys
import time
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from openpyxl import Workbook as Made
from openpyxl import load_workbook

from selfassess.read.audits import read_audits
from selfassess.read.performance import read_performance
from selfassess.read.workbook import Cell, open_workbook
from selfassess.read.xlsx import package
from tests.books import COUNCIL, codes, dimensions, form, make, places, settings, write

CORPUS = Path(
    os.environ.get("SELFASSESS_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus")
)
HOSTILE = CORPUS / "hostile" / "xlsx"
SECONDS = 10
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512
SHEET = "xl/worksheets/sheet1.xml"


def packed(parts: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return held.getvalue()


def changed(change: Callable[[dict[str, bytes]], None], table: str = "a | b\n1 | 2") -> bytes:
    """A good workbook with something done to its parts."""
    held = io.BytesIO()
    make({"Sheet1": table}).save(held)
    with zipfile.ZipFile(held) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    change(parts)
    return packed(parts)


def with_doctype(parts: dict[str, bytes]) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    head, _, rest = parts[SHEET].partition(b"<worksheet")
    parts[SHEET] = head + bomb + b"<worksheet" + rest


def with_outside_entity(parts: dict[str, bytes]) -> None:
    call = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    head, _, rest = parts[SHEET].partition(b"<worksheet")
    parts[SHEET] = head + call + b"<worksheet" + rest.replace(b"<v>1</v>", b"<v>&a;</v>")


def without_sheet(parts: dict[str, bytes]) -> None:
    del parts[SHEET]


def with_wide_text(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet2.xml"] = b" " * (package.LARGEST_XML + 1)


def with_many_cells(parts: dict[str, bytes]) -> None:
    row = b'<row r="%d">' + b"<c><v>1</v></c>" * 900 + b"</row>"
    rows = b"".join(row % number for number in range(1, 500))
    head, _, _ = parts[SHEET].partition(b"<sheetData>")
    parts[SHEET] = head + b"<sheetData>" + rows + b"</sheetData></worksheet>"


REFUSED = {
    "an empty file": (b"", "SA-R02"),
    "protected with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "SA-R03"),
    "an old .xls": (OLE, "SA-R04"),
    "a web page": (b"<html><table></table></html>", "SA-R05"),
    "a text file": (b"Indicator,Period,Value\n", "SA-R05"),
    "a PDF": (b"%PDF-1.7 ...", "SA-R05"),
    "a Word document": (packed({"word/document.xml": "<x/>"}), "SA-R05"),
    "an OpenDocument file": (packed({"mimetype": "", "content.xml": ""}), "SA-R05"),
    "a binary workbook": (packed({"xl/workbook.bin": ""}), "SA-R05"),
    "cut off": (changed(lambda parts: None)[:-400], "SA-R07"),
    "a bomb of entities": (changed(with_doctype), "SA-R07"),
    "a pull at another file": (changed(with_outside_entity), "SA-R07"),
    "a sheet that is missing": (changed(without_sheet), "SA-R07"),
    "a flood of text": (changed(with_wide_text), "SA-R08"),
    "a flood of cells": (changed(with_many_cells), "SA-R08"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_cannot_be_read_is_refused_by_name(name: str, tmp_path: Path) -> None:
    data, code = REFUSED[name]
    path = tmp_path / "performance.xlsx"
    path.write_bytes(data)
    book = open_workbook(path)
    assert (book.sheets, [p.code for p in book.problems]) == ((), [code])


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    assert [p.code for p in open_workbook(tmp_path / "none.xlsx").problems] == ["SA-R01"]


def test_a_workbook_that_the_system_will_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, {"Sheet1": "a | b"})

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [p.code for p in open_workbook(path).problems] == ["SA-R09"]


def test_a_workbook_that_excel_holds_open_is_read_and_said(tmp_path: Path) -> None:
    path = write(tmp_path, {"Sheet1": "a | b\n1 | 2"})
    (tmp_path / f"~${path.name}").write_bytes(b"")
    book = open_workbook(path)
    assert [p.code for p in book.problems] == ["SA-R10"]
    assert len(book.sheets[0].rows) == 2


def test_an_empty_workbook(tmp_path: Path) -> None:
    Made().save(tmp_path / "book.xlsx")
    done = read_performance(tmp_path / "book.xlsx", form("performance"), settings(), COUNCIL)
    assert codes(done.problems, ()) == ["SA-R06"]


def test_a_claim_of_a_billion_cells_costs_nothing(tmp_path: Path) -> None:
    def claim(parts: dict[str, bytes]) -> None:
        far = b'<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>'
        merged = b'<mergeCells><mergeCell ref="A2:XFD1048575"/></mergeCells>'
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", far + merged)

    (tmp_path / "book.xlsx").write_bytes(changed(claim))
    (sheet,) = open_workbook(tmp_path / "book.xlsx").sheets
    assert sheet.rows[1_048_576][16_384].address == "XFD1048576"
    assert sum(len(row) for row in sheet.rows.values()) == 5


def test_a_stated_size_is_not_believed(tmp_path: Path) -> None:
    def lie(parts: dict[str, bytes]) -> None:
        parts[SHEET] = parts[SHEET].replace(b'ref="A1:B2"', b'ref="A1:A1"')

    path = tmp_path / "book.xlsx"
    path.write_bytes(changed(lie))
    (sheet,) = open_workbook(path).sheets
    assert [[c.value for c in row.values()] for row in sheet.rows.values()] == [["a", "b"], [1, 2]]


def test_days_of_the_1904_system_are_the_same_days(tmp_path: Path) -> None:
    for epoch in (datetime(1899, 12, 30), datetime(1904, 1, 1)):
        book = make({"Sheet1": "a | b"})
        book.epoch = epoch
        book["Sheet1"]["A2"] = datetime(2026, 9, 30)
        book.save(tmp_path / "book.xlsx")
        (sheet,) = open_workbook(tmp_path / "book.xlsx").sheets
        assert sheet.rows[2][1].value == datetime(2026, 9, 30)


def test_odd_spaces_and_invisible_characters_do_not_hide_a_heading(tmp_path: Path) -> None:
    head = "\ufeffIndicator\u200b | Peri\u00adod\u00a0 | \u2007Value"
    row = "Re-referrals\u00a0within  12\u202fmonths | \u200f2025\u201326 | 21.4\u00a0%"
    path = write(tmp_path, {"Help and protection": f"{head}\n{row}"})
    done = read_performance(path, form("performance"), settings(), COUNCIL)
    assert [(v.value, v.period.say()) for v in done.values] == [(21.4, "2025-26")]


def test_headings_printed_again_and_twice(tmp_path: Path) -> None:
    head = "Indicator | Period | Value | Value"
    row = "rereferrals_pct | 2025-26 | 21 | 99"
    path = write(tmp_path, {"Help and protection": f"{head}\n{row}\n{head}"})
    done = read_performance(path, form("performance"), settings(), COUNCIL, "p.xlsx")
    assert [v.value for v in done.values] == [21]
    assert places(done.problems, "SA-R28") == ["p.xlsx › Help and protection › D1"]
    assert [a.reason for t in done.tallies for a in t.set_aside] == ["the headings once more"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = make({"Sheet1": "a | b"})
    cell = book["Sheet1"]["A2"]
    cell.value, cell.data_type = '=HYPERLINK("http://x","y")', "s"
    book.save(tmp_path / "book.xlsx")
    (sheet,) = open_workbook(tmp_path / "book.xlsx").sheets
    assert sheet.rows[2][1] == Cell(2, 1, '=HYPERLINK("http://x","y")')


def test_a_formula_that_gives_empty_text_is_blank_not_broken(tmp_path: Path) -> None:
    def formula(parts: dict[str, bytes]) -> None:
        sheet = parts[SHEET]
        parts[SHEET] = sheet.replace(
            b'<c r="A2" t="n"><v>1</v></c>', b'<c r="A2" t="str"><f>""</f><v></v></c>'
        )
        assert parts[SHEET] != sheet

    path = tmp_path / "book.xlsx"
    path.write_bytes(changed(formula))
    assert list(open_workbook(path).sheets[0].rows[2]) == [2]


@hypothesis(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=600))
def test_any_bytes_are_a_reading_or_a_problem(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.xlsx"
    for content in (data, b"PK\x03\x04" + data):
        path.write_bytes(content)
        book = open_workbook(path)
        assert book.refused
        assert len(book.problems) == 1


@hypothesis(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_workbook_is_a_reading_or_a_problem(tmp_path: Path, data: st.DataObject) -> None:
    good = bytearray(changed(lambda parts: None))
    for _ in range(data.draw(st.integers(1, 12))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "any.xlsx"
    path.write_bytes(bytes(good))
    book = open_workbook(path)
    assert book.sheets or book.problems


CELLS = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**6), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
    st.sampled_from(
        ["Good", "2025-26", "rereferrals_pct", "c", "<5", "#REF!", "Help and protection"]
    ),
)


@hypothesis(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8))
def test_whatever_a_sheet_holds_every_row_is_accounted_for(tmp_path: Path, rows: list) -> None:
    book = make(
        {
            "Help and protection": "Indicator | Period | Value | Numerator | Denominator | Note",
            "Audits": "Round | Date | Judgement area | Overall grade | Assessment | Actions set",
        }
    )
    for ws in book:
        for row in rows:
            ws.append([_storable(value) for value in row])
    path = tmp_path / "any.xlsx"
    book.save(path)
    for done in (
        read_performance(path, form("performance"), settings(), COUNCIL),
        read_audits(path, form("audits"), settings(), COUNCIL, dimensions()),
    ):
        read = sum(t.read for t in done.tallies)
        assert read == sum(t.used + sum(a.count for a in t.set_aside) for t in done.tallies)


def _storable(value: object) -> object:
    if isinstance(value, str):
        return "".join(c for c in value if c.isprintable())[:12] or None
    return value


@pytest.mark.corpus
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the corpus of hostile files is not here")
def test_every_workbook_of_the_corpus_is_a_reading_or_a_problem() -> None:
    faults = []
    for path in sorted(HOSTILE.iterdir()):
        started = time.perf_counter()
        book = open_workbook(path)
        if time.perf_counter() - started > SECONDS or bool(book.sheets) == any(
            p.code < "SA-R10" for p in book.problems
        ):
            faults.append(path.name)
    assert faults == []


@pytest.mark.corpus
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the corpus of hostile files is not here")
def test_a_second_reader_finds_the_same_numbers() -> None:
    """Numbers and truth values, cell by cell; text and dates differ in what each tidies."""
    warnings.simplefilter("ignore")  # the other reader's, of what it does not read
    compared = 0
    differing = []
    for path in sorted(HOSTILE.glob("*.xlsx")):
        if path.stat().st_size > 60_000:
            continue
        try:
            other = load_workbook(path, data_only=True, keep_links=False)
        except Exception:  # what the other reader refuses is not compared
            continue
        here = {sheet.title: sheet for sheet in open_workbook(path).sheets}
        for ws in other.worksheets:
            if ws.title not in here:
                continue
            theirs = {place: c.value for place, c in ws._cells.items() if _plain(c.value)}
            mine = {
                (c.row, c.column): c.value
                for row in here[ws.title].rows.values()
                for c in row.values()
                if _plain(c.value) and not c.origin
            }
            compared += len(theirs)
            if mine != pytest.approx(theirs, rel=1e-12):
                differing.append(f"{path.name} › {ws.title}")
    assert compared > 1_000
    assert differing == []


def _plain(value: object) -> bool:
    return isinstance(value, int | float)


def test_reading_loads_no_library_that_writes_workbooks() -> None:
    import subprocess

    code = "import sys, selfassess.read.performance; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
