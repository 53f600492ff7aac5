"""A document opened for checking: its paragraphs with where they stand and how they are dressed.

The rules run on every writing, so the document is walked once and each rule looks only at what
the walk laid out for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from selfassess.write.word.accessible.dressed import Dress, Dresser
from selfassess.write.word.elements import w
from selfassess.write.word.package import Package

_SHORT = 60
_ROW_OFF = ("0", "false")
_P, _R, _TBL, _TR, _TC = (w(name) for name in ("p", "r", "tbl", "tr", "tc"))
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = w("pPr"), w("rPr")
_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_STYLE, _SHADE, _VALUE, _LANGUAGE = w("pStyle"), w("shd"), w("val"), w("lang")
_T, _TAB, _BREAK, _HYPHEN = w("t"), w("tab"), w("br"), w("noBreakHyphen")
_INSTRUCTION, _SIMPLE_FIELD, _FIELD = w("instrText"), w("fldSimple"), w("instr")
_LINK, _DRAWING, _PICTURE, _SECTION = w("hyperlink"), w("drawing"), w("pict"), w("sectPr")
_BOXED = w("txbxContent")
_LIKE_LETTERS = {_TAB: "\t", _BREAK: " ", _HYPHEN: "-"}
_SAYS_NOTHING = frozenset(
    w(name)
    for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "sdtPr", "rPr", "commentRangeStart")
)
_TAKEN_AWAY = (w("del"), w("moveFrom"))  # tracked, not yet decided on
_PLAIN = Dress()
_REPEATED, _WHOLE = w("tblHeader"), w("cantSplit")
_TABLE_STYLE = f"{w('tblPr')}/{w('tblStyle')}"
# what holds paragraphs and tables without being either
_HOLDS = frozenset(
    w(name) for name in ("body", "sdt", "sdtContent", "customXml", "ins", "del", "moveTo")
)


@dataclass(frozen=True)
class Fault:
    """A breach of one rule: the paragraph it stands in (counted from 1, 0 for the whole) and the
    heading above it."""

    code: str
    under: str = ""
    found: str = ""
    paragraph: int = 0


@dataclass(slots=True)
class Line:
    """One paragraph. `level` is its outline level; `runs` its stretches of text that say
    something, each with its properties; the others are what some rule looks at."""

    number: int
    in_cell: bool
    text: str = ""
    level: int | None = None
    under: str = ""
    dress: Dress = _PLAIN
    runs: list[tuple[etree._Element | None, str]] = field(default_factory=list)
    links: tuple[etree._Element, ...] = ()
    drawings: tuple[etree._Element, ...] = ()
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    holds_object: bool = False
    boxed: bool = False

    def fault(self, code: str, found: str = "") -> Fault:
        return Fault(code, self.under, found or shorten(self.text), self.number)


@dataclass(slots=True)
class Grid:
    """One table: for each row whether it repeats as a header, whether it may not split, and for
    each of its cells whether it is filled and whether it is shaded."""

    element: etree._Element
    first: int  # the place among the lines of its first paragraph
    rows: list[tuple[bool, bool, list[tuple[bool, bool]]]] = field(default_factory=list)


class Page:
    """All that the rules look at. `document` is the main part, where it is open already."""

    def __init__(self, package: Package, document: etree._Element | None = None) -> None:
        self.package = package
        self.document = package.part(package.main) if document is None else document
        theme = package.one("theme")
        self.dresser = Dresser(
            package.part(package.one("styles")), package.part(theme) if theme else None
        )
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self._under = ""
        self._dresses: dict[tuple[str | None, str, str], tuple[Dress, int | None]] = {}
        self._blocks(self.document, "", False)

    def _blocks(self, within: etree._Element, ground: str, in_cell: bool) -> None:
        for element in within:
            tag = element.tag
            if tag == _P:
                self._line(element, ground, in_cell)
            elif tag == _TBL:
                self._table(element)
            elif tag in _HOLDS:
                self._blocks(element, ground, in_cell)

    def _table(self, table: etree._Element) -> None:
        grid = Grid(table, len(self.lines))
        self.grids.append(grid)
        style = table.find(_TABLE_STYLE)
        header = self.dresser.first_row_ground(None if style is None else style.get(_VALUE))
        for row in _inside(table, _TR):
            repeats = whole = gone = False
            properties = row.find(_ROW_PROPERTIES)
            for held in properties if properties is not None else ():
                repeats = repeats or (held.tag == _REPEATED and _on(held))
                whole = whole or (held.tag == _WHOLE and _on(held))
                gone = gone or held.tag in _TAKEN_AWAY
            cells = [self._cell(cell, "" if grid.rows else header) for cell in _inside(row, _TC)]
            if gone:  # a row that somebody suggests to delete
                cells = [(True, shaded) for _, shaded in cells]
            grid.rows.append((repeats, whole, cells))

    def _cell(self, cell: etree._Element, header: str) -> tuple[bool, bool]:
        own, begun = "", len(self.lines)
        first = cell[0] if len(cell) else None
        if first is not None and first.tag == _CELL_PROPERTIES and len(first) > 1:
            own = self.dresser.cell_ground(cell)
        self._blocks(cell, own or header, True)
        for line in self.lines[begun:]:
            if line.drawings or line.text.strip():
                return True, bool(own)
        return False, bool(own)

    def _line(self, element: etree._Element, ground: str, in_cell: bool) -> None:
        line = Line(len(self.lines) + 1, in_cell)
        self.lines.append(line)
        style, shade = self._pieces(element, line)
        style = style or self.dresser.default_style
        known = (style, shade, ground)
        if known not in self._dresses:
            dress = self.dresser.of_paragraph(element, Dress(ground=ground))
            self._dresses[known] = (dress, self.dresser.level(style))
        line.dress, line.level = self._dresses[known]
        if len(line.runs) == 1:
            line.text = line.runs[0][1]
        elif line.runs:
            line.text = "".join([text for _, text in line.runs])
        if line.level is not None and line.text.strip():
            self._under = shorten(line.text)
        line.under = self._under
        if line.boxed:
            for box in element.iter(_BOXED):
                self._blocks(box, ground, in_cell)

    def _pieces(self, within: etree._Element, line: Line) -> tuple[str | None, str]:
        """Lay out what a paragraph, or something within it, is made of; returns the paragraph's
        style and the shade it has by hand."""
        style, shade = None, ""
        for piece in within:
            tag = piece.tag
            if tag == _R:
                _take_run(piece, line)
            elif tag == _PARAGRAPH_PROPERTIES:
                for held in piece:
                    if held.tag == _STYLE:
                        style = held.get(_VALUE)
                    elif held.tag == _SHADE:
                        shade = repr(held.items())
                    elif held.tag == _SECTION:
                        line.holds_object = True
            elif tag not in _SAYS_NOTHING:
                if tag == _LINK and next(piece.iter(*_TAKEN_AWAY), None) is None:
                    line.links += (piece,)
                elif tag == _SIMPLE_FIELD:
                    line.fields += (piece.get(_FIELD) or "",)
                self._pieces(piece, line)
        return style, shade


def _take_run(run: etree._Element, line: Line) -> None:
    """Lay out what one run says and what it wears."""
    properties: etree._Element | None = None
    text = ""
    for piece in run:
        tag = piece.tag
        if tag == _T:
            text += piece.text or ""
        elif tag == _RUN_PROPERTIES:
            properties = piece
            for language in piece.iterchildren(_LANGUAGE):
                line.languages += (language.get(_VALUE) or "",)
        elif tag == _INSTRUCTION:
            line.fields += (piece.text or "",)
        elif tag in _LIKE_LETTERS:
            text += _LIKE_LETTERS[tag]
        elif len(piece):
            _take_object(piece, line)
    if text:
        line.runs.append((properties, text))


def _take_object(piece: etree._Element, line: Line) -> None:
    """Lay out what stands in a run and is no text: drawings, pictures, boxes with text."""
    line.drawings += tuple(piece.iter(_DRAWING))
    if line.drawings or next(piece.iter(_PICTURE), None) is not None:
        line.holds_object = True
    for _ in piece.iter(_BOXED):
        line.boxed = True


def _inside(element: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, also those within controls, but none of a table
    within."""
    found = []
    for held in element:
        if held.tag == tag:
            found.append(held)
        elif held.tag in _HOLDS:
            found += _inside(held, tag)
    return found


def _on(mark: etree._Element) -> bool:
    return mark.get(_VALUE) not in _ROW_OFF


def text_of(element: etree._Element) -> str:
    """The words that a link or another piece shows."""
    return "".join(piece.text or "" for piece in element.iter(_T))


def shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHORT else f"{plain[: _SHORT - 1]}…"
