"""Drop-downs: lists on a hidden sheet with defined names, and the rules that point to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.model.forms import ColumnForm, SheetForm
from selfassess.write.excel.look import STRONG, put

LISTS = "Lists"
LAST_ROW = 5_000
YES_NO = ("Yes", "No")


class Choices:
    """Collects the lists that drop-downs need and writes them to the hidden sheet."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._given = lists
        self._used: dict[str, Sequence[str]] = {}

    def offer(
        self, ws: Worksheet, number: int, sheet: SheetForm, column: ColumnForm, area: str
    ) -> None:
        """Put the drop-down of a column on its sheet; another entry is asked about, not refused."""
        formula = self._formula(sheet, column, area)
        if column.kind == "whole":
            rule = DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
            rule.error = "Type a whole number, or leave the cell empty."
        elif formula:
            rule = DataValidation("list", formula1=formula)
            rule.error = "This is not on the list. Keep it all the same?"
        else:
            return
        rule.allow_blank, rule.showErrorMessage, rule.errorStyle = True, True, "warning"
        rule.errorTitle = column.heading[:30]
        letter = get_column_letter(number)
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        ws.add_data_validation(rule)

    def _formula(self, sheet: SheetForm, column: ColumnForm, area: str) -> str:
        if column.from_list == "documents":
            return "=Documents!$A$2:$A$500"
        if column.kind == "yes_no":
            return self._named("yes_no", YES_NO)
        if column.choices:
            return self._named(f"{sheet.key}_{column.key}", column.choices)
        for name in (f"{column.from_list}:{area}", column.from_list):
            if name in self._given and column.from_list:
                return self._named(name, self._given[name])
        return ""

    def _named(self, name: str, entries: Sequence[str]) -> str:
        plain = "list_" + re.sub(r"\W+", "_", name)
        self._used[plain] = entries
        return f"={plain}"

    def write(self, book: Workbook) -> None:
        """The hidden sheet, one list a column, each under its defined name."""
        if not self._used:
            return
        ws = book.create_sheet(LISTS)
        for number, (name, entries) in enumerate(self._used.items(), 1):
            put(ws, 1, number, name, STRONG)
            for row, entry in enumerate(entries, 2):
                put(ws, row, number, entry)
            letter = get_column_letter(number)
            ws.column_dimensions[letter].width = 40
            place = f"{LISTS}!${letter}$2:${letter}${len(entries) + 1}"
            book.defined_names[name] = DefinedName(name, attr_text=place)
        ws.sheet_state = "hidden"
