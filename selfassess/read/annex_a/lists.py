"""One sheet → one list: its columns as values, its faults, and what was set aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from selfassess.model.annex_a import ListForm, UnknownCode
from selfassess.read.annex_a.cells import Coded, Column, Identifiers, reader_of
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.matching import Matched
from selfassess.read.annex_a.opening import Table

_FOOTERS = ("applied filter", "total", "grand total", "report run", "source:", "note:", "end of ")
_NOBODY = ("", "none", "nan", "null", "-")
# a spelling is shown to the data team only where it stands for so many different people
_SHOWN_FROM, _LONGEST_SHOWN = 5, 60


@dataclass
class ReadList:
    """One list as read. `columns` hold one value a row, in step with `row_numbers`.

    `faults` are (field, row number, kind); an absent list has no rows and lacks every column.
    """

    form: ListForm
    file: str = ""
    sheet: str = ""
    present: bool = False
    header_found: bool = True
    columns: dict[str, list[Any]] = field(default_factory=dict)
    row_numbers: list[int] = field(default_factory=list)
    faults: list[tuple[str, int, str]] = field(default_factory=list)
    set_aside: int = 0
    missing: tuple[str, ...] = ()
    others: int = 0
    doubled: tuple[str, ...] = ()
    unknown: list[UnknownCode] = field(default_factory=list)

    @property
    def read(self) -> int:
        return len(self.row_numbers) + self.set_aside


def read_list(table: Table, matched: Matched, codes: dict[str, Codes]) -> ReadList:
    """The rows of a matched sheet."""
    form = matched.form
    found = ReadList(form, table.file, table.title, present=True)
    found.missing, found.others, found.doubled = matched.missing, matched.others, matched.doubled
    rows = _rows_used(table, matched, found)
    by_place = list(zip(*rows, strict=False)) if rows else []
    for column in form.columns:
        place = matched.columns.get(column.id)
        if place is None or not rows:
            continue
        reader = reader_of(column, codes)
        raw = by_place[place]
        found.columns[column.id] = [reader[value] for value in raw]
        if isinstance(reader, Identifiers):
            reader.settle()
        _note_faults(column.id, reader, raw, found)
    _note_error_cells(table, matched, found)
    return found


def _rows_used(table: Table, matched: Matched, found: ReadList) -> list[list[Any]]:
    """The rows that are records; blank ones are nothing, footers are set aside."""
    first = matched.header_row + 1
    person = matched.columns.get(matched.form.person)
    used: list[list[Any]] = []
    seen: set[int] = set()
    for number, row in enumerate(table.rows[first:], first + 1):
        if not any(row):
            continue
        if _is_no_record(row, person):
            found.set_aside += 1
            continue
        same = hash(tuple(row))
        if same in seen:
            found.faults.append(("", number, "repeated"))
        seen.add(same)
        used.append(row)
        found.row_numbers.append(number)
    return used


def _is_no_record(row: list[Any], person: int | None) -> bool:
    who = row[person] if person is not None else row[0]
    if not isinstance(who, str):
        return False
    text = who.strip().lower()
    if text.startswith(_FOOTERS) or text == "none":
        return True
    return text in _NOBODY and sum(1 for value in row if value not in ("", None)) <= 1


def _note_faults(name: str, reader: Column, raw: tuple[Any, ...], found: ReadList) -> None:
    kinds = reader.kinds
    if not kinds:
        return
    dates_among_text = any(isinstance(value, date) for value in raw)
    unknown: Counter[Any] = Counter()
    whose: defaultdict[Any, set[Any]] = defaultdict(set)
    people = found.columns.get(found.form.person, [None] * len(raw))
    for number, value, person in zip(found.row_numbers, raw, people, strict=True):
        kind = kinds.get(value)
        if kind is None or (kind == "swapped" and not dates_among_text):
            continue
        found.faults.append((name, number, kind))
        if kind == "code":
            unknown[value] += 1
            whose[value].add(person)
    if isinstance(reader, Coded) and unknown:
        shown = tuple(
            (text, count)
            for value, count in unknown.most_common(20)
            if len(whose[value]) >= _SHOWN_FROM
            and _may_be_shown(text := " ".join(str(value).split()))
        )
        found.unknown.append(
            UnknownCode(
                list=found.form.number,
                column=name,
                cells=unknown.total(),
                spellings=len(unknown),
                shown=shown,
            )
        )


def _may_be_shown(text: str) -> bool:
    digits = sum(1 for character in text if character.isdigit())
    return len(text) <= _LONGEST_SHOWN and digits <= 2


def _note_error_cells(table: Table, matched: Matched, found: ReadList) -> None:
    if not table.errors.kinds:
        return
    fields = {place + 1: name for name, place in matched.columns.items()}
    used = set(found.row_numbers)
    for (row, column), _ in table.errors.kinds.items():
        if column in fields and row in used:
            found.faults.append((fields[column], row, "error"))
