"""The front page: authority, title, dates of inspection and publication."""

from __future__ import annotations

import re
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import Confidence, Stated
from selfassess.read.letters.confidence import PRINTED, doubtful, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.naming import name_in_title
from selfassess.read.letters.words import Words, fold

_DATES_LABEL = re.compile(
    r"\b(?:(?:re-?)?(?:inspection|review|visit) dates?"
    r"|dates? of (?:the )?(?:inspection|review))\s*:?\s*"
)
_PUBLISHED = re.compile(r"\b(?:published(?: on)?|(?:date of )?publication(?: date)?)\s*:?\s*(?=\d)")
_AFTER_DATES = re.compile(
    r"(?:report )?published|lead inspector|reporting inspector|judgement|age group"
)


def front_lines(blocks: list[Block]) -> list[tuple[str, Block]]:
    """The opening of a document as short texts; a table's row is one text."""
    out: list[tuple[str, Block]] = []
    for block in blocks[:40]:
        out += [(" ".join(row), block) for row in block.rows] or [(block.text, block)]
    return out


def authority(document: Document, blocks: list[Block], words: Words) -> Stated[str] | None:
    """The authority, from the title; else from running lines; else from the first page."""
    title = title_blocks(blocks)
    for block in title:
        found = words.authority(block.text)
        if found:
            return _stated(document, block, found[0], found[1], PRINTED)
    for line in document.furniture:
        found = words.authority(line)
        if found and blocks:
            why = likely("named in the running line of the pages, not in the title")
            return _stated(document, blocks[0], found[0], found[1], why)
    for block in title:
        name = name_in_title(block.text)
        if name:
            why = doubtful("no authority of that name is known")
            return _stated(document, block, name, block.text, why)
    for block in blocks[:12]:
        found = words.authority(block.text)
        if found:
            why = doubtful("named in the text of the first page, not in the title")
            return _stated(document, block, found[0], found[1], why)
    return None


def title_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks before the line of dates: the title."""
    out: list[Block] = []
    for block in blocks[:12]:
        if block.kind is BlockKind.TABLE:
            continue
        before = _DATES_LABEL.split(fold(block.text))[0]
        if len(before) < len(block.text):
            if before.strip():
                out.append(block.with_text(block.text[: len(before)]))
            break
        out.append(block)
    return out


def inspection_dates(
    document: Document, blocks: list[Block], dates: DateReader
) -> tuple[Stated[date], Stated[date]] | None:
    """First and last day of the inspection, from the line that says so."""
    lines = front_lines(blocks)
    for at, (text, block) in enumerate(lines):
        label = _DATES_LABEL.search(fold(text))
        if not label:
            continue
        rest = text[label.end() :]
        if len(rest.strip()) < 6 and at + 1 < len(lines):
            rest = f"{rest} {lines[at + 1][0]}"
        cut = _AFTER_DATES.search(fold(rest))
        rest = rest[: cut.start()] if cut else rest
        span = dates.span(rest[:160])
        if span:
            printed = rest.strip()
            return (
                Stated(
                    value=span[0],
                    printed=printed,
                    source=document.source(block),
                    confidence=PRINTED,
                ),
                Stated(
                    value=span[1],
                    printed=printed,
                    source=document.source(block),
                    confidence=PRINTED,
                ),
            )
    return _dates_without_label(document, lines, dates)


def _dates_without_label(
    document: Document, lines: list[tuple[str, Block]], dates: DateReader
) -> tuple[Stated[date], Stated[date]] | None:
    for text, block in lines[:8]:
        if len(text) > 60:
            continue
        span = dates.span(text)
        if span and span[0] != span[1]:
            why = likely("a range of dates on the first page without the words 'inspection dates'")
            source = document.source(block)
            first, last = (
                Stated(value=day, printed=text, source=source, confidence=why) for day in span
            )
            return first, last
    return None


def publication_date(
    document: Document, blocks: list[Block], dates: DateReader
) -> Stated[date] | None:
    """The date of publication, only where the document states it."""
    for text, block in front_lines(blocks):
        found = _PUBLISHED.search(fold(text))
        day = dates.single(text[found.end() : found.end() + 40]) if found else None
        if found and day:
            return Stated(
                value=day,
                printed=text[found.end() : found.end() + 40].strip(),
                source=document.source(block),
                confidence=PRINTED,
            )
    return None


def _stated(
    document: Document, block: Block, value: str, printed: str, why: Confidence
) -> Stated[str]:
    return Stated(value=value, printed=printed, source=document.source(block), confidence=why)
