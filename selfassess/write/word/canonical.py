"""What a block says, whatever Word or LibreOffice have done to its markup; and how it is dressed.

Two texts are the same when people would call them the same: split runs, proofing marks, revision
ids, bookmarks, comment anchors, languages, curly quotes, kinds of dash and of space are ignored.
A field counts by the first word of its instruction, never by its result; a chart by its numbers;
a picture by its content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from selfassess.write.word.elements import NAMESPACES, w
from selfassess.write.word.identity import short_hash

Drawn = Callable[[str], str]  # relationship id of a chart or picture: what it shows

_FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003", " ")
    | dict.fromkeys("\u00ad\u200b\ufeff", "")
)
_SPACES = re.compile(r"[ \t\f\v]+")
_CHART = f"{{{NAMESPACES['c']}}}chart"
_PICTURE = f"{{{NAMESPACES['a']}}}blip"
_RELATION = f"{{{NAMESPACES['r']}}}id"
_EMBED = f"{{{NAMESPACES['r']}}}embed"
_INSERTED = {w("ins"), w("moveTo")}
_DELETED = {w("del"), w("moveFrom")}
_THROUGH = {w("hyperlink"), w("smartTag"), w("customXml"), w("sdtContent"), w("dir"), w("bdo")}
_DRESS = {
    w(name): name
    for name in ("rStyle", "b", "i", "u", "strike", "color", "highlight", "sz", "vertAlign")
}
# names looked up for every run, spelt once
_P, _R, _T, _TBL, _TR, _TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
_SDT, _CONTENT, _CONTROL_PROPERTIES = w("sdt"), w("sdtContent"), w("sdtPr")
_PLACEHOLDER = w("showingPlcHdr")
_FIELD_MARK, _FIELD_KIND, _INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
_SIMPLE_FIELD, _DRAWING, _HARD_HYPHEN = w("fldSimple"), w("drawing"), w("noBreakHyphen")
_WORDS = {_T, w("delText")}
_GAPS = {w("tab"), w("br"), w("cr")}
_ROW_PROPERTIES, _ROW_MARKS = w("trPr"), {w("ins"), w("del")}
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES, _VALUE = w("pPr"), w("rPr"), w("val")
_STYLE, _ALIGN, _NUMBER = w("pStyle"), w("jc"), w("numPr")


def fold(text: str) -> str:
    """One line of text with look-alike characters made equal and white space collapsed."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFC", text.translate(_FOLDED).replace("…", "..."))
    return _SPACES.sub(" ", plain).strip()


def block_text(
    content: Iterable[etree._Element], *, accepted: bool = True, drawn: Drawn | None = None
) -> str:
    """What some paragraphs and tables say: a line a paragraph, cells parted by tabs.

    `accepted` reads pending tracked changes as accepted, otherwise as rejected.
    """
    return "\n".join(_Reading(accepted, drawn).lines(content))


def text_hash(content: Iterable[etree._Element], *, drawn: Drawn | None = None) -> str:
    return short_hash(block_text(content, drawn=drawn))


def format_hash(content: Iterable[etree._Element]) -> str:
    """A hash of paragraph styles, alignment and lists, and of the dress of each stretch of text."""
    lines = [
        f"{_paragraph_dress(p)}|{'|'.join(_stretches(p))}"
        for element in content
        for p in ([element] if element.tag == _P else element.iter(_P))
    ]
    return short_hash("\n".join(lines))


