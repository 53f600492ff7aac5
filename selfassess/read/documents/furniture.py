"""Running headers, footers and page numbers: found by their repetition, taken off the pages."""

from __future__ import annotations

import re
from collections import Counter

from selfassess.read.documents.line import Line

MARGIN = 0.12  # the share of the page's height, top and bottom, where running lines stand
SHARE = 0.3  # of the pages, for a line to count as running
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?[-\u2013(]?\s*(\d{1,3})\s*[-\u2013)]?(?:\s+of\s+\d+)?$", re.I
)


def strip_furniture(lines: list[Line], pages: int) -> tuple[list[Line], tuple[str, ...]]:
    """The lines without furniture, and each furniture line once, as first printed."""
    edge = [n for n, line in enumerate(lines) if not MARGIN < line.depth < 1 - MARGIN]
    seen: dict[str, set[int]] = {}
    offsets: Counter[int] = Counter()
    for n in edge:
        seen.setdefault(_key(lines[n]), set()).add(lines[n].page)
        number = _page_number(lines[n])
        if number is not None:
            offsets[number - lines[n].page] += 1
    needed = max(2, round(SHARE * pages))
    common = {offset for offset, count in offsets.items() if count >= needed}
    removed: dict[str, str] = {}
    drop = set()
    for n in edge:
        key = _key(lines[n])
        number = _page_number(lines[n])
        if number is None:
            running = len(seen[key]) >= needed
        else:
            running = number - lines[n].page in common or (
                number == lines[n].page and not 0.08 < lines[n].depth < 0.93
            )
        if running:
            drop.add(n)
            removed.setdefault(key, lines[n].text)
    return [line for n, line in enumerate(lines) if n not in drop], tuple(removed.values())


def _key(line: Line) -> str:
    """The line with its figures blanked, and its height on the page to the nearest few points."""
    return f"{_DIGITS.sub('#', line.text.casefold())}|{round(line.y / 8)}"


def _page_number(line: Line) -> int | None:
    found = _PAGE_NUMBER.match(line.text)
    return int(found[1]) if found else None
