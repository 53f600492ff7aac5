"""The disclosure rule: what may not be shown, and no way round it by subtraction.

Counts from 1 to `low_count` are protected, and so is a share where its numerator, the rest of its
denominator, or the whole base is that small: with the base known, the share gives the count away.
Source: DfE analysts' guide and release methods ("c" for confidential; secondary suppression where
needed); the thresholds are settings.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.judge.recovery import Line, conceal
from selfassess.model.indicator import WITHHELD, IndicatorValue, Unit
from selfassess.model.thresholds import DisclosureThresholds


def protects_count(count: float | None, thresholds: DisclosureThresholds) -> bool:
    """Whether a count of children must not be printed. A true zero may."""
    return count is not None and 0 < count <= thresholds.low_count


def protects_share(
    numerator: float | None, denominator: float | None, thresholds: DisclosureThresholds
) -> bool:
    """Whether a share, its numerator and its denominator must not be printed together."""
    if denominator is not None and denominator < thresholds.small_base:
        return True
    if numerator is None or denominator is None:
        return protects_count(numerator, thresholds)
    return protects_count(numerator, thresholds) or protects_count(
        denominator - numerator, thresholds
    )


def protects_audits(graded: int, thresholds: DisclosureThresholds) -> bool:
    """Whether the grades of so many audits must not be printed.

    A grade describes practice, not a child: a small count of grades is printed wherever enough
    audits stand behind it. Fewer could be one team's or one worker's, so they are left out whole.
    """
    return 0 < graded < thresholds.small_base


def protects_value(unit: Unit, value: IndicatorValue, thresholds: DisclosureThresholds) -> bool:
    """Whether an indicator's value must not be printed."""
    if WITHHELD in value.flags:
        return True
    if unit is Unit.COUNT:
        return protects_count(value.value, thresholds)
    if unit is Unit.PERCENT:
        return protects_share(value.numerator, value.denominator, thresholds)
    return protects_count(value.numerator, thresholds)


def hidden_cells(
    counts: Sequence[Sequence[int | None]],
    thresholds: DisclosureThresholds,
    totals_shown: bool = True,
) -> frozenset[tuple[int, int]]:
    """The cells (row, column) of a table of counts that must be hidden, so that none of them can
    be worked out from the totals of its row or column.

    A hidden cell is worked out where it stands alone in its line, and also where the sum of the
    hidden ones leaves it one value only (two of at least 1 that come to 2). None is a cell that
    holds nothing.
    """
    held = {
        (r, c): count
        for r, row in enumerate(counts)
        for c, count in enumerate(row)
        if count is not None
    }
    hidden = [cell for cell, count in held.items() if protects_count(count, thresholds)]
    if not totals_shown:
        return frozenset(hidden)
    lines: list[Line[tuple[int, int]]] = []
    for along in (0, 1):
        for number in sorted({cell[along] for cell in held}):
            line = [cell for cell in held if cell[along] == number]
            total = sum(held[cell] for cell in line)
            lines.append(Line(tuple((cell, 1) for cell in line), total))
    return conceal(held, hidden, lines, thresholds.low_count)
