"""The two or three things that matter most in an area, chosen by a stated rule."""

from __future__ import annotations

from selfassess.compose.matter import OF_CONCERN, Matter
from selfassess.compose.telling import aspect
from selfassess.compose.telling.aspect import counted, supporting
from selfassess.compose.telling.inspection import in_time, since_then
from selfassess.compose.telling.piece import piece
from selfassess.compose.wording import Spans
from selfassess.model.finding import FindingKind
from selfassess.model.reading import SourceKind
from selfassess.model.statement import Statement
from selfassess.model.weight import AreaWeight, AspectWeight, Standing, Sureness

KEYS_SHOWN = 4
DIFFERING = 2  # the rank of what is mixed because sources differ
OTHERS = 4  # the rank of what needs no work
AGREE = (Sureness.AGREE_2, Sureness.AGREE_3)
NEEDS_WORK = (Standing.DEVELOPMENT, Standing.MIXED)


def matters(matter: Matter, area: AreaWeight) -> list[Statement]:
    """Earlier priority actions and returning weaknesses first, then sources that differ, then
    areas for development by importance; one place is kept for an area for development."""
    ranked = [a for a in area.aspects if rank(a) < OTHERS]
    chosen = foremost(ranked, matter.words.shape.matters_per_area)
    return [tell(matter, f"{area.area}.matters.{a.aspect}", a) for a in chosen]


def at_first_sight(matter: Matter, standing: Standing) -> list[AspectWeight]:
    """The most important of one standing, across areas. Among the areas for development stand
    mixed aspects, too, that inspectors asked about before and that are open."""
    every = [a for area in matter.areas for a in area.aspects]
    chosen = [a for a in every if a.standing == standing]
    if standing == Standing.DEVELOPMENT:
        chosen += [a for a in every if a.standing == Standing.MIXED and rank(a) < DIFFERING]
    return sorted(chosen, key=order)[: matter.words.shape.glance_items]


def foremost(among: list[AspectWeight], room: int) -> list[AspectWeight]:
    """The first so many in order, with room kept for areas for development: what sources agree is
    weak must not give way to what they disagree about."""
    ranked = sorted(among, key=order)
    kept = [a for a in ranked if a.standing == Standing.DEVELOPMENT][: room // 2]
    others = [a for a in ranked if a not in kept][: max(0, room - len(kept))]
    return [a for a in ranked if a in kept or a in others]


def order(weight: AspectWeight) -> tuple[int, bool, bool, float, str]:
    """The order in which aspects are told: by rank, areas for development before mixed ones, what
    two or more sources agree on, then by importance."""
    return (
        rank(weight),
        weight.standing == Standing.MIXED,
        weight.sureness not in AGREE,
        -weight.importance,
        weight.aspect,
    )


def rank(weight: AspectWeight) -> int:
    if weight.standing not in NEEDS_WORK:
        return OTHERS
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
    keys = telling_keys(matter, weight)
    more: dict[str, object]
    match rank(weight):
        case 0:
            return _priority(matter, identity, weight, keys)
        case 1:
            assert weight.recurrence is not None
            found = in_time(matter, list(weight.recurrence.findings))
            raised = [matter.finding_keys[f.id] for f in found if f.id in matter.finding_keys]
            rule = "area.matter_returning"
            more = {"dates": matter.dates_of(found)}
            keys = [*dict.fromkeys([*fact_keys(matter, weight), *raised])]
        case 2:  # DIFFERING
            rule = "area.matter_differ"
            more = {"sides": aspect.sides(matter, counted(matter, weight))}
        case _:
            rule = "area.matter_gap"
            more = {"sureness": matter.words.sureness[weight.sureness]}
    return matter.sentence(
        identity,
        rule,
        keys=keys,
        title=matter.aspect_title(weight.aspect),
        standing=matter.words.standing[weight.standing],
        trend=aspect.moving(matter, weight),
        fact=fact(matter, weight),
        refs=matter.refer(*keys[:KEYS_SHOWN]),
        **more,
    )


def _priority(matter: Matter, identity: str, weight: AspectWeight, keys: list[str]) -> Statement:
    raised = in_time(matter, [r.finding for r in weight.findings if r.finding.kind in OF_CONCERN])
    asked = [f for f in raised if f.kind == FindingKind.PRIORITY_ACTION]
    latest = asked[-1:] or [r.finding for r in weight.findings][:1]
    later = raised[raised.index(latest[0]) + 1 :] if latest[0] in raised else []
    later = [f for f in later if f.inspection != latest[0].inspection]
    keys = [matter.finding_keys[latest[0].id], *fact_keys(matter, weight), *keys]
    return matter.sentence(
        identity,
        "area.matter_priority",
        keys=keys,
        title=matter.aspect_title(weight.aspect),
        month=matter.month_of(latest[0]),
        later=matter.dates_of(later),
        since=since_then(matter, weight.progress, latest),
        fact=fact(matter, weight),
        refs=matter.refer(*list(dict.fromkeys(keys))[:KEYS_SHOWN]),
    )


def fact(matter: Matter, weight: AspectWeight) -> Spans | None:
    """The strongest piece of evidence in a few words, audits and figures before the rest."""
    told = (
        piece(matter, matter.readings[k], short=True, refs=False) for k in _facts(matter, weight)
    )
    return next((said for said in told if said is not None), None)


def fact_keys(matter: Matter, weight: AspectWeight) -> list[str]:
    """The key of the piece that `fact` tells."""
    keys = _facts(matter, weight)
    return [k for k in keys if piece(matter, matter.readings[k], short=True) is not None][:1]


def _facts(matter: Matter, weight: AspectWeight) -> list[str]:
    votes = [k for v in counted(matter, weight) for k in v.keys if k in matter.readings]
    keys = list(dict.fromkeys([*telling_keys(matter, weight), *votes]))
    return sorted(keys, key=lambda k: matter.readings[k].kind == SourceKind.INSPECTION)


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
