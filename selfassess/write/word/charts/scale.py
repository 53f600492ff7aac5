"""The scale of a chart's axis: round ends and round steps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1, 2, 2.5, 5, 10)
_LINES = 5
_NOTHING = 1e-6
_VANISHES = 0.2  # movement smaller than this share of the highest value needs a cut axis


@dataclass(frozen=True)
class Scale:
    """Both ends and the step of an axis. `cut` where it does not begin at zero."""

    low: float
    high: float
    step: float

    @property
    def cut(self) -> bool:
        return self.low > 0

    def share(self, value: float) -> float:
        """How far up the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale(values: Iterable[float | None], *, percent: bool, may_cut: bool) -> Scale:
    """From zero, unless the movement would vanish; percentages end at 100 at most."""
    held = [value for value in values if value is not None] or [0.0, 1.0]
    lowest, highest = min(held), max(held)
    low = 0.0
    if may_cut and lowest > 0 and highest - lowest < _VANISHES * highest:
        low = max(0.0, lowest - (highest - lowest or highest * 0.1))
    if lowest < 0:
        low = lowest
    span = highest - low
    step = _round_step((span if span > _NOTHING else 1.0) / _LINES)
    start = math.floor(low / step) * step
    end = math.ceil(highest / step) * step
    if end - highest < step * 0.1 and not (percent and end >= 100):
        end += step
    if percent:
        end = min(end, 100.0) if highest <= 100 else end
    return Scale(round(start, 6), round(max(end, start + step), 6), step)


def _round_step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return float(next(each * power for each in _STEPS if raw <= each * power * 1.0000001))
