"""What audits say of an aspect: how many records were good or better, now and before."""

from __future__ import annotations

from selfassess.compose.figures import figure, say_percent
from selfassess.compose.matter import Matter
from selfassess.model.reading import AuditReading, Trend
from selfassess.model.statement import Figure, Statement

IN_WORDS = ("no", "one", "two", "three", "four", "five", "six")


def share(matter: Matter, identity: str, reading: AuditReading, against: bool = False) -> Statement:
    """How many records were good or better in the rounds of now, and in those before."""
    refs = matter.refer(reading.key)
    if not reading.graded or reading.graded < matter.thresholds.disclosure.small_base:
        return matter.sentence(identity, "audits.too_few", keys=(reading.key,), refs=refs)
    before = reading.before_graded or 0
    compared = before >= matter.thresholds.audit.minimum_graded
    was = reading.before_good_or_better or 0
    shown = not _few(matter, was) and not _few(matter, before - was)
    return matter.sentence(
        identity,
        "audits.share",
        keys=(reading.key,),
        against=against,
        **rounds_now(reading),
        good=good_words(matter, reading, "good", reading.good_or_better, reading.graded),
        graded=count(reading, "graded", reading.graded),
        percent=percent(matter, reading),
        before=figure(f"{reading.key}.before", f"{was:,}") if compared and shown else None,
        before_graded=count(reading, "before_n", before),
        change=change(matter, reading),
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


def good_words(matter: Matter, reading: AuditReading, slot: str, good: int, graded: int) -> Figure:
    """How many were good or better; where they, or the rest, are too few to print, only that."""
    low = matter.thresholds.disclosure.low_count
    said = f"{good:,}"
    if _few(matter, good):
        said = matter.wording.words_of("figures.protected", least=low + 1)
    elif _few(matter, graded - good):
        said = matter.wording.words_of("figures.at_least", least=graded - low)
    return figure(f"{reading.key}.{slot}", said)


def _few(matter: Matter, number: int) -> bool:
    return 0 < number <= matter.thresholds.disclosure.low_count


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
