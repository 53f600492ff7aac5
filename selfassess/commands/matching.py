"""Keeps inputs/matching.xlsx up to date: what rows were taken for, and what people said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selfassess.commands.scorecards import Matching
from selfassess.model.problem import Problem
from selfassess.model.workspace import Workspace
from selfassess.read.sheets.lists import aspect_labels
from selfassess.settings.matching import load_matching_form
from selfassess.write.excel.matching import matching_workbook
from selfassess.write.save import SaveError, save


@dataclass(frozen=True)
class Kept:
    """What became of the matching sheet."""

    wrote: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def keep_matching(inputs: Path, matching: Matching, workspace: Workspace) -> Kept:
    """Write the matching sheet where a workbook has a layout of its own and something changed.

    The version before is kept beside it: it holds people's words.
    """
    form = load_matching_form()
    path = inputs / form.file
    if not matching.books and not path.exists():
        return Kept()
    data = matching_bytes(matching, workspace)
    if path.exists() and path.read_bytes() == data:
        return Kept()
    try:
        saved = save(path, data, moment=datetime.now())
    except SaveError as refusal:
        beside = (str(refusal.beside),) if refusal.beside else ()
        return Kept(beside, (refusal.problem,))
    kept = f" (the version before is {saved.kept.name})" if saved.kept else ""
    return Kept((f"{saved.path}{kept}",))


def matching_bytes(matching: Matching, workspace: Workspace) -> bytes:
    """The matching sheet of what was matched."""
    settings = matching.settings
    areas = settings.frameworks[workspace.framework].areas
    labels = aspect_labels(settings, areas)
    names = [i.name for i in settings.indicators.values()]
    lists = {
        "answers": ["Yes", "Leave out", *names],
        "roles": ["not read", *matching.words.roles],
        "areas": [area.short for area in areas],
        "aspects": list(labels.values()),
    }
    form = load_matching_form()
    books = matching.books
    return matching_workbook(
        form, books, matching.corrections, settings.indicators, lists, areas, labels
    )
