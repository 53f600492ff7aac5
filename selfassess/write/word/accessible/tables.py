"""Rules about tables: a header row, a simple grid, no empty cell, never colour alone."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from selfassess.write.word.accessible.reading import Fault, Line, Page, shorten, text_of
from selfassess.write.word.elements import w

_OFF = ("0", "false")


def table_faults(page: Page) -> Iterator[Fault]:
    by_element = {line.element: line for line in page.lines}
    for table in page.document.iter(w("tbl")):
        first = next((by_element[p] for p in table.iter(w("p")) if p in by_element), None)
        if first is not None:
            yield from _table(table, first, page)


def _table(table: etree._Element, first: Line, page: Page) -> Iterator[Fault]:
    rows = table.findall(w("tr"))
    name = table.find(f"{w('tblPr')}/{w('tblCaption')}")
    said = shorten(name.get(w("val")) or "") if name is not None else shorten(first.text)
    if not said or name is None:
        yield first.fault("SA-W55")
    if not rows or not _on(rows[0].find(f"{w('trPr')}/{w('tblHeader')}")):
        yield first.fault("SA-W48", said)
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None or look.get(w("firstRow")) in (None, *_OFF):
        yield first.fault("SA-W49", said)
    if any(not _on(row.find(f"{w('trPr')}/{w('cantSplit')}")) for row in rows):
        yield first.fault("SA-W50", said)
    if _merged(table):
        yield first.fault("SA-W51", said)
    if next(table.iterdescendants(w("tbl")), None) is not None:
        yield first.fault("SA-W52", said)
    if len({len(row.findall(f".//{w('tc')}")) for row in rows}) > 1:
        yield first.fault("SA-W54", said)
    for number, row in enumerate(rows, start=1):
        for cell in row.iter(w("tc")):
            if text_of(cell).strip() or next(cell.iter(w("drawing")), None) is not None:
                continue
            shaded = bool(page.dresser.cell_ground(cell))
            yield first.fault("SA-W57" if shaded else "SA-W53", f"{said}, row {number}")


def _merged(table: etree._Element) -> bool:
    spans = (held.get(w("val")) for held in table.iter(w("gridSpan")))
    if any(span not in (None, "1") for span in spans):
        return True
    return next(table.iter(w("vMerge"), w("hMerge")), None) is not None


def _on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(w("val")) not in _OFF
