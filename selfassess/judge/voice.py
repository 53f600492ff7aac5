"""What people said of an aspect: how many things heard point each way, within what time."""

from __future__ import annotations

from datetime import date

from selfassess.judge.freshness import freshness
from selfassess.model.dossier import Dossier
from selfassess.model.framework import Aspect
from selfassess.model.reading import Points, Reason, SourceKind, VoiceReading
from selfassess.model.thresholds import Thresholds
from selfassess.model.voice import VoiceItem, VoiceKind

# An item that one person could have sent carries less than the answer of a group.
SINGLE = frozenset({VoiceKind.COMPLAINT, VoiceKind.COMPLIMENT})


def read_voice(dossier: Dossier) -> tuple[VoiceReading, ...]:
    """A reading for every aspect that somebody spoke of, in the order of the aspects."""
    heard: dict[str, list[VoiceItem]] = {}
    for item in dossier.evidence.voice:
        heard.setdefault(item.aspect, []).append(item)
    settings, as_at = dossier.settings, dossier.workspace.as_at
    return tuple(
        _read(aspect, heard[aspect.id], as_at, settings.thresholds)
        for aspect in settings.aspects.values()
        if aspect.id in heard
    )


def _read(
    aspect: Aspect, items: list[VoiceItem], as_at: date, thresholds: Thresholds
) -> VoiceReading:
    """Items within their time decide; older ones only where there are no others."""
    ordered = tuple(sorted(items, key=lambda i: (i.period.order, i.kind, i.source.say())))
    within = thresholds.freshness.voice
    current = [i for i in ordered if not freshness(i.period.end, within, as_at).old]
    counted = current or list(ordered)
    positive = sum(1 for i in counted if i.points == Points.STRENGTH.value)
    negative = sum(1 for i in counted if i.points == Points.WEAKNESS.value)
    points, force, reason = points_of(positive, negative, thresholds)
    if force == 2 and all(i.kind in SINGLE for i in counted):
        force = 1  # complaints and compliments come from those moved to write
    fresh = freshness(ordered[-1].period.end, within, as_at)
    return VoiceReading(
        key=f"voi:{aspect.id}",
        kind=SourceKind.VOICE,
        area=aspect.area,
        aspect=aspect.id,
        points=points,
        force=force,
        caveats=("old",) if fresh.old else (),
        reasons=(reason,),
        items=ordered,
        positive=positive,
        negative=negative,
        freshness=fresh,
    )


def points_of(positive: int, negative: int, thresholds: Thresholds) -> tuple[Points, int, Reason]:
    """Which way voice points: by the share of items that point that way, of those that point.

    Fewer items on that side than the least number carry a force of 1 at most; the items are themes
    and counts, not a sample, so no interval is given and the force never passes 2.
    """
    total, t = positive + negative, thresholds.voice
    words = f"{positive} positive and {negative} negative"
    if total == 0:
        return Points.NEUTRAL, 0, Reason(rule="voice.neutral", words="nothing points either way")
    if positive / total >= t.strength_share:
        force = 2 if positive >= t.minimum_items else 1
        return Points.STRENGTH, force, Reason(rule="voice.strength", words=words)
    if negative / total >= t.weakness_share:
        force = 2 if negative >= t.minimum_items else 1
        return Points.WEAKNESS, force, Reason(rule="voice.weakness", words=words)
    return Points.MIXED, 1, Reason(rule="voice.mixed", words=words)
