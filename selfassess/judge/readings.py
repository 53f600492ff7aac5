"""The door of this room: everything gathered, judged one piece at a time.

Earlier findings are not read here: they are carried to the framework in force by the next room.
"""

from __future__ import annotations

from datetime import date

from selfassess.judge.audits import read_audits
from selfassess.judge.figures import read_indicators
from selfassess.judge.voice import read_voice
from selfassess.model.dossier import Dossier
from selfassess.model.plan import Action
from selfassess.model.reading import AnyReading, PlanReading, Points, Reason, SourceKind


def read_evidence(dossier: Dossier) -> tuple[AnyReading, ...]:
    """Readings of indicators, audits, voice and plan actions, in that order, each in a steady
    order of its own."""
    return (
        *read_indicators(dossier),
        *read_audits(dossier),
        *read_voice(dossier),
        *read_plan(dossier),
    )


def read_plan(dossier: Dossier) -> tuple[PlanReading, ...]:
    """A reading for each action. An action says what is meant to happen, never how things stand:
    it points nowhere and weighs nothing."""
    as_at = dossier.workspace.as_at
    return tuple(
        PlanReading(
            key=f"act:{action.id}",
            kind=SourceKind.PLAN,
            area=action.area,
            aspect=action.aspect,
            points=Points.NEUTRAL,
            reasons=(_reason(action, as_at),),
            action=action,
            overdue=is_overdue(action, as_at),
        )
        for action in dossier.evidence.actions
    )


def is_overdue(action: Action, as_at: date) -> bool:
    """Past its date and not done."""
    finished = action.done is not None or action.status == "done"
    return not finished and action.due is not None and action.due < as_at


def _reason(action: Action, as_at: date) -> Reason:
    if is_overdue(action, as_at):
        return Reason(rule="plan.overdue", words="past its date and not done", source=action.source)
    return Reason(
        rule="plan.action", words=action.status or "no status given", source=action.source
    )
