"""Links that lead somewhere, bookmarks in pairs, and a table of contents that lists what stands."""

from __future__ import annotations

import copy
import re

from lxml import etree

from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import w
from selfassess.write.word.identity import BLOCK
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.edited import Standing

_LINK, _START, _END = w("hyperlink"), w("bookmarkStart"), w("bookmarkEnd")
_NAME, _ID, _ANCHOR = w("name"), w("id"), w("anchor")
_OURS = re.compile(r"_(ev|use|Toc)_.+")
_P, _PROPERTIES = w("p"), w("pPr")
_MARK, _KIND = w("fldChar"), w("fldCharType")


def mend_links(root: etree._Element, adopter: Adopter) -> None:
    """Sets a missing mark of first use before the first link to its entry; takes links of the
    tool's own blocks apart whose place is gone for good."""
    names = {mark.get(_NAME) or "" for mark in root.iter(_START)}
    for link in list(root.iter(_LINK)):
        anchor = link.get(_ANCHOR) or ""
        if anchor in names or not _OURS.fullmatch(anchor):
            continue
        if anchor.startswith("_use_"):
            entry = anchor.replace("_use_", "_ev_", 1)
            first = next((held for held in root.iter(_LINK) if held.get(_ANCHOR) == entry), None)
            if first is not None:
                number = str(adopter.bookmark_number())
                first.addprevious(etree.Element(_START, {_ID: number, _NAME: anchor}))
                first.addnext(etree.Element(_END, {_ID: number}))
                names.add(anchor)
                continue
        if _in_block(link) and not any(held.get(_KIND) for held in link.iter(_MARK)):
            _unwrap(link)


def pair_bookmarks(root: etree._Element) -> None:
    """Removes bookmarks of which one end is gone, and second ones of a name."""
    starts: dict[str, etree._Element] = {}
    names: set[str] = set()
    for mark in list(root.iter(_START)):
        number, name = mark.get(_ID) or "", mark.get(_NAME) or ""
        if number in starts or name in names:
            _remove(mark)
        else:
            starts[number] = mark
            names.add(name)
    ended: set[str] = set()
    for mark in list(root.iter(_END)):
        number = mark.get(_ID) or ""
        if number not in starts or number in ended:
            _remove(mark)
        ended.add(number)
    for number, mark in starts.items():
        if number not in ended:
            _remove(mark)


def renumber_captions(root: etree._Element) -> None:
    """Writes the number that Word would give into every caption, in the order of the document."""
    counts: dict[str, int] = {}
    for instruction in root.iter(w("instrText")):
        words = (instruction.text or "").split()
        run = instruction.getparent()
        if run is None or words[:1] != ["SEQ"] or len(words) < 2:
            continue
        counts[words[1]] = counts.get(words[1], 0) + 1
        results = _shown(run)
        for at, held in enumerate(results):
            held.text = str(counts[words[1]]) if at == 0 else ""


def _shown(run: etree._Element) -> list[etree._Element]:
    """The text of a field's result, behind the run that holds its instruction."""
    found: list[etree._Element] = []
    inside = False
    following = run.getnext()
    while following is not None:
        mark = next(following.iter(_MARK), None)
        kind = None if mark is None else mark.get(w("fldCharType"))
        if kind in ("begin", "end"):
            break
        inside = inside or kind == "separate"
        if inside:
            found += list(following.iter(w("t")))
        following = following.getnext()
    return found


def renew_contents(
    current: Standing, fresh: Standing, root: etree._Element, adopter: Adopter
) -> bool:
    """Writes the entries of the table of contents anew where headings came or went.

    One that Word has made itself since (F9) is left: Word keeps it up. Page numbers that are known
    stay. Returns whether anything changed.
    """
    names = {mark.get(_NAME) or "" for mark in root.iter(_START)}
    before = _entries(current.content)
    made = adopter.adopt(fresh.content)
    _keep_orphans(current.content, made, names)
    after = [(a, t) for a, t in _entries(made) if a in names]
    if not before or before == after or not all(_OURS.fullmatch(a) for a, _ in before):
        return False
    pages = {held.get(_ANCHOR) or "": _page(held) for held in current.content.iter(_LINK)}
    for link in list(made.iter(_LINK)):
        anchor = link.get(_ANCHOR) or ""
        if anchor not in names:
            _drop_entry(link)
        elif pages.get(anchor):
            _set_page(link, pages[anchor])
    kept = [held for held in current.content.iter(_START) if held.get(_NAME) == "_sa_contents"]
    current.content[:] = list(made)
    first = next(current.content.iter(w("p")), None)
    for mark in kept:
        if first is not None:
            number = str(adopter.bookmark_number())
            at = 1 if len(first) and first[0].tag == w("pPr") else 0
            first.insert(at, etree.Element(_START, {_ID: number, _NAME: mark.get(_NAME) or ""}))
            first.append(etree.Element(_END, {_ID: number}))
    return True


