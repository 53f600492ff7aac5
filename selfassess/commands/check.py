"""`selfassess check`: reads everything a workspace holds and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selfassess.commands.gather import NoDossier, gather
from selfassess.commands.refused import ending, refused, worded
from selfassess.model.dossier import Dossier
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Severity


def check(workspace: str) -> Outcome:
    """Reads a workspace and reports; writes nothing."""
    try:
        dossier = gather(Path(workspace))
    except NoDossier as refusal:
        return refused(refusal.problems)
    problems = worded(dossier.problems)
    counts = Counter(p.severity for p in problems)
    return Outcome(
        ending=ending(problems),
        told=(
            *_held(dossier),
            f"{counts[Severity.ERROR]} to put right, {counts[Severity.WARNING]} to look at.",
        ),
        problems=problems,
        account=dossier.account,
    )


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
