"""What people said of an aspect, as counts and themes; quoted only where the council allows it."""

from __future__ import annotations

from selfassess.compose.figures import figure, within
from selfassess.compose.matter import Matter
from selfassess.compose.wording import listed, lower_first
from selfassess.model.reading import Points, VoiceReading
from selfassess.model.statement import Figure, Statement
from selfassess.model.voice import VoiceItem, VoiceKind

GROUPS_NAMED = 3
ASKED = (VoiceKind.SURVEY, VoiceKind.PARTICIPATION, VoiceKind.STAFF)


def said(
    matter: Matter, identity: str, reading: VoiceReading, against: bool = False
) -> Statement | None:
    """The feedback on an aspect in one sentence, None where nothing points either
    way."""
    if not reading.positive and not reading.negative:
        return None
    counted = telling_item(matter, reading)
    if counted is not None:
        return _counted(matter, identity, reading, counted, against)
    telling = [i for i in reading.items if i.points in (Points.STRENGTH, Points.WEAKNESS)]
    same = [i for i in telling if i.points == reading.points] or telling or list(reading.items)
    latest = max(same, key=lambda item: item.period.order)
    refs = matter.refer(reading.key)
    if reading.positive + reading.negative == 1:
        return matter.sentence(
            identity,
            "feedback.one",
            keys=(reading.key,),
            against=against,
            group=latest.group,
            points=points(matter, latest),
            theme=latest.theme,
            period=within(latest.period),
            refs=refs,
        )
    return matter.sentence(
        identity,
        "feedback.items",
        keys=(reading.key,),
        against=against,
        groups=groups(reading.items),
        pieces=figure(f"{reading.key}.pieces", str(reading.positive + reading.negative)),
        positive=figure(f"{reading.key}.positive", str(reading.positive or "none")),
        negative=figure(f"{reading.key}.negative", str(reading.negative or "none")),
        only="negative" if not reading.positive else "positive" if not reading.negative else None,
        both=reading.positive + reading.negative == 2,
        theme=latest.theme,
        period=within(latest.period),
        refs=refs,
    )


def quoted(matter: Matter, identity: str, reading: VoiceReading) -> Statement | None:
    """The latest quotation that may be printed."""
    items = [item for item in reading.items if item.quotation]
    if not items:
        return None
    latest = max(items, key=lambda item: item.period.order)
    words = (latest.quotation or "").strip().strip("“”\"'").rstrip(".")
    return matter.sentence(
        identity,
        "feedback.quoted",
        keys=(reading.key,),
        quotation=words,
        refs=matter.refer(reading.key),
    )


def telling_item(matter: Matter, reading: VoiceReading) -> VoiceItem | None:
    """The counted answer that says most on the side the feedback points to: asked of most."""
    base = matter.thresholds.disclosure.minimum_group
    counted = [
        item
        for item in reading.items
        if item.kind in ASKED and item.points == reading.points
        if item.count is not None and item.out_of is not None and item.out_of >= base
    ]
    return max(counted, key=lambda item: (item.out_of or 0, item.period.order), default=None)


def points(matter: Matter, item: VoiceItem) -> str:
    return matter.words.voice_points.get(item.points, item.points)


def groups(items: tuple[VoiceItem, ...]) -> str:
    """Who spoke: "care leavers, foster carers and others"."""
    names = list(dict.fromkeys(lower_first(item.group) for item in items))
    if len(names) > GROUPS_NAMED:
        names = [*names[: GROUPS_NAMED - 1], "others"]
    return listed(names)


def people(matter: Matter, reading: VoiceReading, item: VoiceItem) -> Figure:
    """How many said so; a small number is protected, and so are the few who did not."""
    low = matter.thresholds.disclosure.low_count
    key = f"{reading.key}.count"
    if 1 <= (item.count or 0) <= low:
        return figure(key, matter.wording.words_of("figures.protected", least=low + 1))
    rest = (item.out_of or 0) - (item.count or 0)
    if 1 <= rest <= low:
        least = (item.out_of or 0) - low
        return figure(key, matter.wording.words_of("figures.at_least", least=least))
    return figure(key, f"{item.count:,}")


def _counted(
    matter: Matter, identity: str, reading: VoiceReading, item: VoiceItem, against: bool
) -> Statement:
    return matter.sentence(
        identity,
        "feedback.counted",
        keys=(reading.key,),
        against=against,
        period=within(item.period),
        count=people(matter, reading, item),
        out_of=figure(f"{reading.key}.out_of", f"{item.out_of:,}"),
        group=item.group,
        points=points(matter, item),
        theme=item.theme,
        refs=matter.refer(reading.key),
    )
