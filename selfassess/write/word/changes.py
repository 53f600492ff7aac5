"""Tracked changes as Word keeps them: made, recognised and taken back."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from selfassess.write.word.comments import AUTHOR
from selfassess.write.word.elements import w
from selfassess.write.word.hung import paragraph_beside, save_before, save_into

INS, DEL = w("ins"), w("del")
_MOVES = (w("moveTo"), w("moveFrom"))
_T, _DEL_T = w("t"), w("delText")
_INSTRUCTION, _DEL_INSTRUCTION = w("instrText"), w("delInstrText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_MARK = {w("sectPr"), w("pPrChange")}
_DRESSED = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
_NUMBERED = (
    *(INS, DEL, *_MOVES),
    *(w(f"{name}Change") for name in _DRESSED),
    *(w(name) for name in ("cellIns", "cellDel", "cellMerge")),
)
_PROOFING = {w("proofErr"), w("lastRenderedPageBreak")}


@dataclass
class Revisions:
    """Numbers and dates the changes of one refresh. `day` as "2026-11-22"."""

    day: str
    next: int

    def mark(self, tag: str) -> etree._Element:
        """An insertion or deletion by the tool, holding nothing yet."""
        self.next += 1
        return etree.Element(
            tag,
            {
                w("id"): str(self.next),
                w("author"): AUTHOR,
                w("date"): f"{self.day}T00:00:00Z",
            },
        )

    def insert(self, node: etree._Element) -> etree._Element:
        """A run, control or link as an insertion; it must not stand in a tree yet."""
        if node.tag == w("hyperlink"):
            for held in list(node):
                if held.tag == w("r"):
                    at = node.index(held)
                    node.insert(at, self._round(INS, held))
            return node
        return self._round(INS, node)

    def delete(self, node: etree._Element) -> None:
        """Marks a run, control or link, where it stands, as deleted."""
        if node.tag == w("hyperlink"):
            for held in node.findall(w("r")):
                self.delete(held)
            return
        parent = node.getparent()
        assert parent is not None
        at = parent.index(node)
        as_deleted(node)
        parent.insert(at, self._round(DEL, node))

    def insert_paragraph(self, paragraph: etree._Element) -> None:
        """Marks a whole new paragraph as inserted, its end with it."""
        for held in list(paragraph):
            if held.tag in (w("r"), w("sdt"), w("hyperlink")):
                at = paragraph.index(held)
                paragraph.insert(at, self.insert(held))
        self._mark_end(paragraph, INS)

    def delete_paragraph(self, paragraph: etree._Element) -> None:
        for held in list(paragraph):
            if held.tag in (w("r"), w("sdt"), w("hyperlink")):
                self.delete(held)
        self._mark_end(paragraph, DEL)

    def change_row(self, row: etree._Element, tag: str) -> None:
        """Marks a table row and all it holds as inserted (`INS`) or deleted (`DEL`)."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = [held for held in row if held.tag in (w("tblPrEx"),)]
            row.insert(len(before), properties)
        properties.append(self.mark(tag))
        for paragraph in row.iter(w("p")):
            if tag == INS:
                self.insert_paragraph(paragraph)
            else:
                self.delete_paragraph(paragraph)

    def _mark_end(self, paragraph: etree._Element, tag: str) -> None:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        dress = properties.find(w("rPr"))
        if dress is None:
            dress = etree.Element(w("rPr"))
            after = sum(1 for held in properties if held.tag in _AFTER_MARK)
            properties.insert(len(properties) - after, dress)
        dress.insert(0, self.mark(tag))

    def _round(self, tag: str, node: etree._Element) -> etree._Element:
        made = self.mark(tag)
        made.append(node)
        return made


def as_deleted(node: etree._Element) -> None:
    """Spells the text inside as deleted text."""
    for held in node.iter(_T):
        held.tag = _DEL_T
        held.set(_SPACE, "preserve")
    for held in node.iter(_INSTRUCTION):
        held.tag = _DEL_INSTRUCTION


def ours(revision: etree._Element) -> bool:
    return revision.get(w("author")) == AUTHOR


def revisions_in(content: Iterable[etree._Element]) -> list[etree._Element]:
    """Every pending insertion, deletion or move, of text, paragraph ends and rows."""
    return [held for element in content for held in element.iter(INS, DEL, *_MOVES)]


def top_number(root: etree._Element) -> int:
    """The highest number that a tracked change of any kind has in a document."""
    numbers = [held.get(w("id")) or "" for held in root.iter(*_NUMBERED)]
    return max((int(number) for number in numbers if number.isdigit()), default=9000)


def number_apart(root: etree._Element) -> None:
    """Gives tracked changes that share a number, as in a copied part, numbers of their own."""
    top, met = top_number(root), set[str]()
    for held in root.iter(*_NUMBERED):
        if (held.get(w("id")) or "") in met:
            top += 1
            held.set(w("id"), str(top))
        met.add(held.get(w("id")) or "")


def is_hollow(link: etree._Element) -> bool:
    """Whether a link holds nothing any more: its words were a suggestion that is settled."""
    return link.tag == w("hyperlink") and all(held.tag in _PROOFING for held in link)


def take_back(root: etree._Element) -> None:
    """Takes every suggestion of ours in an element back, as if it had been rejected."""
    _settle(root, kept=DEL, dropped=INS)


def accept_ours(root: etree._Element) -> None:
    """Makes every suggestion of ours in an element good, as if it had been accepted."""
    _settle(root, kept=INS, dropped=DEL)


def _settle(root: etree._Element, kept: str, dropped: str) -> None:
    """Rows and tables first, then words, then the ends of paragraphs; what people hung on what
    goes moves to what stays."""
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        for mark in list(properties) if properties is not None else []:
            if mark.tag == dropped and ours(mark):
                save_into(row, paragraph_beside(row))
                _remove(row)
            elif mark.tag == kept and ours(mark):
                _remove(mark)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            _remove(table)
    ends: list[etree._Element] = []
    for mark in list(root.iter(dropped, kept)):
        parent = mark.getparent()
        if not ours(mark) or parent is None:
            continue
        if parent.tag == w("rPr"):
            if mark.tag == dropped:
                ends.append(parent)
            _remove(mark)
        elif mark.tag == kept:
            _restore(mark)
        else:
            save_before(mark)
            _remove(mark)
    for link in list(root.iter(w("hyperlink"))):
        if is_hollow(link):
            _remove(link)
    for end in ends:
        _remove_if_empty(next(end.iterancestors(w("p")), None))


def _remove_if_empty(paragraph: etree._Element | None) -> None:
    """A paragraph whose end went goes too when it says nothing any more."""
    if paragraph is None or next(paragraph.iter(w("t"), w("drawing")), None) is not None:
        return
    save_into(paragraph, paragraph_beside(paragraph))
    _remove(paragraph)


def _restore(mark: etree._Element) -> None:
    """Puts back what a deletion of ours took away."""
    parent = mark.getparent()
    if parent is None:
        return
    for held in mark.iter(_DEL_T):
        held.tag = _T
    for held in mark.iter(_DEL_INSTRUCTION):
        held.tag = _INSTRUCTION
    at = parent.index(mark)
    for held in list(mark):
        parent.insert(at, held)
        at += 1
    parent.remove(mark)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def copied(elements: Iterable[etree._Element]) -> list[etree._Element]:
    return [copy.deepcopy(held) for held in elements]
