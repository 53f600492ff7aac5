"""Rows of headings on a sheet: where tables begin, how many rows their headings take."""

from __future__ import annotations

from typing import NamedTuple

from selfassess.read.layouts.headings import LONGEST_HEADING, Heading, HeadingReader, years_in
from selfassess.read.workbook import Cell, Sheet

MOST_LEVELS = 3
FEWEST_KNOWN = 2


class Band(NamedTuple):
    """Consecutive rows of headings; below them stands the table."""

    rows: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.rows[0]

    @property
    def last(self) -> int:
        return self.rows[-1]


class _Scored(NamedTuple):
    row: int
    named: bool
    known: int


def find_bands(sheet: Sheet, reader: HeadingReader) -> list[Band]:
    """Every band of headings on a sheet, from the top."""
    bands: list[list[_Scored]] = []
    for number, cells in sheet.rows.items():
        scored = _score(number, cells, reader, first=not bands)
        if scored is None:
            continue
        last = bands[-1] if bands else []
        joins = last and number == last[-1].row + 1 and not (scored.named and _named(last))
        if joins and len(last) < MOST_LEVELS:
            last.append(scored)
        else:
            bands.append([scored])
    return [Band(_with_level_above(sheet, band, reader)) for band in bands]


def _named(band: list[_Scored]) -> bool:
    return any(row.named for row in band)


def _score(
    number: int, cells: dict[int, Cell], reader: HeadingReader, first: bool
) -> _Scored | None:
    """A row of headings, or None: two that are known, no figures, mostly known or named."""
    own = [cell for cell in cells.values() if not cell.origin]
    if len(own) < FEWEST_KNOWN:
        return None
    read = [(cell, reader.read(cell.value, cell.format)) for cell in own]
    if any(_is_figure(cell, heading) for cell, heading in read):
        return None
    known = [heading for _, heading in read if heading.known]
    named = any(heading.role == "name" for heading in known)
    personal = sum(reader.personal(cell.text) for cell in own)
    if len(known) + personal < FEWEST_KNOWN:
        return None
    if not named and (len(known) + personal) * 2 < len(own):
        return None
    periods = sum(heading.period is not None or bool(heading.yearless) for heading in known)
    if not first and not named and len(known) < 3 and periods < 2:
        return None
    return _Scored(number, named, len(known))


def _is_figure(cell: Cell, heading: Heading) -> bool:
    if heading.known or isinstance(cell.value, bool):
        return False
    return isinstance(cell.value, (int, float)) or cell.error or cell.formula


def _with_level_above(sheet: Sheet, band: list[_Scored], reader: HeadingReader) -> tuple[int, ...]:
    """The rows of the band, with rows just above that group its columns."""
    rows = [scored.row for scored in band]
    label = min(sheet.rows[rows[-1]], default=1)
    while len(rows) < MOST_LEVELS and _groups(sheet.rows.get(rows[0] - 1, {}), label, reader):
        rows.insert(0, rows[0] - 1)
    return tuple(rows)


def _groups(cells: dict[int, Cell], label: int, reader: HeadingReader) -> bool:
    """Whether a row holds headings over groups of columns, rather than a title."""
    texts = [cell for cell in cells.values() if cell.value is not None]
    if not texts or any(len(cell.text) > LONGEST_HEADING for cell in texts):
        return False
    if any(_is_figure(cell, reader.read(cell.value, cell.format)) for cell in texts):
        return False
    beyond = {cell.text for cell in texts if cell.column > label}
    at_label = {cell.text for cell in texts if cell.column <= label}
    apart = beyond - at_label
    return bool(apart) and (len(apart) > 1 or bool(years_in(next(iter(apart)))) or _merged(texts))


def _merged(cells: list[Cell]) -> bool:
    return any(cell.origin for cell in cells)
