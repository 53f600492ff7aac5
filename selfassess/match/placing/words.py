"""Sentences as words, and phrases found among them: the longest wins, each word counts once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

MARKS = frozenset(";,.:()")
_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]+)?%?|[;,.:()]")
_TYPED = str.maketrans({"’": "'", "‘": "'", "–": " ", "-": " ", "‑": " ", "—": ","})
# Numbers that mean something by themselves: section 47, ages, hours and weeks set by law.
_TELLING = frozenset({"47", "16", "17", "18", "20", "21", "25", "26", "72"})
# Words in -s that are no plurals, and short forms that would become other words.
_NO_PLURAL = {
    *("this", "is", "was", "has", "does", "its", "plus", "always", "basis", "focus", "process"),
    *("progress", "address", "across", "towards", "perhaps", "thus", "news", "series", "crisis"),
    *("access", "business", "homelessness", "us", "as", "pas", "virus", "census", "campus"),
    *("bonus", "previous", "various", "gas", "lens", "ics", "gcses"),
}
_PARAGRAPH = re.compile(r"(?:^|(?<=[.!?:]) )\d{1,3}\.(?: |$)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word in lower case without plural or possessive s; a number as "0" unless it means
    something itself."""
    word = word.lower()
    if word[0].isdigit():
        return word if word in _TELLING else "0"
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.endswith("s") or word in _NO_PLURAL:
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def words_of(text: str) -> list[str]:
    """The words of a text, lower case and without plural s, and its marks of division."""
    return [stem(word) for word in as_written(text)]


def as_written(text: str) -> list[str]:
    """The words of a text as they stand in it, one for each of `words_of`."""
    return _WORD.findall(text.translate(_TYPED))


@lru_cache(maxsize=16)
def before(context: str, most: int = 2) -> tuple[tuple[str, ...], str]:
    """What stands before a sentence: those of its own paragraph, nearest first, and the rest.

    A paragraph number ("12. ") opens a paragraph; of an earlier one only the last counts.
    """
    paragraphs = _PARAGRAPH.split(context.strip())
    own = tuple(s for s in _SENTENCE_END.split(paragraphs[-1].strip()) if s)
    earlier = paragraphs[-2].strip() if len(paragraphs) > 1 else ""
    return own[::-1][:most], earlier


def runs(words: Sequence[str], longest: int) -> list[str]:
    """Every run of up to `longest` neighbouring words with no mark between them, some twice."""
    found = [word for word in words if word not in MARKS]
    pieces = _unmarked(words)
    for length in range(2, longest + 1):
        for piece in pieces:
            shifted = [piece[i:] for i in range(length)]
            found += map(" ".join, zip(*shifted, strict=False))
    return found


def _unmarked(words: Sequence[str]) -> list[Sequence[str]]:
    """The stretches of words between marks."""
    pieces, start = [], 0
    for at, word in enumerate(words):
        if word in MARKS:
            pieces.append(words[start:at])
            start = at + 1
    pieces.append(words[start:])
    return pieces


class Phrases(Generic[T]):
    """Phrases to look for, each with what it means. A phrase given twice keeps both meanings."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        meanings: dict[tuple[str, ...], list[T]] = {}
        for phrase, meaning in entries:
            if key := tuple(words_of(phrase)):
                meanings.setdefault(key, []).append(meaning)
        self._single: dict[str, tuple[T, ...]] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], int, tuple[T, ...]]]]] = {}
        for key in sorted(meanings, key=len, reverse=True):
            meant = tuple(meanings[key])
            if len(key) == 1:
                self._single[key[0]] = meant
            else:
                by_second = self._longer.setdefault(key[0], {})
                by_second.setdefault(key[1], []).append((list(key), len(key), meant))
        self._starts = self._single.keys() | self._longer.keys()

    def found_in(self, words: Sequence[str]) -> list[tuple[int, int, tuple[T, ...]]]:
        """Start, end and meanings of each phrase found, from left to right, without overlap."""
        single, longer, starts = self._single, self._longer, self._starts
        if starts.isdisjoint(words):
            return []
        found = []
        words = [*words, ""]
        free = 0
        for at in [place for place, word in enumerate(words) if word in starts]:
            if at < free:
                continue
            word = words[at]
            following = words[at + 1]
            if word in longer and following in longer[word]:
                for key, length, meanings in longer[word][following]:
                    if length == 2 or words[at : at + length] == key:
                        found.append((at, at + length, meanings))
                        free = at + length
                        break
            if at >= free and word in single:
                found.append((at, at + 1, single[word]))
        return found
