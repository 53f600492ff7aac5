"""`selfassess readiness`: the inspection-readiness report, and the checklist that feeds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.document import first_steps, labels_only, put_document, said_of
from selfassess.commands.gather import INPUTS, NoDossier
from selfassess.commands.lists import MEASURES, lists_of
from selfassess.commands.memory import recall, remember
from selfassess.commands.refresh import known_labels, told
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.template import chosen_template
from selfassess.commands.writing import OUTPUTS, Writing
from selfassess.compose.readiness import compose_readiness
from selfassess.judge.breakdowns import hidden_counts
from selfassess.model.account import Tally
from selfassess.model.annex_a import CohortTable, ListSummary, RuleResult
from selfassess.model.forms import WorkbookForm
from selfassess.model.memory import Memory
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.readiness import ReadinessForm
from selfassess.model.statement import ComposedDocument
from selfassess.model.workspace import Workspace
from selfassess.read.checklist import ReadChecklist, read_checklist
from selfassess.settings.readiness import load_readiness
from selfassess.settings.workbooks import load_forms
from selfassess.write.save import SaveError, folder_for, save

DOCUMENT = "inspection-readiness.docx"
TEMPLATE = "readiness.docx"


@dataclass
class Preparation:
    """What the report rests on beside the dossier: the council's checklist and its lists."""

    form: ReadinessForm
    lists: tuple[ListSummary, ...] = ()
    rules: tuple[RuleResult, ...] = ()
    cohorts: tuple[CohortTable, ...] = ()
    lists_as_at: date | None = None
    problems: list[Problem] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)


def readiness(workspace: str, fresh: bool = False, template: str = "") -> Outcome:
    """Writes the inspection-readiness report; makes the checklist where there is none yet.

    A report that people have edited is refreshed as a draft is; `fresh` starts again.
    """
    folder = Path(workspace)
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    choices = concluded.dossier.workspace
    look, warnings = chosen_template(choices, folder, template, TEMPLATE)
    if look is None:
        return refused((*concluded.dossier.problems, *warnings))
    before = known_labels(recall(folder), folder / OUTPUTS / DOCUMENT)
    writing = Writing(folder, before)
    prepared = Preparation(load_readiness())
    _take_checklist(folder, choices, prepared, writing)
    take_lists(folder, prepared)
    document = composed_readiness(concluded, before, prepared)
    done = put_document(writing, DOCUMENT, document, look, fresh)
    writing.problems += remember(folder, labels_only(document, before, writing.hashes))
    problems = worded(
        (*concluded.dossier.problems, *warnings, *prepared.problems, *writing.problems)
    )
    return Outcome(
        ending=ending(problems),
        told=said_of(document, told(done) if done else first_steps(writing, DOCUMENT)),
        data=done.model_dump(mode="json") if done else None,
        problems=problems,
        account=concluded.dossier.account.plus(*prepared.tallies),
        wrote=tuple(writing.wrote),
        left_alone=tuple(writing.left_alone),
    )


def composed_readiness(
    concluded: Concluded, before: Memory, prepared: Preparation
) -> ComposedDocument:
    """The report as data. Nothing that it says depends on the clock or on chance."""
    return compose_readiness(
        concluded.dossier,
        concluded.matched.readings,
        concluded.weighed,
        concluded.wording,
        before.labels,
        prepared.form,
        prepared.lists,
        prepared.rules,
        prepared.lists_as_at,
        prepared.cohorts,
        hidden_counts(
            prepared.lists, prepared.rules, concluded.dossier.settings.thresholds.disclosure
        ),
    )


def _take_checklist(
    folder: Path, workspace: Workspace, prepared: Preparation, writing: Writing
) -> None:
    """The council's checklist, read; or the default one, written for the council to keep."""
    read = checklist_of(folder, workspace)
    if read is None:
        form = load_forms()["checklist"]
        _make_checklist(folder / INPUTS / form.file, form, prepared, writing)
        return
    prepared.form = prepared.form.model_copy(update={"checklist": read.items})
    prepared.problems += read.problems
    prepared.tallies += read.tallies


def checklist_of(folder: Path, workspace: Workspace) -> ReadChecklist | None:
    """The council's checklist of documents as read; None where there is none."""
    form = load_forms()["checklist"]
    path = folder / INPUTS / form.file
    return read_checklist(path, form, workspace) if path.is_file() else None


def _make_checklist(
    path: Path, form: WorkbookForm, prepared: Preparation, writing: Writing
) -> None:
    from selfassess.write.excel.checklist import checklist_workbook

    try:
        folder_for(path)
        save(path, checklist_workbook(form, prepared.form.checklist), moment=writing.moment)
    except SaveError as refusal:
        prepared.problems.append(refusal.problem)
        return
    writing.wrote.append(f"{path}: fill in owners, dates and status")


def take_lists(folder: Path, prepared: Preparation) -> None:
    """What `selfassess annex-a` left, where it has been run."""
    measures, lists = folder / INPUTS / MEASURES, lists_of(folder)
    if not measures.is_file():
        if lists is not None:
            prepared.problems.append(Problem.of("SA-C09", what=f"{INPUTS}/{lists.name}"))
        return
    from selfassess.read.annex_a.measured import read_measures

    read = read_measures(measures, lists)
    prepared.lists, prepared.rules = read.summaries, read.results
    prepared.cohorts = read.cohorts
    prepared.lists_as_at = read.as_at
    prepared.problems += read.problems
