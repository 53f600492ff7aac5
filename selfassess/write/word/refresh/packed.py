"""The last steps before a changed document is packed: links, bookmarks and numbers that hold."""

from __future__ import annotations

from selfassess.write.word.changes import number_apart
from selfassess.write.word.package import serialise
from selfassess.write.word.refresh.adopt import Adopter
from selfassess.write.word.refresh.edited import Opened
from selfassess.write.word.refresh.links import mend_links, pair_bookmarks, renumber_captions
from selfassess.write.word.refresh.notes import Notes
from selfassess.write.word.refresh.spaces import declare_spaces


def packed(opened: Opened, adopter: Adopter, notes: Notes) -> bytes:
    """The file with the changed document and its comments."""
    mend_links(opened.root, adopter)
    pair_bookmarks(opened.root)
    renumber_captions(opened.root)
    number_apart(opened.root)
    notes.save()
    package = opened.package
    package.parts[package.main] = serialise(declare_spaces(opened.root))
    return package.to_bytes()
