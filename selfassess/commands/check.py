"""`selfassess check`: reads everything a workspace holds and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from selfassess.commands.gather import INPUTS, NoDossier, gather_matched
from selfassess.commands.look import look_at
from selfassess.commands.mark import FOLDER, mark
from selfassess.commands.matching import keep_matching
from selfassess.commands.readiness import checklist_of
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.writing import OUTPUTS
from selfassess.model.dossier import Dossier
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Problem, Severity, WordedProblem
from selfassess.read.checklist import ReadChecklist


def check(paths: str | Sequence[str] = ".", marked: bool = False) -> Outcome:
    """Reads a workspace, or files of no workspace, and reports.

    Of a workspace with scorecards in their own layout it also writes the matching sheet; with
    `marked`, copies of the workbooks with what is wrong coloured and commented.
    """
    given = [Path(paths)] if isinstance(paths, str) else [Path(p) for p in paths]
    folders = [path for path in given if path.is_dir() or not path.exists()]
    if not folders and given:
        outcome = look_at(given)
        return with_marks(outcome, {path.name: path for path in given}) if marked else outcome
    if len(given) > 1:
        return Outcome(
            ending=Ending.WRONG_USE,
            problems=worded((Problem.of("SA-C20"),)),
        )
    return _workspace(given[0], marked)


def _workspace(folder: Path, marked: bool) -> Outcome:
    try:
        dossier, matching = gather_matched(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    kept = keep_matching(folder / INPUTS, matching, dossier.workspace)
    checklist = checklist_of(folder, dossier.workspace) or ReadChecklist()
    problems = worded((*dossier.problems, *kept.problems, *checklist.problems))
    outcome = Outcome(
        ending=ending(problems),
        told=(*_held(dossier), counted(problems)),
        problems=problems,
        account=dossier.account.plus(*checklist.tallies),
        wrote=kept.wrote,
    )
    if not marked:
        return outcome
    inputs = folder / INPUTS
    files = {p.relative_to(inputs).as_posix(): p for p in inputs.rglob("*") if p.is_file()}
    return with_marks(outcome, files, folder / OUTPUTS / FOLDER)


def with_marks(outcome: Outcome, files: Mapping[str, Path], folder: Path | None = None) -> Outcome:
    """The outcome with the marked copies that were written."""
    done = mark(files, outcome.problems, folder)
    problems = (*outcome.problems, *worded(done.problems))
    wrote = (*outcome.wrote, *done.wrote)
    changed = {"problems": problems, "wrote": wrote, "ending": ending(problems)}
    return outcome.model_copy(update=changed)


def counted(problems: Sequence[WordedProblem]) -> str:
    """How many problems there are, in a line."""
    counts = Counter(p.severity for p in problems)
    return f"{counts[Severity.ERROR]} to put right, {counts[Severity.WARNING]} to look at."


def _held(dossier: Dossier) -> tuple[str, ...]:
    evidence = dossier.evidence
    indicators = len({value.indicator for value in evidence.values})
    council = dossier.workspace.authority.name
    return (
        f"{council}: {len(evidence.values):,} figures of {indicators} indicators, "
        f"{len(evidence.audits):,} audits, {len(evidence.findings):,} earlier findings from "
        f"{len(evidence.inspections)} documents, {len(evidence.actions):,} actions, "
        f"{len(evidence.voice):,} voice items.",
    )
