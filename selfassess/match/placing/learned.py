"""Learned weights of runs of neighbouring words, looked up all at once in a stretch of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class LearnedRuns(Generic[T]):
    """Runs of one to a few words, parted by spaces, each with what was learned of it."""

    def __init__(self, learned: Mapping[str, T]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[int, dict[tuple[str, ...], T]] = {}
        for run, meaning in learned.items():
            words = tuple(run.split())
            if len(words) == 1:
                self._single[run] = meaning
            else:
                self._longer.setdefault(len(words), {})[words] = meaning

    def found_in(self, words: Sequence[str]) -> list[T]:
        """What was learned of each run found, every time it is found; runs may overlap."""
        single = self._single
        found = [single[word] for word in words if word in single]
        for length, longer in self._longer.items():
            shifted = [words[start:] for start in range(length)]
            found += [longer[run] for run in zip(*shifted, strict=False) if run in longer]
        return found
