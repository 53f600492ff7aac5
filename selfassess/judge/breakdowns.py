"""What of the lists' own totals may be printed: breakdowns, rows by list, rows that fail a rule.

Beside the sums of a table a reader has the measures taken from the same list: a hidden count must
not come back from those either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf

from selfassess.judge.recovery import Line, exposed
from selfassess.judge.small_numbers import (
    protects_count,
    protects_share,
    protects_value,
)
from selfassess.model.annex_a import CohortTable, HiddenCounts, ListSummary, RuleResult
from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.thresholds import DisclosureThresholds


def protected_table(
    table: CohortTable, thresholds: DisclosureThresholds, known: Collection[int] = ()
) -> CohortTable:
    """A breakdown with its small counts hidden, and as many more as would give them away.

    `known` are numbers of children printed elsewhere. Where these tell a hidden count of their own
    or by subtraction from the total, the whole breakdown is hidden.
    """
    counts = [count or 0 for count in table.counts]
    total = sum(counts)
    hidden = _hidden(counts, thresholds, known)
    small = {counts[i] for i in hidden if protects_count(counts[i], thresholds)}
    told = any(counts[i] in known for i in hidden if counts[i] and counts[i] not in small)
    told = told or any(total - number in small for number in known)
    if protects_count(total, thresholds) or (hidden and told):
        nothing = tuple(None for _ in counts)
        return table.model_copy(update={"counts": nothing, "total": None})
    shown = tuple(None if i in hidden else count for i, count in enumerate(counts))
    return table.model_copy(update={"counts": shown})


def _hidden(
    counts: Sequence[int], thresholds: DisclosureThresholds, known: Collection[int]
) -> set[int]:
    """The cells of a line to hide: the small ones, and others until none of these can be worked out
    and their sum is no small number either. A number known elsewhere hides nothing: it goes last.
    """
    small = {i for i, count in enumerate(counts) if protects_count(count, thresholds)}
    order = sorted(
        (i for i in range(len(counts)) if i not in small),
        key=lambda i: (counts[i] == 0, counts[i] in known, counts[i]),
    )
    hidden = set(small)
    while order and small and _given_away(counts, small, hidden, thresholds.low_count):
        hidden.add(order.pop(0))
    return hidden


def _given_away(
    counts: Sequence[int], small: Collection[int], hidden: Collection[int], low: int
) -> bool:
    line = Line(tuple((i, 1) for i in range(len(counts))), sum(counts))
    could_be = {i: (1.0, float(low)) if i in small else (0.0, inf) for i in hidden}
    told = exposed(dict(enumerate(counts)), could_be, [line])
    return bool(told) or sum(counts[i] for i in hidden) <= low


def protected_tables(
    tables: Iterable[CohortTable],
    summaries: Iterable[ListSummary],
    results: Iterable[RuleResult],
    values: Iterable[IndicatorValue],
    indicators: Mapping[str, Indicator],
    thresholds: DisclosureThresholds,
) -> list[CohortTable]:
    """Every breakdown, protected beside all that may be printed of the measures and rules of its
    list."""
    known: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for value in values:
        if not protects_value(indicators[value.indicator].unit, value, thresholds):
            known[value.source.file, value.source.sheet] |= _numbers(indicators, value)
    places = {s.number: (s.file, s.sheet or None) for s in summaries}
    for result in results:
        if result.list in places and result.unit == "rows" and not result.whole:
            known[places[result.list]] |= {result.failed, result.checked - result.failed}
    return [protected_table(t, thresholds, known[places[t.list]]) for t in tables]


def _numbers(indicators: Mapping[str, Indicator], value: IndicatorValue) -> set[int]:
    """The numbers of children that a printed measure tells: count, base, and what is left of it."""
    if indicators[value.indicator].unit is Unit.COUNT:
        found = [value.value]
    else:
        found = [value.numerator, value.denominator]
        if value.numerator is not None and value.denominator is not None:
            found.append(value.denominator - value.numerator)
    return {round(number) for number in found if number is not None}


def hidden_counts(
    summaries: Iterable[ListSummary],
    results: Iterable[RuleResult],
    thresholds: DisclosureThresholds,
) -> HiddenCounts:
    """Which numbers of rows may not be printed: few rows, few that fail, few that do not. A sum
    over lists may only be printed of those that are shown."""
    present = [s for s in summaries if s.present]
    few = {s.number for s in present if protects_count(s.rows, thresholds)}

    def fails(kind: str) -> frozenset[int]:
        return frozenset(
            s.number
            for s in present
            if s.number in few or protects_share(getattr(s, kind), s.rows, thresholds)
        )

    return HiddenCounts(
        rows=frozenset(few),
        errors=fails("failed_error"),
        warnings=fails("failed_warning"),
        notes=fails("failed_note"),
        rules=frozenset(
            (r.rule, r.list)
            for r in results
            if r.unit == "rows" and not r.whole and protects_share(r.failed, r.checked, thresholds)
        ),
    )
