"""What could be worked out of hidden counts, and which more must be hidden so that nothing can.

A reader who knows a sum and all but one of its parts knows the last one, too. Lines are such sums.
From them and from what a hidden count can be (1 to the low count, or any whole number), every
hidden count gets bounds; where the bounds meet, the count is given away, and a further one of its
line is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Generic, TypeVar

C = TypeVar("C", bound=Hashable)
Bounds = tuple[float, float]
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
    bounds = dict(start)
    for _ in range(ROUNDS):
        narrowed = sum(_narrow(line, counts, bounds) for line in lines)
        if not narrowed:
            break
    told = {cell for line in lines for cell, _ in line.members if cell in bounds}
    known = [cell for cell in told if bounds[cell][0] >= bounds[cell][1]]
    return sorted(known, key=lambda c: (counts[c], str(c)))


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


def _narrow(line: Line[C], counts: Mapping[C, int], bounds: dict[C, Bounds]) -> bool:
    """Narrows the bounds of the hidden cells of one line; whether anything changed."""
    open_ = [(cell, sign) for cell, sign in line.members if cell in bounds]
    if not open_:
        return False
    shown = sum(sign * counts[cell] for cell, sign in line.members if cell not in bounds)
    left = line.total - shown
    changed = False
    for cell, sign in open_:
        least = most = float(left)
        for other, s in open_:
            if other != cell:
                low, high = bounds[other]
                least -= high if s > 0 else -low
                most -= low if s > 0 else -high
        if sign < 0:
            least, most = -most, -least
        low, high = bounds[cell]
        narrowed = (max(low, least), min(high, most))
        if narrowed != (low, high):
            bounds[cell] = narrowed
            changed = True
    return changed


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
