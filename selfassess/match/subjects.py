"""The subject of a text: the words that carry it, and how far two texts share one."""

from __future__ import annotations

import re

from selfassess.model.framework import Aspect, SubjectWords

_WORD = re.compile(r"[a-z][a-z0-9]+")


def similarity(one: frozenset[str], other: frozenset[str], subject: frozenset[str]) -> float:
    """0 to 1: the share of the shorter finding's content words that the other shares, words of the
    subject counted double."""
    a, b = one, other
    if not a or not b:
        return 0.0

    def weight(words: frozenset[str]) -> int:
        return sum(2 if w in subject else 1 for w in words)

    return weight(a & b) / min(weight(a), weight(b))


class Subjects:
    """Content words of texts: lower case, plurals folded, synonyms made one."""

    def __init__(self, words: SubjectWords) -> None:
        self.passed_over = frozenset(words.passed_over)
        self.stands_for = {w: head for head, same in words.same.items() for w in same}
        self.known: dict[str, frozenset[str]] = {}

    def content(self, text: str) -> frozenset[str]:
        """The words of a text that carry its subject."""
        if text not in self.known:
            plain = text.lower().replace("'", "").replace("’", "")
            folded = (self._fold(w) for w in _WORD.findall(plain) if w not in self.passed_over)
            self.known[text] = frozenset(
                w for w in folded if w not in self.passed_over and len(w) > 2
            )
        return self.known[text]

    def of(self, aspect: Aspect) -> frozenset[str]:
        """The words that name an aspect."""
        return self.content(f"{aspect.title} {aspect.short}")

    def _fold(self, word: str) -> str:
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
        return self.stands_for.get(word, word)
