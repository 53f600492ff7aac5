"""What files of single kinds are and how they would be read: voice, and audited records."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from selfassess.commands.inputs import placer
from selfassess.commands.scorecards import Matching
from selfassess.model.account import Tally
from selfassess.model.problem import Problem
from selfassess.model.workspace import Workspace
from selfassess.read.audit_forms import audit_form, read_audit_forms
from selfassess.read.audits import read_audits
from selfassess.read.heard.door import HeardReader, holds_voice
from selfassess.read.heard.words import Heard
from selfassess.read.sheets.recognise import holds_records
from selfassess.read.workbook import Workbook
from selfassess.settings.heard import load_heard_words
from selfassess.settings.workbooks import load_dimensions, load_forms


class Looked(NamedTuple):
    """What a file is and how it would be read."""

    told: tuple[str, ...]
    data: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def heard(book: Workbook, workspace: Workspace, matching: Matching) -> Looked | None:
    """A survey, or a log of complaints or compliments."""
    words = load_heard_words()
    if not holds_voice(book, Heard(words)):
        return None
    read = HeardReader(words, matching.settings, workspace, placer()).read(book)
    kinds = " and ".join(dict.fromkeys(str(item.kind) for item in read.items)) or "feedback"
    told = (
        f"{book.file}: what people said ({kinds}); {len(read.items)} themes with their counts.",
        *(f"  {item.source.say()}: {item.theme} ({item.points})" for item in read.items),
    )
    data = {"file": book.file, "kind": kinds, "themes": len(read.items)}
    return Looked(told, data, read.problems, read.tallies)


def audited(
    path: Path, workspace: Workspace, matching: Matching, book: Workbook | None = None
) -> Looked | None:
    """Audited records: one a row, or the form of a single one. `book` is one already open."""
    form, dimensions, settings = load_forms()["audits"], load_dimensions(), matching.settings
    if book is not None and holds_records(form, book, settings, dimensions):
        read = read_audits(path, form, settings, workspace, dimensions)
        told = f"{path.name}: audited records, one a row; {len(read.audits)} can be used."
    else:
        book = audit_form(path, path.name, form, settings, dimensions, book)
        if book is None:
            return None
        read = read_audit_forms([book], form, settings, workspace, dimensions, matching.words)
        told = f"{path.name}: the form of an audit, one record a sheet or file; "
        told += f"{len(read.audits)} can be used."
    data = {"file": path.name, "kind": "audited records", "audits": len(read.audits)}
    return Looked((told,), data, read.problems, read.tallies)
