"""What kind of document it is, by what its first pages print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import Confidence, PrintedJudgement
from selfassess.model.printed import PrintedKind, PrintedWords
from selfassess.read.letters.confidence import PRINTED, doubtful, likely
from selfassess.read.letters.words import Words, fold, pattern

OPENING = 6000  # characters of the document that are searched for its title


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


def version_of(
    kind: PrintedKind, found: Sequence[PrintedJudgement], start: date | None, words: Words
) -> tuple[str, Confidence]:
    """Which of the frameworks whose reports are of one kind a report follows.

    Those that lack a judgement it prints are ruled out; of the rest it is the one in force when
    the inspection began, else the one whose judgements are just those printed.
    """
    versions = [v for v in words.printed.versions if v.kind == kind.kind]
    if not versions:
        return kind.framework, PRINTED
    judged = {v.framework: {words.judged(title) for title in v.titles} for v in versions}
    printed = {words.judged(j.heading) for j in found} & set().union(*judged.values())
    begun = [v.framework for v in versions if start and v.begun <= start]
    in_force = begun[-1] if begun else versions[0].framework
    possible = [v.framework for v in versions if printed <= judged[v.framework]]
    exact = [name for name in possible if printed == judged[name]]
    if in_force in exact and start:
        return in_force, PRINTED
    if start and in_force in possible and not exact:
        return in_force, likely("taken from the date: the judgements could not all be read")
    if start and possible:
        name = in_force if in_force in possible else (exact or possible)[-1]
        return name, doubtful("the judgements printed and the dates point to different frameworks")
    if len(exact) == 1:
        return exact[0], PRINTED
    return in_force, doubtful("neither the judgements nor a date could be read")


def is_reinspection(document: Document) -> bool:
    """Whether the title says so."""
    return bool(re.search(r"\bre-?inspection of services", opening_text(document)))


def first_page(document: Document) -> list[Block]:
    """The blocks of the first page, or of the opening where pages are not marked."""
    page = [b for b in document.blocks if b.page == 1 and b.kind is not BlockKind.FOOTNOTE]
    return page[:60]
