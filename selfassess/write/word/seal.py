"""Seals each block once it is built: its hash into its tag, its hidden bookmark, its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from selfassess.write.word.canonical import Drawn, block_text, format_hash
from selfassess.write.word.elements import NAMESPACES, TEMPORARY, control, root, w
from selfassess.write.word.identity import (
    Numbers,
    block_key,
    block_tag,
    bookmark_name,
    fit,
    short_hash,
)
from selfassess.write.word.manifest import BlockRecord, Manifest
from selfassess.write.word.package import parse

_ALIAS_LIMIT = 64
UNSEALED = "sa:?"


@dataclass(frozen=True)
class Unsealed:
    """A block as built, before its control is given its tag."""

    id: str
    kind: str
    name: str
    figures: tuple[str, ...]


def block_alias(name: str, block_id: str) -> str:
    """The readable name on the control; it also holds the id, in case the tag is lost."""
    key = block_key(block_id)
    return f"{fit(name, _ALIAS_LIMIT - len(key) - 3)} · {key}"


def seal(
    control: etree._Element,
    block: Unsealed,
    numbers: Numbers,
    drawn: Drawn,
    previous: Manifest | None,
) -> BlockRecord:
    """Give a block's control its tag and bookmark, and say what to remember of it."""
    content = control.find(w("sdtContent"))
    properties = control.find(w("sdtPr"))
    assert content is not None and properties is not None
    words = block_text(content, drawn=drawn)
    hashed = short_hash(words)
    tag = properties.find(w("tag"))
    assert tag is not None
    tag.set(w("val"), block_tag(block.id, hashed))
    name = numbers.name(bookmark_name("_sa_", block.id))
    set_bookmark(content, name, numbers.bookmark())
    shield_first_run(content, block.id, numbers.control)
    before = previous.block(block.id) if previous else None
    return BlockRecord(
        id=block.id,
        kind=block.kind,
        name=block.name,
        bookmark=name,
        text_hash=hashed,
        format_hash=format_hash(content),
        words=words,
        figures=block.figures,
        previous=before.text_hash if before and before.text_hash != hashed else "",
        alt=alt_text(content),
    )


def alt_text(content: etree._Element) -> str:
    """The words for the first picture or chart of a block."""
    drawing = next(content.iter(f"{{{NAMESPACES['wp']}}}docPr"), None)
    return "" if drawing is None else drawing.get("descr") or ""


def shield_first_run(
    content: etree._Element, block_id: str, number_of: Callable[[str], int]
) -> None:
    """Put the first words of a block into a control of their own where its first paragraph holds
    a field, a link, another control or a character style: LibreOffice 7.4 would print the field's
    instruction as text, carry the words into the next block, or drop the style.

    Word lets go of the control (it is temporary) as soon as somebody edits in it.
    """
    first = content[0] if len(content) else None
    if first is None or first.tag != w("p"):
        return
    if next(first.iter(w("fldChar"), w("hyperlink"), w("sdt"), w("rStyle")), None) is None:
        return
    held = next((child for child in first if child.tag in (w("r"), w("sdt"))), None)
    if held is None or held.tag != w("r") or held.find(w("t")) is None:
        return
    number = number_of(f"first:{block_id}")
    shield = parse(root("p", control("", "", number, "", TEMPORARY)).encode())[0]
    at = first.index(held)
    shield[1].append(held)
    first.insert(at, shield)


def set_bookmark(content: etree._Element, name: str, number: int) -> None:
    """From the start of the first paragraph to the end of the last one before any table."""
    paragraphs = []
    for element in content:
        if element.tag == w("tbl"):
            break
        if element.tag == w("p"):
            paragraphs.append(element)
    if not paragraphs:
        return
    start = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    first = paragraphs[0]
    first.insert(1 if first[0].tag == w("pPr") else 0, start)
    paragraphs[-1].append(etree.Element(w("bookmarkEnd"), {w("id"): str(number)}))
