"""What a line's end must not part: a year of two numbers, a date, a count and its whole."""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
HARD_HYPHEN = "\u2011"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"\b(\d{4})-(\d{2})\b(?!-)")
_WHOLE = re.compile(
    r"\d[\d,]* of \d[\d,]*"
    rf"|\b\d{{1,2}} (?:{_MONTHS})\b"
    rf"|\b(?:\d{{1,2}} )?(?:{_SHORT}) \d{{4}}\b"
    r"|\bQ[1-4] \d{4}|\b\d{4}-\d{2} Q[1-4]\b|\bquarter [1-4]\b"
)


@lru_cache(maxsize=2_000)  # a cell's words are asked for when its column is measured, and written
def kept_whole(text: str) -> str:
    """The text with its years, dates and counts each held on one line."""
    if not _DIGIT.search(text):
        return text
    held = _WHOLE.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    return _YEARS.sub(rf"\1{HARD_HYPHEN}\2", held)
