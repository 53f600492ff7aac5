"""Nothing is dropped: every row read is used, or listed with the reason why not."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from selfassess.commands.gather import gather

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"


def rows_as_a_person_counts(file: Path, sheet: str) -> int:
    """Rows under the heading row that hold anything at all."""
    cells = openpyxl.load_workbook(file)[sheet].iter_rows(min_row=2, values_only=True)
    return sum(1 for row in cells if any(v not in (None, "") for v in row))


def test_read_is_used_plus_set_aside_and_every_setting_aside_has_a_reason() -> None:
    account = gather(SAMPLE).account
    assert account.read > 2000
    assert account.read == account.used + sum(item.count for item in account.set_aside)
    assert all(item.reason.strip() for item in account.set_aside)


def test_the_account_counts_what_a_person_counts_in_each_sheet() -> None:
    account = gather(SAMPLE).account
    for tally in account.tallies:
        if tally.sheet and tally.file.endswith(".xlsx"):
            file = SAMPLE / "inputs" / tally.file
            if openpyxl.load_workbook(file)[tally.sheet].max_row > 1 and tally.unit == "rows":
                assert tally.read == rows_as_a_person_counts(file, tally.sheet), tally.sheet
