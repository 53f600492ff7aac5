"""One figure in two workbooks: used once where they agree, not at all where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selfassess.model.account import SetAside, Tally
from selfassess.model.indicator import IndicatorValue
from selfassess.model.problem import Problem
from selfassess.read.performance import ReadPerformance

# Two figures are the same when they differ by no more than a rounding at the last place shown.
SAME = 0.051


def without_repeats_across(
    read: Sequence[ReadPerformance], names: dict[str, str]
) -> list[ReadPerformance]:
    """The results with figures that several workbooks give held once. `names` are those of the
    indicators, for messages. Of two that agree the one with its counts is kept."""
    places: dict[tuple[str, object], list[tuple[int, IndicatorValue]]] = defaultdict(list)
    for at, result in enumerate(read):
        for value in result.values:
            places[(value.indicator, value.period)].append((at, value))
    dropped: dict[int, list[tuple[IndicatorValue, Problem]]] = defaultdict(list)
    for held in places.values():
        if len(held) > 1:
            for at, value, problem in _told(held, names):
                dropped[at].append((value, problem))
    return [
        _without(result, dropped[at]) if dropped[at] else result for at, result in enumerate(read)
    ]


def _told(
    held: list[tuple[int, IndicatorValue]], names: dict[str, str]
) -> Iterable[tuple[int, IndicatorValue, Problem]]:
    alike = all(_alike(held[0][1], value) for _, value in held[1:])
    best = max(held, key=lambda item: (item[1].denominator is not None, -item[0]))
    for at, value in held:
        if alike and value is best[1]:
            continue
        other = next(v for _, v in held if v is not value)
        problem = Problem.of(
            "SA-R47" if alike else "SA-R48",
            value.source,
            indicator=names.get(value.indicator, value.indicator),
            period=value.period.say(),
            other=(best[1] if alike else other).source.say(),
        )
        yield at, value, problem


def _alike(one: IndicatorValue, other: IndicatorValue) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.missing == other.missing
    return abs(one.value - other.value) <= SAME


def _without(
    result: ReadPerformance, dropped: list[tuple[IndicatorValue, Problem]]
) -> ReadPerformance:
    gone = {id(value) for value, _ in dropped}
    tallies = list(result.tallies)
    for value, problem in dropped:
        reason = (
            "the same figure in another workbook"
            if problem.code == "SA-R47"
            else "another workbook has another figure for the period"
        )
        sheet = value.source.sheet
        for at, tally in enumerate(tallies):
            if tally.sheet == sheet:
                aside = (*tally.set_aside, SetAside(source=value.source, reason=reason))
                tallies[at] = Tally(
                    file=tally.file,
                    sheet=sheet,
                    unit=tally.unit,
                    read=tally.read,
                    used=tally.used - 1,
                    set_aside=aside,
                )
                break
    return replace(
        result,
        values=tuple(v for v in result.values if id(v) not in gone),
        problems=(*result.problems, *(problem for _, problem in dropped)),
        tallies=tuple(tallies),
    )
