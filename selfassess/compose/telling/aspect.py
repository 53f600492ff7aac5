"""One aspect in one short paragraph: judgement, what carries it, what limits it, then and now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selfassess.compose.matter import Matter
from selfassess.compose.telling import audit, feedback, indicator, inspection
from selfassess.compose.wording import Spans, lower_first
from selfassess.model.period import say_date
from selfassess.model.reading import (
    AuditReading,
    IndicatorReading,
    PlanReading,
    Points,
    SourceKind,
    Trend,
    VoiceReading,
)
from selfassess.model.statement import Paragraph, Reference, Statement
from selfassess.model.weight import AspectWeight, Standing, Sureness, Vote

TOLD = (SourceKind.AUDIT, SourceKind.PERFORMANCE, SourceKind.VOICE)
SIDES = {
    Standing.STRENGTH: Points.STRENGTH,
    Standing.DEVELOPMENT: Points.WEAKNESS,
}
OPENINGS = {
    Sureness.AGREE_3: "aspect.agree",
    Sureness.AGREE_2: "aspect.agree",
    Sureness.ONE: "aspect.one",
    Sureness.DIFFER: "aspect.differ",
    Sureness.OLD: "aspect.old",
}
MOVING = (Trend.IMPROVING, Trend.DECLINING, Trend.STEADY)
ACTIONS_NAMED = 3
TO_TEN = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Candidate:
    """A sentence that could stand in the paragraph. The lowest `need` is kept first when the
    paragraph would grow too long; `place` is where it stands."""

    place: int
    need: int
    statement: Statement


def paragraph(matter: Matter, identity: str, weight: AspectWeight) -> Paragraph:
    """The aspect's paragraph, within the words allowed; the least needed sentences give way."""
    opening = judgement(matter, f"{identity}.judgement", weight)
    candidates = list(_candidates(matter, identity, weight))
    room = matter.words.shape.paragraph_words - count_words(opening)
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.need, c.place)):
        size = count_words(candidate.statement)
        if size <= room or not kept:
            kept.append(candidate)
            room -= size
    kept.sort(key=lambda c: c.place)
    return Paragraph(statements=(opening, *(c.statement for c in kept)))


def judgement(matter: Matter, identity: str, weight: AspectWeight) -> Statement:
    """The opening: title, standing, trend, how sure, and which kinds of evidence say so."""
    rule = OPENINGS[weight.sureness]
    pointing = [v for v in weight.votes if v.points != Points.NEUTRAL]
    values: dict[str, object] = {
        "title": matter.aspect_title(weight.aspect),
        "standing": matter.words.standing[weight.standing],
        "returned": weight.recurrence is not None and weight.recurrence.open,
        "sureness": matter.words.sureness[weight.sureness],
    }
    if rule in ("aspect.agree", "aspect.one"):
        values["kinds"] = kinds_of(matter, supporting(weight) or pointing)
        values["trend"] = matter.words.trend[weight.trend] if weight.trend in MOVING else None
    if rule == "aspect.differ":
        values["sides"] = sides(matter, pointing)
    return matter.sentence(
        identity, rule, keys=[key for vote in pointing for key in vote.keys], **values
    )


def status(matter: Matter, identity: str, weight: AspectWeight) -> Statement:
    """The line under the heading: "Area for development · improving · two sources agree"."""
    return matter.sentence(
        identity,
        "aspect.status",
        standing=matter.words.standing_short[weight.standing],
        trend=matter.words.trend[weight.trend],
        sureness=matter.words.sureness[weight.sureness],
    )


def supporting(weight: AspectWeight) -> list[Vote]:
    """The votes on the side of the standing."""
    side = SIDES.get(weight.standing)
    return [v for v in weight.votes if v.points == side]


def kinds_of(matter: Matter, votes: Iterable[Vote]) -> list[str]:
    return [matter.words.kinds[vote.kind] for vote in votes]


def sides(matter: Matter, votes: list[Vote]) -> list[str]:
    """ "figures point to a strength", "audits to …": one phrase for each side."""
    phrases: list[str] = []
    for points in (Points.STRENGTH, Points.MIXED, Points.WEAKNESS):
        kinds = [matter.words.kinds[v.kind] for v in votes if v.points == points]
        if kinds:
            spans = matter.wording.say(
                "aspect.side",
                kinds=kinds,
                plural=_plural(kinds),
                points=matter.words.points[points],
            )
            phrases.append(words(spans))
    return phrases


def count_words(statement: Statement) -> int:
    """Words as a reader counts them: references are not words."""
    text = " ".join(s.text for s in statement.spans if not isinstance(s, Reference))
    return len(text.split())


def words(spans: Spans) -> str:
    return "".join(s.text for s in spans if not isinstance(s, Reference))


def ranked_indicators(matter: Matter, weight: AspectWeight) -> list[IndicatorReading]:
    """Its indicators that may be printed, those that say most first."""
    telling = [r for r in weight.indicators if indicator.can_tell(matter, r)]
    return sorted(telling, key=lambda r: (-r.force, r.freshness.old, r.key))


def _plural(kinds: list[str]) -> bool:
    return len(kinds) > 1 or kinds[0].endswith("s")


