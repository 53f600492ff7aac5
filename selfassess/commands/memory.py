"""Keeps what the last run said, beside the outputs, so that the next can be steady and compare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from selfassess.model.memory import Memory
from selfassess.model.problem import Problem
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
from selfassess.write.save import SaveError, folder_for, save

FILE = Path("outputs") / ".selfassess" / "memory.json"


def recall(folder: Path) -> Memory:
    """The memory of the workspace's last run; empty where there is none or it cannot be read."""
    try:
        return Memory.model_validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return Memory()


def remember(folder: Path, memory: Memory) -> tuple[Problem, ...]:
    """Writes the memory down, whole or not at all; the problem where it could not be."""
    target = folder / FILE
    data = memory.model_dump_json(indent=1).encode("utf-8")
    try:
        folder_for(target)
        save(target, data, moment=datetime.now(), keep=False)
    except SaveError as refusal:
        return (refusal.problem,)
    return ()


def memory_of(
    document: ComposedDocument,
    weighed: Weighed,
    before: Memory,
    hashes: Mapping[str, str],
    against: Memory | None = None,
) -> Memory:
    """What this run leaves to the next. `hashes` are the fingerprints of the files written;
    `against` what this run compared itself with."""
    return Memory(
        as_at=document.cover.as_at,
        labels={**before.labels, **{e.key: e.label for e in document.evidence}},
        shows={e.key: e.shows for e in document.evidence},
        figures={figure.key: figure.text for figure in figures(document)},
        standings={w.aspect: w.standing for area in weighed.areas for w in area.aspects},
        statuses={p.finding.id: p.status for p in weighed.progress},
        written={**before.written, **hashes},
        against=against,
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
