"""A workbook in one of our forms → its sheets recognised by their headings, and typed rows.

Everything that is wrong goes to the ledger, all at once; reading goes on after every problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from selfassess.model.forms import ColumnForm, SheetForm, WorkbookForm
from selfassess.model.framework import JudgementArea
from selfassess.model.source import Source
from selfassess.read.headings import Names, Near
from selfassess.read.sheets.headers import Header, HeadingNames, find_header
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.workbook import Sheet, Workbook, open_workbook

# Sheets that we put into the workbooks ourselves and that hold no data.
OUR_SHEETS = ("guidance", "lists", "as read", "problems")


class SheetFound(NamedTuple):
    """A sheet and the form it follows. `area` is the judgement area of a sheet that repeats."""

    sheet: Sheet
    form: SheetForm
    header: Header
    area: str = ""


class Reading(NamedTuple):
    """How a workbook is to be read: its form, the lists of known names, the judgement areas."""

    form: WorkbookForm
    lists: Mapping[str, Names]
    areas: tuple[JudgementArea, ...] = ()
    read_hidden: bool = False


def find_sheets(
    path: Path | Workbook, file: str, reading: Reading, ledger: Ledger
) -> list[SheetFound]:
    """The sheets of a workbook that follow its form. The rest is reported."""
    book = path if isinstance(path, Workbook) else open_workbook(path, file)
    ledger.take(book.problems)
    if book.refused:
        return []
    if not any(sheet.rows for sheet in _offered(book)):
        ledger.report("SA-R06", Source(file=file))
        return []
    found: list[SheetFound] = []
    for sheet in _offered(book):
        if not sheet.rows:
            continue
        ledger.count(sheet.title, 0)
        if sheet.hidden and not reading.read_hidden:
            ledger.report("SA-R24", ledger.sheet(sheet.title))
            _leave(sheet, "hidden sheet", ledger)
            continue
        match = _recognise(sheet, reading, ledger)
        if match:
            found.append(match)
    _report_missing(found, book, reading, ledger)
    return found


def _offered(book: Workbook) -> Iterator[Sheet]:
    return (s for s in book.sheets if s.title.casefold() not in OUR_SHEETS)


def _leave(sheet: Sheet, reason: str, ledger: Ledger) -> None:
    ledger.count(sheet.title, len(sheet.rows))
    ledger.set_aside(ledger.sheet(sheet.title), reason, len(sheet.rows))


def _recognise(sheet: Sheet, reading: Reading, ledger: Ledger) -> SheetFound | None:
    """The form that fits best: all required headings, then the title, then most headings."""
    best: tuple[tuple[bool, bool, float], SheetFound] | None = None
    for form in reading.form.sheets:
        header = find_header(sheet, HeadingNames(form, reading.lists))
        named, area = _title_fits(sheet.title, form, reading)
        if header is None:
            header = Header(0, ())
        share = len(header.keys) / len(form.columns)
        fit = (bool(header.columns) and not header.missing(form), named, share)
        if (fit[0] or fit[1]) and (best is None or fit > best[0]):
            best = (fit, SheetFound(sheet, form, header, area))
    if best is None:
        ledger.report("SA-R23", ledger.sheet(sheet.title), expected=_titles(reading))
        _leave(sheet, "no headings of the form were recognised", ledger)
        return None
    return best[1] if _header_holds(best[1], reading, ledger) else None


def _title_fits(title: str, form: SheetForm, reading: Reading) -> tuple[bool, str]:
    if form.repeats != "areas":
        return Names([(form.title, form.key), (form.key, form.key)]).find(title) is not None, ""
    area = area_names(reading.areas).find(title)
    return area is not None, area or ""


def _header_holds(found: SheetFound, reading: Reading, ledger: Ledger) -> bool:
    """Whether the sheet can be read; says what is wrong with its headings."""
    sheet, form, header, _ = found
    place = Source(file=ledger.file, sheet=sheet.title, row=header.row or 1)
    for cell, near in header.slips:
        at = Source(file=ledger.file, sheet=sheet.title, cell=cell.address)
        ledger.report("SA-R27", at, found=cell.text, read_as=form.column(near.id).heading)
    for cell in header.doubled:
        at = Source(file=ledger.file, sheet=sheet.title, cell=cell.address)
        ledger.report("SA-R28", at, found=cell.text)
    missing = header.missing(form)
    for column in missing:
        likely = _likely(header, column)
        if likely:
            at = Source(file=ledger.file, sheet=sheet.title, cell=likely.id)
            ledger.report("SA-R26", at, heading=column.heading, found=likely.name)
        else:
            ledger.report("SA-R25", place, heading=column.heading)
    if missing:
        _leave(sheet, "a heading that is needed is missing", ledger)
    elif header.unknown:
        names = ", ".join(f'"{" ".join(c.text.split())}"' for c in header.unknown[:8])
        ledger.report("SA-R29", place, found=names)
    return not missing


def _likely(header: Header, column: ColumnForm) -> Near | None:
    """The heading that comes nearest to any name of a column that was not found."""
    unknown = Names((c.text, c.address) for c in header.unknown)
    near = [n for name in (column.heading, *column.aliases) for n in unknown.near(name, 1)]
    return max(near, key=lambda n: n.score, default=None)


def _report_missing(
    found: list[SheetFound], book: Workbook, reading: Reading, ledger: Ledger
) -> None:
    titles = [sheet.title for sheet in book.sheets]
    for form in reading.form.sheets:
        if form.repeats:
            _report_missing_areas(form, found, titles, reading, ledger)
        elif not any(f.form.key == form.key for f in found) and form.title not in titles:
            code = "SA-R22" if form.optional else "SA-R20"
            ledger.report(code, Source(file=ledger.file), sheet=form.title, about=form.about)


def _report_missing_areas(
    form: SheetForm,
    found: list[SheetFound],
    titles: Iterable[str],
    reading: Reading,
    ledger: Ledger,
) -> None:
    """One sheet may hold all areas; once one sheet is named for an area, all should be there."""
    names = area_names(reading.areas)
    here = {names.find(title) for title in titles} - {None}
    if any(f.form.key == form.key for f in found) and not here:
        return
    for area in reading.areas:
        if area.id not in here:
            ledger.report("SA-R21", Source(file=ledger.file), sheet=area.short)


def area_names(areas: Iterable[JudgementArea]) -> Names:
    """Judgement areas by short name, title, id and every heading they are printed under."""
    return Names(
        (name, area.id)
        for area in areas
        for name in (area.short, area.title, area.id, *area.headings)
    )


def _titles(reading: Reading) -> str:
    titles = [
        title
        for form in reading.form.sheets
        for title in ([a.short for a in reading.areas] if form.repeats else [form.title])
    ]
    return ", ".join(titles)
