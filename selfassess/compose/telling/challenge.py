"""A challenge in the words of an inspector."""

from __future__ import annotations

import re

from selfassess.compose.matter import Matter
from selfassess.model.indicator import Indicator
from selfassess.model.reading import PlanReading
from selfassess.model.statement import Statement
from selfassess.model.weight import Challenge

KEYS_SHOWN = 4


def rule_of(challenge: Challenge) -> str:
    """The sentence of its kind: "challenge.sources_differ"."""
    return f"challenge.{re.sub(r'[^a-z]+', '_', challenge.kind.value.lower())}"


def ask(matter: Matter, identity: str, challenge: Challenge) -> Statement | None:
    """The question; None where no reading of the document stands behind it."""
    keys = keys_behind(matter, challenge)
    if not keys:
        return None
    weight = matter.aspect_weights.get(challenge.aspect)
    found = list(weight.recurrence.findings) if weight and weight.recurrence else []
    return matter.sentence(
        identity,
        rule_of(challenge),
        keys=keys,
        title=_title(matter, challenge),
        subject=subject_of(matter, challenge),
        area=matter.area_title(challenge.area) if challenge.area else "",
        dates=matter.dates_of(found),
        refs=matter.refer(*keys[:KEYS_SHOWN]),
    )


def keys_behind(matter: Matter, challenge: Challenge) -> list[str]:
    """The evidence against first, then that for; else what is held on the aspect."""
    given = dict.fromkeys([*challenge.evidence_against, *challenge.evidence_for])
    keys = [key for key in given if key in matter.readings]
    weight = matter.aspect_weights.get(challenge.aspect)
    if not keys and weight is not None:
        keys = [k for vote in weight.votes for k in vote.keys if k in matter.readings]
    return keys


def subject_of(matter: Matter, challenge: Challenge) -> str:
    """The name of an indicator where the subject is one; the subject as it is otherwise."""
    indicators: dict[str, Indicator] = matter.dossier.settings.indicators
    known = indicators.get(challenge.subject.removeprefix("ind:"))
    action = matter.readings.get(challenge.subject)
    if isinstance(action, PlanReading):
        return action.action.title
    return f"“{known.name}”" if known else challenge.subject


def _title(matter: Matter, challenge: Challenge) -> str:
    return f"“{matter.aspect_title(challenge.aspect)}”" if challenge.aspect else challenge.subject
