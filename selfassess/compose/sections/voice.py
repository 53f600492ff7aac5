"""What children, families and carers said, by aspect, and what changed."""

from __future__ import annotations

from collections import Counter

from selfassess.compose import prompts
from selfassess.compose.figures import figure, in_cell
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.tracker import sentence_case, shorten
from selfassess.compose.telling.feedback import groups, points
from selfassess.compose.wording import lower_first
from selfassess.model.reading import Points, VoiceReading
from selfassess.model.statement import (
    Block,
    Column,
    Heading,
    Paragraph,
    Prose,
    Row,
    Table,
)
from selfassess.model.voice import VoiceItem, VoiceKind

ASPECTS_SHOWN = 7
CHANGES_SHOWN = 5
CHANGED_WORDS = 20
LEARNT = (VoiceKind.COMPLAINT, VoiceKind.COMPLIMENT, VoiceKind.LEARNING)


def voice(matter: Matter) -> list[Block]:
    """Counts and themes; what changed is in the council's own words."""
    heading = Heading(id="voice", level=1, text=matter.words.headings["voice"])
    items = matter.dossier.evidence.voice
    if not items:
        none_held = matter.paragraph("voice.none", "people.no_voice")
        prose = Prose(
            id="voice.none",
            name="Voice",
            paragraphs=(none_held,),
            prompts=(prompts.fixed(matter, "voice"),),
        )
        return [heading, prose]
    tables = [_by_aspect(matter), changed_table(matter, "voice.changed", spoken(items))]
    return [heading, _sums(matter, items), *(t for t in tables if t is not None)]


def spoken(items: tuple[VoiceItem, ...]) -> list[VoiceItem]:
    """What was heard otherwise than through complaints, compliments and reviews."""
    return [item for item in items if item.kind not in LEARNT]


def _sums(matter: Matter, items: tuple[VoiceItem, ...]) -> Prose:
    ways = [k for k, _ in Counter(matter.words.voice_kinds[i.kind] for i in items).most_common()]
    pointing = Counter(i.points for i in items)
    positive, negative = pointing[Points.STRENGTH.value], pointing[Points.WEAKNESS.value]
    said = (
        matter.sentence(
            "voice.sum",
            "people.voice",
            n=figure("voice.items", str(len(items))),
            single=len(items) == 1,
            groups=groups(items),
            ways=[lower_first(way) for way in ways],
        ),
        matter.sentence(
            "voice.points",
            "people.points",
            positive=figure("voice.positive", str(positive)),
            negative=figure("voice.negative", str(negative)),
            other=figure("voice.other", str(len(items) - positive - negative)),
        ),
    )
    return Prose(
        id="voice.sum",
        name="Voice",
        paragraphs=(Paragraph(statements=said),),
        prompts=(prompts.fixed(matter, "voice"),),
    )


def _by_aspect(matter: Matter) -> Table | None:
    ranked = sorted(matter.voices, key=lambda r: (-len(r.items), r.key))[:ASPECTS_SHOWN]
    if not ranked:
        return None
    return Table(
        id="voice.aspects",
        name="Feedback by aspect",
        caption=matter.wording.words_of("people.voice_table"),
        columns=(
            Column(title="Aspect", weight=2.4),
            Column(title="Positive", weight=0.8, number=True),
            Column(title="Negative", weight=0.8, number=True),
            Column(title="From", weight=1.8),
            Column(title="Latest theme", weight=2.4),
        ),
        rows=tuple(_aspect(matter, r) for r in ranked),
        note=matter.wording.words_of("people.voice_note"),
    )


def _aspect(matter: Matter, reading: VoiceReading) -> Row:
    latest = max(reading.items, key=lambda i: i.period.order)
    return Row(
        cells=(
            cell(f"{matter.aspect_title(reading.aspect)} ", matter.refer(reading.key)),
            cell(figure(f"{reading.key}.positive", str(reading.positive))),
            cell(figure(f"{reading.key}.negative", str(reading.negative))),
            cell(sentence_case(groups(reading.items))),
            cell(f"{latest.theme} ({points(matter, latest)})"),
        ),
        rule="people.voice_table",
        keys=(reading.key,),
    )


def told_changes(items: list[VoiceItem]) -> list[VoiceItem]:
    """Those after which something changed, latest first; each change once."""
    told = sorted((i for i in items if i.changed), key=lambda i: i.period.order, reverse=True)
    return list({i.changed: i for i in reversed(told)}.values())[::-1]


def changed_table(matter: Matter, identity: str, items: list[VoiceItem]) -> Table | None:
    """Themes beside what the council did about them, latest first."""
    once = told_changes(items)[:CHANGES_SHOWN]
    if not once:
        return None
    keys = {r.aspect: r.key for r in matter.voices}
    rule = "people.changed_table" if identity == "voice.changed" else "people.learning_table"
    return Table(
        id=identity,
        name="What changed",
        caption=matter.wording.words_of(rule),
        columns=(
            Column(title="Theme", weight=2.6),
            Column(title="From", weight=1.6),
            Column(title="When", weight=1.4),
            Column(title="What changed", weight=3.0),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"{i.theme} ", matter.refer(*(keys.get(a, "") for a in (i.aspect,)))),
                    cell(sentence_case(i.group)),
                    cell(sentence_case(in_cell(i.period))),
                    cell(shorten(i.changed, CHANGED_WORDS)),
                ),
                rule=rule,
                keys=(keys[i.aspect],) if i.aspect in keys else (),
            )
            for i in once
        ),
    )
