"""A council's own rating held against its own target: where the two disagree, it is said.

The rating itself is never used: it may be against last month, a comparator or typed by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selfassess.model.indicator import Indicator, IndicatorValue, Polarity, Target
from selfassess.model.layout import LaidRow, RowMatch
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.layouts.understand import Understood
from selfassess.read.performance import ReadPerformance

# Only what is plain: amber and blue stand for too many things.
MEETS = {"green": True, "red": False}
_BY = {"letter": "letter", "word": "word", "fill": "fill colour", "rule": "conditional colour"}


def contradicted_ratings(
    understood: Understood,
    matches: Sequence[RowMatch],
    read: ReadPerformance,
    known: Mapping[str, Indicator],
) -> tuple[Problem, ...]:
    """A problem for each row rated green that misses its target, or red that meets it, by every
    latest figure of the row."""
    values: dict[tuple[str, int], list[IndicatorValue]] = {}
    for value in read.values:
        if value.value is not None and value.source.row:
            values.setdefault((value.source.sheet or "", value.source.row), []).append(value)
    targets: dict[str, list[Target]] = {}
    for target in read.targets:
        targets.setdefault(target.indicator, []).append(target)
    found = []
    for row, held, match in zip(understood.book.rows, understood.held, matches, strict=True):
        if row.rating not in MEETS or not match.sureness.sure:
            continue
        own = [v for line in held.lines for v in values.get((held.sheet, line.row), [])]
        problem = _contradicted(row, own, targets.get(match.indicator, []), known[match.indicator])
        if problem is not None:
            found.append(problem)
    return tuple(found)


def _contradicted(
    row: LaidRow, values: list[IndicatorValue], targets: list[Target], indicator: Indicator
) -> Problem | None:
    if not values or not targets or indicator.polarity is Polarity.CONTEXT:
        return None
    last = max(value.period.end for value in values)
    latest = [v for v in values if v.period.end == last and v.value is not None]
    begun = [t for t in targets if t.from_date is None or t.from_date <= last]
    if not latest or not begun:
        return None
    target = max(begun, key=lambda t: str(t.from_date or ""))
    met = {_meets(v.value or 0.0, target.value, indicator.polarity) for v in latest}
    if met != {not MEETS[row.rating]}:
        return None
    return Problem.of(
        "SA-R90",
        Source(file=row.source.file, sheet=row.source.sheet, cell=row.rating_cell),
        indicator=indicator.name,
        rating=row.rating,
        by=_BY[row.rating_from],
        value=f"{latest[0].value:g}",
        meets="meets" if met == {True} else "misses",
        target=f"{target.value:g}",
    )


def _meets(value: float, target: float, polarity: Polarity) -> bool:
    return value >= target if polarity is Polarity.HIGHER else value <= target
