"""What could be worked out of hidden counts, and which more must be hidden so that nothing can.

A reader who knows a sum and all but one of its parts knows the last one, too. Lines are such sums.
From them and from what a hidden count can be (1 to the low count, or any whole number), every
hidden count gets bounds; where the bounds meet, the count is given away, and a further one of its
line is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf, isinf
from typing import Generic, TypeVar

C = TypeVar("C", bound=Hashable)
Bounds = tuple[float, float]
Row = tuple[dict[C, Fraction], Fraction]  # hidden cells by how often they count, and their sum
Sum = tuple[list[tuple[C, float]], float]  # the same in plain numbers, which are far quicker
HAIR = 1e-9
ROUNDS = 50  # each round narrows some bound; chains in real tables end after a few


@dataclass(frozen=True, slots=True)
class Line(Generic[C]):
    """A sum that a reader can do: cells counted with 1 or -1 come to `total`.

    A total that stands in a cell of its own is a member counted with -1, and `total` is 0.
    """

    members: tuple[tuple[C, int], ...]
    total: int = 0


def conceal(
    counts: Mapping[C, int], hidden: Collection[C], lines: Sequence[Line[C]], low_count: int
) -> frozenset[C]:
    """The hidden cells and as many more as keep every one of them ambiguous.

    `counts` holds the true whole numbers. A true nought is hidden only where nothing else is left,
    a total only where its parts do not suffice.
    """
    start = {
        # a count that a small rest or base gave away, or that was hidden beside another, could be
        # anything; a small count is known to be small
        cell: (1.0, float(low_count)) if 0 < counts[cell] <= low_count else (0.0, inf)
        for cell in hidden
    }
    lines = [line for line in lines if len(line.members) > 1]
    while partner := _next(counts, start, lines):
        start[partner[0]] = (0.0, inf)
    return frozenset(start)


def exposed(
    counts: Mapping[C, int], start: Mapping[C, Bounds], lines: Sequence[Line[C]]
) -> list[C]:
    """The hidden cells that a reader of these lines can work out, in a steady order. `start` says
    what each hidden cell can be before anything is worked out."""
    rows = [row for line in lines if (row := _open(line, counts, start))[0]]
    rows += reduced(rows) if len(rows) > 1 else []
    sums = [([(c, float(f)) for c, f in members.items()], float(total)) for members, total in rows]
    bounds = dict(start)
    for _ in range(ROUNDS):
        narrowed = sum(_narrow(held, bounds) for held in sums)
        if not narrowed:
            break
    told = {cell for members, _ in rows for cell in members}
    known = [cell for cell in told if bounds[cell][1] - bounds[cell][0] < 1]
    return sorted(known, key=lambda c: (counts[c], str(c)))


def _open(line: Line[C], counts: Mapping[C, int], hidden: Collection[C]) -> Row[C]:
    """What a line says of its hidden cells once the others are taken away."""
    left = line.total - sum(s * counts[c] for c, s in line.members if c not in hidden)
    return {c: Fraction(s) for c, s in line.members if c in hidden}, Fraction(left)


def reduced(rows: Sequence[Row[C]]) -> list[Row[C]]:
    """What rows say together, by elimination: two years that overlap, for instance, tell what the
    months that they do not share differ by. A cell that follows from them stands alone in a row."""
    done: list[tuple[C, Row[C]]] = []
    for row in rows:
        for pivot, other in done:
            row = _without(row, pivot, other)
        if not row[0]:
            continue
        pivot = next(iter(row[0]))
        scale = row[0][pivot]
        row = {c: f / scale for c, f in row[0].items()}, row[1] / scale
        done = [(p, _without(other, pivot, row)) for p, other in done]
        done.append((pivot, row))
    return [row for _, row in done]


def _without(row: Row[C], pivot: C, other: Row[C]) -> Row[C]:
    """A row with one cell eliminated by another row, in which it counts once."""
    times = row[0].get(pivot)
    if not times:
        return row
    cells = {**row[0], **{c: row[0].get(c, Fraction(0)) - times * f for c, f in other[0].items()}}
    return {c: f for c, f in cells.items() if f}, row[1] - times * other[1]


def _next(
    counts: Mapping[C, int], start: Mapping[C, Bounds], lines: Sequence[Line[C]]
) -> tuple[C] | None:
    """A cell to hide next: in the first line that gives something away by itself, else beside the
    first cell that all lines together give away. None where nothing is given away, or nothing is
    left to hide."""
    telling = [line for line in lines if any(cell in start for cell, _ in line.members)]
    for line in telling:
        if exposed(counts, start, [line]):
            partner = _partner([line], counts, start, lines)
            if partner is not None:
                return partner
    for cell in exposed(counts, start, telling):
        own = [line for line in telling if any(member == cell for member, _ in line.members)]
        partner = _partner(own, counts, start, lines)
        if partner is not None:
            return partner
    return None


def _narrow(held: Sum[C], bounds: dict[C, Bounds]) -> bool:
    """Narrows the bounds of the cells of one sum; whether anything changed."""
    members, total = held
    changed = False
    for cell, times in members:
        least = most = total
        for other, f in members:
            if other != cell:
                low, high = bounds[other]
                one, two = f * low, f * high
                least -= one if one > two else two
                most -= two if one > two else one
        low, high = bounds[cell]
        one, two = sorted((least / times, most / times))
        narrowed = (max(low, _up(one)), min(high, _down(two)))
        if narrowed != (low, high):
            bounds[cell] = narrowed
            changed = True
    return changed


def _up(end: float) -> float:
    return end if isinf(end) else float(ceil(end - HAIR))


def _down(end: float) -> float:
    return end if isinf(end) else float(floor(end + HAIR))


def _partner(
    own: Sequence[Line[C]],
    counts: Mapping[C, int],
    hidden: Collection[C],
    lines: Sequence[Line[C]],
) -> tuple[C] | None:
    """The cell of these lines to hide: a part before a total, not a nought, one whose other lines
    hide something already, the smallest. In a tuple, for a cell may be anything."""

    def alone(cell: C, line: Line[C]) -> bool:
        others = [
            near for near in lines if near is not line and any(m == cell for m, _ in near.members)
        ]
        return not any(member in hidden for near in others for member, _ in near.members)

    shown = [
        (cell, sign, line) for line in own for cell, sign in line.members if cell not in hidden
    ]
    if not shown:
        return None
    cell, _, _ = min(
        shown,
        key=lambda s: (counts[s[0]] == 0, s[1] < 0, alone(s[0], s[2]), counts[s[0]], str(s[0])),
    )
    return (cell,)
