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
_DRESS = ("rStyle", "b", "i", "u", "strike", "color", "highlight", "sz", "vertAlign")


def fold(text: str) -> str:
    """One line of text with look-alike characters made equal and white space collapsed."""
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
        for p in ([element] if element.tag == w("p") else element.iter(w("p")))
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
        for element in content:
            tag = element.tag
            if tag == w("p"):
                yield fold("".join(self._inline(element)))
            elif tag == w("tbl"):
                yield from self._rows(element)
            elif tag == w("sdt"):
                held = element.find(w("sdtContent"))
                if held is not None and not _shows_placeholder(element):
                    yield from self.lines(held)
            elif tag in self._enter:
                yield from self.lines(element)

    def _rows(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter(w("tr")):
            revised = row.find(f"{w('trPr')}/{w('ins')}"), row.find(f"{w('trPr')}/{w('del')}")
            if any(mark is not None and mark.tag in self._skip for mark in revised):
                continue
            cells = (" ".join(self.lines(cell)) for cell in row.iter(w("tc")))
            yield "\t".join(cells)

    def _inline(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == w("r"):
                yield from self._run(child)
            elif tag == w("fldSimple"):
                yield _first_word(child.get(w("instr")) or "")
            elif tag == w("sdt"):
                if not _shows_placeholder(child):
                    yield from self._inline(child)
            elif tag in self._enter:
                yield from self._inline(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        for piece in run:
            tag = piece.tag
            if tag == w("fldChar"):
                self._turn(piece.get(w("fldCharType")))
            elif self._fields:
                if tag == w("instrText") and not self._fields[-1]:
                    yield _first_word(piece.text or "")
            elif tag in (w("t"), w("delText")):
                yield piece.text or ""
            elif tag in (w("tab"), w("br"), w("cr")):
                yield " "
            elif tag == w("noBreakHyphen"):
                yield "-"
            elif tag == w("drawing"):
                yield from self._drawing(piece)

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
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def _paragraph_dress(paragraph: etree._Element) -> str:
    held = paragraph.find(w("pPr"))
    if held is None:
        return ""
    parts = []
    for name in ("pStyle", "jc"):
        found = held.find(w(name))
        parts.append("" if found is None else found.get(w("val")) or "")
    number = held.find(f"{w('numPr')}/{w('ilvl')}")
    parts.append("" if number is None else number.get(w("val")) or "0")
    return ",".join(parts)


def _stretches(paragraph: etree._Element) -> list[str]:
    """What the text wears from stretch to stretch, neighbours of one dress taken together."""
    found: list[str] = []
    for run in paragraph.iter(w("r")):
        if any((text.text or "").strip() for text in run.iter(w("t"))):
            dress = _run_dress(run)
            if not found or found[-1] != dress:
                found.append(dress)
    return found


def _run_dress(run: etree._Element) -> str:
    held = run.find(w("rPr"))
    if held is None:
        return ""
    parts = []
    for name in _DRESS:
        found = held.find(w(name))
        if found is not None and found.get(w("val")) not in ("0", "false", "none"):
            parts.append(f"{name}={found.get(w('val')) or ''}")
    return ",".join(parts)
