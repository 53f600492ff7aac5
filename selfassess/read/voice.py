"""Feedback, complaints and participation → themes and counts.

A comment is kept only where it is marked as publishable. An item without an aspect has aspect
"": its theme is placed later, by the one classifier.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.period import say_date
from selfassess.model.problem import Problem
from selfassess.model.voice import VoiceItem, VoiceKind
from selfassess.model.workspace import Workspace
from selfassess.read.sheets.find import Reading, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import aspect_names
from selfassess.read.sheets.rows import Row, read_rows
from selfassess.read.workbook import Workbook

POINTS = {"positive": "strength", "negative": "weakness", "mixed": "mixed", "neutral": "neutral"}
# What a kind of item says of itself where nobody filled in which way it points.
POINTS_OF_KIND = {VoiceKind.COMPLAINT: "weakness", VoiceKind.COMPLIMENT: "strength"}


@dataclass(frozen=True)
class ReadVoice:
    """What a voice workbook holds. `comments` counts the comments that were not kept."""

    items: tuple[VoiceItem, ...] = ()
    comments: int = 0
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_voice(
    path: Path | Workbook,
    form: WorkbookForm,
    settings: Settings,
    workspace: Workspace,
    file: str = "",
) -> ReadVoice:
    """Read a workbook of feedback, from its file or already open. Never raises for its contents."""
    ledger = Ledger(file or (path.file if isinstance(path, Workbook) else path.name))
    reading = Reading(
        form,
        {"aspects": aspect_names(settings, settings.frameworks[workspace.framework].areas)},
        read_hidden=workspace.read_hidden,
    )
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger)
    kept = [row for row in rows["voice"] if _begun(row, workspace, ledger)]
    items = tuple(_item(row, ledger) for row in kept)
    written = sum("comment" in row.values for row in kept)
    quoted = sum(item.quotation is not None for item in items)
    return ReadVoice(items, written - quoted, ledger.problems, ledger.tallies)


def _begun(row: Row, workspace: Workspace, ledger: Ledger) -> bool:
    period = row.values["period"].period
    if period.start <= workspace.as_at:
        return True
    blanks = {"period": period.say(), "as_at": say_date(workspace.as_at)}
    ledger.report("SA-R38", row.at("period"), **blanks)
    ledger.set_aside(row.source, "a period that has not begun")
    return False


def _item(row: Row, ledger: Ledger) -> VoiceItem:
    kind = VoiceKind(row.values["kind"])
    count, out_of = row.get("count"), row.get("out_of")
    if count is not None and out_of is not None and count > out_of:
        ledger.report("SA-R51", row.at("count"), count=count, out_of=out_of)
    points = POINTS.get(row.text("points")) or POINTS_OF_KIND.get(kind, "neutral")
    return VoiceItem(
        kind=kind,
        group=row.text("group"),
        period=row.values["period"].period,
        aspect=row.text("aspect"),
        theme=row.text("theme"),
        points=points,
        count=count,
        out_of=out_of,
        upheld=row.get("upheld"),
        changed=row.text("changed"),
        quotation=row.get("comment") if row.get("quotable") else None,
        source=row.source,
    )
