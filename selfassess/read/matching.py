"""The matching sheet as people hand it back: what they said of rows, columns and own indicators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.indicator import Indicator, Polarity, Unit
from selfassess.model.layout import (
    ColumnCorrection,
    Correction,
    Corrections,
    EarlierRow,
    row_key,
)
from selfassess.model.problem import Problem
from selfassess.model.record import Citation
from selfassess.model.workspace import Workspace
from selfassess.read.folding import fold
from selfassess.read.headings import Names, suggestion
from selfassess.read.sheets.find import Reading, area_names, find_sheets
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import aspect_names, indicator_names
from selfassess.read.sheets.rows import Row, read_rows
from selfassess.read.unreadable import brief

YES = ("yes", "y", "agreed", "ok", "correct", "right", "true")
LEAVE_OUT = ("leave out", "leave", "no", "n", "ignore", "not used", "none", "exclude", "omit")
UNITS = {
    "percentage": Unit.PERCENT,
    "count": Unit.COUNT,
    "rate per 10,000": Unit.RATE,
    "days": Unit.DAYS,
    "weeks": Unit.WEEKS,
    "number": Unit.NUMBER,
}
WAYS = {"higher": Polarity.HIGHER, "lower": Polarity.LOWER, "neither": Polarity.CONTEXT}


@dataclass(frozen=True)
class ReadMatching:
    """What the matching sheet says, and what could not be read of it."""

    corrections: Corrections = field(default_factory=Corrections)
    problems: tuple[Problem, ...] = ()


def read_matching(
    path: Path,
    form: WorkbookForm,
    roles: Iterable[str],
    settings: Settings,
    workspace: Workspace,
) -> ReadMatching:
    """Read the matching sheet. Only what people wrote counts. Never raises for its contents."""
    ledger = Ledger(path.name)
    areas = settings.frameworks[workspace.framework].areas
    lists = {"areas": area_names(areas), "aspects": aspect_names(settings, areas)}
    reading = Reading(form, lists, areas, read_hidden=True)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in find_sheets(path, ledger.file, reading, ledger):
        rows[found.form.key] += read_rows(found, reading, ledger)
    local = tuple(i for row in rows["local"] if (i := _declared(row, settings, ledger)))
    known = {**settings.indicators, **{i.id: i for i in local}}
    names = indicator_names(settings.model_copy(update={"indicators": known}))
    said = [_said(row, names, ledger) for row in rows["rows"] if row.text("answer")]
    roles_known = Names((role, role) for role in (*roles, "not read"))
    columns = [_column(row, roles_known, ledger) for row in rows["columns"] if row.text("answer")]
    quiet = {"SA-R20", "SA-R22", "SA-R29", "SA-R30"}
    return ReadMatching(
        Corrections(
            rows=tuple(said),
            columns=tuple(column for column in columns if column),
            local=local,
            counted={_key(row): row.text("counted") for row in rows["rows"] if row.get("counted")},
            earlier=tuple(
                _earlier(row) for row in rows["rows"] if row.get("figures") or row.get("counted")
            ),
        ),
        tuple(p for p in ledger.problems if p.code not in quiet),
    )


def _said(row: Row, names: Names, ledger: Ledger) -> Correction:
    """A row's answer; one that cannot be understood is kept as it is, and reported."""
    answer = row.text("answer")
    indicator, understood = "", True
    folded = fold(answer)
    if folded in YES:
        indicator = names.find(row.text("read_as")) or ""
        understood = bool(indicator)
        if not understood:
            ledger.report("SA-R71", row.at("answer"))
    elif folded not in LEAVE_OUT:
        indicator = names.find(answer) or ""
        understood = bool(indicator)
        if not understood:
            near = names.near(answer, 2)
            blanks = {"found": brief(answer, 60), "suggestion": suggestion(near)}
            ledger.report("SA-R36" if near else "SA-R44", row.at("answer"), **blanks)
    return Correction(
        file=row.text("file"),
        sheet=row.text("sheet"),
        section=row.text("section"),
        label=row.text("label"),
        key=_key(row),
        indicator=indicator,
        answer=answer,
        understood=understood,
    )


def _key(row: Row) -> str:
    return row_key(row.text("sheet"), row.text("section"), row.text("label"))


def _earlier(row: Row) -> EarlierRow:
    """What the sheet showed of a row that had figures."""
    return EarlierRow(
        key=_key(row),
        label=row.text("label"),
        file=row.text("file"),
        sheet=row.text("sheet"),
        section=row.text("section"),
        read_as=row.text("read_as"),
        unit=row.text("unit"),
        figures=row.get("figures", 0),
    )


def _column(row: Row, roles: Names, ledger: Ledger) -> ColumnCorrection | None:
    role = roles.find(row.text("answer"))
    if role is None:
        heading, found = "Your word", brief(row.text("answer"), 40)
        ledger.report("SA-R33", row.at("answer"), heading=heading, found=found)
        return None
    return ColumnCorrection(
        file=row.text("file"), sheet=row.text("sheet"), heading=row.text("heading"), role=role
    )


def _declared(row: Row, settings: Settings, ledger: Ledger) -> Indicator | None:
    """An indicator of the council's own; its aspect must be one of its area."""
    name, area, aspect = row.text("name"), row.text("area"), row.text("aspect")
    if settings.aspects[aspect].area != area:
        place = settings.aspects[aspect].area.replace("_", " ")
        ledger.report("SA-R52", row.at("aspect"), aspect=settings.aspects[aspect].short, area=place)
        return None
    identity = "local_" + re.sub(r"\W+", "_", fold(name)).strip("_")[:50]
    return Indicator(
        id=identity,
        name=name,
        area=area,
        group="local",
        aspect=aspect,
        unit=UNITS[row.text("unit")],
        polarity=WAYS[row.text("polarity")],
        published_source="none (local)",
        local=True,
        citation=Citation(source="the council's own indicator", as_at="as declared"),
    )
