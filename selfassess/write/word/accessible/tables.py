"""Rules about tables: a header row, a simple grid, no empty cell, never colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from selfassess.write.word.accessible.reading import Fault, Grid, Line, Page, shorten
from selfassess.write.word.elements import w

_OFF = ("0", "false")
_TABLE, _VALUE, _FIRST_ROW = w("tbl"), w("val"), w("firstRow")
_NAME, _LOOK = f"{w('tblPr')}/{w('tblCaption')}", f"{w('tblPr')}/{w('tblLook')}"


def table_faults(page: Page) -> Iterator[Fault]:
    for grid in page.grids:
        if grid.first < len(page.lines):
            yield from _table(grid, page.lines[grid.first])


def _table(grid: Grid, first: Line) -> Iterator[Fault]:
    table = grid.element
    name = table.find(_NAME)
    said = shorten(name.get(_VALUE) or "") if name is not None else shorten(first.text)
    if not said or name is None:
        yield first.fault("SA-W55")
    if not grid.rows or not grid.rows[0][0]:
        yield first.fault("SA-W48", said)
    look = table.find(_LOOK)
    if look is None or look.get(_FIRST_ROW) in (None, *_OFF):
        yield first.fault("SA-W49", said)
    if not all(whole for _, whole, _ in grid.rows):
        yield first.fault("SA-W50", said)
    if _merged(table):
        yield first.fault("SA-W51", said)
    if next(table.iterdescendants(_TABLE), None) is not None:
        yield first.fault("SA-W52", said)
    if len({len(cells) for _, _, cells in grid.rows}) > 1:
        yield first.fault("SA-W54", said)
    for number, (_, _, cells) in enumerate(grid.rows, start=1):
        for filled, shaded in cells:
            if not filled:
                yield first.fault("SA-W57" if shaded else "SA-W53", f"{said}, row {number}")


def _merged(table: etree._Element) -> bool:
    spans = (held.get(w("val")) for held in table.iter(w("gridSpan")))
    if any(span not in (None, "1") for span in spans):
        return True
    return next(table.iter(w("vMerge"), w("hMerge")), None) is not None
