"""How a number is said: whole percentages, x of n under a hundred, nothing that is protected."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from selfassess.model.indicator import WITHHELD, Indicator, IndicatorValue, Unit
from selfassess.model.period import MONTHS, Period, PeriodKind, say_date
from selfassess.model.statement import Figure
from selfassess.model.thresholds import DisclosureThresholds, LevelThresholds

LONGEST_KEY = 60
QUARTER = re.compile(r"\bquarter ([1-4]) of ")


def figure(key: str, text: str, strong: bool = False) -> Figure:
    """A figure whose key is kept within what the document can hold."""
    if len(key) > LONGEST_KEY:
        key = f"{key[:51]}~{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    return Figure(key=key, text=text, strong=strong)


def say_percent(value: float) -> str:
    """A percentage (0 to 100): whole, unless rounding would hide the point: below 1, above 99."""
    if 0 < value < 1 or 99 < value < 100:
        return f"{value:.1f}%"
    return f"{value:.0f}%"


def say_value(unit: Unit, value: float) -> str:
    """A value in its unit, as prose prints it."""
    match unit:
        case Unit.PERCENT:
            return say_percent(value)
        case Unit.COUNT:
            return f"{value:,.0f}"
        case Unit.RATE:
            return f"{_short(value)} per 10,000"
        case Unit.DAYS:
            return f"{_short(value)} {'day' if _short(value) == '1' else 'days'}"
        case Unit.WEEKS:
            return f"{_short(value)} {'week' if _short(value) == '1' else 'weeks'}"
        case _:
            return _short(value)


def say_cell(unit: Unit, value: float) -> str:
    """A value as a table prints it, the unit standing in the heading or beside the name."""
    return say_percent(value) if unit == Unit.PERCENT else _short(value)


def say_points(unit: Unit, difference: float) -> str:
    """A difference without its sign: percentage points for percentages, else in the unit."""
    size = abs(difference)
    if unit == Unit.PERCENT:
        said = f"{size:.0f}" if size >= 1 else f"{size:.1f}"
        return f"{said} percentage {'point' if said == '1' else 'points'}"
    return say_value(unit, size)


def _short(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0") if abs(value) < 100 else f"{value:,.0f}"


def spoken(indicator: Indicator) -> str:
    """An indicator inside a sentence."""
    return indicator.spoken or say_name(indicator.name)


def say_name(name: str) -> str:
    """An indicator's name inside a sentence: in quotation marks where it would not read on."""
    if "," in name or name.startswith(("In ", "Not in ")):
        return f"“{name}”"
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def may_print(indicator: Indicator, value: IndicatorValue, rule: DisclosureThresholds) -> bool:
    """Whether a value may stand in an output. The last door: the judgement has already marked
    what is protected, but earlier values of a series come this way too."""
    if value.value is None or WITHHELD in value.flags:
        return False
    if indicator.unit == Unit.COUNT:
        return not _low(value.value, rule)
    if _low(value.numerator, rule):
        return False
    if indicator.unit != Unit.PERCENT or value.denominator is None:
        return True
    rest = None if value.numerator is None else value.denominator - value.numerator
    return value.denominator >= rule.small_base and not _low(rest, rule)


def _low(count: float | None, rule: DisclosureThresholds) -> bool:
    return count is not None and 0 < count <= rule.low_count


def parts(
    key: str, indicator: Indicator, value: IndicatorValue, level: LevelThresholds
) -> tuple[Figure, Figure | None]:
    """A value and, beside it, its other form: "8 of 74" and "11%", or "71%" and "214 of 302"."""
    assert value.value is not None
    main = figure(key, say_value(indicator.unit, value.value))
    if indicator.unit != Unit.PERCENT or not value.denominator or value.numerator is None:
        return main, None
    of_n = figure(f"{key}.n", f"{value.numerator:,.0f} of {value.denominator:,.0f}")
    return (of_n, main) if value.denominator < level.show_of_n_below else (main, of_n)


def when(period: Period) -> str:
    """A period at the head of a sentence: "In 2025-26", "At 31 March 2026"."""
    match period.kind:
        case PeriodKind.SNAPSHOT:
            return f"At {say_date(period.end)}"
        case PeriodKind.YEAR_TO_DATE | PeriodKind.SPAN:
            return f"From {period.say()}"
        case PeriodKind.ACADEMIC_YEAR:
            return f"In the school year {period.say()}"
        case _:
            return f"In {period.say()}"


def in_cell(period: Period) -> str:
    """A period as a table or an axis prints it: "year to Sep 2026", "Q4 2025-26"."""
    words = _months(period) or period.say().removeprefix("the ")
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return QUARTER.sub(r"Q\1 ", words)


def _months(period: Period) -> str:
    """A stretch of whole months without its days, "May to October 2026"; else nothing."""
    start, end = period.start, period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if period.kind not in (PeriodKind.SPAN, PeriodKind.YEAR_TO_DATE) or not whole:
        return ""
    first, last = MONTHS[start.month - 1], f"{MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"


def within(period: Period) -> str:
    """The same inside a sentence: "in 2025-26"."""
    words = when(period)
    return words[0].lower() + words[1:]
