"""The two or three things that matter most in an area, chosen by a stated rule."""

from __future__ import annotations

from selfassess.compose.matter import Matter
from selfassess.compose.telling import aspect
from selfassess.compose.telling.inspection import in_time, latest_status
from selfassess.model.finding import FindingKind
from selfassess.model.reading import Points, SourceKind
from selfassess.model.statement import Statement
from selfassess.model.weight import AreaWeight, AspectWeight, Standing, Sureness

KEYS_SHOWN = 4
NEEDS_WORK = (Standing.DEVELOPMENT, Standing.MIXED)


def matters(matter: Matter, area: AreaWeight) -> list[Statement]:
    """Earlier priority actions and returning weaknesses first, then sources that differ, then
    areas for development by importance."""
    ranked = sorted(
        (a for a in area.aspects if rank(a) < 4), key=lambda a: (rank(a), -a.importance, a.aspect)
    )
    chosen = ranked[: matter.words.shape.matters_per_area]
    return [tell(matter, f"{area.area}.matters.{a.aspect}", a) for a in chosen]


def rank(weight: AspectWeight) -> int:
    if weight.standing not in NEEDS_WORK:
        return 4
    if priority_actions(weight):
        return 0
    if weight.recurrence is not None and weight.recurrence.open:
        return 1
    return 2 if weight.sureness == Sureness.DIFFER else 3


def priority_actions(weight: AspectWeight) -> list[str]:
    return [r.key for r in weight.findings if r.finding.kind == FindingKind.PRIORITY_ACTION]


def tell(matter: Matter, identity: str, weight: AspectWeight) -> Statement:
    """One line on an aspect that matters, by the reason it was chosen."""
    title = matter.aspect_title(weight.aspect)
    keys = telling_keys(matter, weight)
    match rank(weight):
        case 0:
            findings = [
                r.finding for r in weight.findings if r.finding.kind == FindingKind.PRIORITY_ACTION
            ]
            latest = in_time(matter, findings)[-1:] or findings[-1:]
            keys = [matter.finding_keys[latest[0].id], *keys]
            return matter.sentence(
                identity,
                "area.matter_priority",
                keys=keys,
                title=title,
                month=matter.month_of(latest[0]),
                status=latest_status(weight.progress, latest) or "no evidence held",
                refs=matter.refer(*keys[:KEYS_SHOWN]),
            )
        case 1:
            assert weight.recurrence is not None
            found = in_time(matter, list(weight.recurrence.findings))
            keys = [matter.finding_keys[f.id] for f in found if f.id in matter.finding_keys]
            return matter.sentence(
                identity,
                "area.matter_returning",
                keys=keys,
                title=title,
                months=list(dict.fromkeys(matter.month_of(f) for f in found)),
                standing=matter.words.standing[weight.standing],
                refs=matter.refer(*keys),
            )
        case 2:
            pointing = [v for v in weight.votes if v.points != Points.NEUTRAL]
            return matter.sentence(
                identity,
                "area.matter_differ",
                keys=keys,
                title=title,
                sides=aspect.sides(matter, pointing),
                refs=matter.refer(*keys[:KEYS_SHOWN]),
            )
        case _:
            return matter.sentence(
                identity,
                "area.matter_gap",
                keys=keys,
                title=title,
                sureness=matter.words.sureness[weight.sureness],
                kinds=aspect.kinds_of(matter, aspect.supporting(weight) or weight.votes),
                refs=matter.refer(*keys[:KEYS_SHOWN]),
            )


def telling_keys(matter: Matter, weight: AspectWeight) -> list[str]:
    """The keys a line about an aspect refers to: the first of each kind that points, audits and
    figures before feedback and findings."""
    order = (SourceKind.AUDIT, SourceKind.PERFORMANCE, SourceKind.VOICE, SourceKind.INSPECTION)
    keys: list[str] = []
    for kind in order:
        for vote in weight.votes:
            if vote.kind == kind and vote.points != Points.NEUTRAL:
                known = [k for k in vote.keys if k in matter.readings]
                strongest = sorted(known, key=lambda k: -matter.readings[k].force)
                keys += strongest[:1]
    return keys or [k for v in weight.votes for k in v.keys[:1] if k in matter.readings]
