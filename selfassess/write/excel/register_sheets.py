"""The sheets of an existing register: rows by name, cells by column, and what was last written.

What the tool last wrote stands on a hidden sheet. A cell that still holds it may be brought up
to date; a cell that holds anything else was changed by a person and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.forms import SheetForm
from selfassess.write.excel.look import LONG, PERSON, RULE, STRONG, TOP, WRAPPED, put

AS_READ = "As read"
# The marks of the worked example in a starter workbook.
EXAMPLE, EXAMPLE_ID = "example row", "example-"
HEADINGS_WITHIN = 30


class Remembered:
    """The hidden sheet: for each sheet and row name, the values as last written, as text."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.rows: dict[tuple[str, str], dict[str, str]] = {}
        if AS_READ in book.sheetnames:
            for sheet, name, values in book[AS_READ].iter_rows(
                min_row=2, max_col=3, values_only=True
            ):
                if sheet and name and values:
                    self.rows[(str(sheet), str(name))] = json.loads(str(values))

    def write(self) -> None:
        if AS_READ in self._book.sheetnames:
            del self._book[AS_READ]
        ws = self._book.create_sheet(AS_READ)
        for column, heading in enumerate(("Sheet", "Row", "As last read"), 1):
            put(ws, 1, column, heading, STRONG)
        for number, ((sheet, name), values) in enumerate(sorted(self.rows.items()), 2):
            put(ws, number, 1, sheet)
            put(ws, number, 2, name)
            put(ws, number, 3, json.dumps(values, ensure_ascii=False, sort_keys=True))
        ws.sheet_state = "hidden"


class RegisterSheet:
    """One sheet of the register. Raises LookupError where its headings are not there."""

    def __init__(self, book: Workbook, form: SheetForm, remembered: Remembered) -> None:
        self.form = form
        title = next((t for t in book.sheetnames if t.casefold() == form.title.casefold()), "")
        if not title:
            raise LookupError(form.title)
        self.ws: Worksheet = book[title]
        self._remembered = remembered
        self._head, self._columns = self._find_columns()

    def _find_columns(self) -> tuple[int, dict[str, int]]:
        names = {
            name.casefold(): c.key for c in self.form.columns for name in (*c.aliases, c.heading)
        }
        needed = {c.key for c in self.form.columns if c.required}
        for number, row in enumerate(
            self.ws.iter_rows(max_row=HEADINGS_WITHIN, values_only=True), 1
        ):
            texts = [str(value).strip().casefold() for value in row]
            found = {names[text]: column for column, text in enumerate(texts, 1) if text in names}
            if needed <= found.keys():
                return number, found
        raise LookupError(self.form.title)

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every row of data, with its number. The example row is none: nothing is matched to it."""
        return ((n, values) for n, values in self._filled() if not _is_example(values))

    def _filled(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for number in range(self._head + 1, self.ws.max_row + 1):
            values = {k: self.ws.cell(number, c).value for k, c in self._columns.items()}
            values = {k: v for k, v in values.items() if v not in (None, "")}
            if values:
                yield number, values

    def refresh(self, number: int, name: str, row: Mapping[str, Any]) -> bool:
        """Bring the tool's columns of a row up to date; True where a cell changed.

        A cell that a person changed since it was written is left as it is.
        """
        before = self._remembered.rows.get((self.form.key, name))
        changed = False
        for key, value in row.items():
            if key not in self._columns or self.form.column(key).person:
                continue
            cell = self.ws.cell(number, self._columns[key])
            held = as_text(cell.value)
            last = "" if before is None else before.get(key, "")
            if held == last and held != as_text(value):
                self._put(number, key, value)
                changed = True
        self._remembered.rows[(self.form.key, name)] = {k: as_text(v) for k, v in row.items()}
        return changed

    def add(self, name: str, row: Mapping[str, Any]) -> None:
        """A new row under the last one."""
        number = max((n for n, _ in self._filled()), default=self._head) + 1
        for column in self.form.columns:
            if column.key in self._columns:
                self._put(number, column.key, row.get(column.key))
        self._remembered.rows[(self.form.key, name)] = {k: as_text(v) for k, v in row.items()}
        last = get_column_letter(max(self._columns.values()))
        self.ws.auto_filter.ref = f"A{self._head}:{last}{number}"

    def _put(self, number: int, key: str, value: Any) -> None:
        column = self.form.column(key)
        cell = put(self.ws, number, self._columns[key], value)
        if value in (None, ""):
            cell.value = None
        cell.border = RULE
        cell.alignment = WRAPPED if column.width >= LONG else TOP
        if column.person:
            cell.fill = PERSON


def _is_example(values: Mapping[str, Any]) -> bool:
    texts = [str(value).casefold() for value in values.values()]
    names = [str(values.get(key, "")).casefold() for key in ("id", "document")]
    return any(EXAMPLE in text for text in texts) or any(n.startswith(EXAMPLE_ID) for n in names)


def as_text(value: Any) -> str:
    """A value as remembered: dates as 2026-05-14, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
