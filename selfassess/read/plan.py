"""The improvement plan → actions and the findings they answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.plan import Action
from selfassess.model.problem import Problem
from selfassess.model.workspace import Workspace
from selfassess.read.sheets.find import Reading, area_names, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.linked import linked_indicators, once_each, split_list
from selfassess.read.sheets.lists import aspect_names, indicator_names
from selfassess.read.sheets.rows import Row, read_rows


@dataclass(frozen=True)
class ReadPlan:
    """What the improvement plan holds."""

    actions: tuple[Action, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_plan(
    path: Path, form: WorkbookForm, settings: Settings, workspace: Workspace, file: str = ""
) -> ReadPlan:
    """Read an improvement plan. Never raises for its contents."""
    ledger = Ledger(file or path.name)
    areas = settings.frameworks[workspace.framework].areas
    lists = {
        "areas": area_names(areas),
        "aspects": aspect_names(settings, areas),
        "indicators": indicator_names(settings),
    }
    reading = Reading(form, lists, areas, workspace.read_hidden)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger)
    actions = tuple(
        _action(row, settings, reading, ledger) for row in once_each(rows["actions"], ledger)
    )
    return ReadPlan(actions, ledger.problems, ledger.tallies)


def _action(row: Row, settings: Settings, reading: Reading, ledger: Ledger) -> Action:
    aspect = row.text("aspect")
    area = row.text("area") or (settings.aspects[aspect].area if aspect else "")
    if aspect and settings.aspects[aspect].area != area:
        place = reading.lists["areas"].title(settings.aspects[aspect].area)
        ledger.report("SA-R52", row.at("aspect"), aspect=settings.aspects[aspect].short, area=place)
    start, due = row.get("start"), row.get("due")
    if start and due and due < start:
        ledger.report("SA-R53", row.at("due"), first="Start", last="Due")
    return Action(
        id=row.text("id"),
        title=row.text("title"),
        area=area,
        aspect=aspect,
        findings=split_list(row.text("findings")),
        owner=row.text("owner"),
        start=start,
        due=due,
        done=row.get("done"),
        status=row.text("status"),
        measure=row.text("measure"),
        indicators=linked_indicators(row, reading.lists["indicators"], ledger),
        target=row.text("target"),
        source=row.source,
    )
