"""Runs the measures over the lists: one indicator value each, with its parts and its period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from selfassess.model.annex_a import AnnexAForm, MeasureForm
from selfassess.model.indicator import Indicator, IndicatorValue, Missing, Unit
from selfassess.model.period import Period, PeriodKind
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.annex_a.database import Answer, Database, QueryFaultError

ANNUALISED = "annualised"
PROXY = "proxy"
_PARTS = {"value", "numerator", "denominator"}


@dataclass
class Measured:
    """The values taken, what was said of the others, and how each differs from published ones."""

    values: list[IndicatorValue] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0


def measure(form: AnnexAForm, database: Database, indicators: dict[str, Indicator]) -> Measured:
    """Take every measure whose lists and columns are there."""
    found = Measured()
    absent_lists: set[int] = set()
    left: dict[str, int] = {}
    for entry in form.measures:
        indicator = indicators.get(entry.indicator)
        source = Source(file=entry.file)
        if indicator is None:
            found.problems.append(Problem.of("SA-X09", source, found=entry.indicator))
            continue
        absent = [n for n in entry.lists if not database.lists[n].row_numbers]
        if absent:
            absent_lists.update(absent)
            found.left_out += 1
            continue
        try:
            answer = database.ask(entry.sql)
        except QueryFaultError as fault:
            found.problems.append(Problem.of("SA-X08", source, what=entry.indicator, reason=fault))
            continue
        lacking = database.lacking(answer.touched)
        if lacking:
            name = f"a column of list {lacking[0]} ({lacking[1]})"
            left[name] = left.get(name, 0) + 1
            continue
        wrong = _fault_of(answer)
        if wrong:
            found.problems.append(Problem.of("SA-X08", source, what=entry.indicator, reason=wrong))
            continue
        found.values.append(_value(entry, indicator, answer, database))
        if entry.note:
            found.notes[entry.indicator] = entry.note
    if absent_lists:
        lack = f"{_lists(sorted(absent_lists))} absent or without rows"
        found.problems.append(Problem.of("SA-X07", lack=lack, count=found.left_out))
    for name, count in left.items():
        lack = f"the lists lack {name}"
        found.problems.append(Problem.of("SA-X07", lack=lack, count=count))
    return found


def _lists(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"list {numbers[0]} is"
    return f"lists {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"


def _fault_of(answer: Answer) -> str:
    if not set(answer.names) <= _PARTS or not {"value", "numerator"} & set(answer.names):
        return "the query must yield numerator or value, and may yield denominator"
    if len(answer.rows) != 1:
        return "the query must yield one row"
    if any(part is not None and not isinstance(part, int | float) for part in answer.rows[0]):
        return "the query must yield numbers"
    return ""


def _value(
    entry: MeasureForm, indicator: Indicator, answer: Answer, database: Database
) -> IndicatorValue:
    parts: dict[str, Any] = dict(zip(answer.names, answer.rows[0], strict=True))
    numerator, denominator = parts.get("numerator"), parts.get("denominator")
    value, missing, flags = _reckon(indicator.unit, entry.window, parts)
    if indicator.annex_a == "partial":
        flags = (*flags, PROXY)
    first = database.lists[entry.lists[0]] if entry.lists else next(iter(_present(database)))
    return IndicatorValue(
        indicator=entry.indicator,
        period=period_of(entry.window, database),
        value=None if value is None else round(value, 6),
        missing=missing,
        numerator=numerator,
        denominator=denominator,
        flags=flags,
        source=Source(file=first.file, sheet=first.sheet),
        from_lists=True,
    )


def _present(database: Database) -> list[Any]:
    return [read for read in database.lists.values() if read.present]


def _reckon(
    unit: Unit, window: str, parts: dict[str, Any]
) -> tuple[float | None, Missing | None, tuple[str, ...]]:
    numerator, denominator = parts.get("numerator"), parts.get("denominator")
    if "value" in parts:
        value = parts["value"]
        return value, None if value is not None else Missing.NOT_APPLICABLE, ()
    if unit is Unit.PERCENT:
        if not denominator or numerator is None:
            return None, Missing.NOT_APPLICABLE, ()
        return 100 * numerator / denominator, None, ()
    if unit is Unit.RATE:
        times, flags = (2, (ANNUALISED,)) if window == "6 months" else (1, ())
        if not denominator or numerator is None:
            return None, Missing.NOT_AVAILABLE, flags
        return times * 10_000 * numerator / denominator, None, flags
    return numerator, None if numerator is not None else Missing.NOT_APPLICABLE, ()


def period_of(window: str, database: Database) -> Period:
    """The stretch of time a measure is about: the lists' own window, never a published year."""
    end = date.fromisoformat(database.parameters["reference"])
    if window == "snapshot":
        return Period(kind=PeriodKind.SNAPSHOT, start=end, end=end)
    start = database.parameters["window_start" if window == "6 months" else "year_start"]
    return Period(kind=PeriodKind.SPAN, start=date.fromisoformat(start), end=end)
