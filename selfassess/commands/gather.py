"""The first half of every walk: settings and files into a dossier, and its account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from selfassess.commands.comparators import newer_figures
from selfassess.commands.inputs import (
    input_files,
    named_for,
    placer,
    summary_files,
    voice_files,
)
from selfassess.commands.lists import measured_lists
from selfassess.commands.scorecards import (
    Matching,
    performance_files,
    read_scorecard,
    ready_matching,
)
from selfassess.commands.voices import placed_actions, placed_items, read_voices
from selfassess.match.drifting import drifting, since_last
from selfassess.model.account import Account, Tally
from selfassess.model.dossier import Dossier, Evidence, Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.indicator import Comparator
from selfassess.model.problem import Problem
from selfassess.model.published import PublishedLine
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.arrivals import Arrivals
from selfassess.read.audit_forms import audit_form, read_audit_forms
from selfassess.read.audits import read_audits
from selfassess.read.performance import ReadPerformance
from selfassess.read.plan import read_plan
from selfassess.read.register import read_register
from selfassess.read.repeats import without_repeats_across
from selfassess.read.sheets.recognise import holds_records
from selfassess.read.summaries import read_summary
from selfassess.read.workbook import Workbook, open_workbook
from selfassess.settings.comparators import published_figures
from selfassess.settings.layouts import load_layout_words
from selfassess.settings.matching import load_matching_form
from selfassess.settings.workbooks import load_dimensions, load_forms
from selfassess.settings.workspace import load_workspace

EMPTY = "SA-R30"  # a sheet in our form without a row
INPUTS = "inputs"


class NoDossier(Exception):  # noqa: N818 - it is an answer, not a fault
    """A workspace that cannot be read at all, and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("the workspace cannot be read")
        self.problems = problems


@dataclass
class Gathering:
    """What is being gathered: evidence by its field, and what was said on the way."""

    inputs: Path
    settings: Settings
    workspace: Workspace
    held: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    arrivals: Arrivals = field(default_factory=Arrivals)

    def new(self, paths: Iterable[Path]) -> list[tuple[Path, str]]:
        """The files that were not read before under another name, with their names in sources."""
        named = [(path, path.relative_to(self.inputs).as_posix()) for path in paths]
        return [(path, file) for path, file in named if self.arrivals.new(path, file)]

    def take(self, key: str, read: Callable[..., Any], form: WorkbookForm, *more: Any) -> None:
        """Reads one workbook of the workspace and keeps what it holds.

        Where its own is still as `new` made it, a file named after it stands in; one that is not
        read is named.
        """
        files, named = input_files(self.inputs, key, form.file)
        if not files:
            self.problems.append(Problem.of("SA-C02", what=f"{INPUTS}/{form.file}"))
        taken = None
        for path in files:
            if not self.arrivals.new(path, path.name):
                break
            taken, result = path, read(path, form, self.settings, self.workspace, *more)
            self.tallies += result.tallies
            held = {name: getattr(result, name) for name in EVIDENCE[key]}
            if any(held.values()) or path == files[-1]:
                self.problems += result.problems
                self.held |= {_FIELDS.get((key, name), name): held[name] for name in held}
                break
        for path in named:
            if path != taken:
                blanks = {"what": f"{INPUTS}/{form.file}"}
                self.problems.append(Problem.of("SA-C36", Source(file=path.name), **blanks))

    def add(self, result: Any, **more: tuple[Any, ...]) -> None:
        """Adds what a further file holds to the evidence, by field."""
        self.problems += result.problems
        self.tallies += result.tallies
        for name, values in more.items():
            self.held[name] = (*self.held.get(name, ()), *values)

    def add_figures(self, result: ReadPerformance) -> None:
        """Adds the figures of one performance workbook to those of the others."""
        for name in EVIDENCE["performance"]:
            more, held = getattr(result, name), self.held.get(name)
            if isinstance(more, dict):
                both = dict(held or {})
                for key, comparators in more.items():
                    both[key] = (*both.get(key, ()), *comparators)
                self.held[name] = both
            else:
                self.held[name] = (*(held or ()), *more)


EVIDENCE = {
    "performance": ("values", "targets", "comparators"),
    "audits": ("audits", "programme"),
    "findings": ("inspections", "findings"),
    "plan": ("actions",),
}
_FIELDS = {("audits", "programme"): "audit_programme"}


class Gathered(NamedTuple):
    """A workspace as read, and what the rows of its scorecards were matched to."""

    dossier: Dossier
    matching: Matching


def gather(folder: Path) -> Dossier:
    """Everything a workspace holds, read once. Raises NoDossier where it cannot be read at all."""
    return gather_matched(folder).dossier


def gather_matched(folder: Path) -> Gathered:
    """The same, with how the rows of scorecards were matched. Raises NoDossier."""
    if not folder.is_dir():
        raise NoDossier((Problem.of("SA-C01", folder=folder.name),))
    loaded = load_workspace(folder)
    if loaded.workspace is None:
        raise NoDossier(loaded.problems)
    forms = load_forms()
    gathering = Gathering(folder / INPUTS, loaded.settings, loaded.workspace)
    gathering.problems += loaded.problems
    matching = _performance(gathering, forms)
    gathering.take("audits", read_audits, forms["audits"], load_dimensions())
    _summaries(gathering, forms["audits"])
    gathering.take("findings", read_register, forms["findings"])
    _voice(gathering, forms["voice"])
    gathering.take("plan", read_plan, forms["plan"])
    _placed(gathering)
    _lists(gathering, folder)
    newer = newer_figures(gathering.inputs, gathering.settings, loaded.workspace)
    gathering.add(newer)
    evidence = with_published(
        Evidence(**gathering.held), loaded.workspace, gathering.settings, newer.lines
    )
    arrivals = gathering.arrivals
    dossier = Dossier(
        workspace=loaded.workspace,
        settings=gathering.settings,
        evidence=evidence,
        problems=(*gathering.problems, *arrivals.problems),
        account=Account(
            tallies=(*gathering.tallies, *arrivals.tallies), files=tuple(arrivals.files)
        ),
    )
    return Gathered(dossier, matching)


