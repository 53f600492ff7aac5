"""Finds blocks again by their hidden bookmarks where a program has thrown the controls away.

LibreOffice 7.4 loses every tag and shrinks controls to a word or two; bookmarks stay.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from lxml import etree

from selfassess.write.word.canonical import fold
from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import control, root, w
from selfassess.write.word.identity import BLOCK, PROMPT, block_key, block_tag, short_hash
from selfassess.write.word.manifest import BlockRecord, Manifest
from selfassess.write.word.package import parse

_ALIKE = 0.6  # how alike a table's note must be to what was written to be taken for it
_P, _TBL, _SDT = w("p"), w("tbl"), w("sdt")


def regain_controls(body: etree._Element, manifest: Manifest) -> bool:
    """Puts controls round the blocks again where most of them are missing; says whether it did."""
    tagged = sum(1 for held in body.iter(_SDT) if (tag_of(held) or "").startswith(BLOCK))
    if tagged * 2 >= len(manifest.blocks):
        return False
    reaches = _reaches(body)
    if not any(record.bookmark in reaches for record in manifest.blocks):
        return False
    for held in list(body.iter(_SDT)):
        if not (tag_of(held) or "").startswith((BLOCK, PROMPT)):
            _unwrap(held)
    for record in manifest.blocks:
        if record.bookmark in reaches and record.kind != "contents":
            _wrap(record, *reaches[record.bookmark])
    return True


def _reaches(body: etree._Element) -> dict[str, tuple[etree._Element, etree._Element]]:
    """Where each bookmark begins and ends; one that was split reaches over all its pieces."""
    ends = {mark.get(w("id")): mark for mark in body.iter(w("bookmarkEnd"))}
    reaches: dict[str, tuple[etree._Element, etree._Element]] = {}
    for start in body.iter(w("bookmarkStart")):
        name, end = start.get(w("name")) or "", ends.get(start.get(w("id")), start)
        reaches[name] = (reaches[name][0] if name in reaches else start, end)
    return reaches


def _wrap(record: BlockRecord, start: etree._Element, end: etree._Element) -> None:
    first = next(start.iterancestors(_P), None)
    last = next(end.iterancestors(_P), first)
    if first is None or last is None or any(_tagged(held) for held in first.iterancestors(_SDT)):
        return
    parent = first.getparent()
    if parent is None or last.getparent() is not parent or parent.index(last) < parent.index(first):
        return
    held = list(parent)[parent.index(first) : parent.index(last) + 1]
    if record.kind == "table":
        held += _rest_of_table(record, last)
    if any(_tagged(each) for each in held):
        return
    number = int(short_hash(record.id, 7), 16)
    tag = block_tag(record.id, record.text_hash)
    made = parse(root("body", control(tag, block_key(record.id), number, "")).encode())[0]
    parent.insert(parent.index(first), made)
    content = made.find(w("sdtContent"))
    assert content is not None
    content.extend(held)


def _rest_of_table(record: BlockRecord, caption: etree._Element) -> list[etree._Element]:
    """The table below its caption, and the note below the table where it had one."""
    table = caption.getnext()
    if table is None or table.tag != _TBL:
        return []
    note = table.getnext()
    words = record.words.rpartition("\n")[2]
    if note is None or note.tag != _P or "\t" in words:
        return [table]
    said = fold("".join(held.text or "" for held in note.iter(w("t"))))
    alike = SequenceMatcher(None, said, words, autojunk=False).ratio()
    return [table, note] if alike >= _ALIKE else [table]


def _tagged(held: etree._Element) -> bool:
    return held.tag == _SDT and (tag_of(held) or "").startswith(BLOCK)


def _unwrap(held: etree._Element) -> None:
    parent, content = held.getparent(), held.find(w("sdtContent"))
    if parent is None:
        return
    at = parent.index(held)
    for each in list(content) if content is not None else []:
        parent.insert(at, each)
        at += 1
    parent.remove(held)
