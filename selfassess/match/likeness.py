"""How alike two sets of words are, with words that tell more counting for more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

# A misspelt word counts nearly as much as the right one.
MISSPELT = 0.92
SHORTEST_MISSPELT = 5


class Likeness:
    """Compares a set of words with every known name."""

    def __init__(self, names: Iterable[frozenset[str]]) -> None:
        known = list(names)
        counts = Counter(word for name in known for word in name)
        rare = math.log(1 + len(known))
        self._weight: Mapping[str, float] = {
            word: 1 + math.log((1 + len(known)) / count) / rare for word, count in counts.items()
        }
        self._unknown = 1.6
        self._by_start: dict[str, list[str]] = {}
        for word in counts:
            self._by_start.setdefault(word[:1], []).append(word)
        self._spelt = lru_cache(maxsize=8_192)(self._nearest)
        self._whole = [self.weight(name) for name in known]
        self._with: dict[str, list[int]] = {}
        for number, name in enumerate(known):
            for word in name:
                self._with.setdefault(word, []).append(number)

    def weight(self, words: Iterable[str]) -> float:
        return sum(self._weight.get(word, self._unknown) for word in words)

    def spelt(self, words: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The words as known names spell them, and those of them that were misspelt."""
        pairs = [(word, self._spelt(word)) for word in words]
        return frozenset(right for _, right in pairs), frozenset(r for w, r in pairs if w != r)

    def scores(
        self, words: frozenset[str], doubtful: frozenset[str], least: float
    ) -> list[tuple[int, float]]:
        """The number of each known name that scores at least so much, with its score.

        A score is 0 to 1: twice the weight of what both have, over the weight of both together.
        """
        shared: dict[int, float] = {}
        for word in sorted(words):
            weight = self._weight.get(word, 0.0) * (MISSPELT if word in doubtful else 1.0)
            for number in self._with.get(word, ()):
                shared[number] = shared.get(number, 0.0) + weight
        own = self.weight(words)
        scored = ((n, 2 * both / (own + self._whole[n])) for n, both in shared.items())
        return [(number, score) for number, score in scored if score >= least]

    def _nearest(self, word: str) -> str:
        if word in self._weight or len(word) < SHORTEST_MISSPELT or word.isdigit():
            return word
        slips = 1 if len(word) < 8 else 2
        found = [
            (distance, known)
            for known in self._by_start.get(word[:1], ())
            if abs(len(known) - len(word)) <= slips
            and not known.isdigit()
            and (distance := _slips(word, known, slips)) <= slips
        ]
        return min(found)[1] if found else word


def _slips(one: str, other: str, most: int) -> int:
    """How many letters were left out, put in, changed or swapped; more than `most` is enough."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        this = [i]
        for j, its in enumerate(other, 1):
            cost = min(row[j] + 1, this[j - 1] + 1, row[j - 1] + (letter != its))
            if before and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, before[j - 2] + 1)
            this.append(cost)
        if min(this) > most:
            return most + 1
        before, row = row, this
    return row[-1]
