"""What an indicator says: its value with period and numbers, its change, its comparisons."""

from __future__ import annotations

from selfassess.compose.figures import figure, may_print, parts, say_value, spoken, when, within
from selfassess.compose.matter import Matter
from selfassess.compose.wording import Spans
from selfassess.model.indicator import Polarity
from selfassess.model.reading import (
    Against,
    Change,
    Comparison,
    IndicatorReading,
    Points,
    Trend,
    Verdict,
)
from selfassess.model.statement import Figure, Statement

SAID = (Trend.IMPROVING, Trend.DECLINING, Trend.STEADY, Trend.NO_RELIABLE_CHANGE)
MOVED = (Trend.IMPROVING, Trend.DECLINING, Trend.UP, Trend.DOWN)
A_YEAR = 366
LOCAL = (Against.TARGET, Against.STANDARD)
ELSEWHERE = (Against.NEIGHBOURS, Against.ENGLAND, Against.REGION)


def can_tell(matter: Matter, reading: IndicatorReading) -> bool:
    """Whether its latest value may be printed at all."""
    rule = matter.thresholds.disclosure
    return not reading.protected and may_print(reading.indicator, reading.latest, rule)


def stands(
    matter: Matter, identity: str, reading: IndicatorReading, against: bool = False
) -> Statement:
    """ "In 2025-26, … stood at 71% (214 of 302), up from 54% at the last inspection …." The
    movement is said where it carries the reading, otherwise what decided the level."""
    value, part = value_parts(matter, reading)
    moved = carried_by_change(matter, reading)
    chosen = comparisons_said(reading)
    level = beside(matter, reading, chosen[0]) if chosen and not moved else None
    return matter.sentence(
        identity,
        "figures.stands",
        keys=(reading.key,),
        against=against,
        when=when(reading.latest.period),
        name=spoken(reading.indicator),
        value=value,
        part=part,
        beside=level or change_words(matter, reading),
        refs=matter.refer(reading.key),
    )


def compared(matter: Matter, identity: str, reading: IndicatorReading) -> Statement | None:
    """What `stands` left out: the comparisons, or what it was at the last inspection."""
    chosen = comparisons_said(reading)
    refs = matter.refer(reading.key)
    if chosen and not carried_by_change(matter, reading):
        values = change_values(matter, reading)
        if not values:
            return None
        return matter.sentence(identity, "figures.was", keys=(reading.key,), refs=refs, **values)
    if not chosen:
        return None
    words = [beside(matter, reading, comparison) for comparison in chosen]
    return matter.sentence(
        identity,
        "figures.compared",
        keys=(reading.key,),
        first=words[0],
        second=words[1] if len(words) > 1 else None,
        refs=refs,
    )


def carried_by_change(matter: Matter, reading: IndicatorReading) -> bool:
    """Whether its movement points the way the reading points (or it has nothing else to say)."""
    change = change_said(matter, reading)
    if change is None:
        return False
    up = change.verdict == Trend.IMPROVING and reading.points != Points.WEAKNESS
    down = change.verdict == Trend.DECLINING and reading.points != Points.STRENGTH
    return up or down


def also(matter: Matter, identity: str, reading: IndicatorReading) -> Statement:
    """A second indicator in one short sentence."""
    value, part = value_parts(matter, reading)
    chosen = comparisons_said(reading)[:1]
    return matter.sentence(
        identity,
        "figures.also",
        keys=(reading.key,),
        name=spoken(reading.indicator),
        value=value,
        part=part,
        period=within(reading.latest.period),
        first=beside(matter, reading, chosen[0]) if chosen else None,
        refs=matter.refer(reading.key),
    )


def value_parts(matter: Matter, reading: IndicatorReading) -> tuple[Figure, Figure | None]:
    key = f"{reading.key}.latest"
    return parts(key, reading.indicator, reading.latest, matter.thresholds.level)


def comparisons_said(reading: IndicatorReading) -> list[Comparison]:
    """At most two: the one that decided, then one of another sort (here, or elsewhere)."""
    known = [c for c in reading.level.comparisons if c.verdict != Verdict.UNKNOWN]
    decided = [c for c in known if c.against == reading.level.decided_by]
    ordered = decided + [c for a in (*LOCAL, *ELSEWHERE) for c in known if c.against == a]
    chosen: list[Comparison] = []
    for comparison in ordered:
        sort = comparison.against in LOCAL
        if all((c.against in LOCAL) != sort for c in chosen):
            chosen.append(comparison)
    return chosen


def beside(matter: Matter, reading: IndicatorReading, comparison: Comparison) -> Spans:
    """ "in line with statistical neighbours (69% in 2024-25)"."""
    words = matter.words
    lower = reading.indicator.polarity == Polarity.LOWER
    table = words.level_lower if lower else words.level
    same = comparison.period is None or comparison.period == reading.latest.period
    return matter.wording.say(
        "figures.beside",
        level=table[comparison.verdict],
        against=words.against[comparison.against],
        value=figure(
            f"{reading.key}.{comparison.against}",
            say_value(reading.indicator.unit, comparison.value),
        ),
        period=None if same or comparison.period is None else within(comparison.period),
    )


def change_said(matter: Matter, reading: IndicatorReading) -> Change | None:
    """The change worth saying: since the last inspection, else since a year before."""
    rule = matter.thresholds.disclosure
    for change in (reading.direction.since_inspection, reading.direction.since_year):
        if change is None or change.verdict in (Trend.TOO_FEW, Trend.NOT_COMPARABLE):
            continue
        if change.since == "inspection" and not _near_inspection(matter, change):
            continue
        if change.then.value is not None and may_print(reading.indicator, change.then, rule):
            return change
    return None


def _near_inspection(matter: Matter, change: Change) -> bool:
    """Whether the figure "then" is of the time of the last inspection, not years away from it."""
    inspection = matter.last_inspection
    if inspection is None:
        return False
    period = change.then.period
    days_after = (period.start - inspection.end).days
    days_before = (inspection.end - period.end).days
    return max(days_after, days_before) <= A_YEAR


def change_words(matter: Matter, reading: IndicatorReading) -> Spans | None:
    """ "up from 54% at the last inspection (2022-23; improved)"."""
    values = change_values(matter, reading)
    return matter.wording.say("figures.change", **values) if values else None


def change_values(matter: Matter, reading: IndicatorReading) -> dict[str, object]:
    """What the change says: movement, value then, since when, verdict; empty where nothing can
    be compared. A context indicator has no verdict."""
    change = change_said(matter, reading)
    if change is None:
        return {}
    now, then = reading.latest.value, change.then.value
    assert now is not None and then is not None
    unit = reading.indicator.unit
    moved = say_value(unit, now) != say_value(unit, then) and change.verdict in MOVED
    judged = change.verdict in (Trend.IMPROVING, Trend.DECLINING)
    lower = reading.indicator.polarity == Polarity.LOWER
    return {
        "movement": ("up from" if now > then else "down from") if moved else "against",
        "then": figure(f"{reading.key}.{change.since}", say_value(unit, then)),
        "since": matter.words.since[change.since],
        "period": change.then.period.say(),
        "verdict": matter.words.changed[change.verdict] if change.verdict in SAID else None,
        "lower_better": judged and lower,
    }
