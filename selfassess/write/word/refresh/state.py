"""What has become of a block since the tool last wrote it."""

from __future__ import annotations

from enum import Enum, auto

from selfassess.write.word.manifest import BlockRecord
from selfassess.write.word.refresh.edited import Opened, Said, Standing


class State(Enum):
    UNTOUCHED = auto()  # says what the tool wrote, whatever it wears
    PENDING = auto()  # untouched but for our own tracked changes, not yet decided on
    AGREED = auto()  # edited, and says what the tool would write now
    EDITED = auto()
    EMPTIED = auto()  # the control is there, its words are gone
    REMOVED = auto()


def state_of(opened: Opened, standing: Standing | None, record: BlockRecord, new: str) -> State:
    """The state of one block; `new` is the hash of what the tool would write now."""
    if standing is None:
        return State.REMOVED
    said = opened.says(standing.content)
    if not said.accepted:
        return State.EMPTIED
    return _compare(said, record, new)


def _compare(said: Said, record: BlockRecord, new: str) -> State:
    accepted, rejected = said.hashes
    written = {record.text_hash, record.previous} - {""}
    if not said.pending:
        if accepted in written:
            return State.UNTOUCHED
        return State.AGREED if accepted == new else State.EDITED
    before = rejected == record.previous if record.previous else not said.rejected
    if accepted == record.text_hash and before:
        return State.PENDING
    return State.EDITED