def _candidates(matter: Matter, identity: str, weight: AspectWeight) -> Iterable[Candidate]:
    side = SIDES.get(weight.standing)
    forces = {vote.kind: vote.force for vote in weight.votes}
    told = sorted(TOLD, key=lambda kind: (-forces.get(kind, 0), TOLD.index(kind)))
    for kind in TOLD:
        need = 2 + told.index(kind)
        for place, statement in _evidence(matter, identity, weight, kind, side):
            yield Candidate(place=place, need=need + 3 * (place % 10 > 0), statement=statement)
    then = inspection.then_and_now(matter, f"{identity}.then", weight)
    if then:
        yield Candidate(place=70, need=1, statement=then)
    differs = inspection.register_differs(matter, f"{identity}.register", weight)
    if differs:
        yield Candidate(place=71, need=4, statement=differs)
    limit = limits(matter, f"{identity}.limits", weight)
    if limit:
        yield Candidate(place=60, need=5, statement=limit)
    plan = actions(matter, f"{identity}.actions", weight)
    if plan:
        yield Candidate(place=80, need=6, statement=plan)


def _evidence(
    matter: Matter, identity: str, weight: AspectWeight, kind: SourceKind, side: Points | None
) -> Iterable[tuple[int, Statement]]:
    """The sentences of one kind of evidence, with their places: what carries the judgement
    stands at 10 to 30, what speaks against it at 40 to 50."""
    vote = next((v for v in weight.votes if v.kind == kind), None)
    opposite = {Points.STRENGTH: Points.WEAKNESS, Points.WEAKNESS: Points.STRENGTH}
    against = side is not None and vote is not None and vote.points == opposite[side]
    base = 40 if against else 10
    tell: dict[SourceKind, Callable[[], Iterable[Statement | None]]] = {
        SourceKind.AUDIT: lambda: _audit(matter, identity, weight.audit, against),
        SourceKind.PERFORMANCE: lambda: _figures(matter, identity, weight, against),
        SourceKind.VOICE: lambda: _feedback(matter, identity, weight.voice, against),
    }
    start = base + 10 * TOLD.index(kind) if not against else base + TOLD.index(kind) * 3
    for offset, statement in enumerate(s for s in tell[kind]() if s is not None):
        yield start + offset, statement


def _audit(
    matter: Matter, identity: str, reading: AuditReading | None, against: bool
) -> Iterable[Statement | None]:
    if reading is not None:
        yield audit.share(matter, f"{identity}.audit", reading, against)
        yield audit.lowered(matter, f"{identity}.moderation", reading)


def _figures(
    matter: Matter, identity: str, weight: AspectWeight, against: bool
) -> Iterable[Statement | None]:
    ranked = ranked_indicators(matter, weight)
    if ranked:
        yield indicator.stands(matter, f"{identity}.figure", ranked[0], against)
        yield indicator.compared(matter, f"{identity}.compared", ranked[0])
    if len(ranked) > 1 and ranked[1].force >= matter.thresholds.weighing.minimum_force:
        yield indicator.also(matter, f"{identity}.also", ranked[1])


def _feedback(
    matter: Matter, identity: str, reading: VoiceReading | None, against: bool
) -> Iterable[Statement | None]:
    if reading is not None:
        yield feedback.said(matter, f"{identity}.voice", reading, against)
        yield feedback.quoted(matter, f"{identity}.quoted", reading)


def limits(matter: Matter, identity: str, weight: AspectWeight) -> Statement | None:
    """What to bear in mind about the first piece of evidence that has a caveat we can word."""
    readings = [weight.audit, *ranked_indicators(matter, weight)[:1], weight.voice]
    for reading in readings:
        if reading is None:
            continue
        said = [matter.words.caveats[c] for c in reading.caveats if c in matter.words.caveats]
        if said:
            return matter.sentence(
                identity,
                "aspect.limits",
                keys=(reading.key,),
                kind=f"the {matter.words.kinds[reading.kind]}",
                caveats=said,
                refs=matter.refer(reading.key),
            )
    return None


def actions(matter: Matter, identity: str, weight: AspectWeight) -> Statement | None:
    """The actions of the plan that bear on an aspect that needs development."""
    if weight.standing not in (Standing.DEVELOPMENT, Standing.MIXED):
        return None
    open_actions = [r for r in weight.actions if not _done(r)]
    if not open_actions:
        none_held = weight.standing == Standing.DEVELOPMENT and not weight.actions
        return matter.sentence(identity, "aspect.no_action") if none_held else None
    due = [r.action.due for r in open_actions if r.action.due and not r.overdue]
    count = len(open_actions)
    keys = [r.key for r in open_actions]
    return matter.sentence(
        identity,
        "aspect.actions",
        keys=keys,
        count=number_word(count),
        single=count == 1,
        due=lower_first(say_date(min(due))) if due else None,
        refs=matter.refer(*keys[:ACTIONS_NAMED]),
    )


def number_word(number: int) -> str:
    """A number at the head of a sentence: in words up to ten."""
    words_to_ten = [
        "No",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
    ]
    return words_to_ten[number] if number < len(words_to_ten) else f"{number:,}"


def _done(reading: PlanReading) -> bool:
    return reading.action.done is not None or reading.action.status == "done"
