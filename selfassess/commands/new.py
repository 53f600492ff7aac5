"""Makes a workspace: its settings, the five starter workbooks, and a folder for the letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from selfassess.commands.refused import refused
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.indicator import Indicator, Polarity, Unit
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.sheets.lists import aspect_labels
from selfassess.settings.catalogue import load_settings
from selfassess.settings.load import read_toml
from selfassess.settings.starter import starter_settings
from selfassess.settings.workbooks import load_dimensions, load_forms
from selfassess.write.excel.starter import starter_workbook
from selfassess.write.save import SaveError, folder_for, save

SETTINGS_FILE = "selfassess.toml"
FOLDERS = ("inputs/letters", "outputs")
# names that Windows keeps for itself and characters it refuses: workspaces are passed around
NOT_ON_WINDOWS = re.compile(
    r'[<>:"|?*\\]|[. ]$|^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)', re.IGNORECASE
)


@dataclass(frozen=True)
class MadeWorkspace:
    """What was made: files in order, relative to the folder; or why nothing was."""

    folder: Path
    written: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def new(folder: str, name: str = "") -> Outcome:
    """`selfassess new`: makes a workspace and says what to do next."""
    made = make_workspace(Path(folder), name)
    if made.problems:
        return refused(made.problems).model_copy(update={"account": None})
    shown = made.folder.as_posix()
    return Outcome(
        told=(
            f"A workspace for {name or made.folder.resolve().name}.",
            f"1. Open {shown}/{SETTINGS_FILE} and check the authority, the date and the period.",
            f"2. Fill the workbooks in {shown}/inputs in Excel; leave out what you do not have.",
            f"3. selfassess check {shown}",
            f"4. selfassess draft {shown}",
        ),
        wrote=tuple((made.folder / file).as_posix() for file in made.written),
    )


def make_workspace(folder: Path, name: str = "", as_at: date | None = None) -> MadeWorkspace:
    """Make a workspace for a council. Nothing that is already there is ever overwritten.

    `name` is the council's name, by default that of the folder; `as_at` the day the evidence is
    taken at, by default today: the one place where the clock is asked.
    """
    forms = {key: form for key, form in load_forms().items() if form.made_by == "new"}
    there = [
        f
        for f in (SETTINGS_FILE, *(f"inputs/{form.file}" for form in forms.values()))
        if (folder / f).exists()
    ]
    if NOT_ON_WINDOWS.search(folder.resolve().name):
        return MadeWorkspace(folder, problems=(Problem.of("SA-C35", folder=folder.name),))
    if there:
        there = there[:1] if SETTINGS_FILE in there else there  # it is a workspace already
        problems = tuple(
            Problem.of("SA-C10", Source(file=file), folder=folder.name) for file in there
        )
        return MadeWorkspace(folder, problems=problems)
    text = starter_settings(name or folder.resolve().name, as_at or date.today())
    try:
        return MadeWorkspace(folder, tuple(_written(folder, text, forms)))
    except SaveError as refusal:
        return MadeWorkspace(folder, problems=(refusal.problem,))


def _written(folder: Path, text: str, forms: Mapping[str, WorkbookForm]) -> Iterator[str]:
    """Writes settings and workbooks, and says their names. Raises SaveError."""
    moment = datetime.now()
    for part in FOLDERS:
        folder_for(folder / part / SETTINGS_FILE)
    save(folder / SETTINGS_FILE, text.encode("utf-8"), moment=moment)
    yield SETTINGS_FILE
    framework = str(read_toml(folder / SETTINGS_FILE)["framework"])
    settings = load_settings()
    for form in forms.values():
        name = f"inputs/{form.file}"
        save(folder / name, starter(form, settings, framework), moment=moment)
        yield name


def starter(form: WorkbookForm, settings: Settings, framework: str) -> bytes:
    """One starter workbook, with the drop-downs and the example row of a framework."""
    areas = settings.frameworks[framework].areas
    lists = choices(settings, framework, [d.title for d in load_dimensions()])
    examples = {
        f"indicators:{area.id}": next(
            i.name for i in settings.indicators.values() if _suits(i, area.id)
        )
        for area in areas
    }
    return starter_workbook(form, lists, areas, examples)


def _suits(indicator: Indicator, area: str) -> bool:
    """Whether the numbers of the example row could be this indicator's: a judged percentage."""
    judged = indicator.polarity is not Polarity.CONTEXT
    return indicator.area == area and indicator.unit is Unit.PERCENT and judged


def choices(
    settings: Settings, framework: str, dimensions: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """The entries of every drop-down, under the names that the forms give the lists."""
    areas = settings.frameworks[framework].areas
    order = [area.id for area in areas]
    aspects = sorted(settings.aspects.values(), key=lambda a: order.index(a.area))
    labels = aspect_labels(settings, areas)
    by_area = {
        f"indicators:{area}": [i.name for i in settings.indicators.values() if i.area == area]
        for area in order
    }
    scale = next(iter(settings.scales.values()))
    frameworks = sorted(settings.frameworks.values(), key=lambda f: f.inspections_from)
    printed = [g.title for f in reversed(frameworks) for g in f.grades]
    return {
        **by_area,
        "indicators": [name for area in order for name in by_area[f"indicators:{area}"]],
        "aspects": [labels[a.id] for a in aspects],
        "areas": [area.short for area in areas],
        "all_areas": list(dict.fromkeys(a.short for f in frameworks for a in f.areas)),
        "frameworks": [f.id for f in reversed(frameworks)],
        "grades": [scale.titles[g] for g in scale.grades],
        "printed_grades": list(dict.fromkeys(printed)),
        "dimensions": list(dimensions),
    }