class _Reading:
    """One pass over a block; remembers open fields, which may span paragraphs."""

    def __init__(self, accepted: bool, drawn: Drawn | None) -> None:
        self._skip = _DELETED if accepted else _INSERTED
        self._enter = _THROUGH | (_INSERTED if accepted else _DELETED)
        self._drawn = drawn or (lambda relation: "")
        self._fields: list[bool] = []  # for each open field: are we past its instruction?

    def lines(self, content: Iterable[etree._Element]) -> Iterator[str]:
        parts: list[str] = []
        for element in content:
            tag = element.tag
            if tag == _P:
                in_result = bool(self._fields) and self._fields[-1]
                self._inline(element, parts)
                words = fold("".join(parts))
                if self._runs_on(element) or (in_result and not words):
                    continue
                yield words
                parts = []
            elif tag == _TBL:
                yield from self._rows(element)
            elif tag == _SDT:
                held = element.find(_CONTENT)
                if held is not None and not _shows_placeholder(element):
                    yield from self.lines(held)
            elif tag in self._enter:
                yield from self.lines(element)
        if words := fold("".join(parts)):
            yield words

    def _runs_on(self, paragraph: etree._Element) -> bool:
        """Whether a tracked change takes the paragraph's end away: its words join the next."""
        for held in _properties(paragraph, _PARAGRAPH_PROPERTIES):
            if held.tag == _RUN_PROPERTIES:
                return any(mark.tag in self._skip for mark in held)
        return False

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter(_TR):
            if any(mark.tag in _ROW_MARKS & self._skip for mark in _row_properties(row)):
                continue
            yield "\t".join(" ".join(self.lines(cell)) for cell in row.iter(_TC))

    def _inline(self, element: etree._Element, parts: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child, parts)
            elif tag == _SDT:
                if not _shows_placeholder(child):
                    self._inline(child, parts)
            elif tag in self._enter:
                self._inline(child, parts)
            elif tag == _SIMPLE_FIELD:
                parts.append(_first_word(child.get(w("instr")) or ""))

    def _run(self, run: etree._Element, parts: list[str]) -> None:
        for piece in run:
            tag = piece.tag
            if tag == _FIELD_MARK:
                self._turn(piece.get(_FIELD_KIND))
            elif self._fields:
                if tag == _INSTRUCTION and not any(self._fields):  # a field in a result is result
                    parts.append(_first_word(piece.text or ""))
            elif tag in _WORDS:
                parts.append(piece.text or "")
            elif tag in _GAPS:
                parts.append(" ")
            elif tag == _HARD_HYPHEN:
                parts.append("-")
            elif tag == _DRAWING:
                parts.extend(self._drawing(piece))

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: etree._Element) -> Iterator[str]:
        for chart in drawing.iter(_CHART):
            yield f"{{chart {self._drawn(chart.get(_RELATION) or '')}}}"
        for picture in drawing.iter(_PICTURE):
            yield f"{{picture {self._drawn(picture.get(_EMBED) or '')}}}"


def _first_word(instruction: str) -> str:
    words = instruction.split()
    return f"{{{words[0].upper()}}}" if words else ""


def _shows_placeholder(control: etree._Element) -> bool:
    properties = control.find(_CONTROL_PROPERTIES)
    return properties is not None and properties.find(_PLACEHOLDER) is not None


def _properties(element: etree._Element, name: str) -> Iterable[etree._Element]:
    """The properties of a paragraph or run. They stand first, by the schema: to look there is
    far quicker than to search."""
    if len(element) and (first := element[0]).tag == name:
        return first
    return ()


def _row_properties(row: etree._Element) -> Iterable[etree._Element]:
    for child in row:
        if child.tag == _ROW_PROPERTIES:
            return child
        if child.tag == _TC:
            break
    return ()


def _paragraph_dress(paragraph: etree._Element) -> str:
    style = align = number = ""
    for held in _properties(paragraph, _PARAGRAPH_PROPERTIES):
        tag = held.tag
        if tag == _STYLE:
            style = held.get(_VALUE) or ""
        elif tag == _ALIGN:
            align = held.get(_VALUE) or ""
        elif tag == _NUMBER:
            level = held.find(w("ilvl"))
            number = "0" if level is None else level.get(_VALUE) or "0"
    return f"{style},{align},{number}"


def _stretches(paragraph: etree._Element) -> list[str]:
    """What the text wears from stretch to stretch, neighbours of one dress taken together."""
    found: list[str] = []
    for run in paragraph.iter(_R):
        for piece in run:
            if piece.tag == _T and (piece.text or "").strip():
                dress = _run_dress(run)
                if not found or found[-1] != dress:
                    found.append(dress)
                break
    return found


def _run_dress(run: etree._Element) -> str:
    parts = [
        f"{dress}={value or ''}"
        for held in _properties(run, _RUN_PROPERTIES)
        if (dress := _DRESS.get(held.tag))
        and (value := held.get(_VALUE)) not in ("0", "false", "none")
    ]
    return ",".join(sorted(parts))
