"""Puts a document other than the draft into `outputs`: written, or refreshed where edited."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from selfassess.commands.refresh import refresh
from selfassess.commands.writing import Writing
from selfassess.model.edited import Refreshed
from selfassess.model.memory import Memory
from selfassess.model.statement import ComposedDocument


def put_document(
    writing: Writing, name: str, document: ComposedDocument, look: Path, fresh: bool
) -> Refreshed | None:
    """The document as a Word file; what a refresh did, where there was one."""
    from selfassess.write.word.document import write_document

    data = write_document(document, look)
    if fresh or not writing.stands(name, changed_only=True):
        writing.document(name, data)
        return None
    return refresh(writing, name, data, track=False)


def labels_only(document: ComposedDocument, before: Memory, hashes: Mapping[str, str]) -> Memory:
    """What such a document leaves to the next run: its labels and its fingerprint. What changed
    is said since the last draft, so nothing else of the last draft is touched."""
    labels = {**before.labels, **{e.key: e.label for e in document.evidence}}
    return before.model_copy(
        update={"labels": labels, "written": {**before.written, **dict(hashes)}}
    )
