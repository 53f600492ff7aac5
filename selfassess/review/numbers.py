"""Numbers that claim something, found in prose; years, ages, spans and labels are let through."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\s?%|\s?per cent\b)?")
_NO_CLAIM = re.compile(
    "|".join(
        (
            r"\[[A-Z]\d+\]",  # a reference
            r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d))?(?:\sQ[1-4])?\b",  # years
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})\b",
            rf"\b(?:{_MONTH})\s\d{{1,2}}\b",
            r"\bQ[1-4]\b|\b[Qq]uarters?\s[1-4]\b",
            r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
            r"\b\d+(?:st|nd|rd|th)\b",
            r"\b(?:Table|Figure|Section|section|Appendix|Part|page|paragraph|Chapter)\s\d+\b",
            r"\b(?:aged?|under|over|ages)\s\d{1,2}(?:\s?(?:to|and|or|[-–])\s?\d{1,2})?\b(?!\s?%)",
            r"\b\d{1,2}(?:\s?(?:to|[-–])\s?)\d{1,2}(?:[- ]year[- ]olds?| year-olds)",
            r"\b\d{1,2}[- ]year[- ]olds?\b",
            r"\b\d+(?:\s(?:to|or|and)\s\d+)?[\s-](?:working\s|calendar\s)?"
            r"(?:hours?|days?|weeks?|months?|years?|miles|minutes)\b",
            r"\bper\s\d{1,3}(?:,\d{3})*\b",
            r"\b\d{1,2}:\d{2}\b",
            r"\b\d{1,2}\sto\s\d{1,2}\b(?=\s*\()",
        )
    )
)


@dataclass(frozen=True)
class Claim:
    """A number as printed: its place in the text, its value and how many decimals it shows."""

    start: int
    end: int
    text: str
    value: float
    decimals: int
    percent: bool

    def agrees(self, value: float) -> bool:
        """Whether a figure held prints as this number."""
        return abs(value - self.value) <= 0.5 * 10**-self.decimals + 1e-9


def claims(text: str) -> tuple[Claim, ...]:
    """Every number of a text that claims something, in order."""
    let_through = [match.span() for match in _NO_CLAIM.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in let_through):
            continue
        if text[match.end() : match.end() + 1].isalpha():
            continue
        whole, part, sign = match.groups()
        found.append(
            Claim(
                start=match.start(),
                end=match.end(),
                text=match.group().strip(),
                value=float(whole.replace(",", "") + (part or "")),
                decimals=len(part or ".") - 1,
                percent=bool(sign),
            )
        )
    return tuple(found)
