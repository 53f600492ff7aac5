"""Workbooks as text tables, and the settings to read them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.problem import Problem
from selfassess.model.workspace import Authority, Workspace
from selfassess.settings.catalogue import load_settings
from selfassess.settings.workbooks import load_forms

Book = Callable[..., Path]


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="session")
def forms() -> dict[str, WorkbookForm]:
    return load_forms()


@pytest.fixture(scope="session")
def council() -> Workspace:
    return Workspace(
        authority=Authority(name="Northmere", short="Northmere"),
        as_at=date(2026, 9, 30),
        period="2026-27",
        framework="ilacs-2026",
    )


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes a workbook: sheet title → a text table, one line a row, cells between bars.

    Cells that look like numbers become numbers; a cell in single quotes stays text.
    """

    def write(sheets: Mapping[str, str], name: str = "book.xlsx") -> Path:
        from openpyxl import Workbook

        made = Workbook()
        del made[made.sheetnames[0]]
        for title, table in sheets.items():
            ws = made.create_sheet(title)
            for row, line in enumerate(table.strip("\n").splitlines(), 1):
                for column, text in enumerate(line.split("|"), 1):
                    ws.cell(row=row, column=column, value=typed(text.strip()))
        made.save(tmp_path / name)
        return tmp_path / name

    return write


def typed(text: str) -> object:
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1]
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text or None


def codes(problems: tuple[Problem, ...], *leave: str) -> list[str]:
    """The codes of the problems, without those named."""
    return [p.code for p in problems if p.code not in leave]


def at(problems: tuple[Problem, ...], code: str) -> list[str]:
    """Where the problems of one code are."""
    return [p.source.say() if p.source else "" for p in problems if p.code == code]
