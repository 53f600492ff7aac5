"""Running headers, footers and page numbers: found by their repetition, taken off the pages."""

from __future__ import annotations

import re

from selfassess.read.documents.line import Line

MARGIN = 0.12  # the share of the page's height, top and bottom, where running lines stand
SHARE = 0.3  # of the pages, for a line to count as running
BOUND = 5  # pages: enough within one of two reports bound together
_DIGITS = re.compile(r"\d+")
_ENDS_IN_FIGURE = re.compile(r"^\d|\d$")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?[-\u2013(]?\s*(\d{1,3})\s*[-\u2013)]?(?:\s+of\s+\d+)?$", re.I
)


def strip_furniture(
    lines: list[Line], pages: int, body: float
) -> tuple[list[Line], tuple[str, ...]]:
    """The lines without furniture, and each furniture line once, as first printed.

    `body` is the size of the text: a larger line is a heading, unless it holds a page number.
    """
    edge = [
        n
        for n, line in enumerate(lines)
        if not MARGIN < line.depth < 1 - MARGIN
        and (line.size <= 1.08 * body or _ENDS_IN_FIGURE.search(line.text))
    ]
    seen: dict[str, set[int]] = {}
    offsets: dict[int, set[int]] = {}
    for n in edge:
        seen.setdefault(_key(lines[n]), set()).add(lines[n].page)
        number = _page_number(lines[n])
        if number is not None:
            offsets.setdefault(number - lines[n].page, set()).add(lines[n].page)
    common = {offset for offset, where in offsets.items() if _runs(where, pages)}
    removed: dict[str, str] = {}
    drop = set()
    for n in edge:
        key = _key(lines[n])
        number = _page_number(lines[n])
        if number is None:
            running = _runs(seen[key], pages)
        else:
            running = number - lines[n].page in common or (
                number == lines[n].page and not 0.08 < lines[n].depth < 0.93
            )
        if running:
            drop.add(n)
            removed.setdefault(key, lines[n].text)
    return [line for n, line in enumerate(lines) if n not in drop], tuple(removed.values())


def _key(line: Line) -> str:
    """The line with its figures blanked; those at either end, where page numbers are, dropped."""
    return _DIGITS.sub("#", line.text.casefold()).strip("# ")


def _runs(where: set[int], pages: int) -> bool:
    """Whether a line on these pages is a running line of the document or of a part of it."""
    if len(where) < 2:
        return False
    if len(where) >= SHARE * pages:
        return True
    return len(where) >= BOUND and len(where) >= SHARE * (max(where) - min(where) + 1)


def _page_number(line: Line) -> int | None:
    found = _PAGE_NUMBER.match(line.text)
    return int(found[1]) if found else None
