"""One piece of evidence in a few words, for lines, lists and lines of enquiry."""

from __future__ import annotations

from selfassess.compose.figures import figure, spoken, within
from selfassess.compose.matter import Matter
from selfassess.compose.sections.plan import say_due
from selfassess.compose.telling.audit import count, printed
from selfassess.compose.telling.indicator import beside, can_tell, comparisons_said, value_parts
from selfassess.compose.wording import Spans
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    PlanReading,
    VoiceReading,
)


def piece(
    matter: Matter,
    reading: AnyReading,
    short: bool = False,
    refs: bool = True,
    about: str | None = None,
) -> Spans | None:
    """One piece of evidence; None where its numbers may not be printed.

    `short` gives a figure in one form and without what it is compared with; without `refs` it
    stands where no evidence index is; `about` names the aspect where it is not plain.
    """
    say = matter.wording.say
    labels = matter.refer(reading.key) if refs else ()
    match reading:
        case IndicatorReading():
            return _figure(matter, reading, short, labels) if can_tell(matter, reading) else None
        case AuditReading():
            if not printed(matter, reading.graded):
                return None
            good = count(reading, "good", reading.good_or_better)
            graded = count(reading, "graded", reading.graded)
            return say("readiness.piece_audit", good=good, graded=graded, about=about, refs=labels)
        case VoiceReading():
            return _voice(matter, reading, about, labels)
        case FindingReading():
            kind = matter.words.finding_kinds[reading.finding.kind].lower()
            date = matter.month_of(reading.finding)
            return say("readiness.piece_finding", kind=kind, date=date, refs=labels)
        case PlanReading():
            return say(
                "readiness.piece_action",
                title=reading.action.title,
                due=say_due(reading),
                overdue=reading.overdue,
                refs=labels,
            )


def _figure(
    matter: Matter, reading: IndicatorReading, short: bool, labels: tuple[object, ...]
) -> Spans:
    value, part = value_parts(matter, reading)
    chosen = () if short else comparisons_said(reading)[:1]
    return matter.wording.say(
        "readiness.piece_figure",
        name=spoken(reading.indicator),
        value=value,
        part=None if short else part,
        period=within(reading.latest.period),
        beside=beside(matter, reading, chosen[0]) if chosen else None,
        refs=labels,
    )


def _voice(
    matter: Matter, reading: VoiceReading, about: str | None, labels: tuple[object, ...]
) -> Spans | None:
    if not reading.positive and not reading.negative:
        return None
    return matter.wording.say(
        "readiness.piece_voice",
        positive=figure(f"{reading.key}.positive", str(reading.positive or "none")),
        negative=figure(f"{reading.key}.negative", str(reading.negative or "none")),
        about=about,
        refs=labels,
    )
