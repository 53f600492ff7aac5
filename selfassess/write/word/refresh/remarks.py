"""Remarks of a review as Word comments in a copy of the draft."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.write.word.elements import w
from selfassess.write.word.package import serialise
from selfassess.write.word.refresh.edited import Opened
from selfassess.write.word.refresh.notes import SIGN, Notes, set_point
from selfassess.write.word.refresh.spaces import declare_spaces
from selfassess.write.word.styles import Styles


def with_remarks(data: bytes, remarks: Iterable[tuple[int | None, str]]) -> bytes:
    """A copy of a draft with a comment for each remark: the number of its paragraph, counted from
    1 over the whole document, and its words. One about the whole stands at the beginning.

    Raises `NoRecordError` where it is no draft of ours.
    """
    opened = Opened(data)
    package = opened.package
    styles = Styles(package.part(package.one("styles")))
    notes = Notes(package, styles, opened.manifest.as_at)
    paragraphs = list(opened.root.iter(w("p")))
    if not paragraphs:
        return data
    for number, words in reversed(list(remarks)):
        at = number if number and number <= len(paragraphs) else 1
        set_point(paragraphs[at - 1], notes.add([f"{SIGN}: {words}"]))
    notes.save()
    package.parts[package.main] = serialise(declare_spaces(opened.root))
    return package.to_bytes()
