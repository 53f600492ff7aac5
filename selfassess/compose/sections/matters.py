"""The two or three things that matter most in an area, chosen by a stated rule."""

from __future__ import annotations

from selfassess.compose.matter import Matter
from selfassess.compose.telling import aspect
from selfassess.compose.telling.aspect import counted, supporting
from selfassess.compose.telling.inspection import in_time, latest_status
from selfassess.model.finding import FindingKind
from selfassess.model.reading import SourceKind
from selfassess.model.statement import Statement
from selfassess.model.weight import AreaWeight, AspectWeight, Standing, Sureness

KEYS_SHOWN = 4
DIFFERING = 2  # the rank of what is mixed because sources differ
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
    differ = weight.standing == Standing.MIXED and weight.sureness == Sureness.DIFFER
    return DIFFERING if differ else 3


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
                dates=matter.dates_of(found),
                standing=matter.words.standing[weight.standing],
                trend=aspect.moving(matter, weight),
                refs=matter.refer(*keys),
            )
        case 2:  # DIFFERING
            return matter.sentence(
                identity,
                "area.matter_differ",
                keys=keys,
                title=title,
                sides=aspect.sides(matter, aspect.counted(matter, weight)),
                refs=matter.refer(*keys[:KEYS_SHOWN]),
            )
        case _:
            return matter.sentence(
                identity,
                "area.matter_gap",
                keys=keys,
                title=title,
                standing=matter.words.standing[weight.standing],
                trend=aspect.moving(matter, weight),
                sureness=matter.words.sureness[weight.sureness],
                kinds=aspect.kinds_of(matter, aspect.supporting(matter, weight) or weight.votes),
                refs=matter.refer(*keys[:KEYS_SHOWN]),
            )


def telling_keys(matter: Matter, weight: AspectWeight) -> list[str]:
    """The keys a line about an aspect refers to: what carries its standing (all sides where it is
    mixed), the strongest of each kind, audits and figures before feedback and findings."""
    order = (SourceKind.AUDIT, SourceKind.PERFORMANCE, SourceKind.VOICE, SourceKind.INSPECTION)
    votes = counted(matter, weight)
    if weight.standing in (Standing.STRENGTH, Standing.DEVELOPMENT):
        votes = supporting(matter, weight) or votes
    keys: list[str] = []
    for vote in sorted(votes, key=lambda v: order.index(v.kind)):
        known = [matter.readings[k] for k in vote.keys if k in matter.readings]
        same = [r for r in known if r.points == vote.points] or known
        keys += [r.key for r in sorted(same, key=lambda r: (-r.force, r.key))[:1]]
    return keys or [k for v in weight.votes for k in v.keys[:1] if k in matter.readings]
