"""Judgements: read from the front table and sentences, checked against headings in the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import Confidence, PrintedJudgement
from selfassess.read.letters.confidence import CONFIRMED, PRINTED, doubtful, likely
from selfassess.read.letters.sections import may_be_heading
from selfassess.read.letters.words import Words, fold

FRONT_PAGES = 3
# The grade must follow at once: a sentence that tells how services have changed is none of these.
_OVERALL = (
    r"(?P<heading>the overall (?:judge?ment|effectiveness)|children's services in [^.|]{2,70}?)"
    r"(?: of [^.|]{2,60}?)?[\s:,-]*(?:(?:is|are)\b[\s:]*)?"
    r"(?:that (?:the )?(?:overall effectiveness of )?(?:the )?(?:local authority's )?"
    r"(?:children's )?services (?:in [^.|]{2,60}? )?(?:(?:is|are)\b\s*)?)?"
)
_BOARD = (
    r"(?P<heading>(?:the )?(?:effectiveness of the )?(?:[a-z-]+ ){0,3}"
    r"(?:local )?safeguarding children(?:'s)? board(?: \(l?scb\))?|the effectiveness of the lscb)"
    r"[\s:|]+(?:(?:is|are|has been judged(?: as| to be)?)\b[\s:]*)?"
)
_GRADE_LINE = re.compile(
    r"^grade (?:\d )?\(?(?P<grade>[a-z ]+?)\)?$|^(?P<alone>[a-z ]+?) \(?grade \d\)?$"
)


@dataclass(slots=True)
class _Found:
    key: str
    heading: str
    grade: str
    printed: str
    block: Block
    way: str  # "table", "damaged", "line", "sentence" or "heading"


def judgements(document: Document, blocks: list[Block], words: Words) -> list[PrintedJudgement]:
    """Every judgement the document prints, once each, in the order of its front page.

    The table on the front is trusted first, then lines and sentences of the first pages, then
    headings in the body. Nothing is inferred: a judgement that is not printed is not given.
    """
    front = [b for b in blocks if b.page <= FRONT_PAGES][:80]
    stop = next((n for n, b in enumerate(front) if n > 8 and b.number == 1), len(front))
    front = front[: max(stop, 1)]
    found = _tables(front, words) + _lines(front, words) + _sentences(front, words)
    body = _headings(blocks, words)
    chosen: dict[str, _Found] = {}
    for one in [*found, *body]:
        chosen.setdefault(one.key, one)
    out = []
    for one in chosen.values():
        if one.key == "lscb" and words.kind == "ilacs_report":
            continue
        if one.key == "overall" and words.kind == "ilacs_report" and one.way == "sentence":
            continue  # history: ILACS prints its overall judgement in the table
        witnesses = [other for other in [*found, *body] if other.key == one.key]
        out.append(
            PrintedJudgement(
                key=one.key,
                heading=one.heading,
                grade=one.grade,
                printed=one.printed,
                source=document.source(one.block),
                confidence=_confidence(one, witnesses),
            )
        )
    return out


def _confidence(one: _Found, witnesses: list[_Found]) -> Confidence:
    if any(other.grade != one.grade for other in witnesses):
        return doubtful("the front page and a later heading print different grades")
    if len({other.way for other in witnesses}) > 1:
        return CONFIRMED
    if one.way in {"table", "sentence"}:
        return PRINTED
    if one.way == "damaged":
        return likely("the title in the table is damaged")
    return likely("read from a heading only")


def _tables(front: list[Block], words: Words) -> list[_Found]:
    found = []
    for block in front:
        if block.kind is not BlockKind.TABLE:
            continue
        for row in block.rows:
            cells = [cell for cell in row if cell.strip()]
            for label, cell in pairwise(cells):
                key, grade = words.judgement_key(label), words.grade(cell)
                if key and grade:
                    found.append(_Found(key, _title(label), grade, cell.strip(), block, "table"))
                    break
            else:
                found += _damaged_row(cells, block, words)
    return found


def _damaged_row(cells: list[str], block: Block, words: Words) -> list[_Found]:
    """A row whose title a conversion broke or misspelt; its grade must be whole."""
    grade = words.grade(cells[-1]) if len(cells) > 1 else None
    label = " ".join(cells[:-1])
    key = words.damaged_key(label) if grade else None
    if not key or not grade:
        return []
    return [_Found(key, _title(label), grade, cells[-1].strip(), block, "damaged")]


def _lines(front: list[Block], words: Words) -> list[_Found]:
    """Title and grade on one line or on neighbouring lines, where no table was recognised."""
    lines: list[tuple[str, Block]] = []
    for block in front:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE}:
            prefix = f"{block.number}. " if block.number else ""
            texts = block.printed or tuple(block.text.split("\n"))
            lines.append((prefix + block.text, block))
            lines += [(line, block) for line in texts if line != block.text]
    beside = _grade_side([line for line, _ in lines], words)
    found = []
    for at, (line, block) in enumerate(lines):
        title, grade, printed = words.split_grade(line.replace("\t", " "))
        key = words.judgement_key(title) if grade else words.judgement_key(line)
        if key and not grade:
            near = lines[at + beside][0] if 0 <= at + beside < len(lines) else ""
            title, grade, printed = line, words.grade(near), near
        if key and grade:
            found.append(_Found(key, _title(title), grade, printed, block, "line"))
    return found


def _grade_side(lines: list[str], words: Words) -> int:
    """Whether grades stand on the line after their title (1) or, seldom, before it (-1)."""
    for line in lines:
        if words.judgement_key(line):
            return 1
        if words.grade(line):
            return -1
    return 1


def _sentences(front: list[Block], words: Words) -> list[_Found]:
    """The overall sentence of a single inspection report, and the board's."""
    if words.kind not in {"sif_report", "lscb_review"}:
        return []
    shapes = {
        "overall": words.followed_by_grade(_OVERALL),
        "lscb": words.followed_by_grade(_BOARD),
    }
    found = []
    page = [b for b in front if b.kind is not BlockKind.TABLE and b.page == front[0].page]
    for at, block in enumerate(page):
        # A sentence may be parted by a change of type: look at it with what follows.
        text = " ".join(b.text for b in page[at : at + 2])
        for key, shape in shapes.items():
            match = shape.search(fold(text))
            if match and match.start() <= len(block.text):
                printed = text[match.start("grade") : match.end("grade")]
                heading = text[match.start("heading") : match.end("heading")].strip()
                grade = words.grade(printed)
                if grade:
                    found.append(_Found(key, heading, grade, printed, block, "sentence"))
    return found


