"""Keeps what the last run said, beside the outputs, so that the next can be steady and compare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from selfassess.model.memory import Memory
from selfassess.model.statement import (
    Bullets,
    Callout,
    ComposedDocument,
    Figure,
    Paragraph,
    Prose,
    Span,
    Table,
)
from selfassess.model.weight import Weighed

FILE = Path("outputs") / ".selfassess" / "memory.json"


def recall(folder: Path) -> Memory:
    """The memory of the workspace's last run; empty where there is none or it cannot be read."""
    try:
        return Memory.model_validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return Memory()


def remember(folder: Path, memory: Memory) -> None:
    """Writes the memory down, whole or not at all."""
    target = folder / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(memory.model_dump_json(indent=1), encoding="utf-8")
    fresh.replace(target)


def memory_of(
    document: ComposedDocument, weighed: Weighed, before: Memory, hashes: Mapping[str, str]
) -> Memory:
    """What this run leaves to the next. `hashes` are the fingerprints of the files written."""
    return Memory(
        as_at=document.cover.as_at,
        labels={**before.labels, **{e.key: e.label for e in document.evidence}},
        figures={figure.key: figure.text for figure in figures(document)},
        standings={w.aspect: w.standing for area in weighed.areas for w in area.aspects},
        statuses={p.finding.id: p.status for p in weighed.progress},
        written={**before.written, **hashes},
    )


def fingerprint(data: bytes) -> str:
    """SHA-256 of a file's bytes, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def figures(document: ComposedDocument) -> list[Figure]:
    """Every figure a document prints, in order."""
    spans: list[Span] = []
    for block in document.blocks:
        match block:
            case Prose() | Callout():
                spans += _spans(block.paragraphs)
            case Bullets():
                spans += _spans(block.items)
            case Table():
                spans += [s for row in block.rows for cell in row.cells for s in cell.spans]
    return [span for span in spans if isinstance(span, Figure)]


def _spans(paragraphs: tuple[Paragraph, ...]) -> list[Span]:
    return [s for p in paragraphs for statement in p.statements for s in statement.spans]