def _performance(gathering: Gathering, forms: dict[str, WorkbookForm]) -> Matching:
    """Reads every performance workbook, in our form or another, by the matching sheet."""
    form = forms["performance"]
    others = [f.file for f in forms.values() if f is not form]
    keys = [key for key in forms if key != "performance"]
    others += [path.name for key in keys for path in named_for(gathering.inputs, key)]
    others += [path.name for path in voice_files(gathering.inputs, forms["voice"].file)]
    matching = ready_matching(gathering.inputs, gathering.settings, gathering.workspace)
    gathering.settings = matching.settings
    gathering.problems += matching.problems
    files = performance_files(gathering.inputs, others)
    if not files:
        gathering.problems.append(Problem.of("SA-C02", what=f"{INPUTS}/{form.file}"))
    read = [
        read_scorecard(path, file, form, gathering.workspace, matching)
        for path, file in gathering.new(files)
    ]
    names = {i.id: i.name for i in matching.settings.indicators.values()}
    figures = any(result.values for result in read)
    for result in without_repeats_across(read, names):
        # where figures came in another file, an empty starter workbook is no omission
        starter = figures and not result.values
        gathering.problems += [p for p in result.problems if not (starter and p.code == EMPTY)]
        gathering.tallies += result.tallies
        gathering.add_figures(result)
    values, known = gathering.held.get("values", ()), matching.settings.indicators
    gathering.problems += drifting(matching.books, values, known)
    gathering.problems += since_last(
        matching.books, matching.corrections.earlier, known, load_matching_form().file
    )
    return matching


def _lists(gathering: Gathering, folder: Path) -> None:
    """Adds what the child-level lists said when they were last measured."""
    held = gathering.held.get("values", ())
    measured = measured_lists(folder, {value.indicator for value in held})
    gathering.held["values"] = (*held, *measured.values)
    gathering.problems += measured.problems
    gathering.tallies += measured.tallies


def _summaries(gathering: Gathering, form: WorkbookForm) -> None:
    """Reads inputs/audits: workbooks of audited records, and summaries in Word or Excel, whose
    statements are placed as findings are."""
    files = summary_files(gathering.inputs)
    if not files:
        return
    place = placer()
    settings, workspace, dimensions = gathering.settings, gathering.workspace, load_dimensions()
    forms: list[Workbook] = []
    for path, file in gathering.new(files):
        if holds_records(form, open_workbook(path, file), settings, dimensions):
            records = read_audits(path, form, settings, workspace, dimensions, file)
            gathering.add(records, audits=records.audits, audit_programme=records.programme)
        elif (book := audit_form(path, file, form, settings, dimensions)) is not None:
            forms.append(book)
        else:
            read = read_summary(path, settings, workspace, dimensions, place, file)
            gathering.add(read, audit_totals=read.totals, audit_themes=read.themes)
    if forms:
        words, _ = load_layout_words()
        single = read_audit_forms(forms, form, settings, workspace, dimensions, words)
        gathering.add(single, audits=single.audits)


def _voice(gathering: Gathering, form: WorkbookForm) -> None:
    """Reads what people said: the workbook of the workspace, and surveys and logs beside it."""
    files = voice_files(gathering.inputs, form.file)
    if not files:
        gathering.problems.append(Problem.of("SA-C02", what=f"{INPUTS}/{form.file}"))
    for read in read_voices(gathering.new(files), form, gathering.settings, gathering.workspace):
        gathering.add(read, voice=read.items)


def _placed(gathering: Gathering) -> None:
    """Gives what people said and actions of the plan an aspect where nobody chose one."""
    held, place = gathering.held, placer()
    held["voice"], said = placed_items(held.get("voice", ()), place)
    areas = {aspect.id: aspect.area for aspect in gathering.settings.aspects.values()}
    held["actions"], more = placed_actions(
        held.get("actions", ()), held.get("findings", ()), areas, place
    )
    gathering.problems += (*said, *more)


def with_published(
    evidence: Evidence,
    workspace: Workspace,
    settings: Settings,
    newer: Iterable[PublishedLine] = (),
) -> Evidence:
    """The evidence with England, region and neighbours beside every indicator it holds.

    What the council typed stays first: it wins, and a difference can be pointed out. `newer` are
    the lines of data files that the council put beside those that come with the program.
    """
    held = {value.indicator for value in evidence.values}
    published = published_figures(
        workspace.authority,
        held,
        settings.thresholds.level.minimum_neighbours,
        as_at=workspace.as_at,
        newer=newer,
    )
    typed = evidence.comparators
    both: dict[str, tuple[Comparator, ...]] = {
        indicator: (*typed.get(indicator, ()), *published.comparators.get(indicator, ()))
        for indicator in {**typed, **published.comparators}
    }
    return evidence.model_copy(
        update={
            "comparators": both,
            "cut_points": published.cut_points,
            "published": published.own,
        }
    )
