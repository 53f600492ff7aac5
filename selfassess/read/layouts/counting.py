"""Figures counted since April or over twelve months, though they stand under single months.

What a label, its heading or the column of frequency says is taken at its word. Where nobody says,
a series that never falls within a year and begins again in April is pointed out and asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import factorial

from selfassess.model.layout import EACH, TWELVE_MONTHS, LayoutWords
from selfassess.model.period import MONTHS, Period, PeriodKind
from selfassess.read.folding import fold
from selfassess.read.layouts.headings import periods_of
from selfassess.read.layouts.measures import Measurement

_STEPS = (PeriodKind.MONTH, PeriodKind.QUARTER)
# Figures in no order rise all through so many periods with a chance of less than one in this.
CHANCE = 500
# Of a single year: its last figure is so many times its first.
GROWTH = 3.0
# A new year begins at less than this share of where the old one ended.
DROP = 0.5


class Counting:
    """Tells by the words in settings over what time figures are counted."""

    def __init__(self, words: LayoutWords) -> None:
        pairs = [(f" {fold(p)} ", how) for how, names in words.counted.items() for p in names]
        self._phrases = sorted(pairs, key=lambda pair: -len(pair[0]))
        self._whole = {phrase.strip(): how for phrase, how in pairs}

    def of(self, frequency: str, *texts: str) -> str:
        """One of the three ways of counting, or "" where neither label nor headings say."""
        whole = self._whole.get(fold(frequency), "")
        if whole:
            return whole
        for text in texts:
            folded = f" {fold(text)} "
            found = next((how for phrase, how in self._phrases if phrase in folded), "")
            if found:
                return found
        return ""


def counted_over(period: Period, counted: str) -> str:
    """The text of the period that a figure under a month or quarter is really about; "" where it
    is that month or quarter itself."""
    if period.kind not in _STEPS or counted in ("", EACH):
        return ""
    month = f"{MONTHS[period.end.month - 1]} {period.end.year}"
    if counted == TWELVE_MONTHS:
        return f"rolling 12 months to {month}"
    first = _year(period)
    return f"{first}-{(first + 1) % 100:02d}" if period.end.month == 3 else f"YTD {month}"


def climbs(taken: Iterable[Measurement]) -> bool:
    """Whether the figures of a row look like totals since April: within each year they never fall
    and mostly rise, more than chance explains, and a new year begins low again."""
    years: dict[int, list[tuple[Period, float]]] = defaultdict(list)
    for measurement in taken:
        cell = measurement.cells.get("value")
        if measurement.kind != "value" or cell is None or isinstance(cell.value, bool):
            continue
        period = periods_of(measurement.period) if measurement.period is not None else None
        if period and period.kind in _STEPS and isinstance(cell.value, (int, float)):
            years[_year(period)].append((period, float(cell.value)))
    series = [[v for _, v in sorted(years[y], key=lambda item: item[0].end)] for y in sorted(years)]
    return bool(series) and _never_falls(series) and _begins_again(series)


def _never_falls(series: Sequence[Sequence[float]]) -> bool:
    orders = 1
    for year in series:
        steps = [later - before for before, later in pairwise(year)]
        if any(step < 0 for step in steps) or sum(step > 0 for step in steps) * 2 < len(steps):
            return False
        orders *= factorial(min(len(year), 12))
    return orders >= CHANCE


def _begins_again(series: Sequence[Sequence[float]]) -> bool:
    if len(series) == 1:
        return series[0][-1] >= GROWTH * series[0][0]
    return all(later[0] < DROP * before[-1] for before, later in pairwise(series))


def _year(period: Period) -> int:
    return period.end.year if period.end.month >= 4 else period.end.year - 1
