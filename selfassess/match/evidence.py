"""Joins findings, readings, audits, voice and actions, and says why each was joined.

A person's link (indicators named in the register, actions that name the finding) comes first;
a common aspect comes second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfassess.match.crosswalk import carry_grades
from selfassess.match.following import later_findings
from selfassess.match.recurrence import find_recurrences
from selfassess.model.dossier import Dossier
from selfassess.model.indicator import Polarity
from selfassess.model.matched import LinkedFinding, Matched
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    PlanReading,
)
from selfassess.model.weight import Link

PERSON = "person"
ASPECT = "aspect"


def match_evidence(
    dossier: Dossier, readings: Sequence[AnyReading], findings: Sequence[FindingReading]
) -> Matched:
    """Everything joined. `readings` come from judging, `findings` from the crosswalk."""
    every = (*readings, *findings)
    by_aspect = _by_aspect(dossier, every)
    by_key = {r.key: r for r in every}
    later = later_findings(dossier, findings)
    plan = [r for r in by_key.values() if isinstance(r, PlanReading)]
    return Matched(
        readings=every,
        by_aspect=by_aspect,
        linked=tuple(
            _linked(dossier, f, plan, by_aspect, by_key).model_copy(
                update={"later": later.get(f.finding.id, ())}
            )
            for f in findings
        ),
        grades=carry_grades(dossier),
        recurrences=find_recurrences(dossier, findings),
    )


def _by_aspect(dossier: Dossier, readings: Iterable[AnyReading]) -> dict[str, tuple[str, ...]]:
    """Keys of readings per aspect. A finding bears on each of its aspects."""
    found: dict[str, list[str]] = {a: [] for a in dossier.settings.aspects}
    for reading in readings:
        if isinstance(reading, FindingReading):
            aspects = dict.fromkeys((reading.aspect, *reading.finding.aspects))
        else:
            aspects = dict.fromkeys((reading.aspect,))
        for aspect in aspects:
            if aspect in found:
                found[aspect].append(reading.key)
    return {aspect: tuple(keys) for aspect, keys in found.items() if keys}


def _linked(
    dossier: Dossier,
    reading: FindingReading,
    plan: Sequence[PlanReading],
    by_aspect: dict[str, tuple[str, ...]],
    by_key: dict[str, AnyReading],
) -> LinkedFinding:
    finding = reading.finding
    aspects = [a for a in dict.fromkeys((reading.aspect, *finding.aspects)) if a in by_aspect]
    answers = [r for r in plan if finding.id in r.action.findings]
    named = [f"ind:{i}" for i in finding.indicators]
    named += [f"ind:{i}" for r in answers for i in r.action.indicators]
    links = {key: PERSON for key in named if key in by_key}
    for key in _on_aspects(dossier, aspects, by_aspect, by_key):
        links.setdefault(key, ASPECT)
    actions = {r.key: PERSON for r in answers}
    for aspect in aspects:
        for key in by_aspect[aspect]:
            if isinstance(by_key[key], PlanReading):
                actions.setdefault(key, ASPECT)
    return LinkedFinding(
        finding=finding.id,
        links=tuple(Link(key=key, by=by) for key, by in links.items()),
        actions=tuple(Link(key=key, by=by) for key, by in actions.items()),
    )


def _on_aspects(
    dossier: Dossier,
    aspects: Sequence[str],
    by_aspect: dict[str, tuple[str, ...]],
    by_key: dict[str, AnyReading],
) -> list[str]:
    """Evidence of today on these aspects: judged indicators, audits and voice.

    Where an aspect has no judged indicator of its own, those that the settings say bear on it.
    """
    found: list[str] = []
    for aspect in aspects:
        own = [k for k in by_aspect[aspect] if _tells(by_key[k])]
        if not any(isinstance(by_key[k], IndicatorReading) for k in own):
            listed = (f"ind:{i}" for i in dossier.settings.aspects[aspect].indicators)
            own += [k for k in listed if k in by_key and _tells(by_key[k])]
        found += own
    return list(dict.fromkeys(found))


def _tells(reading: AnyReading) -> bool:
    """Whether a reading can show progress: not a context figure, a finding or an action."""
    match reading:
        case IndicatorReading():
            return reading.indicator.polarity is not Polarity.CONTEXT
        case FindingReading() | PlanReading():
            return False
        case AuditReading():
            return bool(reading.aspect)
        case _:
            return True
