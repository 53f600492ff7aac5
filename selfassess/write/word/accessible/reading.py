"""A document opened for checking: its paragraphs with where they stand and how they are dressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from selfassess.write.word.accessible.dressed import Dress, Dresser
from selfassess.write.word.elements import w
from selfassess.write.word.package import Package

_SHORT = 60


@dataclass(frozen=True)
class Fault:
    """A breach of one rule: the paragraph it stands in (counted from 1, 0 for the whole) and the
    heading above it."""

    code: str
    under: str = ""
    found: str = ""
    paragraph: int = 0


@dataclass(frozen=True)
class Line:
    """One paragraph. `cell` is the table cell it stands in, `level` its outline level."""

    element: etree._Element
    number: int
    text: str
    level: int | None
    under: str
    dress: Dress
    cell: etree._Element | None

    def fault(self, code: str, found: str = "") -> Fault:
        return Fault(code, self.under, found or shorten(self.text), self.number)


class Page:
    """All that the rules look at."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = package.part(package.main)
        theme = package.one("theme")
        self.dresser = Dresser(
            package.part(package.one("styles")), package.part(theme) if theme else None
        )
        self._grounds: dict[etree._Element, str] = {}
        self.lines = list(self._read())

    def _read(self) -> Iterator[Line]:
        under = ""
        for number, element in enumerate(self.document.iter(w("p")), start=1):
            text = text_of(element)
            level = self.dresser.level(self.dresser.style_of(element))
            cell = next(element.iterancestors(w("tc")), None)
            dress = self.dresser.of_paragraph(element, Dress(ground=self._cell_ground(cell)))
            if level is not None and text.strip():
                under = shorten(text)
            yield Line(element, number, text, level, under, dress, cell)

    def _cell_ground(self, cell: etree._Element | None) -> str:
        if cell is None:
            return ""
        if cell not in self._grounds:
            self._grounds[cell] = self.dresser.cell_ground(cell) or self._row_ground(cell)
        return self._grounds[cell]

    def _row_ground(self, cell: etree._Element) -> str:
        row, table = cell.getparent(), next(cell.iterancestors(w("tbl")), None)
        if table is None or row is None or next(table.iter(w("tr")), None) is not row:
            return ""
        style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        return self.dresser.first_row_ground(None if style is None else style.get(w("val")))


def text_of(element: etree._Element) -> str:
    """The words a paragraph or cell shows, with tabs."""
    parts = []
    for piece in element.iter(w("t"), w("tab"), w("br")):
        if piece.tag == w("t"):
            parts.append(piece.text or "")
        elif piece.getparent() is not None and piece.getparent().tag == w("r"):  # type: ignore[union-attr]
            parts.append("\t" if piece.tag == w("tab") else " ")
    return "".join(parts)


def shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHORT else f"{plain[: _SHORT - 1]}…"
