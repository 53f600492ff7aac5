"""Chance with a fixed seed: the same words and numbers on every machine and every Python."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

SEED = "northmere-2026"


class Chance:
    """A stream of draws of its own for each name, so that a change in one leaves the others."""

    def __init__(self, name: str) -> None:
        self._random = random.Random(f"{SEED}:{name}")

    def unit(self) -> float:
        """A number from 0 up to 1."""
        return self._random.random()

    def normal(self) -> float:
        """A draw from the bell curve with mean 0 and standard deviation 1."""
        return math.sqrt(-2 * math.log(1 - self.unit())) * math.cos(2 * math.pi * self.unit())

    def choose(self, items: Sequence[T]) -> T:
        return items[int(self.unit() * len(items))]

    def yes(self, share: float) -> bool:
        return self.unit() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.unit() * (high - low + 1))

    def successes(self, out_of: int, share: float, spread: float = 0.9) -> int:
        """How many of `out_of` at the true `share` (0 to 1), with the spread of real counts."""
        sd = spread * math.sqrt(out_of * share * (1 - share))
        return max(0, min(out_of, round(out_of * share + self.normal() * sd)))

    def split(self, total: int, weights: Sequence[float], spread: float = 0.06) -> list[int]:
        """`total` whole things dealt out by weight, with noise; the parts add up exactly."""
        noisy = [max(0.05, w * (1 + spread * self.normal())) for w in weights]
        exact = [total * w / sum(noisy) for w in noisy]
        parts = [int(x) for x in exact]
        by_rest = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
        for i in by_rest[: total - sum(parts)]:
            parts[i] += 1
        return parts
