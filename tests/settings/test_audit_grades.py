"""A council's own audit scale counts only as the council maps it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from selfassess.commands.gather import gather
from selfassess.settings.catalogue import load_settings
from selfassess.settings.load import SettingsError


def spellings(given: dict[str, str]) -> dict[str, str]:
    return next(iter(load_settings({"audit_grades": given}).scales.values())).spellings


def test_words_are_mapped_as_the_council_says_and_not_otherwise() -> None:
    assert "met" not in spellings({})
    mapped = spellings({"Met": "good", "Not met": "inadequate"})
    assert (mapped["met"], mapped["not met"]) == ("good", "inadequate")


def test_a_range_of_numbers_stands_for_each_whole_and_half_point() -> None:
    mapped = spellings({"7 to 8.5": "good", "9-10": "outstanding"})
    good = {said for said, grade in mapped.items() if grade == "good"}
    assert {"7", "7.0", "7.5", "8", "8.5"} <= good
    assert mapped["10"] == "outstanding"
    assert "6.5" not in mapped


def test_a_grade_nobody_knows_is_said_with_its_remedy() -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({"audit_grades": {"met": "goood"}})
    assert [p.code for p in refused.value.problems] == ["SA-S21"]


def test_a_workbook_of_met_and_not_met_is_read_by_the_map(workspace: Path) -> None:
    path = workspace / "inputs" / "audits.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Audits"]
    heading = {cell.value: cell.column for cell in sheet[1]}
    for row in range(3, 13):
        sheet.cell(row, heading["Overall grade"], "Met" if row % 2 else "Not met")
    book.save(path)

    def grades() -> list[str | None]:
        audits = gather(workspace).evidence.audits
        return [a.overall for a in audits if a.source.row and 3 <= a.source.row <= 12]

    assert set(grades()) == {None}
    settings = workspace / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text + '\n[audit_grades]\n"met" = "good"\n"not met" = "inadequate"\n', encoding="utf-8"
    )
    assert grades().count("good") == grades().count("inadequate") == 5
