"""The rules of the file itself: each catches its planted fault, on its list, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.read.annex_a.door import ReadAnnexA, read_annex_a

Sheets = dict[str, list[list[Any]]]
Reader = Callable[..., ReadAnnexA]


@pytest.fixture
def sheets() -> Sheets:
    """Clean lists as they would be sent: a title, the headings, the rows."""
    from made_lists.book import tables
    from made_lists.draw import of_size

    return {name: list(rows) for name, rows in tables(of_size(1_500, "files", clean=True))}


def heading(sheets: Sheets, name: str, words: str) -> int:
    return next(n for n, head in enumerate(sheets[name][1]) if str(head).startswith(words))


def without_column(sheets: Sheets, name: str, column: int) -> None:
    sheets[name] = [
        row if at == 0 else [*row[:column], *row[column + 1 :]]
        for at, row in enumerate(sheets[name])
    ]


def a_sheet_of_something_else(sheets: Sheets) -> None:
    sheets["Budget"] = [["Cost centre", "Spent"], ["A1", 400], ["A2", 300]]


def a_list_not_sent(sheets: Sheets) -> None:
    del sheets["List_2"]


def no_heading_row(sheets: Sheets) -> None:
    sheets["List_11"] = [[None] * 3] * 20 + sheets["List_11"][2:]


def a_column_left_out(sheets: Sheets) -> None:
    without_column(sheets, "List_3", heading(sheets, "List_3", "Allocated Worker"))


def a_column_twice(sheets: Sheets) -> None:
    column = heading(sheets, "List_1", "Contact Source")
    sheets["List_1"] = [
        row if at == 0 else [*row, row[column]] for at, row in enumerate(sheets["List_1"])
    ]


def a_column_of_a_joint_inspection(sheets: Sheets) -> None:
    sheets["List_4"] = [
        row if at == 0 else [*row, "At risk of exploitation?" if at == 1 else "No"]
        for at, row in enumerate(sheets["List_4"])
    ]


def a_list_without_rows(sheets: Sheets) -> None:
    sheets["List_2"] = sheets["List_2"][:2]


def a_footer(sheets: Sheets) -> None:
    sheets["List_2"].append(["Applied filters: Month is October 2026"])


PLANTS = [
    ("AA-F-01", 0, a_sheet_of_something_else),
    ("AA-F-02", 2, a_list_not_sent),
    ("AA-F-03", 11, no_heading_row),
    ("AA-F-04", 3, a_column_left_out),
    ("AA-F-05", 1, a_column_twice),
    ("AA-F-06", 4, a_column_of_a_joint_inspection),
    ("AA-F-07", 2, a_list_without_rows),
    ("AA-F-08", 2, a_footer),
]


@pytest.mark.parametrize(
    ("rule", "number", "plant"),
    PLANTS,
    ids=[rule for rule, _, _ in PLANTS],
)
def test_a_rule_of_the_file_catches_its_fault_and_nothing_else(
    read: Reader,
    sheets: Sheets,
    rule: str,
    number: int,
    plant: Callable[[Sheets], None],
) -> None:
    assert read(list(sheets.items())).results == ()
    plant(sheets)
    found = read(list(sheets.items()))
    assert [(r.rule, r.list, r.failed) for r in found.results] == [(rule, number, 1)]


@pytest.mark.parametrize(
    "cell",
    [b'<c r="H4" t="e"><v>#N/A</v></c>', b'<c r="H4"><f>A4&amp;"x"</f></c>'],
    ids=["an error", "a formula without a result"],
)
def test_a_cell_in_error_is_caught_in_its_row_and_nothing_else(
    form: AnnexAForm,
    indicators: dict[str, Indicator],
    tmp_path: Path,
    sheets: Sheets,
    cell: bytes,
) -> None:
    from made_lists.book import package
    from made_lists.draw import REFERENCE

    sheets["List_2"][3][7] = None  # the organisation, whose cell is written anew
    held = BytesIO()
    data = BytesIO(package(list(sheets.items())))
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet2.xml"):
                end = part.index(b"</row>", part.index(b'<row r="4">'))
                part = part[:end] + cell + part[end:]
            new.writestr(name, part)
    path = tmp_path / "annex-a.xlsx"
    path.write_bytes(held.getvalue())
    found = read_annex_a(path, form, indicators, REFERENCE, 46_000, "Northmere")
    assert [(f.rule, f.list, f.rows) for f in found.failed] == [("AA-F-09", 2, (4,))]


def test_every_rule_of_the_file_has_a_plant(form: AnnexAForm) -> None:
    planted = {rule for rule, _, _ in PLANTS} | {"AA-F-09"}
    assert {rule.id for rule in form.rules if not rule.lists} == planted
