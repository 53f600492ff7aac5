"""Documents that the tests print themselves: small PDFs in the forms that reports have."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from selfassess.model.inspection import InspectionDocument
from selfassess.model.printed import PrintedWords

ROOT = Path(__file__).resolve().parents[3]
LEFT, RIGHT_COLUMN, TOP, FOOT = 71.0, 360.0, 780.0, 70.0
WIDTH = 78  # characters on a line of 12 points


@dataclass
class Printer:
    """Prints lines onto pages and gives the bytes of a PDF."""

    footer: str = ""
    pages: list[list[tuple[float, float, float, str, str]]] = field(default_factory=lambda: [[]])
    y: float = TOP

    def put(self, text: str, x: float, size: float = 12, bold: bool = False, y: float = 0) -> None:
        self.pages[-1].append((x, y or self.y, size, "B" if bold else "R", text))

    def line(self, text: str, x: float = LEFT, size: float = 12, bold: bool = False) -> None:
        if self.y < FOOT:
            self.page()
        self.put(text, x, size, bold)
        self.y -= 1.21 * size

    def block(self, text: str, size: float = 12, bold: bool = False, mark: str = "") -> Printer:
        """A paragraph; with a list mark or number its lines hang."""
        x = LEFT + (28 if mark else 0)
        for n, line in enumerate(textwrap.wrap(text, int(WIDTH * 12 / size))):
            if mark and n == 0:
                if self.y < FOOT:
                    self.page()
                self.put(mark, LEFT, size, bold)
            self.line(line, x, size, bold)
        self.y -= size
        return self

    def heading(self, text: str, size: float = 14) -> Printer:
        return self.block(text, size, bold=True)

    def row(self, label: str, grade: str, middle: bool = False) -> Printer:
        """A row of two cells; either may have several lines (parted by a bar)."""
        labels, grades = label.split("|"), grade.split("|")
        top = self.y
        sink = (len(labels) - len(grades)) * 14.5 / 2 if middle else 0
        for n, text in enumerate(labels):
            self.put(text, LEFT + 6, y=top - n * 14.5)
        for n, text in enumerate(grades):
            self.put(text, RIGHT_COLUMN, y=top - sink - n * 14.5)
        self.y = top - max(len(labels), len(grades)) * 14.5 - 12
        return self

    def page(self) -> Printer:
        self.pages.append([])
        self.y = TOP
        return self

    def save(self, path: Path) -> Path:
        path.write_bytes(self.bytes())
        return path

    def bytes(self) -> bytes:
        contents = []
        for number, page in enumerate(self.pages, start=1):
            marks = list(page)
            if self.footer:
                marks.append((LEFT, 40, 8, "B", self.footer))
            marks.append((520, 30, 8, "R", str(number)))
            contents.append(b"\n".join(_show(*mark) for mark in marks))
        return pdf_of(contents)


def _show(x: float, y: float, size: float, font: str, text: str) -> bytes:
    words = text.replace("\u2500", "\u2013").encode("cp1252")
    words = words.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (font.encode(), size, x, y, words)


def pdf_of(contents: list[bytes]) -> bytes:
    """A PDF with one page for each content stream."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            b"<< /R 3 0 R /B 4 0 R >> >> /Contents %d 0 R >>" % (6 + 2 * n)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.fixture
def printer() -> Callable[..., Printer]:
    """Makes a printer of pages."""
    return Printer


@pytest.fixture(scope="session")
def words() -> PrintedWords:
    from selfassess.settings.documents import load_printed_words

    return load_printed_words(ROOT / "config")


@pytest.fixture
def read(tmp_path: Path, words: PrintedWords) -> Callable[..., InspectionDocument]:
    """Reads printed pages, or a text, as an inspection document."""

    def reading(source: Printer | str, name: str = "report") -> InspectionDocument:
        from selfassess.read.documents import read_document
        from selfassess.read.letters import read_inspection

        if isinstance(source, str):
            path = tmp_path / f"{name}.txt"
            path.write_text(source, encoding="utf-8")
        else:
            path = source.save(tmp_path / f"{name}.pdf")
        document, problems = read_document(path)
        assert document is not None, problems
        inspection = read_inspection(document, words)
        assert inspection is not None
        return inspection

    return reading
