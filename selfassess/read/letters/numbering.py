"""Printed paragraph numbers: which figures in the margin are the report's own numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from selfassess.model.document import Block, BlockKind

SKIP = 4  # numbers that a report may leave out in a row


@dataclass(slots=True)
class Run:
    """One numbering from its first number to its last: (index of the block, number) pairs."""

    members: list[tuple[int, int]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number reached; a number printed twice does not set it back."""
        return max(number for _, number in self.members)

    def missing(self) -> tuple[int, ...]:
        """Numbers between the first and the last that no paragraph carries."""
        found = {number for _, number in self.members}
        return tuple(n for n in range(self.members[0][1], self.last + 1) if n not in found)


_BARE = re.compile(r"^(\d{1,3})\s+(?=[A-Z\u2018\u201c])")


def with_bare_numbers(blocks: list[Block]) -> list[Block]:
    """The blocks, with a number printed without its full stop read where it fills a gap."""
    out = list(blocks)
    last = None
    for index, block in enumerate(out):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        found = _BARE.match(block.text) if block.number is None else None
        if found and last is not None and int(found[1]) == last + 1:
            later = next((b.number for b in out[index + 1 :] if b.number is not None), None)
            if later in (None, last + 2):
                block = replace(block, number=last + 1, text=block.text[found.end() :])
                out[index] = block
        last = block.number if block.number is not None else last
    return out


def numbering(blocks: list[Block]) -> list[Run]:
    """The runs of paragraph numbers, in reading order.

    A run begins at 1 and goes up by one; a few numbers may be missing. A figure that does not
    fit is no paragraph number (a list inside a paragraph, a year, a table). A run begins again
    only where the numbers really start over: when 1 is followed by its own 2, 3 and so on.
    """
    marks = [
        (index, block.number)
        for index, block in enumerate(blocks)
        if block.number is not None and block.kind is BlockKind.PARAGRAPH
    ]
    runs: list[Run] = []
    at = 0
    while at < len(marks):
        index, number = marks[at]
        current = runs[-1] if runs else None
        if current is None:
            if number <= 2:
                runs.append(Run([(index, number)]))
        elif number == current.last + 1:
            current.members.append((index, number))
        elif number == 1 and _starts_over(marks[at:], current.last):
            runs.append(Run([(index, number)]))
        elif _belongs(marks[at:], current.last):
            current.members.append((index, number))
        at += 1
    return [run for run in runs if len(run.members) > 1 or len(runs) == 1]


def _belongs(later: list[tuple[int, int]], last: int) -> bool:
    """Whether a number that is not the next belongs all the same: some are missing, or printed
    twice."""
    number = later[0][1]
    if number <= last:
        return number > 4 and _repeats(later, last)
    return number <= last + 1 + SKIP and not _comes(later[1:], last + 1, number)


def _repeats(later: list[tuple[int, int]], last: int) -> bool:
    """Whether numbers already used are printed again and lead on past the last one."""
    for (_, one), (_, after) in pairwise(later):
        if one == last:
            return after == last + 1
        if after != one + 1:
            return False
    return False


def _comes(later: list[tuple[int, int]], wanted: int, before: int) -> bool:
    """Whether a number still comes, before the numbers have passed well beyond it."""
    for _, number in later[:6]:
        if number == wanted:
            return True
        if number > before + 2:
            return False
    return False


def _starts_over(later: list[tuple[int, int]], last: int) -> bool:
    """Whether a 1 begins a new numbering rather than a list inside a paragraph."""
    chain = 0
    for _, number in later:
        if number == chain + 1:
            chain += 1
        elif number == last + 1 and chain < last:
            return False  # the old numbering goes on after a short inner list
    return chain >= 4
