"""One indicator's values over time: which one is the headline, and what it is compared with.

The rule: what is counted over a stretch of time is judged on twelve months (a whole year as
reported, or months or quarters that fill a year, their counts added up; whichever ends later).
What is counted on a day is judged on its latest day. Percentages are never averaged.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from statistics import fmean

from selfassess.model.dossier import Dossier
from selfassess.model.indicator import (
    DEFINITION_CHANGED,
    INCOMPLETE,
    WITHHELD,
    Indicator,
    IndicatorValue,
    Unit,
)
from selfassess.model.period import Period, PeriodKind
from selfassess.model.source import Source

YEARS = frozenset(
    {
        PeriodKind.FINANCIAL_YEAR,
        PeriodKind.ACADEMIC_YEAR,
        PeriodKind.CALENDAR_YEAR,
        PeriodKind.ROLLING_YEAR,
    }
)
STEPS = (PeriodKind.MONTH, PeriodKind.QUARTER)
ONE_DAY = timedelta(days=1)
# how far a snapshot may lie from the day asked for and still stand for it
NEAR_DAYS = 31
# two figures counted on a day are compared when they lie at least this far apart
APART = timedelta(days=90)
YEAR_DAYS = 366


# an indicator's value for a period: id, kind of period, first and last day
Key = tuple[str, str, date, date]


def key_of(value: IndicatorValue) -> Key:
    """What names a value among all that are held."""
    period = value.period
    return (value.indicator, period.kind.value, period.start, period.end)


@dataclass(frozen=True, slots=True)
class Window:
    """A figure to judge: the value, and the months or quarters it was pooled from, if it was."""

    value: IndicatorValue
    parts: tuple[IndicatorValue, ...] = ()

    @property
    def start(self) -> date:
        return (self.parts[0] if self.parts else self.value).period.start

    @property
    def end(self) -> date:
        return self.value.period.end

    @property
    def whole_year(self) -> bool:
        return self.value.period.kind in YEARS


class Series:
    """The usable values of one indicator up to a day, in time order, and their windows."""

    def __init__(
        self,
        indicator: Indicator,
        values: Iterable[IndicatorValue],
        as_at: date,
        withheld: Container[Key] = (),
    ) -> None:
        self.indicator = indicator
        self.withheld = withheld
        self._values, self._as_at = tuple(values), as_at
        ordered = sorted(
            (self._marked(v) for v in self._values),
            key=lambda v: (v.period.order, v.period.kind, v.source.say()),
        )
        self.all = tuple(v for v in ordered if v.period.end <= as_at)
        self.later = len(ordered) - len(self.all)
        self.usable = tuple(v for v in self.all if v.value is not None)
        whole = [v for v in self.usable if INCOMPLETE not in v.flags]
        self.breaks = tuple(
            sorted({v.period.start for v in self.usable if DEFINITION_CHANGED in v.flags})
        )
        days = tuple(Window(v) for v in whole if v.period.kind is PeriodKind.SNAPSHOT)
        if indicator.stock:
            self.windows = tuple(Window(v) for v in whole if _says_a_day(v))
        else:
            self.windows = tuple(
                sorted((*self._years(whole), *days), key=lambda w: w.value.period.order)
            )

    def marking(self, withheld: Container[Key]) -> Series:
        """The same series with those values flagged that must not be printed."""
        held = (*self.all, *(window.value for window in self.windows))
        if not any(key_of(value) in withheld for value in held):
            return self
        return Series(self.indicator, self._values, self._as_at, withheld)

    def headline(self) -> Window | None:
        """The figure that everything is judged on."""
        if self.windows:
            return self.windows[-1]
        # no whole year: the longest of what ends last ("April to September" before "September")
        last = max(self.usable, key=lambda v: (v.period.end, v.period.days), default=None)
        return Window(last) if last else None

    def at_inspection(self, day: date, headline: Window) -> Window | None:
        """The same figure at an inspection: the twelve months up to it, or the year that holds it.

        Where none is held from then, the first one after it. It always ends before the headline's
        time begins, so that no child is counted in both (for a figure counted on a day: at least
        three months before).
        """
        if self._on_a_day(headline):
            latest = headline.end - APART
            at_day = self._snapshot_at(min(day, latest))
            later = [w for w in self.windows if day < w.end <= latest]
            return at_day or (later[0] if later else None)
        apart = [w for w in self.windows if w.whole_year and w.end < headline.start]
        holding = [w for w in apart if w.start <= day <= w.end]
        pooled = [w for w in apart if w.parts and _months_between(w.end, day) in (0, 1)]
        if pooled:
            return pooled[-1]
        if holding:
            return holding[0]
        before = [w for w in apart if w.end < day and (day - w.end).days <= YEAR_DAYS]
        if before:
            return before[-1]
        later = [w for w in apart if w.start > day]
        return later[0] if later else None

    def _on_a_day(self, headline: Window) -> bool:
        return self.indicator.stock or headline.value.period.kind is PeriodKind.SNAPSHOT

    def year_before(self, headline: Window) -> Window | None:
        """The same stretch, or the same day, one year earlier."""
        if self._on_a_day(headline):
            return self._snapshot_at(headline.value.period.a_year_before().end)
        target = headline.value.period.a_year_before()
        found = [w for w in self.windows if w.end == target.end and w.whole_year]
        if found:
            return found[-1]
        same = [v for v in self.usable if v.period == target]
        return Window(same[-1]) if same else None

    def broken_between(self, then: Window, now: Window) -> bool:
        """Whether a change of definition lies between two windows."""
        return any(then.start < b <= now.end for b in self.breaks)

    def _snapshot_at(self, day: date) -> Window | None:
        near = [w for w in self.windows if abs((w.end - day).days) <= NEAR_DAYS]
        if near:
            return min(near, key=lambda w: (abs((w.end - day).days), w.end))
        before = [w for w in self.windows if w.end <= day and (day - w.end).days <= YEAR_DAYS]
        return before[-1] if before else None

    def _years(self, values: Sequence[IndicatorValue]) -> list[Window]:
        """Every twelve months there are: as reported, else pooled from months or quarters."""
        whole = {v.period.end: Window(v) for v in values if v.period.kind in YEARS}
        for kind in STEPS:
            steps = [v for v in values if v.period.kind is kind]
            size = 12 if kind is PeriodKind.MONTH else 4
            for last in range(size, len(steps) + 1):
                parts = tuple(steps[last - size : last])
                end = parts[-1].period.end
                if end in whole or not follow_on(parts) or self._broken_inside(parts):
                    continue
                pooled = pool(self.indicator, parts)
                if pooled is not None:
                    whole[end] = Window(self._marked(pooled), parts)
        return list(whole.values())

    def _marked(self, value: IndicatorValue) -> IndicatorValue:
        """The value, flagged where it must not be printed."""
        if key_of(value) not in self.withheld or WITHHELD in value.flags:
            return value
        return value.model_copy(update={"flags": (*value.flags, WITHHELD)})

    def _broken_inside(self, parts: Sequence[IndicatorValue]) -> bool:
        return any(parts[0].period.start < b <= parts[-1].period.start for b in self.breaks)


def series_of(dossier: Dossier) -> dict[str, Series]:
    """The values of each indicator of the catalogue that has any, by its id."""
    values: dict[str, list[IndicatorValue]] = {}
    for value in dossier.evidence.values:
        values.setdefault(value.indicator, []).append(value)
    indicators, as_at = dossier.settings.indicators, dossier.workspace.as_at
    return {
        indicator_id: Series(indicator, values[indicator_id], as_at)
        for indicator_id, indicator in indicators.items()
        if indicator_id in values
    }


def follow_on(values: Sequence[IndicatorValue]) -> bool:
    """Whether each value begins the day after the one before it ended: no gap, no overlap."""
    return all(b.period.start == a.period.end + ONE_DAY for a, b in pairwise(values))


def pool(indicator: Indicator, parts: Sequence[IndicatorValue]) -> IndicatorValue | None:
    """Several values as one: counts added up, and the share or rate taken from the sums.

    None where the counts are not known. A rate keeps the mean population of the parts.
    """
    numerator: float | None = None
    denominator: float | None = None
    if indicator.unit is Unit.COUNT:
        value = sum(p.value or 0.0 for p in parts)
    elif indicator.unit in (Unit.PERCENT, Unit.RATE):
        if any(p.numerator is None or not p.denominator for p in parts):
            return None
        numerator = sum(p.numerator or 0.0 for p in parts)
        bases = [p.denominator or 0.0 for p in parts]
        per_cent = indicator.unit is Unit.PERCENT
        denominator = sum(bases) if per_cent else fmean(bases)
        value = (100 if per_cent else 10_000) * numerator / denominator
    else:
        return None  # means and medians of different months cannot be put together
    first, last = parts[0].period, parts[-1].period
    return IndicatorValue(
        indicator=indicator.id,
        period=Period(kind=PeriodKind.ROLLING_YEAR, start=first.start, end=last.end),
        value=value,
        numerator=numerator,
        denominator=denominator,
        source=span([p.source for p in parts]),
        numerator_source=_span_of([p.numerator_source for p in parts]),
        denominator_source=_span_of([p.denominator_source for p in parts]),
        from_lists=all(p.from_lists for p in parts),
    )


def span(sources: Sequence[Source]) -> Source:
    """One source for cells that stand in one row or column ("C31:N31"), else that of the last."""
    last = sources[-1]
    if any((s.file, s.sheet) != (last.file, last.sheet) for s in sources):
        return last
    found = {_place(s.cell or "") for s in sources}
    places = [place for place in found if place]
    if len(places) < max(2, len(found)):
        return last
    rows, columns = {row for row, *_ in places}, {letters for *_, letters in places}
    if len(rows) > 1 and len(columns) > 1:
        return last
    first, end = (f"{letters}{row}" for row, _, letters in (min(places), max(places)))
    return last.model_copy(update={"cell": f"{first}:{end}"})


_CELL = re.compile(r"([A-Z]+)(\d+)")


@cache
def _place(cell: str) -> tuple[int, int, str] | None:
    """The row of a cell, and its column so that Z comes before AA."""
    found = _CELL.fullmatch(cell)
    return (int(found[2]), len(found[1]), found[1]) if found else None


def _span_of(sources: Sequence[Source | None]) -> Source | None:
    known = [s for s in sources if s is not None]
    return span(known) if len(known) == len(sources) else None


def _says_a_day(value: IndicatorValue) -> bool:
    """A figure counted on a day may be filed under the month, quarter or year that ends with it."""
    return value.period.kind is not PeriodKind.SPAN


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month
