"""A draft after people have worked on it: what a refresh did to it, and its words as review reads
them."""

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


LineKind = Literal["heading", "prose", "cell", "answer"]


class DraftLine(Record):
    """One paragraph of an edited draft, pending changes accepted.

    `number` counts every paragraph of the document from 1; `under` is the heading above it and
    `chapter` the one of the first level; `block` is the id of the block that it stands in, ""
    where people added it; `own` where it is not as the tool last wrote it; `figures` are the keys
    and texts of figures that are still in their controls; `waiting` where a question to the
    authors stands unanswered.
    """

    number: int
    text: str
    kind: LineKind
    level: int = 0
    under: str = ""
    chapter: str = ""
    block: str = ""
    own: bool = False
    figures: tuple[tuple[str, str], ...] = ()
    waiting: bool = False


class EditedDraft(Record):
    """The words of an edited draft. `removed` are ids of blocks that people took out."""

    file: str
    lines: tuple[DraftLine, ...]
    removed: tuple[str, ...] = ()
