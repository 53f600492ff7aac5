"""`selfassess check`: reads everything a workspace holds and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from selfassess.commands.gather import INPUTS, NoDossier, gather_matched
from selfassess.commands.look import look_at
from selfassess.commands.matching import keep_matching
from selfassess.commands.refused import ending, refused, worded
from selfassess.model.dossier import Dossier
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Problem, Severity, WordedProblem


def check(paths: str | Sequence[str] = ".") -> Outcome:
    """Reads a workspace, or files of no workspace, and reports.

    Of a workspace with scorecards in their own layout it also writes the matching sheet.
    """
    given = [Path(paths)] if isinstance(paths, str) else [Path(p) for p in paths]
    folders = [path for path in given if path.is_dir() or not path.exists()]
    if not folders and given:
        return look_at(given)
    if len(given) > 1:
        return Outcome(
            ending=Ending.WRONG_USE,
            problems=worded((Problem.of("SA-C20"),)),
        )
    return _workspace(given[0])


def _workspace(folder: Path) -> Outcome:
    try:
        dossier, matching = gather_matched(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    kept = keep_matching(folder / INPUTS, matching, dossier.workspace)
    problems = worded((*dossier.problems, *kept.problems))
    return Outcome(
        ending=ending(problems),
        told=(*_held(dossier), counted(problems)),
        problems=problems,
        account=dossier.account,
        wrote=kept.wrote,
    )


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
