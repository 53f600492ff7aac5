"""What audits say of an aspect: how many records were good or better, now and before."""

from __future__ import annotations

from selfassess.compose.figures import figure, say_percent
from selfassess.compose.matter import Matter
from selfassess.model.reading import AuditReading, Trend
from selfassess.model.statement import Figure, Statement

IN_WORDS = ("no", "one", "two", "three", "four", "five", "six")


def share(
    matter: Matter,
    identity: str,
    reading: AuditReading,
    against: bool = False,
    short: bool = False,
) -> Statement:
    """How many records were good or better in the rounds of now and, unless `short`, in those
    before."""
    refs = matter.refer(reading.key)
    if not printed(matter, reading.graded):
        return matter.sentence(identity, "audits.too_few", keys=(reading.key,), refs=refs)
    before = reading.before_graded or 0
    was = reading.before_good_or_better or 0
    return matter.sentence(
        identity,
        "audits.share",
        keys=(reading.key,),
        against=against,
        **rounds_now(reading),
        good=count(reading, "good", reading.good_or_better),
        graded=count(reading, "graded", reading.graded),
        percent=percent(matter, reading),
        before=count(reading, "before", was) if printed(matter, before) and not short else None,
        before_graded=count(reading, "before_n", before),
        change=None if short else change(matter, reading),
        refs=refs,
    )


def rounds_now(reading: AuditReading) -> dict[str, object]:
    """How the rounds of now are said: "the two audit rounds to 2026-27 Q2"."""
    number = len(reading.now_rounds)
    return {
        "single": number == 1,
        "number": IN_WORDS[number] if number < len(IN_WORDS) else str(number),
        "last_round": reading.now_rounds[-1] if reading.now_rounds else "",
    }


def printed(matter: Matter, graded: int) -> bool:
    """Whether grades of so many audits may be printed. They describe practice, not children, so
    the count itself may be small; too few audits are left out whole."""
    return graded >= matter.thresholds.disclosure.small_base


def count(reading: AuditReading, slot: str, number: int) -> Figure:
    return figure(f"{reading.key}.{slot}", f"{number:,}")


def percent(matter: Matter, reading: AuditReading) -> Figure | None:
    """The percentage, from the number of records where one says more than x of n."""
    if reading.protected or reading.graded < matter.thresholds.level.show_of_n_below:
        return None
    value = 100 * reading.good_or_better / reading.graded
    return figure(f"{reading.key}.share", say_percent(value))


def change(matter: Matter, reading: AuditReading) -> str | None:
    if reading.trend == Trend.TOO_FEW:
        return None
    return matter.words.changed[reading.trend]
