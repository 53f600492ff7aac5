"""One aspect in one short paragraph: judgement, what carries it, what limits it, then and now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selfassess.compose.matter import Matter
from selfassess.compose.telling import audit, feedback, indicator, inspection
from selfassess.compose.wording import Spans, lower_first
from selfassess.model.period import say_date
from selfassess.model.reading import (
    IndicatorReading,
    PlanReading,
    Points,
    Reading,
    SourceKind,
    Trend,
)
from selfassess.model.statement import Paragraph, Reference, Statement
from selfassess.model.weight import AspectWeight, Standing, Sureness, Vote

TOLD = (SourceKind.AUDIT, SourceKind.PERFORMANCE, SourceKind.VOICE)
SIDES = {
    Standing.STRENGTH: Points.STRENGTH,
    Standing.DEVELOPMENT: Points.WEAKNESS,
}
OPPOSITE = {Points.STRENGTH: Points.WEAKNESS, Points.WEAKNESS: Points.STRENGTH}
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
    """The opening: title, standing, trend, how sure, and who differs where sources do."""
    rule = OPENINGS[weight.sureness]
    pointing = counted(matter, weight)
    values: dict[str, object] = {
        "title": matter.aspect_title(weight.aspect, short=True),
        "standing": matter.words.standing[weight.standing],
        "returned": weight.recurrence is not None and weight.recurrence.open,
        "sureness": matter.words.sureness[weight.sureness],
    }
    if rule != "aspect.old":
        values["trend"] = moving(matter, weight)
    if rule == "aspect.one":
        values["kinds"] = kinds_of(matter, supporting(matter, weight) or pointing)
    if rule == "aspect.differ":
        values["sides"] = sides(matter, pointing)
    return matter.sentence(
        identity, rule, keys=[key for vote in pointing for key in vote.keys], **values
    )


def moving(matter: Matter, weight: AspectWeight) -> str | None:
    """The trend in words, where there is one to speak of."""
    return matter.words.trend[weight.trend] if weight.trend in MOVING else None


def counted(matter: Matter, weight: AspectWeight) -> list[Vote]:
    """The votes that count: they point some way, with enough force."""
    least = matter.thresholds.weighing.minimum_force
    return [v for v in weight.votes if v.points != Points.NEUTRAL and v.force >= least]


def status(matter: Matter, identity: str, weight: AspectWeight) -> Statement:
    """The line under the heading: "Area for development · improving · two sources agree"."""
    return matter.sentence(
        identity,
        "aspect.status",
        standing=matter.words.standing_short[weight.standing],
        trend=matter.words.trend[weight.trend],
        sureness=matter.words.sureness[weight.sureness],
    )


def supporting(matter: Matter, weight: AspectWeight) -> list[Vote]:
    """The votes on the side of the standing."""
    side = SIDES.get(weight.standing, Points.MIXED)
    return [v for v in counted(matter, weight) if v.points == side]


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
    """Its indicators that may be printed: those on the side of the standing first, then those
    that point at all, then by force."""
    side = SIDES.get(weight.standing)
    telling = [r for r in weight.indicators if indicator.can_tell(matter, r)]
    return sorted(
        telling,
        key=lambda r: (
            side is not None and r.points != side,
            r.points == Points.NEUTRAL,
            -r.force,
            r.freshness.old,
            r.key,
        ),
    )


def _plural(kinds: list[str]) -> bool:
    return len(kinds) > 1 or kinds[0].endswith("s")


def _candidates(matter: Matter, identity: str, weight: AspectWeight) -> Iterable[Candidate]:
    forces = {vote.kind: vote.force for vote in weight.votes}
    order = sorted(TOLD, key=lambda kind: (-forces.get(kind, 0), TOLD.index(kind)))
    tell = {
        SourceKind.AUDIT: _audit,
        SourceKind.PERFORMANCE: _figures,
        SourceKind.VOICE: _feedback,
    }
    for kind in TOLD:
        for place, extra, statement in tell[kind](matter, identity, weight):
            yield Candidate(place=place, need=2 + order.index(kind) + extra, statement=statement)
    then = inspection.then_and_now(matter, f"{identity}.then", weight)
    if then:
        yield Candidate(place=70, need=1, statement=then)
    differs = inspection.register_differs(matter, f"{identity}.register", weight)
    if differs:
        yield Candidate(place=71, need=9, statement=differs)
    plan = actions(matter, f"{identity}.actions", weight)
    if plan:
        yield Candidate(place=80, need=8, statement=plan)


# Each yields its place in the paragraph, how much less it is needed than the first sentence of
# its kind, and the sentence. What speaks against the judgement stands after what carries it, and
# gives way to nothing: leaving it out would mislead.
AGAINST = -9
Sentences = Iterable[tuple[int, int, Statement]]


def _against(weight: AspectWeight, points: Points) -> bool:
    return SIDES.get(weight.standing) == OPPOSITE.get(points, Points.NEUTRAL)


def _audit(matter: Matter, identity: str, weight: AspectWeight) -> Sentences:
    reading = weight.audit
    if reading is None:
        return
    against = _against(weight, reading.points)
    base = 40 if against else 10
    yield (
        base,
        AGAINST if against else 0,
        audit.share(matter, f"{identity}.audit", reading, against),
    )
    limit = limits(matter, f"{identity}.audit.limits", reading)
    if limit:
        yield base + 1, 4, limit


def _figures(matter: Matter, identity: str, weight: AspectWeight) -> Sentences:
    ranked = ranked_indicators(matter, weight)
    least = matter.thresholds.weighing.minimum_force
    contrary = [r for r in ranked if _against(weight, r.points) and r.force >= least]
    carrying = [r for r in ranked if r not in contrary and r.points != Points.NEUTRAL]
    if not carrying and not contrary:
        carrying = ranked[:1]
    if carrying:
        first = carrying[0]
        yield 20, 0, indicator.stands(matter, f"{identity}.figure", first)
        beside = indicator.compared(matter, f"{identity}.compared", first)
        if beside:
            yield 21, 2, beside
        limit = limits(matter, f"{identity}.figure.limits", first)
        if limit:
            yield 22, 4, limit
    if len(carrying) > 1 and not contrary and carrying[1].force >= least:
        yield 23, 5, indicator.also(matter, f"{identity}.also", carrying[1])
    if contrary:
        strongest = max(contrary, key=lambda r: r.force)
        yield 43, AGAINST, indicator.stands(matter, f"{identity}.against", strongest, against=True)


def _feedback(matter: Matter, identity: str, weight: AspectWeight) -> Sentences:
    reading = weight.voice
    if reading is None:
        return
    against = _against(weight, reading.points)
    base = 46 if against else 30
    said = feedback.said(matter, f"{identity}.voice", reading, against)
    if said:
        yield base, AGAINST if against else 0, said
    quoted = feedback.quoted(matter, f"{identity}.quoted", reading)
    if quoted:
        yield base + 1, 4, quoted


def limits(matter: Matter, identity: str, reading: Reading) -> Statement | None:
    """What to bear in mind about one piece of evidence, said beside it."""
    codes = [c for c in reading.caveats if c in matter.words.shape.limits]
    said = [matter.words.caveats[c] for c in codes if c in matter.words.caveats]
    if not said:
        return None
    return matter.sentence(
        identity,
        "aspect.limits",
        keys=(reading.key,),
        kind=f"the {matter.words.kinds[reading.kind]}",
        caveats=said,
        refs=matter.refer(reading.key),
    )


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
