"""The period that a title or a file's name mentions, among other words."""

from __future__ import annotations

import re

from selfassess.model.period import Period, PeriodKind
from selfassess.read.folding import plain
from selfassess.read.periods import PeriodFound, read_period

MOST_WORDS = 7
_BARE_YEAR = re.compile(r"\d{4}$")
_YEAR_FIRST = re.compile(r"\b(20\d\d) ?-? ?Q([1-4])\b", re.IGNORECASE)


def period_mentioned(text: str) -> Period | None:
    """The one period in a text, the longest wording first; None for none or several.

    A single calendar year says too little, and a single day is when something was written.
    """
    words = re.sub(r"[()\[\]:,;|–—_]", " ", plain(text)).split()
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        found = set()
        for start in range(len(words) - length + 1):
            piece = " ".join(words[start : start + length]).strip(" -.")
            if _BARE_YEAR.fullmatch(piece) or not any(c.isdigit() for c in piece):
                continue
            read = read_period(piece)
            if isinstance(read, PeriodFound) and read.period.kind is not PeriodKind.SNAPSHOT:
                found.add(read.period)
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def round_of(*texts: str) -> tuple[str, Period] | None:
    """The audit round that titles name, nearest first: its name and its time."""
    for text in texts:
        period = period_mentioned(text)
        if period is None and (short := _YEAR_FIRST.search(plain(text))):
            first = int(short[1])
            period = period_mentioned(f"Q{short[2]} {first}-{(first + 1) % 100:02d}")
        if period is not None:
            return _name(period), period
    return None


def _name(period: Period) -> str:
    if period.kind is not PeriodKind.QUARTER:
        return period.say()
    first = period.start.year if period.start.month >= 4 else period.start.year - 1
    quarter = ((period.end.month - 4) % 12) // 3 + 1
    return f"{first}-{(first + 1) % 100:02d} Q{quarter}"
