"""Rows that were matched to indicators → indicator values, targets and comparators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from selfassess.model.dossier import Settings
from selfassess.model.indicator import Indicator
from selfassess.model.layout import (
    SINCE_APRIL,
    TWELVE_MONTHS,
    LaidRow,
    RowMatch,
    Sureness,
)
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.layouts.counting import counted_over
from selfassess.read.layouts.headings import periods_of
from selfassess.read.layouts.measures import Measurement
from selfassess.read.layouts.understand import HeldRow, Understood
from selfassess.read.performance import GEOGRAPHIES, ReadPerformance, read_figures
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.rows import Row
from selfassess.read.unreadable import Unreadable, brief
from selfassess.read.values import Amount, read_amount
from selfassess.read.workbook import Cell

_WHOM = {place.value: name for name, place in GEOGRAPHIES.items()}
_COUNTED = {SINCE_APRIL: "counted since April", TWELVE_MONTHS: "of twelve months"}
_SHEETS = {"value": "values", "target": "targets"}


def take_figures(
    understood: Understood,
    matches: Sequence[RowMatch],
    settings: Settings,
    workspace: Workspace,
) -> ReadPerformance:
    """The figures of every row that is surely matched; the others are set aside and reported.

    `matches` run beside `understood.book.rows`.
    """
    ledger = understood.ledger
    rows: dict[str, list[Row]] = defaultdict(list)
    known = settings.indicators
    unclear: dict[tuple[str, str], int] = {}
    pairs = zip(understood.book.rows, understood.held, matches, strict=True)
    for laid, held, match in pairs:
        if not match.sureness.sure:
            _set_aside(laid, held, match, known, ledger)
            continue
        indicator = known[match.indicator]
        counted = [_over_its_time(taken, indicator, laid.counted) for taken in held.taken]
        if counted != held.taken:
            ledger.report("SA-R79", laid.source, counted=_COUNTED[laid.counted])
        for taken in counted:
            row = _row(laid, held, taken, indicator, ledger, unclear)
            if row is not None:
                rows[_SHEETS.get(taken.kind, "comparators")].append(row)
    rows["targets"] = _changing(rows["targets"], ledger)
    return read_figures(rows, known, workspace.as_at, ledger)


def _over_its_time(taken: Measurement, indicator: Indicator, counted: str) -> Measurement:
    """The measurement with the time that it is really about, where its row says so."""
    if taken.kind != "value" or taken.period is None or indicator.stock:
        return taken
    period = periods_of(taken.period)
    longer = counted_over(period, counted) if period is not None else ""
    return taken._replace(period=longer) if longer else taken


def _set_aside(
    laid: LaidRow, held: HeldRow, match: RowMatch, known: dict[str, Indicator], ledger: Ledger
) -> None:
    if not held.taken:
        return
    count = len(held.taken)
    if match.sureness is Sureness.LEFT_OUT:
        ledger.set_aside(laid.source, "left out in the matching sheet", count)
        return
    found = brief(laid.label, 70)
    if match.indicator:
        name = known[match.indicator].name
        why = f" ({'; '.join(match.doubts)})" if match.doubts else ""
        blanks = {"found": found, "indicator": name, "why": why, "count": str(count)}
        ledger.report("SA-R61", laid.source, **blanks)
        ledger.set_aside(laid.source, "a row whose indicator nobody has agreed yet", count)
    else:
        ledger.report("SA-R62", laid.source, found=found, count=count)
        ledger.set_aside(laid.source, "a row that resembles no indicator", count)


def _row(
    laid: LaidRow,
    held: HeldRow,
    taken: Measurement,
    indicator: Indicator,
    ledger: Ledger,
    unclear: dict[tuple[str, str], int],
) -> Row | None:
    """One measurement as a row of figures: its cells, its period, its amounts."""
    cells = dict(taken.cells)
    row = Row(ledger.file, held.sheet, taken.main.row, {"indicator": indicator.id}, cells)
    if taken.kind != "target" and taken.period is None:
        _without_period(row, taken, ledger, unclear)
        return None
    if taken.period is not None and taken.at is not None:
        cells["period"] = taken.at._replace(value=taken.period)
    if not _fill(row, taken, ledger):
        ledger.set_aside(row.source, "a figure that could not be read")
        return None
    row.values["note"] = held.notes.get(taken.main.row, "")
    if taken.kind == "target":
        cells["target"], row.values["target"] = cells["value"], row.values["value"]
        period = periods_of(taken.period) if taken.period is not None else None
        row.values["from_date"] = period.start if period else None
    elif taken.kind in _WHOM:
        row.values["geography"] = _WHOM[taken.kind]
    return row


def _fill(row: Row, taken: Measurement, ledger: Ledger) -> bool:
    """Read the amounts of a measurement; False where its figure cannot be read."""
    for part, cell in taken.cells.items():
        amount: Any = _amount(cell)
        if isinstance(amount, Unreadable):
            ledger.report_unreadable(amount, row.at(part))
            if part == "value":
                return False
        else:
            row.values[part] = amount
    return True


def _amount(cell: Cell) -> Amount | Unreadable:
    if cell.value is None:
        return Unreadable.of("SA-R13")
    amount: Amount | Unreadable = read_amount(cell.value, cell.format, cell.error)
    return amount


def _without_period(
    row: Row, taken: Measurement, ledger: Ledger, unclear: dict[tuple[str, str], int]
) -> None:
    """Say once of a column that its period is unclear, and set the figure aside."""
    head = taken.at
    cell = head.address if head else ""
    place = Source(
        file=row.file, sheet=row.sheet, cell=cell or None, row=head.row if head else None
    )
    key = (row.sheet, cell)
    if key not in unclear:
        if taken.kind in _WHOM:
            ledger.report("SA-R64", place, found=_WHOM[taken.kind])
        elif taken.unclear:
            ledger.report("SA-R58", place, found=brief(taken.unclear))
        else:
            ledger.report("SA-R63", place)
    unclear[key] = unclear.get(key, 0) + 1
    ledger.set_aside(row.source, "a figure whose period is unclear")


def _changing(rows: list[Row], ledger: Ledger) -> list[Row]:
    """Targets once each: one that repeats month by month is one target from its first month."""
    kept: list[Row] = []
    last: dict[str, Row] = {}
    for row in sorted(rows, key=lambda r: (r.values["indicator"], str(r.get("from_date", "")))):
        before = last.get(row.values["indicator"])
        if before is not None and before.values["value"] == row.values["value"]:
            ledger.set_aside(row.source, "the same target once more")
            continue
        last[row.values["indicator"]] = row
        kept.append(row)
    return kept
