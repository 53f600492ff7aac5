"""Sections: which heading each paragraph stands under, and in which part of the report."""

from __future__ import annotations

from dataclasses import dataclass

from selfassess.model.document import Block, BlockKind
from selfassess.model.printed import PrintedHeading
from selfassess.read.letters.words import Words

MAX_PLAIN_HEADING = 170  # characters, for a heading that no type marks out
LIST_KEYS = {
    "priority": "priority",
    "improvement": "recommendations",
    "recommendation": "recommendations",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands. `key` is "" outside every known section."""

    heading: str = ""
    key: str = ""
    area: str = ""
    part: str = "local_authority"
    block: int = -1  # the heading's index
    list_key: str = ""  # what a list's items are, where the heading is a list's


def may_be_heading(block: Block) -> bool:
    """Whether a block can be a heading: marked as one, or a short line that is no sentence."""
    if block.kind is BlockKind.HEADING:
        return True
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.number is None
        and len(block.text) <= MAX_PLAIN_HEADING
        and not block.text.rstrip().endswith((".", ",", ";"))
    )


def places(blocks: list[Block], words: Words) -> list[Place]:
    """The place of every block: the last known heading before it."""
    out: list[Place] = []
    now = Place(part="lscb" if words.kind == "lscb_review" else "local_authority")
    begun = False
    for index, block in enumerate(blocks):
        title = _table_heading(block, words) if begun else None
        if title:
            now = _after(now, index, block.with_text(title), blocks, words)
        elif may_be_heading(block):
            after = _after(now, index, block, blocks, words)
            # The front page names the board too; its part comes after the council's sections.
            if begun or after.part == now.part:
                now = after
        begun = begun or block.number is not None
        out.append(now)
    return out


def _table_heading(block: Block, words: Words) -> str | None:
    """The heading that a small table is: "Key judgement | Grade" above one title and grade."""
    if block.kind is not BlockKind.TABLE or len(block.rows) > 3:
        return None
    titles = [
        f"{row[0]}: {row[1]}"
        for row in block.rows
        if len(row) > 1 and words.grade(row[1]) and words.heading(row[0])
    ]
    return titles[0] if len(titles) == 1 else None


def _after(now: Place, index: int, block: Block, blocks: list[Block], words: Words) -> Place:
    text = block.text.strip()
    heading = words.heading(text, now.part)
    if heading and now.list_key and _divides(block, heading, blocks[now.block], words):
        return now
    if heading:
        return _section(now, index, text, heading)
    listed = words.list_heading(text)
    if listed:
        key = LIST_KEYS.get(listed.key, listed.key)
        return Place(text, key, "", now.part, index, listed.key)
    if block.kind is BlockKind.HEADING and now.block >= 0:
        over = blocks[now.block]
        if over.size and block.size > over.size + 0.5:
            return Place(part=now.part, block=index)
    return now


def _divides(block: Block, heading: PrintedHeading, over: Block, words: Words) -> bool:
    """Whether an area's name divides a list rather than ending it.

    Lists are often divided so ("Leadership, management and governance"): by a heading of lower
    rank than the list's, or, in a single inspection report, by any area but the first, because
    there the sections begin with help and protection.
    """
    if words.kind == "sif_report" and heading.area in {"care", "care_leavers", "leaders"}:
        return heading.key not in {"lscb"}
    if not over.size or abs(block.size - over.size) > 0.5:
        return bool(over.size) and block.size < over.size
    return over.bold and not block.bold


def _section(now: Place, index: int, text: str, heading: PrintedHeading) -> Place:
    part = "lscb" if heading.key in {"lscb", "lscb_part"} else now.part
    if not heading.numbered:
        return Place(part=part, block=index)
    return Place(text, heading.key, heading.area, part, index)
