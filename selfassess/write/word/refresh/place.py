"""Puts new blocks where they belong: after the block before them, on a page turned their way."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import w
from selfassess.write.word.identity import PROMPT
from selfassess.write.word.refresh.edited import Opened, Standing
from selfassess.write.word.sections import closing_paragraph

_P, _SDT, _SECTION = w("p"), w("sdt"), w("sectPr")
_CLOSING = f"{w('pPr')}/{_SECTION}"


def with_company(control: etree._Element) -> list[etree._Element]:
    """A new block's control with the empty lines before it and the lines for answers after it."""
    held = [control]
    before = control.getprevious()
    while before is not None and is_spacer(before):
        held.insert(0, before)
        before = before.getprevious()
    return held + list(_answers(control))


def put(
    edited: Opened, pieces: list[etree._Element], anchor: Standing | None, turned: bool
) -> bool:
    """Inserts adopted pieces after a block, or before the first of all; `turned` for landscape.

    Returns whether section breaks had to be set round them.
    """
    place = _after(edited, anchor)
    for piece in reversed(pieces):
        edited.body.insert(place, piece)
    end = place + len(pieces)
    section = _section_at(edited.body, end)
    if section is None or is_turned(section) == turned:
        return False
    closing = edited.body[end] if end < len(edited.body) else None
    if closing is not None and closing.find(_CLOSING) is not None:
        closing.getparent().remove(closing)  # type: ignore[union-attr]
        edited.body.insert(place, closing)
        following = _section_at(edited.body, end + 1)
        if following is not None and is_turned(following) == turned:
            return True
        place, end = place + 1, end + 1
        _close(edited, end, _like(edited, section, turned))
        return True
    first = copy.deepcopy(section)
    cover = section.find(w("titlePg"))
    if cover is not None:
        section.remove(cover)
    _close(edited, end, _like(edited, section, turned))
    _close(edited, place, first)
    return True


def is_turned(section: etree._Element) -> bool:
    size = section.find(w("pgSz"))
    return size is not None and size.get(w("orient")) == "landscape"


def section_of(body: etree._Element, control: etree._Element) -> etree._Element | None:
    """The set-up of the section that a block stands in."""
    return _section_at(body, _top(body, control))


def _after(edited: Opened, anchor: Standing | None) -> int:
    if anchor is None:
        first = next(iter(edited.blocks.values()), None)
        return _top(edited.body, first.control) if first else max(0, len(edited.body) - 1)
    at = _top(edited.body, anchor.control)
    return at + 1 + sum(1 for _ in _answers(edited.body[at]))


def _top(body: etree._Element, control: etree._Element) -> int:
    held = control
    while held.getparent() is not body:
        parent = held.getparent()
        assert parent is not None
        held = parent
    return body.index(held)


def _answers(control: etree._Element) -> Iterator[etree._Element]:
    following = control.getnext()
    while following is not None and _is_answer(following):
        yield following
        following = following.getnext()


def _is_answer(element: etree._Element) -> bool:
    return element.tag == _P and any(
        (tag_of(held) or "").startswith(PROMPT) for held in element.iter(_SDT)
    )


def is_spacer(element: etree._Element) -> bool:
    """An empty paragraph that closes no section."""
    empty = element.tag == _P and next(element.iter(w("r"), _SDT), None) is None
    return empty and element.find(_CLOSING) is None


def _section_at(body: etree._Element, place: int) -> etree._Element | None:
    for element in list(body)[place:]:
        if element.tag == _SECTION:
            return element
        closing = element.find(_CLOSING)
        if closing is not None:
            return closing
    return None


def _like(edited: Opened, section: etree._Element, turned: bool) -> etree._Element:
    """A set-up turned as asked: one that the document has, or the given one turned."""
    for held in edited.body.iter(_SECTION):
        if is_turned(held) == turned:
            made = copy.deepcopy(held)
            break
    else:
        made = copy.deepcopy(section)
        size = made.find(w("pgSz"))
        if size is not None:
            wide, high = size.get(w("w")) or "", size.get(w("h")) or ""
            size.set(w("w"), high)
            size.set(w("h"), wide)
            if size.get(w("orient")):
                del size.attrib[w("orient")]
            if turned:
                size.set(w("orient"), "landscape")
    cover = made.find(w("titlePg"))
    if cover is not None:
        made.remove(cover)
    return made


def _close(edited: Opened, place: int, section: etree._Element) -> None:
    edited.body.insert(place, closing_paragraph(section, ""))
