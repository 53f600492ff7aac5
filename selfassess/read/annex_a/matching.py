"""Which list a sheet is, where its headings stand, and which column is which.

A sheet is known by its number or name, else by its headings. A heading is matched exactly, then
by alias, then by the column's pattern, always within one list: position is never trusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from selfassess.model.annex_a import ListColumn, ListForm
from selfassess.read.folding import fold, plain

HEADER_ROWS = 15
_NUMBERED = re.compile(r"^\W*(?:annex\W*a\W*)?list[\W_]*0*(\d{1,2})(?!\d)", re.IGNORECASE)
_GLUED = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class Matched:
    """A sheet that is a list: its heading row (from 0), its columns by field (from 0), what it
    lacks, what is not of the list, and fields that two headings would fill."""

    form: ListForm
    header_row: int
    columns: dict[str, int]
    missing: tuple[str, ...]
    others: int
    doubled: tuple[str, ...]


def numbered(title: str, forms: tuple[ListForm, ...]) -> ListForm | None:
    """The list that a sheet's name says: "List_1", "List 10 adoption", "Early Help"."""
    found = _NUMBERED.match(title)
    if found:
        return next((f for f in forms if f.number == int(found[1])), None)
    folded = fold(title)
    for form in forms:
        if folded in {fold(form.title), *(fold(name) for name in form.names)}:
            return form
    return None


def match_sheet(
    title: str, rows: list[list[Any]], forms: tuple[ListForm, ...]
) -> Matched | ListForm | None:
    """The sheet as a list; the list it is named for where no headings were found; or None."""
    named = numbered(title, forms)
    best: Matched | None = None
    for form in [named] if named else forms:
        matched = _best_header(form, rows)
        if matched and (best is None or _share(matched) > _share(best)):
            best = matched
    if best and (_share(best) >= 0.75 or (named and len(best.columns) >= 3)):
        return best
    return named


def _share(matched: Matched) -> float:
    return len(matched.columns) / len(matched.form.columns)


def _best_header(form: ListForm, rows: list[list[Any]]) -> Matched | None:
    best: Matched | None = None
    for number, row in enumerate(rows[:HEADER_ROWS]):
        texts = [str(cell) if isinstance(cell, str) else "" for cell in row]
        if sum(1 for t in texts if t.strip()) < 3:
            continue
        matched = _match_row(form, number, texts)
        if best is None or len(matched.columns) > len(best.columns):
            best = matched
        if len(best.columns) == len(form.columns):
            break
    return best if best and len(best.columns) >= 3 else None


def _match_row(form: ListForm, number: int, texts: list[str]) -> Matched:
    free = {i: plain(t) for i, t in enumerate(texts) if t.strip()}
    columns: dict[str, int] = {}
    doubled: list[str] = []
    wanted = list(form.columns)
    for known in (_is_header, _is_alias, _is_pattern):
        fits: dict[str, list[int]] = {}
        for index, text in free.items():
            fields = [c.id for c in wanted if c.id not in columns and known(c, text)]
            if len(fields) == 1:
                fits.setdefault(fields[0], []).append(index)
            elif fields:
                doubled.append(fields[0])
        for name, places in fits.items():
            columns[name] = places[0]
            if len(places) > 1:
                doubled.append(name)
                for index in places[1:]:  # told as doubled, not as a column of something else
                    free.pop(index, None)
        for index in columns.values():
            free.pop(index, None)
    missing = tuple(c.id for c in wanted if c.id not in columns)
    return Matched(form, number, columns, missing, len(free), tuple(dict.fromkeys(doubled)))


def _is_header(column: ListColumn, text: str) -> bool:
    return fold(text) == fold(column.header)


def _is_alias(column: ListColumn, text: str) -> bool:
    glued = _GLUED.sub("", text.lower())
    return any(glued == _GLUED.sub("", alias.lower()) for alias in column.aliases)


def _is_pattern(column: ListColumn, text: str) -> bool:
    bare = text.lower().strip(" .:?*")
    return bool(column.pattern) and re.search(column.pattern, bare) is not None
