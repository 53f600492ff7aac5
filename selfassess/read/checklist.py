"""The checklist of documents to have ready → items with owner, date and status."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.forms import WorkbookForm
from selfassess.model.problem import Problem
from selfassess.model.readiness import ChecklistItem
from selfassess.model.workspace import Workspace
from selfassess.read.sheets.find import Reading, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.rows import Row, read_rows


@dataclass(frozen=True)
class ReadChecklist:
    """What the checklist holds, in its order."""

    items: tuple[ChecklistItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_checklist(path: Path, form: WorkbookForm, workspace: Workspace) -> ReadChecklist:
    """Read the checklist. Never raises for its contents."""
    ledger = Ledger(path.name)
    reading = Reading(form, {}, (), workspace.read_hidden)
    rows: list[Row] = []
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows += read_rows(found, reading, ledger)
    return ReadChecklist(tuple(map(_item, rows)), ledger.problems, ledger.tallies)


def _item(row: Row) -> ChecklistItem:
    return ChecklistItem(
        group=row.text("group"),
        item=row.text("item"),
        owner=row.text("owner"),
        due=row.get("due"),
        status=row.text("status"),
    )
