"""One aspect in one short paragraph: judgement, what carries it, what limits it, then and now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from selfassess.compose.matter import Matter
from selfassess.compose.telling import audit, feedback, indicator, inspection
from selfassess.compose.wording import Spans
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
BOTH, ALL = "both", "all"
OPENINGS = {
    Sureness.AGREE_3: "aspect.agree",
    Sureness.AGREE_2: "aspect.agree",
    Sureness.ONE: "aspect.one",
    Sureness.DIFFER: "aspect.differ",
    Sureness.OLD: "aspect.old",
}
MOVING = (Trend.IMPROVING, Trend.DECLINING, Trend.STEADY)
ACTIONS_NAMED = 3
HEADS = (10, 20, 30, 40, 43, 46, 70, 71, 80)  # places of sentences that stand by themselves
TO_TEN = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Candidate:
    """A sentence that could stand in the paragraph. The lowest `need` is kept first when the
    paragraph would grow too long; `place` is where it stands, and a sentence of the same ten is
    kept only with the first of them. `short` says less, where the whole does not fit."""

    place: int
    need: int
    statement: Statement
    short: Statement | None = None

    @property
    def follows(self) -> int | None:
        """The place of the sentence that this one adds to."""
        head = self.place // 10 * 10 + (6 if self.place % 10 > 6 else 0)
        return None if self.place in HEADS else head


def paragraph(matter: Matter, identity: str, weight: AspectWeight, before: str = "") -> Paragraph:
    """The aspect's paragraph, within the words allowed; the least needed sentences give way.
    `before` is the paragraph told before it: two do not open alike."""
    opening = judgement(matter, f"{identity}.judgement", weight)
    if alike(opening.words, before):
        opening = judgement(matter, f"{identity}.judgement", weight, again=True)
    candidates = list(_candidates(matter, identity, weight))
    room = matter.words.shape.paragraph_words - count_words(opening)
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.need, c.place)):
        if candidate.follows is not None and all(k.place != candidate.follows for k in kept):
            continue
        forms = (candidate.statement, candidate.short)
        fitting = [s for s in forms if s is not None and (count_words(s) <= room or not kept)]
        if fitting:
            kept.append(replace(candidate, statement=fitting[0]))
            room -= count_words(fitting[0])
    kept.sort(key=lambda c: c.place)
    return Paragraph(statements=(opening, *(c.statement for c in kept)))


def judgement(
    matter: Matter, identity: str, weight: AspectWeight, again: bool = False
) -> Statement:
    """The opening: which kinds of evidence carry the judgement, and which differ. The standing,
    the trend and how sure stand in the line above it."""
    pointing = counted(matter, weight) or [v for v in weight.votes if v.points != Points.NEUTRAL]
    rule = OPENINGS[weight.sureness]
    said = sides(matter, pointing, SIDES.get(weight.standing), weight.sureness == Sureness.ONE)
    keys = [key for vote in pointing for key in vote.keys]
    return matter.sentence(identity, rule, keys=keys, sides="; ".join(said), again=again)


def alike(words: str, others: str) -> bool:
    """Whether two paragraphs open with the same three words."""
    return words.split()[:3] == others.split()[:3]


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


def sides(
    matter: Matter, votes: list[Vote], first: Points | None = None, alone: bool = False
) -> list[str]:
    """ "audits and figures both point to a strength", "feedback points …": a phrase for each side,
    that of the judgement first. `alone` says so of the first side where it has one kind only."""
    phrases: list[str] = []
    order = (Points.STRENGTH, Points.MIXED, Points.WEAKNESS)
    for points in sorted(order, key=lambda p: p != first):
        kinds = [matter.words.kinds[v.kind] for v in votes if v.points == points]
        if kinds:
            single = alone and len(kinds) == 1 and not phrases
            many = {1: "alone" if single else None, 2: BOTH}.get(len(kinds), ALL)
            spans = matter.wording.say(
                "aspect.side",
                kinds=kinds,
                plural=_plural(kinds),
                points=matter.words.points[points],
                how=many if points != Points.MIXED or single else None,
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
        for place, extra, statement, short in tell[kind](matter, identity, weight):
            need = 2 + order.index(kind) + extra
            yield Candidate(place=place, need=need, statement=statement, short=short)
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
Sentences = Iterable[tuple[int, int, Statement, Statement | None]]


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
        audit.share(matter, f"{identity}.audit", reading, against, short=True),
    )
    limit = limits(matter, f"{identity}.audit.limits", reading)
    if limit:
        yield base + 1, 4, limit, None


def _figures(matter: Matter, identity: str, weight: AspectWeight) -> Sentences:
    ranked = ranked_indicators(matter, weight)
    least = matter.thresholds.weighing.minimum_force
    contrary = [r for r in ranked if _against(weight, r.points) and r.force >= least]
    carrying = [r for r in ranked if r not in contrary and r.points != Points.NEUTRAL]
    if not carrying and not contrary:
        carrying = ranked[:1]
    if carrying:
        first = carrying[0]
        # where a figure speaks against, the one that carries the judgement must not be missing
        yield (
            20,
            AGAINST if contrary else 0,
            indicator.stands(matter, f"{identity}.figure", first),
            None,
        )
        beside = indicator.compared(matter, f"{identity}.compared", first)
        if beside:
            yield 21, 2, beside, None
        limit = limits(matter, f"{identity}.figure.limits", first)
        if limit:
            yield 22, 4, limit, None
    if len(carrying) > 1 and not contrary and carrying[1].force >= least:
        yield 23, 5, indicator.also(matter, f"{identity}.also", carrying[1]), None
    if contrary:
        strongest = max(contrary, key=lambda r: r.force)
        said = indicator.stands(matter, f"{identity}.against", strongest, against=True)
        yield 43, AGAINST, said, None


def _feedback(matter: Matter, identity: str, weight: AspectWeight) -> Sentences:
    reading = weight.voice
    if reading is None:
        return
    against = _against(weight, reading.points)
    base = 46 if against else 30
    said = feedback.said(matter, f"{identity}.voice", reading, against)
    if said:
        yield base, AGAINST if against else 0, said, None
    quoted = feedback.quoted(matter, f"{identity}.quoted", reading)
    if quoted:
        yield base + 1, 4, quoted, None


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
    late = sum(r.overdue for r in open_actions)
    count = len(open_actions)
    keys = [r.key for r in open_actions]
    return matter.sentence(
        identity,
        "aspect.actions",
        keys=keys,
        count=number_word(count),
        single=count == 1,
        due=say_date(min(due)) if due else None,
        late=late,
        all_late=late == count,
        refs=matter.refer(*keys[:ACTIONS_NAMED]),
    )


def number_word(number: int) -> str:
    """A number at the head of a sentence: in words up to ten."""
    return TO_TEN[number] if number < len(TO_TEN) else f"{number:,}"


def _done(reading: PlanReading) -> bool:
    return reading.action.done is not None or reading.action.status == "done"
