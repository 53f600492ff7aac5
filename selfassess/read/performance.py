"""Performance workbooks → indicator values, targets and comparators, each with its cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.indicator import (
    Comparator,
    Geography,
    Indicator,
    IndicatorValue,
    Target,
)
from selfassess.model.period import say_date
from selfassess.model.problem import Problem
from selfassess.model.workspace import Workspace
from selfassess.read.figures import Figure, settle_scale, settled, without_repeats
from selfassess.read.periods import read_period
from selfassess.read.sheets.find import Reading, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import indicator_names
from selfassess.read.sheets.rows import Row, read_rows
from selfassess.read.unreadable import Unreadable
from selfassess.read.values import Amount
from selfassess.read.workbook import Workbook

GEOGRAPHIES = {
    "England": Geography.ENGLAND,
    "Region": Geography.REGION,
    "Statistical neighbours": Geography.NEIGHBOURS,
}
_NOTES = {
    "definition_changed": re.compile(
        r"\bdefinitions? (?:(?:has|have|was|were) )?changed?\b"
        r"|\bchange (?:of|in|to) (?:the )?definition\b|\bnew definition\b"
    ),
    "provisional": re.compile(r"\bprovisional\b|\bprov\b"),
    "estimate": re.compile(r"\bestimated?\b"),
    "revised": re.compile(r"\brevised\b"),
    "incomplete": re.compile(r"\bincomplete\b|\bpart(?:ial)? (?:year|data)\b"),
}
_NOTHING = Amount()


@dataclass(frozen=True)
class ReadPerformance:
    """What a performance workbook holds, what is wrong with it, and what became of its rows."""

    values: tuple[IndicatorValue, ...] = ()
    targets: tuple[Target, ...] = ()
    comparators: dict[str, tuple[Comparator, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_performance(
    path: Path | Workbook,
    form: WorkbookForm,
    settings: Settings,
    workspace: Workspace,
    file: str = "",
) -> ReadPerformance:
    """Read a performance workbook, from its file or already open. `file` is its name in sources.
    Never raises for its contents."""
    ledger = Ledger(file or (path.file if isinstance(path, Workbook) else path.name))
    lists = {"indicators": indicator_names(settings)}
    areas = settings.frameworks[workspace.framework].areas
    reading = Reading(form, lists, areas, workspace.read_hidden)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger, leave=("period",))
    return read_figures(rows, settings.indicators, workspace.as_at, ledger)


def read_figures(
    rows: Mapping[str, list[Row]], known: Mapping[str, Indicator], as_at: date, ledger: Ledger
) -> ReadPerformance:
    """Figures from the rows of "values", "targets" and "comparators", checked and settled."""
    figures = [f for r in rows["values"] if (f := _figure(r, known, as_at, "value", ledger))]
    figures, shares = settle_scale(figures, set(), ledger)
    figures = without_repeats([f for f in figures if settled(f, ledger)], ledger)
    targets = [f for r in rows["targets"] if (f := _target(r, known, ledger))]
    targets = _settle(targets, shares, ledger)
    others = [f for r in rows["comparators"] if (f := _figure(r, known, as_at, "value", ledger))]
    others = _settle(others, shares, ledger)
    return ReadPerformance(
        values=tuple(_value(f) for f in figures),
        targets=tuple(_as_target(f) for f in targets),
        comparators=_comparators(others),
        problems=ledger.problems,
        tallies=ledger.tallies,
    )


def academic(indicator: Indicator) -> bool:
    """Whether a bare year is a school year: DfE's outcomes on education are published so."""
    return indicator.group == "education" and "outcomes" in indicator.published_source.casefold()


def _figure(
    row: Row, known: Mapping[str, Indicator], as_at: date, key: str, ledger: Ledger
) -> Figure | None:
    indicator = known[row.values["indicator"]]
    cell = row.cells["period"]
    found = read_period(cell.value, academic(indicator), cell.format)
    if found is None or isinstance(found, Unreadable):
        fault = found or Unreadable.of("SA-R17", found="nothing")
        ledger.report_unreadable(fault, row.at("period"))
        ledger.set_aside(row.source, "Period could not be read")
        return None
    amount = row.get(key, _NOTHING)
    numerator, denominator = row.get("numerator", _NOTHING), row.get("denominator", _NOTHING)
    figure = Figure(row, indicator, found.period, amount, key=key)
    figure.numerator = _first(numerator.value, amount.numerator)
    figure.denominator = _first(denominator.value, amount.denominator)
    figure.flags = _flags(row, amount, found.flags)
    if key in row.cells and key not in row.values:
        ledger.set_aside(row.source, "Value could not be read")
        return None
    if found.period.start > as_at and not _empty(figure):
        blanks = {"period": found.period.say(), "as_at": say_date(as_at)}
        ledger.report("SA-R38", row.at("period"), **blanks)
        ledger.set_aside(row.source, "a period that has not begun")
        return None
    return figure


def _empty(figure: Figure) -> bool:
    return figure.amount.value is None and figure.numerator is None


def _first(own: float | None, other: float | None) -> float | None:
    return other if own is None else own


def _flags(row: Row, amount: Amount, of_period: tuple[str, ...]) -> tuple[str, ...]:
    note = row.text("note").casefold()
    of_note = [flag for flag, form in _NOTES.items() if note and form.search(note)]
    return tuple(sorted({*of_note, *amount.flags, *of_period}))


def _target(row: Row, known: Mapping[str, Indicator], ledger: Ledger) -> Figure | None:
    figure = Figure(row, known[row.values["indicator"]], None, row.values["target"], key="target")
    if figure.amount.value is None:
        ledger.set_aside(row.source, "no figure given")
        return None
    return figure


def _settle(figures: list[Figure], shares: set[str], ledger: Ledger) -> list[Figure]:
    figures, _ = settle_scale(figures, shares, ledger)
    kept = []
    for figure in figures:
        if not settled(figure, ledger):
            continue
        if figure.value is None:
            ledger.set_aside(figure.row.source, "no figure given")
        else:
            kept.append(figure)
    return kept


def _value(figure: Figure) -> IndicatorValue:
    row = figure.row
    cells = row.cells
    counted = figure.numerator is not None
    based = figure.denominator is not None
    assert figure.period is not None
    return IndicatorValue(
        indicator=figure.indicator.id,
        period=figure.period,
        value=figure.value,
        missing=figure.missing,
        numerator=figure.numerator,
        denominator=figure.denominator,
        flags=figure.flags,
        source=row.at("value" if "value" in cells else "numerator"),
        numerator_source=row.at("numerator" if "numerator" in cells else "value")
        if counted
        else None,
        denominator_source=(
            row.at("denominator" if "denominator" in cells else "value") if based else None
        ),
    )


def _as_target(figure: Figure) -> Target:
    return Target(
        indicator=figure.indicator.id,
        value=figure.value or 0.0,
        from_date=figure.row.get("from_date"),
        source=figure.row.at("target"),
    )


def _comparators(figures: list[Figure]) -> dict[str, tuple[Comparator, ...]]:
    found: dict[str, list[Comparator]] = defaultdict(list)
    for figure in figures:
        found[figure.indicator.id].append(
            Comparator(
                geography=GEOGRAPHIES[figure.row.values["geography"]],
                value=figure.value or 0.0,
                period=figure.period,
                source=figure.row.at("value"),
            )
        )
    return {indicator: tuple(comparators) for indicator, comparators in found.items()}
