"""What kind of document it is, by what its first pages print."""

from __future__ import annotations

import re
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import Confidence
from selfassess.model.printed import PrintedKind, PrintedWords
from selfassess.read.letters.confidence import PRINTED, doubtful, likely
from selfassess.read.letters.words import fold, pattern

OPENING = 6000  # characters of the document that are searched for its title
TABLE_FIRST = {"ilacs-2018": date(2018, 1, 1), "ilacs-2023": date(2023, 1, 16)}
NO_OVERALL_FROM = date(2026, 4, 1)
CARE_LEAVERS_FROM = date(2023, 1, 16)


def opening_text(document: Document) -> str:
    """The folded words of the first pages, one block a line."""
    parts, length = [], 0
    for block in document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            continue
        parts.append(fold(block.text))
        length += len(block.text)
        if length > OPENING or block.page > 2:
            break
    return "\n".join(parts)


def kind_of(document: Document, words: PrintedWords) -> PrintedKind | None:
    """The first kind whose marks are all printed; None where no kind fits."""
    text = opening_text(document)
    for kind in words.kinds:
        if all(pattern(p).search(text) for p in kind.all_of) and (
            not kind.any_of or any(pattern(p).search(text) for p in kind.any_of)
        ):
            if any(pattern(p).search(text) for p in kind.none_of):
                continue
            return kind
    return None


def ilacs_version(keys: list[str], joint: bool, start: date | None) -> tuple[str, Confidence]:
    """Which ILACS framework a report follows: by its judgements, else by the inspection's start.

    `keys` are the judgements read; `joint` says that one judgement covers children in care and
    care leavers together.
    """
    by_date = _version_at(start)
    if joint:
        return "ilacs-2018", PRINTED
    if "care_leavers" in keys and "care" in keys:
        version = "ilacs-2023" if "overall" in keys else "ilacs-2026"
        if start and by_date != version:
            return by_date if version == "ilacs-2026" else version, doubtful(
                "the judgements printed and the dates point to different frameworks"
            )
        return version, PRINTED
    if start:
        return by_date, likely("taken from the date: the judgements could not all be read")
    return "ilacs-2018", doubtful("neither the judgements nor a date could be read")


def _version_at(start: date | None) -> str:
    if start and start >= NO_OVERALL_FROM:
        return "ilacs-2026"
    return "ilacs-2023" if start and start >= CARE_LEAVERS_FROM else "ilacs-2018"


def is_reinspection(document: Document) -> bool:
    """Whether the title says so."""
    return bool(re.search(r"\bre-?inspection of services", opening_text(document)))


def first_page(document: Document) -> list[Block]:
    """The blocks of the first page, or of the opening where pages are not marked."""
    page = [b for b in document.blocks if b.page == 1 and b.kind is not BlockKind.FOOTNOTE]
    return page[:60]
