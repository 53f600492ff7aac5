"""Coded values in their many spellings → the short code and its group. Nothing is guessed."""

from __future__ import annotations

import re

from selfassess.model.annex_a import CodeEntry, CodeList
from selfassess.read.folding import fold

_LETTER = re.compile(r"^[a-z]{1,2}\d?\)\s*", re.IGNORECASE)
_LEADING = re.compile(r"^([A-Za-z]{0,3}\d{0,2}[A-Za-z]?)\s*[:\-–—]\s*\S")


class Codes:
    """One code list, looked up by what a cell says."""

    def __init__(self, codes: CodeList) -> None:
        self._by_words: dict[str, str] = {}
        self._labels = [(fold(e.short), e.short) for e in codes.entries]
        self._combined = codes.combined
        self.groups = {e.short: e.group for e in codes.entries}
        self.grouped = any(self.groups.values())
        for words in (_codes, _labels, _aliases):
            for entry in codes.entries:
                for text in words(entry):
                    self._by_words.setdefault(fold(text), entry.short)

    def find(self, text: str) -> str | None:
        """The short code of a cell's words, or None."""
        known = self._by_words.get(fold(text))
        if known:
            return known
        bare = _LETTER.sub("", text.strip())
        known = self._by_words.get(fold(bare))
        if known:
            return known
        leading = _LEADING.match(bare)
        if leading and leading[1].upper() in self.groups:
            return leading[1].upper()
        return self._two_or_more(text) if self._combined else None

    def _two_or_more(self, text: str) -> str | None:
        words = f" {fold(text)} "
        named = [short for folded, short in self._labels if f" {folded} " in words]
        return self._combined if len(named) >= 2 else None


def _codes(entry: CodeEntry) -> tuple[str, ...]:
    return (entry.code, _LETTER.sub("", entry.code), entry.short)


def _labels(entry: CodeEntry) -> tuple[str, ...]:
    return (entry.label,)


def _aliases(entry: CodeEntry) -> tuple[str, ...]:
    return entry.aliases
