"""The disclosure rule: what may not be shown, and no way round it by subtraction.

Counts from 1 to `low_count` are protected, and so is a share where its numerator, the rest of its
denominator, or the whole base is that small: with the base known, the share gives the count away.
Source: DfE analysts' guide and release methods ("c" for confidential; secondary suppression where
needed); the thresholds are settings.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selfassess.model.indicator import IndicatorValue, Unit
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

    Where a row or column with a total hides exactly one cell, the next smallest is hidden as
    well, until nothing can be worked out by subtraction. None is a cell that holds nothing.
    """
    hidden = {
        (r, c)
        for r, row in enumerate(counts)
        for c, count in enumerate(row)
        if protects_count(count, thresholds)
    }
    if not totals_shown or not counts:
        return frozenset(hidden)
    width = max(len(row) for row in counts)
    lines = [[(r, c) for c in range(len(row))] for r, row in enumerate(counts)]
    lines += [[(r, c) for r, row in enumerate(counts) if c < len(row)] for c in range(width)]
    while partner := next((p for line in lines if (p := _partner(line, counts, hidden))), None):
        hidden.add(partner)
    return frozenset(hidden)


Cell = tuple[int, int]


def _partner(
    line: Sequence[Cell], counts: Sequence[Sequence[int | None]], hidden: Collection[Cell]
) -> Cell | None:
    """The cell to hide beside one that stands alone in its line: not a nought, which protects
    nothing; one whose other line already hides a cell, so that little more need go; the smallest.
    """
    if sum(1 for cell in line if cell in hidden) != 1:
        return None
    rows, columns = {r for r, _ in hidden}, {c for _, c in hidden}
    along_row = len({r for r, _ in line}) == 1

    def worth(cell: Cell) -> tuple[bool, bool, int, Cell]:
        row, column = cell
        count = counts[row][column] or 0
        return (
            count == 0,
            (column not in columns) if along_row else (row not in rows),
            count,
            cell,
        )

    shown = [c for c in line if c not in hidden and counts[c[0]][c[1]] is not None]
    return min(shown, key=worth, default=None)
