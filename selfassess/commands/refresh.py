"""Refreshes a draft that people have edited, and says what that did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selfassess.commands.writing import Writing
from selfassess.model.edited import Fate, Refreshed
from selfassess.model.memory import Memory
from selfassess.model.problem import Problem

_SHOWN = 12  # names of parts in one line; --json lists all
_LINES: tuple[tuple[Fate, str, bool], ...] = (
    ("updated", "brought up to date", False),
    ("suggested", "brought up to date as tracked changes", False),
    ("added", "new", False),
    ("met", "kept as people wrote them while the evidence changed; see the comments", True),
    ("agreed", "edited, and in agreement with the evidence", False),
    ("kept", "kept as people wrote them", False),
    ("removed", "taken out by people and not put back", True),
    ("withheld", "new, in a section that people took out, and left out", True),
    ("orphaned", "no longer written from the evidence, and left standing", True),
    ("copied", "a second copy, not kept up to date", True),
)


def refresh(writing: Writing, name: str, fresh: bytes, track: bool) -> Refreshed | None:
    """Brings the document up to date; where that cannot be, the new one is written beside it."""
    from selfassess.write.word.refresh.refresh import NoRecordError, refresh_document

    path = writing.target(name)
    edited = path.read_bytes()
    if edited == fresh:
        writing.left_alone.append(f"{path}: it is up to date")
        return None
    try:
        data, done = refresh_document(edited, fresh, track=track)
    except NoRecordError as refusal:
        writing.beside(name, fresh, refusal.reason)
        return None
    return done if writing.refreshed(name, data) else None


def merge(writing: Writing, name: str, other: Path) -> Refreshed | None:
    """Brings what people did in another copy of the document into it."""
    from selfassess.write.word.refresh.edited import NoRecordError
    from selfassess.write.word.refresh.merge import merge_documents

    path = writing.target(name)
    try:
        data, done = merge_documents(path.read_bytes(), other.read_bytes(), other.name)
    except (NoRecordError, OSError) as refusal:
        reason = refusal.reason if isinstance(refusal, NoRecordError) else "it cannot be opened"
        writing.problems.append(Problem.of("SA-C30", file=other.name, reason=reason))
        writing.left_alone.append(f"{path}: nothing was brought in")
        return None
    return done if writing.refreshed(name, data) else None


def merged(done: Refreshed, other: Path) -> tuple[str, ...]:
    """What a merge did, in lines."""
    both = [change.name for change in done.changes if change.fate == "met"]
    lines = [
        f"What people did in {other.name} was brought into your draft:",
        f"  {done.count('updated'):,} taken over, as you had left them alone",
        f"  {done.count('added'):,} added",
    ]
    if both:
        lines.append(
            f"  {len(both):,} edited in both, both shown; see the comments: {'; '.join(both)}"
        )
    return tuple(lines)


def told(done: Refreshed) -> tuple[str, ...]:
    """What a refresh did, in lines: counts, and names where a person has to look."""
    if done.count("updated", "suggested", "added", "met", "orphaned"):
        return ("Your draft was refreshed, part by part:", *_said(done))
    return ("Your draft needs no refresh, part by part:", *_said(done))


def _said(done: Refreshed) -> Iterator[str]:
    yield f"  {done.untouched:,} were up to date"
    for fate, words, named in _LINES:
        count = done.count(fate)
        if not count:
            continue
        names = list(dict.fromkeys(c.name for c in done.changes if c.fate == fate))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield f"  {count:,} {words}" + (f": {'; '.join(names[:_SHOWN])}{more}" if named else "")


def known_labels(memory: Memory, document: Path) -> Memory:
    """The memory, with the labels that the document itself remembers where the memory is lost."""
    if memory.labels or not document.exists():
        return memory
    from selfassess.write.word.refresh.edited import NoRecordError, Opened

    try:
        labels = dict(Opened(document.read_bytes()).manifest.labels)
    except NoRecordError:
        return memory
    return memory.model_copy(update={"labels": labels})
