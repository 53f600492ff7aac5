"""What an indicator says: its value with period and numbers, its change, its comparisons."""

from __future__ import annotations

from selfassess.compose.figures import may_print, parts, say_value, when, within
from selfassess.compose.matter import Matter
from selfassess.compose.wording import Spans
from selfassess.model.indicator import Polarity
from selfassess.model.reading import Against, Change, Comparison, IndicatorReading, Trend, Verdict
from selfassess.model.statement import Figure, Statement

SAID = (Trend.IMPROVING, Trend.DECLINING, Trend.STEADY, Trend.NO_RELIABLE_CHANGE)
LOCAL = (Against.TARGET, Against.STANDARD)
ELSEWHERE = (Against.NEIGHBOURS, Against.ENGLAND, Against.REGION)


def can_tell(matter: Matter, reading: IndicatorReading) -> bool:
    """Whether its latest value may be printed at all."""
    rule = matter.thresholds.disclosure
    return not reading.protected and may_print(reading.indicator, reading.latest, rule)


def stands(
    matter: Matter, identity: str, reading: IndicatorReading, against: bool = False
) -> Statement:
    """ "In 2025-26, … stood at 71% (214 of 302), up from 54% at the last inspection …." """
    value, part = value_parts(matter, reading)
    return matter.sentence(
        identity,
        "figures.stands",
        keys=(reading.key,),
        against=against,
        when=when(reading.latest.period),
        name=reading.indicator.name,
        value=value,
        part=part,
        change=change_words(matter, reading),
        refs=matter.refer(reading.key),
    )


def compared(matter: Matter, identity: str, reading: IndicatorReading) -> Statement | None:
    """ "That is below the target (90%) and in line with statistical neighbours (…)." """
    chosen = comparisons_said(reading)
    if not chosen:
        return None
    words = [beside(matter, reading, comparison) for comparison in chosen]
    return matter.sentence(
        identity,
        "figures.compared",
        keys=(reading.key,),
        first=words[0],
        second=words[1] if len(words) > 1 else None,
        refs=matter.refer(reading.key),
    )


def also(matter: Matter, identity: str, reading: IndicatorReading) -> Statement:
    """A second indicator in one short sentence."""
    value, part = value_parts(matter, reading)
    chosen = comparisons_said(reading)[:1]
    return matter.sentence(
        identity,
        "figures.also",
        keys=(reading.key,),
        name=reading.indicator.name,
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
        value=Figure(
            key=f"{reading.key}.{comparison.against}"[:60],
            text=say_value(reading.indicator.unit, comparison.value),
        ),
        period=None if same or comparison.period is None else within(comparison.period),
    )


def change_said(matter: Matter, reading: IndicatorReading) -> Change | None:
    """The change worth saying: since the last inspection, else since a year before."""
    rule = matter.thresholds.disclosure
    for change in (reading.direction.since_inspection, reading.direction.since_year):
        if change is None or change.verdict in (Trend.TOO_FEW, Trend.NOT_COMPARABLE):
            continue
        if change.then.value is not None and may_print(reading.indicator, change.then, rule):
            return change
    return None


def change_words(matter: Matter, reading: IndicatorReading) -> Spans | None:
    """ "up from 54% at the last inspection, in 2022-23 (improved)"."""
    change = change_said(matter, reading)
    if change is None:
        return None
    now, then = reading.latest.value, change.then.value
    assert now is not None and then is not None
    unit = reading.indicator.unit
    moved = say_value(unit, now) != say_value(unit, then) and change.verdict in (
        Trend.IMPROVING,
        Trend.DECLINING,
        Trend.UP,
        Trend.DOWN,
    )
    movement = ("up from" if now > then else "down from") if moved else "against"
    then_figure = Figure(key=f"{reading.key}.{change.since}"[:60], text=say_value(unit, then))
    inspection = change.since == "inspection"
    if change.verdict not in SAID:
        since = "at the last inspection" if inspection else "a year before"
        return matter.wording.say(
            "figures.described",
            movement=movement,
            then=then_figure,
            since=since,
            period=within(change.then.period),
        )
    judged = change.verdict in (Trend.IMPROVING, Trend.DECLINING)
    return matter.wording.say(
        "figures.since_inspection" if inspection else "figures.since_year",
        movement=movement,
        then=then_figure,
        period=within(change.then.period),
        verdict=matter.words.changed[change.verdict],
        lower_better=judged and reading.indicator.polarity == Polarity.LOWER,
    )
