"""What people have put into a block that its text does not tell: comments, notes, objects, links.

A patched block must still hold all of it, or the patch is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import NAMESPACES, w
from selfassess.write.word.identity import FIGURE, PROMPT

_OURS = {
    w(name)
    for name in (
        *("p", "pPr", "r", "rPr", "t", "tab", "pStyle", "rStyle", "keepNext", "keepLines"),
        *("tbl", "tblPr", "tblGrid", "gridCol", "tr", "trPr", "tc", "tcPr", "tcW", "tblW"),
        *("tblStyle", "tblLayout", "tblLook", "tblCaption", "tblDescription", "cantSplit"),
        *("tblHeader", "fldChar", "instrText", "hyperlink", "bookmarkEnd", "sdtPr", "sdtContent"),
        *("alias", "tag", "id", "temporary", "text", "showingPlcHdr", "pageBreakBefore", "b", "i"),
        *("commentRangeStart", "commentRangeEnd", "proofErr", "lastRenderedPageBreak", "lang"),
        *("noBreakHyphen", "softHyphen", "cr"),  # letters: the words are compared anyway
        *("noProof", "smartTag", "smartTagPr", "placeholder", "docPart", "rtl", "cs", "bCs"),
        *("iCs", "sdtEndPr", "webHidden", "fldSimple", "fldData", "ins", "del", "delText"),
    )
}
# formatting that somebody suggests, to be accepted or rejected
_FORMAT_CHANGES = {
    w(f"{name}Change") for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblGrid", "tblPrEx")
}
_SPELT = {w("pPr"), w("tblPr"), w("trPr"), w("tcPr")}
_WEIGHTY = {w("sectPr"), *_FORMAT_CHANGES}  # no mere dress, though they stand among it
_RELATION = f"{{{NAMESPACES['r']}}}id"
_W = f"{{{NAMESPACES['w']}}}"
_DRAWN = w("drawing")
_CHART = f"{{{NAMESPACES['c']}}}chart"
_OUR_BOOKMARKS = ("_sa_", "_ev_", "_use_", "_Toc", "_GoBack", "_Ref", "_Hlk")


def held_by_people(
    content: Iterable[etree._Element], ours: set[str], *, dress: bool = True
) -> Counter[str]:
    """What stands in some content beside the tool's own, counted. `ours` are the ids of comments
    that the tool made. The dress of words counts by its kind only where it is hung on text; that
    of paragraphs and cells not at all without `dress`, where a program has spelt it all out."""
    found: Counter[str] = Counter()
    for element in content:
        for held in element.iter():
            name = _name(held, ours)
            if name and not dress and held.tag not in _WEIGHTY:
                name = "" if any(each.tag in _SPELT for each in held.iterancestors()) else name
            if name:
                found[name] += 1
    return found


def _name(held: etree._Element, ours: set[str]) -> str:
    if not isinstance(held.tag, str) or not held.tag.startswith(_W):
        return ""
    tag = held.tag
    if tag in _FORMAT_CHANGES:
        return f"change {held.get(w('id'))} of {tag.removeprefix(_W)}"
    if tag == w("commentReference"):
        number = held.get(w("id")) or ""
        return "" if number in ours else f"comment {number}"
    if tag == w("bookmarkStart"):
        name = held.get(w("name")) or ""
        return "" if name.startswith(_OUR_BOOKMARKS) else f"bookmark {name}"
    if tag == w("hyperlink"):
        return f"link {held.get(_RELATION)}" if held.get(_RELATION) else ""
    if tag == w("sdt"):
        mark = tag_of(held) or ""
        return "" if not mark or mark.startswith((FIGURE, PROMPT)) else f"control {mark}"
    if tag == w("br"):
        return f"break {held.get(w('type'))}" if held.get(w("type")) else ""
    if tag == _DRAWN and next(held.iter(_CHART), None) is not None:
        return ""  # a chart of people's own makes the block an edited one
    if tag in _OURS or any(each.tag == w("rPr") for each in held.iterancestors(w("rPr"))):
        return ""
    return tag.removeprefix(_W)
