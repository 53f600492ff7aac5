"""Workbooks as text tables, and the settings to read them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

from openpyxl import Workbook as Made

from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.problem import Problem
from selfassess.model.workspace import Authority, Workspace
from selfassess.settings.catalogue import load_settings
from selfassess.settings.problems import load_catalogue
from selfassess.settings.workbooks import load_dimensions, load_forms

COUNCIL = Workspace(
    authority=Authority(name="Northmere", short="Northmere"),
    as_at=date(2026, 9, 30),
    period="2026-27",
    framework="ilacs-2026",
)
AREAS = ("Leaders", "Help and protection", "Children in care", "Care leavers")
# Said of sheets that a small test workbook does without.
ABSENT = ("SA-R20", "SA-R21", "SA-R22", "SA-R30")


@cache
def settings() -> Settings:
    return load_settings()


@cache
def form(key: str) -> WorkbookForm:
    return load_forms()[key]


@cache
def dimensions() -> tuple:
    return load_dimensions()


def make(sheets: Mapping[str, str]) -> Made:
    """A workbook: sheet title → a text table, one line a row, cells between bars.

    Cells that look like numbers become numbers; a cell in single quotes stays text.
    """
    book = Made()
    del book[book.sheetnames[0]]
    for title, table in sheets.items():
        ws = book.create_sheet(title)
        for row, line in enumerate(table.strip("\n").splitlines(), 1):
            for column, text in enumerate(line.split("|"), 1):
                ws.cell(row=row, column=column, value=typed(text.strip()))
    return book


def write(folder: Path, sheets: Mapping[str, str], name: str = "book.xlsx") -> Path:
    """The same, saved."""
    make(sheets).save(folder / name)
    return folder / name


def typed(text: str) -> object:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text or None


def codes(problems: Iterable[Problem], leave: Iterable[str] = ABSENT) -> list[str]:
    """The codes of the problems in order, without those of sheets that are not there.

    Each is put into words on the way: a sentence with a blank that nobody filled is a fault.
    """
    for problem in problems:
        kind = load_catalogue().kinds[problem.code]
        blanks = {name for _, name, _, _ in Formatter().parse(kind.sentence + kind.remedy) if name}
        assert blanks <= problem.blanks.keys(), f"{problem.code} leaves {blanks} open"
    return [p.code for p in problems if p.code not in leave]


def places(problems: Iterable[Problem], code: str) -> list[str]:
    """Where the problems of one code are."""
    return [p.source.say() if p.source else "" for p in problems if p.code == code]


def said(problems: Iterable[Problem], code: str) -> str:
    """The first problem of one code, in words."""
    return load_catalogue().word(next(p for p in problems if p.code == code)).say()