def _headings(blocks: list[Block], words: Words) -> list[_Found]:
    """Grades that headings in the body carry, or that stand on a line under one."""
    found = []
    for at, block in enumerate(blocks):
        if not may_be_heading(block):
            continue
        title, grade, printed = words.split_grade(block.text)
        heading = words.heading(block.text) if block.kind is BlockKind.HEADING else None
        key = words.judgement_key(title) or (heading.key if heading and grade else None)
        if not key and len(block.printed) < 4:
            title, grade, printed = words.split_grade(block.printed[-1] if block.printed else "")
            key = words.judgement_key(title) if grade else None
        if key and not grade:
            grade, printed = _grade_under(blocks[at + 1 : at + 2], words)
        if key and grade and key in words.judgement_keys:
            found.append(_Found(key, _title(title), grade, printed, block, "heading"))
    return found


def _grade_under(after: list[Block], words: Words) -> tuple[str | None, str]:
    for block in after:
        folded = fold(block.text).strip()
        match = _GRADE_LINE.match(folded)
        text = (match["grade"] or match["alone"]) if match else folded
        grade = words.grade(text)
        if grade:
            return grade, block.text.strip()
    return None, ""


def _title(label: str) -> str:
    return re.sub(r"^\s*\d(?:\.\d)?\.?\s+", "", label).strip()
