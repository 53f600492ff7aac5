"""A draft after people have worked on it: what a refresh did to it, and its words as review reads
them."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from selfassess.model.record import Record

Fate = Literal[
    "updated",  # left alone by people, brought up to date
    "suggested",  # the same, as tracked changes
    "added",  # new in this draft
    "met",  # edited by people while the evidence moved: kept, with a comment
    "agreed",  # people wrote what the evidence now says
    "kept",  # edited by people; the evidence did not move
    "removed",  # taken out by people; not put back
    "withheld",  # new, but in a section that people took out
    "orphaned",  # no longer written from the evidence; left standing
    "copied",  # a second copy of a block; only the first is kept up to date
]


class BlockChange(Record):
    """What became of one block in a refresh. `moved` are figures that changed: was, is now."""

    id: str
    name: str
    fate: Fate
    moved: tuple[tuple[str, str], ...] = ()


class Refreshed(Record):
    """What a refresh did, block by block, without the blocks that nothing happened to."""

    changes: tuple[BlockChange, ...] = ()
    untouched: int = 0  # blocks that were and are up to date

    def count(self, *fates: Fate) -> int:
        held = Counter(change.fate for change in self.changes)
        return sum(held[fate] for fate in fates)
