"""What people break most: each break has its code, its place and its remedy, all said at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from selfassess.read.performance import ReadPerformance, read_performance
from tests.books import COUNCIL, form, said, settings
from tests.conftest import SAMPLE

AREA = "Help and protection"


def missing_sheet(book: Workbook) -> None:
    del book["Care leavers"]


def renamed_heading(book: Workbook) -> None:
    book["Leaders"]["A1"] = "Our measures"


def text_for_number(book: Workbook) -> None:
    book[AREA]["C5"] = "about a fifth"


def unreadable_period(book: Workbook) -> None:
    book[AREA]["B6"] = "Autumn"


def unknown_indicator(book: Workbook) -> None:
    book[AREA]["A7"] = "Assesments completed within 45 working dais"


def duplicated_row(book: Workbook) -> None:
    book[AREA].append([cell.value for cell in book[AREA][9]])


BREAKS: dict[Callable[[Workbook], None], tuple[str, str]] = {
    missing_sheet: ("SA-R21", 'performance.xlsx: there is no sheet "Care leavers"'),
    renamed_heading: ("SA-R26", 'Leaders › A1: no heading "Indicator" was found.'),
    text_for_number: ("SA-R12", f"{AREA} › C5: expected a number, found"),
    unreadable_period: ("SA-R17", f'{AREA} › B6: the period "Autumn" cannot be read.'),
    unknown_indicator: ("SA-R36", f"{AREA} › A7: no indicator is called"),
    duplicated_row: ("SA-R47", f"{AREA} › C"),
}


def read(folder: Path, *breaks: Callable[[Workbook], None]) -> ReadPerformance:
    path = folder / "performance.xlsx"
    shutil.copy(SAMPLE / "inputs" / "performance.xlsx", path)
    book = load_workbook(path)
    for broken in breaks:
        broken(book)
    book.save(path)
    return read_performance(path, form("performance"), settings(), COUNCIL)


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.__name__)
def test_a_break_is_said_with_its_place_and_remedy(
    broken: Callable[[Workbook], None], tmp_path: Path
) -> None:
    code, words = BREAKS[broken]
    done = read(tmp_path, broken)
    assert [p.code for p in done.problems] == [code]
    sentence = said(done.problems, code)
    assert words in sentence
    assert len(sentence.split(words)[1]) > 20, "a remedy follows"


def test_all_breaks_are_said_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = read(tmp_path)
    done = read(tmp_path, *BREAKS)
    assert {p.code for p in done.problems} == {code for code, _ in BREAKS.values()}
    assert whole.problems == ()
    lost = {"Care leavers", "Leaders"}
    kept = [v for v in whole.values if v.source.sheet not in lost]
    assert len(done.values) == len(kept) - 3
