"""Cells that name several things, and rows that go by a name of their own."""

from __future__ import annotations

import re

from selfassess.read.folding import clean, fold
from selfassess.read.headings import Names, suggestion
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.rows import Row
from selfassess.read.unreadable import brief

_BETWEEN = re.compile(r"[;\n]")


def split_list(text: str) -> tuple[str, ...]:
    """The items of a cell, separated by semicolons or line breaks, each once, in order."""
    items = (clean(item) for item in _BETWEEN.split(text))
    return tuple(dict.fromkeys(item for item in items if item))


def linked_indicators(row: Row, names: Names, ledger: Ledger) -> tuple[str, ...]:
    """Ids of the indicators named in the column "indicators"; unknown names are reported."""
    return _linked(row, "indicators", names, ("SA-R36", "SA-R44"), ledger)


def linked_aspects(row: Row, key: str, names: Names, ledger: Ledger) -> tuple[str, ...]:
    """Ids of the aspects named in a column; unknown names are reported."""
    return _linked(row, key, names, ("SA-R32", "SA-R33"), ledger)


def _linked(
    row: Row, key: str, names: Names, codes: tuple[str, str], ledger: Ledger
) -> tuple[str, ...]:
    found: list[str] = []
    for text in split_list(row.text(key)):
        known = names.find(text)
        if known:
            found.append(known)
        elif near := names.near(text, 2):
            blanks = {"found": brief(text, 60), "suggestion": suggestion(near)}
            ledger.report(codes[0], row.at(key), **blanks)
        else:
            ledger.report(codes[1], row.at(key), found=brief(text, 60))
    return tuple(dict.fromkeys(found))


def once_each(rows: list[Row], ledger: Ledger) -> list[Row]:
    """Rows whose short name (column "id") is theirs alone: the first keeps it."""
    first: dict[str, Row] = {}
    for row in rows:
        name = fold(row.text("id")) or row.text("id")
        if name in first:
            ledger.report("SA-R54", row.at("id"), found=row.text("id"), other=first[name].number)
            ledger.set_aside(row.source, "a short name that another row already has")
        else:
            first[name] = row
    return list(first.values())
