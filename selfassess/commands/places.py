"""Cells in few words: blocks of cells as Excel names them, "C813:E824"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selfassess.model.source import Source

_CELL = re.compile(r"([A-Z]+)(\d+)")
Columns = tuple[str, ...]


def in_few_words(places: Iterable[Source]) -> list[str]:
    """The places in words, in their order; cells of one sheet that stand in a block as one."""
    sheets: dict[tuple[str, str | None], list[str]] = {}
    others: list[str] = []
    for place in dict.fromkeys(places):
        if place.cell and _CELL.fullmatch(place.cell):
            sheets.setdefault((place.file, place.sheet), []).append(place.cell)
        else:
            others.append(place.say())
    found = [
        Source(file=file, sheet=sheet, cell=block).say()
        for (file, sheet), cells in sheets.items()
        for block in _blocks(cells)
    ]
    return list(dict.fromkeys([*found, *others]))


def _blocks(cells: Iterable[str]) -> Iterator[str]:
    """Rows in a row that hold the same columns, as one block each."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        column, row = _parts(cell)
        rows.setdefault(row, []).append(column)
    columns = {row: tuple(sorted(held, key=_order)) for row, held in rows.items()}
    first: int | None = None
    for row in sorted(columns):
        first = row if first is None else first
        if columns.get(row + 1) != columns[row]:
            yield from _named(columns[row], first, row)
            first = None


def _named(columns: Columns, first: int, last: int) -> Iterator[str]:
    """Columns side by side as one block, others apart."""
    start = 0
    for at, column in enumerate(columns):
        following = columns[at + 1] if at + 1 < len(columns) else None
        if following is None or _number(following) != _number(column) + 1:
            head, tail = f"{columns[start]}{first}", f"{column}{last}"
            yield head if head == tail else f"{head}:{tail}"
            start = at + 1


def _parts(cell: str) -> tuple[str, int]:
    match = _CELL.fullmatch(cell)
    assert match is not None
    return match[1], int(match[2])


def _order(column: str) -> tuple[int, str]:
    return len(column), column


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
