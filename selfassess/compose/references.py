"""Numbers the evidence ([P4], [A2], [F7]) and keeps the numbers steady between runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from selfassess.model.reading import AnyReading, SourceKind
from selfassess.model.statement import Reference

LETTERS = {
    SourceKind.PERFORMANCE: "P",
    SourceKind.AUDIT: "A",
    SourceKind.VOICE: "V",
    SourceKind.INSPECTION: "F",
    SourceKind.PLAN: "N",
}


class References:
    """The labels of one document. A reading gets its label where it first appears; one that had
    a label in an earlier run keeps it, and no label is ever given to something else."""

    def __init__(self, readings: Iterable[AnyReading], before: Mapping[str, str]) -> None:
        self._letters = {reading.key: LETTERS[reading.kind] for reading in readings}
        self._labels: dict[str, str] = {}
        self._before = dict(before)
        self._last = dict.fromkeys(LETTERS.values(), 0)
        for label in before.values():
            letter, number = label[:1], label[1:]
            if letter in self._last and number.isdecimal():
                self._last[letter] = max(self._last[letter], int(number))

    def label(self, key: str) -> str:
        """The label of a reading: "P4". KeyError where no such reading exists."""
        if key not in self._labels:
            self._labels[key] = self._kept(key) or self._next(self._letters[key])
        return self._labels[key]

    def refer(self, keys: Iterable[str]) -> tuple[Reference, ...]:
        """The references to these readings, each once, in order of their labels."""
        labels = {self.label(key) for key in keys if key in self._letters}
        return tuple(Reference(label=label) for label in sorted(labels, key=_order))

    @property
    def given(self) -> dict[str, str]:
        """Key to label of everything referred to, in the order of the index: P, A, V, F, N."""
        ranks = {letter: rank for rank, letter in enumerate(LETTERS.values())}
        pairs = sorted(self._labels.items(), key=lambda pair: (ranks[pair[1][:1]], _order(pair[1])))
        return dict(pairs)

    def _kept(self, key: str) -> str | None:
        label = self._before.get(key)
        return label if label and label[:1] == self._letters[key] else None

    def _next(self, letter: str) -> str:
        self._last[letter] += 1
        return f"{letter}{self._last[letter]}"


def _order(label: str) -> tuple[str, int]:
    return (label[:1], int(label[1:]))
