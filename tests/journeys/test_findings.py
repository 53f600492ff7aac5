"""`selfassess findings` on the sample: nothing changes that people or letters did not change."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.commands.findings import findings
from selfassess.model.outcome import Ending, Outcome

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
LETTER = "northmere-focused-visit-2021-11-02.txt"
VISIT = "focused-visit-2021-09"
MINE = ("Status", "What has changed", "Owner", "Linked indicators")
CORRECTED = ("Kind corrected", "Aspect corrected", "Judgement area corrected", "Text corrected")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "northmere"
    shutil.copytree(SAMPLE, folder)
    return folder


def register(workspace: Path) -> Path:
    return workspace / "inputs" / "findings.xlsx"


def rows(workspace: Path) -> dict[str, dict[str, object]]:
    """The findings by name, without the worked example."""
    sheet = load_workbook(register(workspace))["Findings"]
    head, _, *rest = sheet.iter_rows(values_only=True)
    return {str(row[0]): dict(zip(head, row, strict=True)) for row in rest}


def counts(outcome: Outcome) -> dict[str, int]:
    line = next(line for line in outcome.told if line.startswith("Findings in the register: "))
    words = ("added", "brought", "as they", "left out", "no longer")
    found = [re.search(rf"(\d+) {word}", line) for word in words]
    numbers = [int(match[1]) if match else 0 for match in found]
    return dict(zip(("added", "updated", "same", "kept out", "missing"), numbers, strict=True))


def change_letter(workspace: Path, old: str, new: str) -> None:
    path = workspace / "inputs" / "letters" / LETTER
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def change_cell(workspace: Path, name: str, heading: str, value: object) -> None:
    book = load_workbook(register(workspace))
    sheet = book["Findings"]
    sheet.cell(place(sheet, name), heading_place(sheet, heading)).value = value
    book.save(register(workspace))


def place(sheet: Worksheet, name: str) -> int:
    return next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, 1).value == name)


def heading_place(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def test_reading_the_letters_of_the_sample_gives_its_register(workspace: Path) -> None:
    before = register(workspace).read_bytes()
    outcome = findings([], str(workspace))
    assert outcome.ending is Ending.DONE
    found = counts(outcome)
    assert found.pop("same") == len(rows(workspace)) > 150
    assert set(found.values()) == {0}
    assert register(workspace).read_bytes() == before
    assert not outcome.wrote


def test_the_register_of_the_sample_holds_what_people_wrote(workspace: Path) -> None:
    held = rows(workspace).values()
    assert sum(any(row[heading] for heading in MINE) for row in held) >= 30
    assert sum(any(row[heading] for heading in CORRECTED) for row in held) >= 5


def test_a_register_is_made_where_there_is_none(workspace: Path) -> None:
    before = rows(workspace)
    register(workspace).unlink()
    assert counts(findings([], str(workspace)))["added"] == len(before)
    after = rows(workspace)
    printed = "Finding as printed"
    assert [r[printed] for r in after.values()] == [r[printed] for r in before.values()]
    assert not any(row[heading] for row in after.values() for heading in (*MINE, *CORRECTED))


def test_corrections_and_notes_outlive_another_reading(workspace: Path) -> None:
    name = next(iter(rows(workspace)))
    change_cell(workspace, name, "Aspect corrected", "Out-of-hours service")
    change_cell(workspace, name, "Aspect", "Domestic abuse")  # typed over what was read
    change_cell(workspace, name, "Status", "worse")
    before = rows(workspace)
    assert counts(findings([], str(workspace)))["added"] == 0
    after = rows(workspace)
    assert after == before
    assert after[name]["Aspect"] == "Domestic abuse"


def test_a_row_that_a_person_deleted_stays_deleted(workspace: Path) -> None:
    name = f"{VISIT}.2"
    book = load_workbook(register(workspace))
    sheet = book["Findings"]
    sheet.delete_rows(place(sheet, name))
    book.save(register(workspace))
    before = rows(workspace)
    found = counts(findings([], str(workspace)))
    assert (found["kept out"], found["added"]) == (1, 0)
    assert rows(workspace) == before
    assert name not in before


def test_a_changed_letter_changes_its_own_rows_only(workspace: Path) -> None:
    before = rows(workspace)
    change_letter(workspace, "Contingency planning for", "The planning of contingencies for")
    found = counts(findings([], str(workspace)))
    after = rows(workspace)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed
    assert all(name.startswith(VISIT) for name in changed)
    assert found["same"] == len(before) - len(changed & before.keys())
    for name, row in before.items():
        assert [after[name][heading] for heading in MINE] == [row[heading] for heading in MINE]


def test_what_a_letter_no_longer_says_is_marked_and_not_taken_away(workspace: Path) -> None:
    before = rows(workspace)
    change_letter(workspace, "Staff morale is good.", "The office is by the sea.")
    found = counts(findings([], str(workspace)))
    after = rows(workspace)
    assert before.keys() <= after.keys()
    gone = [row for row in after.values() if "not found" in str(row["Look at"])]
    assert len(gone) == found["missing"] == 1
    assert gone[0]["Document"] == VISIT


def test_json_gives_a_file_for_every_document_read_or_not(tmp_path: Path) -> None:
    page = tmp_path / "report.pdf"
    page.write_text("<!DOCTYPE html><html><body>Not here</body></html>", "utf-8")
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Minutes of the allotment society. The roses did well.\n" * 20, "utf-8")
    letter = SAMPLE / "inputs" / "letters" / LETTER
    to = tmp_path / "json"
    outcome = findings([str(f) for f in (page, minutes, letter)], str(tmp_path), str(to))
    read = {p.stem: json.loads(p.read_text("utf-8")) for p in to.iterdir()}
    assert read["report"] == {"document_kind": "not_a_pdf", "problems": ["SA-D02"]}
    assert read["minutes"]["document_kind"] == "not_an_inspection"
    assert read[letter.stem]["document_kind"] == "focused_visit_letter"
    assert read[letter.stem]["visit_start"] == "2021-09-21"
    assert len(outcome.wrote) == 3
    assert outcome.ending is Ending.INPUT_ERRORS


def test_json_keeps_files_apart_that_differ_by_their_ending_only(tmp_path: Path) -> None:
    text = (SAMPLE / "inputs" / "letters" / LETTER).read_text("utf-8")
    for ending in ("txt", "md"):
        (tmp_path / f"letter.{ending}").write_text(text, "utf-8")
    findings([str(tmp_path / f"letter.{e}") for e in ("txt", "md")], "", str(tmp_path / "json"))
    assert {p.name for p in (tmp_path / "json").iterdir()} == {"letter.md.json", "letter.txt.json"}


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "json").write_text("a file", "utf-8")
    letter = SAMPLE / "inputs" / "letters" / LETTER
    outcome = findings([str(letter)], str(tmp_path), str(tmp_path / "json"))
    assert [p.code for p in outcome.problems] == ["SA-W03"]
    assert outcome.wrote == ()
