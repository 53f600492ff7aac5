"""What people hang on words (comments, footnotes, bookmarks, page breaks) and its removal to safety
when the words go."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.elements import w

_ANCHORS = {
    w(name) for name in ("commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd")
}
_MARKS = {w(name) for name in ("commentReference", "footnoteReference", "endnoteReference")}


def hung_on(element: etree._Element) -> list[etree._Element]:
    """Anchors, and runs that hold nothing but a mark or a page break, in order."""
    return [
        held
        for held in element.iter()
        if held is not element
        and (held.tag in _ANCHORS or (held.tag == w("r") and any(map(_is_mark, held))))
    ]


def save_before(node: etree._Element) -> None:
    """Moves what hangs inside a node that is about to go to the place before it."""
    for held in hung_on(node):
        node.addprevious(held)


def save_into(gone: etree._Element, neighbour: etree._Element | None) -> None:
    """Moves what hangs on a paragraph or row that is about to go into a paragraph beside it."""
    if neighbour is None:
        return
    at = 1 if len(neighbour) and neighbour[0].tag == w("pPr") else 0
    for held in hung_on(gone):
        neighbour.insert(at, held)
        at += 1


def paragraph_beside(held: etree._Element) -> etree._Element | None:
    """The paragraph beside a paragraph, row or table that goes."""
    for each in (held.getnext(), held.getprevious()):
        if each is not None and each.tag in (w("p"), w("tr"), w("tbl")):
            return next(each.iter(w("p")), None)
    return None


def _is_mark(piece: etree._Element) -> bool:
    return piece.tag in _MARKS or (piece.tag == w("br") and bool(piece.get(w("type"))))
