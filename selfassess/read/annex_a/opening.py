"""Opens what the lists came in: one workbook (xlsx, ods), one CSV file, or a folder of such files.

Rows come as the calamine reader gives them, ten times as fast as a reader that keeps formats.
It turns error cells into empty ones, so those are looked up in the XML beside it.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.annex_a.error_cells import ErrorCells, error_cells
from selfassess.read.xlsx.package import LARGEST_FILE, MEGABYTE, Limits, open_package

LISTS = Limits(xml=800 * MEGABYTE, opendocument=True)
MOST_CELLS = 12_000_000
KINDS = (".xlsx", ".xlsm", ".ods", ".csv", ".txt")
_BEYOND = "SA-R08"


class Table(NamedTuple):
    """A sheet or a CSV file: its rows from row 1, and its cells that hold no result."""

    file: str
    title: str
    rows: list[list[Any]]
    errors: ErrorCells


def open_tables(path: Path) -> Iterator[Table | Problem]:
    """Every sheet, one after the other so that only one is held; or why there is none."""
    if path.is_dir():
        files = sorted(
            f for f in path.iterdir() if f.suffix.lower() in KINDS and f.name[0] not in "~."
        )
        if not files:
            yield Problem.of("SA-X01", Source(file=path.name))
        for file in files:
            yield from open_tables(file)
    elif path.suffix.lower() in (".csv", ".txt"):
        yield _open_csv(path)
    else:
        yield from _open_workbook(path)


def _open_csv(path: Path) -> Table | Problem:
    source = Source(file=path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Problem.of(_BEYOND, source, limit=f"{LARGEST_FILE // MEGABYTE} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        return Problem.of("SA-R01", source)
    except OSError:
        return Problem.of("SA-R09", source)
    text = _text_of(data)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error:
        return Problem.of("SA-R07", source, fault="damaged")
    width = max((len(row) for row in rows), default=0)
    if len(rows) * width > MOST_CELLS:
        return Problem.of(_BEYOND, source, limit=f"{MOST_CELLS:,} cells")
    for row in rows:
        row.extend([""] * (width - len(row)))
    return Table(path.name, path.stem, rows, ErrorCells())


def _text_of(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _open_workbook(path: Path) -> Iterator[Table | Problem]:
    from python_calamine import CalamineError, CalamineWorkbook

    source = Source(file=path.name)
    opened = open_package(path, source, LISTS)
    if isinstance(opened, Problem):
        yield opened
        return
    errors = error_cells(opened.getvalue())
    if errors.cells > MOST_CELLS:
        yield Problem.of(_BEYOND, source, limit=f"{MOST_CELLS:,} cells")
        return
    try:
        book = CalamineWorkbook.from_filelike(opened)
        names = book.sheet_names
    except (CalamineError, ValueError, OSError) as fault:
        yield Problem.of("SA-R07", source, fault=type(fault).__name__)
        return
    # the next sheet is parsed on the second core while this one is made out
    with ThreadPoolExecutor(max_workers=1) as ahead:
        coming = deque(ahead.submit(book.get_sheet_by_name, name) for name in names[:1])
        for name, following in zip(names, [*names[1:], None], strict=True):
            parsed = coming.popleft()
            try:
                sheet = parsed.result()
                if following is not None:
                    coming.append(ahead.submit(book.get_sheet_by_name, following))
                rows = sheet.to_python(skip_empty_area=False)
            except (CalamineError, ValueError, OSError):
                yield Problem.of("SA-X02", Source(file=path.name, sheet=name))
                if following is not None and not coming:
                    coming.append(ahead.submit(book.get_sheet_by_name, following))
                continue
            del sheet, parsed
            yield Table(path.name, name, rows, errors.by_sheet.get(name, ErrorCells()))
