"""Which values of a dossier must not be printed, though they are not small themselves.

A small count that is left out can come back from what stands beside it: from the year that its
months add up to, from figures that add up to the same base, from a count that is the same number
under another name. Everything held of an indicator counts as printed, now or in an earlier draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from selfassess.judge.recovery import Line, conceal
from selfassess.judge.series import STEPS, Key, Series, Window, follow_on, key_of, series_of
from selfassess.judge.small_numbers import protects_count, protects_value
from selfassess.model.dossier import Dossier
from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.period import PeriodKind
from selfassess.model.thresholds import DisclosureThresholds

# a whole number behind a value: its key, and whether it is the count or what is left of the base
Cell = tuple[Key, str]
COUNT, REST = "count", "rest"
MOST_PARTS = 4  # figures that add up to one base: more of them than this are not looked for


def withheld(dossier: Dossier, series: Mapping[str, Series] | None = None) -> frozenset[Key]:
    """The keys of all values that must not be printed: small ones, and those that would give a
    small one away. Pooled years are among them. `series` are those of the dossier, where made."""
    return _Sums(dossier, series_of(dossier) if series is None else series).concealed()


@dataclass
class _Sums:
    """Every value held, the whole numbers behind it, and the sums that a reader can do."""

    dossier: Dossier
    series: Mapping[str, Series]
    values: dict[Key, IndicatorValue] = field(default_factory=dict)
    counts: dict[Cell, int] = field(default_factory=dict)
    small: set[Key] = field(default_factory=set)
    lines: list[Line[Cell]] = field(default_factory=list)

    def concealed(self) -> frozenset[Key]:
        by_indicator: dict[str, list[IndicatorValue]] = {}
        for value in self.dossier.evidence.values:
            if value.value is not None and value.indicator in self.indicators:
                by_indicator.setdefault(value.indicator, []).append(value)
        bases = known_bases(self.indicators, self.dossier.evidence.values)
        for indicator_id, held in by_indicator.items():
            self._take(self.series[indicator_id], held, bases)
        self._same_number()
        self.lines += self._of_one_base()
        # beside the small ones themselves, what stands in a line with one of them can be hidden
        touched = {c[0][0] for line in self.lines for c, _ in line.members}
        for indicator_id in sorted({key[0] for key in self.small} | touched):
            self.lines += self._in_time(self.series[indicator_id], by_indicator[indicator_id])
        found = frozenset(self.small)
        while (more := self._beside(self._beside(found, COUNT), REST)) != found:
            found = more
        return found

    def _beside(self, found: frozenset[Key], name: str) -> frozenset[Key]:
        """The keys found and those that have to go with them, by the sums of one name. A value
        hides its count and its rest together."""
        hidden = [(key, name) for key in found if (key, name) in self.counts]
        lines = [line for line in self.lines if line.members[0][0][1] == name]
        concealed = conceal(self.counts, hidden, lines, self.thresholds.low_count)
        return found | {key for key, _ in concealed}

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        return self.dossier.settings.indicators

    @property
    def thresholds(self) -> DisclosureThresholds:
        return self.dossier.settings.thresholds.disclosure

    def _take(
        self, series: Series, held: Sequence[IndicatorValue], bases: Mapping[Base, float]
    ) -> None:
        indicator = series.indicator
        population = self.dossier.workspace.authority.population_0_17
        for value in (*held, *(w.value for w in series.windows if w.parts)):
            key = key_of(value)
            self.values[key] = value
            if protects_value(indicator.unit, value, self.thresholds) or _guessable(
                indicator, value, bases, population, self.thresholds
            ):
                self.small.add(key)
            for name, count in numbers_of(indicator.unit, value):
                self.counts[(key, name)] = count

    def _compared(self, series: Series) -> Iterator[Window]:
        """The pooled years that a draft can print: the latest, the year before, and those at
        inspections."""
        now = series.headline()
        if now is None:
            return
        days = [i.end for i in self.dossier.evidence.inspections]
        for window in (
            now,
            series.year_before(now),
            *(series.at_inspection(day, now) for day in days),
        ):
            if window is not None and window.parts:
                yield window

    def _in_time(self, series: Series, held: Sequence[IndicatorValue]) -> Iterator[Line[Cell]]:
        """Months or quarters that fill a longer period; for what is counted on a day, the same day
        under two names."""
        indicator = series.indicator
        pooled = {key_of(w.value): w.value for w in self._compared(series)}
        totals = [*held, *(v for key, v in pooled.items() if all(key_of(h) != key for h in held))]
        for whole in totals:
            if indicator.stock:
                same = [v for v in held if v.period.end == whole.period.end and v is not whole]
                yield from (line for v in same for line in self._line([v], whole))
                continue
            for kind in (*STEPS, PeriodKind.HALF_YEAR):
                parts = sorted(
                    (
                        v
                        for v in held
                        if v.period.kind is kind
                        and whole.period.start <= v.period.start
                        and v.period.end <= whole.period.end
                    ),
                    key=lambda v: v.period.order,
                )
                if kind is not whole.period.kind and parts and _fills(parts, whole):
                    yield from self._line(parts, whole)

    def _line(self, parts: Sequence[IndicatorValue], whole: IndicatorValue) -> Iterator[Line[Cell]]:
        for name in (COUNT, REST):
            cells = [((key_of(v), name), 1) for v in parts] + [((key_of(whole), name), -1)]
            if all(cell in self.counts for cell, _ in cells):
                yield Line(tuple(cells), sum(s * self.counts[c] for c, s in cells))

    def _of_one_base(self) -> Iterator[Line[Cell]]:
        """Figures of one base on one day that add up to it: the last follows from the others. Two
        need no rule: what one leaves over is the other, and as small."""
        groups: dict[tuple[str, date, date, float], list[Key]] = {}
        for key, value in self.values.items():
            base = self.indicators[value.indicator].denominator.casefold()
            if (key, REST) in self.counts and base and value.denominator:
                group = (base, value.period.start, value.period.end, value.denominator)
                groups.setdefault(group, []).append(key)
        for (_, _, _, total), keys in groups.items():
            if len(keys) < 3 or not self.small & set(keys):
                continue
            for size in range(3, MOST_PARTS + 1):
                for chosen in combinations(sorted(keys), size):
                    cells = tuple(((key, COUNT), 1) for key in chosen)
                    if sum(self.counts[c] for c, _ in cells) == total:
                        yield Line(cells, int(total))

    def _same_number(self) -> None:
        """A count that is the numerator of a share whose rest is small: it and the base would
        give the rest away."""
        low = self.thresholds
        known: dict[tuple[date, date, int], list[Key]] = {}
        for key, value in self.values.items():
            if self.indicators[value.indicator].unit is Unit.COUNT and (key, COUNT) in self.counts:
                at = (value.period.start, value.period.end, self.counts[(key, COUNT)])
                known.setdefault(at, []).append(key)
        for key in sorted(self.small):
            rest = self.counts.get((key, REST))
            if rest is None or not protects_count(rest, low):
                continue
            count, period = self.counts[(key, COUNT)], self.values[key].period
            if (period.start, period.end, count + rest) in known:
                self.small |= set(known.get((period.start, period.end, count), ()))


Base = tuple[str, date, date]


def known_bases(
    indicators: Mapping[str, Indicator], values: Iterable[IndicatorValue]
) -> dict[Base, float]:
    """The base of percentages by what they are of and when: one that gives its counts tells the
    base of others that do not."""
    found: dict[Base, float] = {}
    for value in values:
        indicator = indicators.get(value.indicator)
        if indicator and indicator.unit is Unit.PERCENT and value.denominator:
            base = indicator.denominator.casefold()
            found[(base, value.period.start, value.period.end)] = value.denominator
    return found


def numbers_of(unit: Unit, value: IndicatorValue) -> Iterator[tuple[str, int]]:
    """The whole numbers of children behind a value, by name."""
    count = value.value if unit is Unit.COUNT else value.numerator
    if count is None or unit not in (Unit.COUNT, Unit.PERCENT, Unit.RATE):
        return
    yield COUNT, round(count)
    if unit is Unit.PERCENT and value.denominator is not None:
        yield REST, round(value.denominator - count)


def _guessable(
    indicator: Indicator,
    value: IndicatorValue,
    bases: Mapping[Base, float],
    population: int | None,
    thresholds: DisclosureThresholds,
) -> bool:
    """Whether a value without counts gives a small one away by a base that is printed elsewhere."""
    if value.value is None or value.numerator is not None:
        return False
    if indicator.unit is Unit.RATE:
        base = value.denominator or population
        return base is not None and protects_count(round(value.value * base / 10_000), thresholds)
    if indicator.unit is not Unit.PERCENT:
        return False
    where = (indicator.denominator.casefold(), value.period.start, value.period.end)
    base = value.denominator or bases.get(where)
    if base is None:
        return False
    count = round(value.value * base / 100)
    return protects_count(count, thresholds) or protects_count(round(base - count), thresholds)


def _fills(parts: Sequence[IndicatorValue], whole: IndicatorValue) -> bool:
    first, last = parts[0].period, parts[-1].period
    ends = (first.start, last.end) == (whole.period.start, whole.period.end)
    return ends and len(parts) > 1 and follow_on(parts)