def _keep_orphans(current: etree._Element, made: etree._Element, names: set[str]) -> None:
    """Headings that stand while the tool no longer writes them keep their entries, each after the
    entry that it followed, or else first."""
    listed = {held.get(_ANCHOR) or "": held for held in made.iter(_LINK)}
    following = next(iter(listed.values()), None)
    before = None
    for link in current.iter(_LINK):
        anchor = link.get(_ANCHOR) or ""
        beside = following if before is None else before
        if anchor in names and anchor not in listed and beside is not None:
            listed[anchor] = _entry_beside(beside, link, after=before is not None)
        before = listed.get(anchor, before)


def _entry_beside(beside: etree._Element, link: etree._Element, *, after: bool) -> etree._Element:
    """A copy of an entry in a paragraph beside another's; the field's opening or end in that one
    moves along, where the copy is the first or the last now. Returns the copied link."""
    place, paragraph = beside.getparent(), link.getparent()
    assert place is not None and paragraph is not None
    made, held = copy.deepcopy(link), etree.Element(_P)
    held.extend(copy.deepcopy(each) for each in paragraph.findall(_PROPERTIES))
    held.append(made)
    if after:
        held.extend(list(beside.itersiblings(w("r"))))
        place.addnext(held)
    else:
        for run in list(beside.itersiblings(w("r"), preceding=True)):
            held.insert(len(held.findall(_PROPERTIES)), run)
        place.addprevious(held)
    return made


def _entries(content: etree._Element) -> list[tuple[str, str]]:
    found = []
    for link in content.iter(_LINK):
        texts = [t.text or "" for t in link.iter(w("t"))]
        page = _page(link)
        said = "".join(texts)
        found.append((link.get(_ANCHOR) or "", said.removesuffix(page)))
    return found


def _result(link: etree._Element) -> list[etree._Element]:
    """The text nodes of the page number inside an entry."""
    inside, found = False, []
    for held in link.iter(_MARK, w("t")):
        if held.tag == _MARK:
            inside = held.get(w("fldCharType")) == "separate"
        elif inside:
            found.append(held)
    return found


def _page(link: etree._Element) -> str:
    return "".join(held.text or "" for held in _result(link))


def _set_page(link: etree._Element, page: str) -> None:
    for at, held in enumerate(_result(link)):
        held.text = page if at == 0 else ""


def _drop_entry(link: etree._Element) -> None:
    """Removes an entry's paragraph; the field's opening or end in it moves to its neighbour."""
    paragraph = link.getparent()
    if paragraph is None:
        return
    at = list(paragraph).index(link)
    opening = [held for held in list(paragraph)[:at] if held.tag == w("r")]
    closing = [held for held in list(paragraph)[at + 1 :] if held.tag == w("r")]
    following, before = paragraph.getnext(), paragraph.getprevious()
    if opening and following is not None:
        place = 1 if len(following) and following[0].tag == w("pPr") else 0
        for held in reversed(opening):
            following.insert(place, held)
    if closing and before is not None:
        before.extend(closing)
    _remove(paragraph)


def _in_block(link: etree._Element) -> bool:
    return any((tag_of(held) or "").startswith(BLOCK) for held in link.iterancestors(w("sdt")))


def _unwrap(link: etree._Element) -> None:
    parent = link.getparent()
    if parent is None:
        return
    at = parent.index(link)
    for held in list(link):
        parent.insert(at, held)
        at += 1
    parent.remove(link)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
