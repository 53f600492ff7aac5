"""`--comparators`: a newer data file of DfE's, given once and used from then on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import openpyxl
import pytest

from selfassess.commands.check import check
from selfassess.commands.comparators import keeping
from selfassess.commands.draft import draft
from selfassess.commands.gather import gather
from selfassess.model.indicator import Geography

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,old_la_code,new_la_code,la_name,category,referral_count,rereferral_percent\n"
)
ENGLAND = "{year},Reporting year,National,E92000001,England,,,,,,Referrals,640000,{value}\n"
REREFERRALS = "rereferrals_pct"


def data_file(folder: Path, value: float = 23.4, year: int = 2026, name: str = "c1.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + ENGLAND.format(year=year, value=value), encoding="utf-8")
    return path


def england(workspace: Path) -> tuple[float, str]:
    """England's newest figure and where it stands."""
    held = gather(workspace).evidence.comparators[REREFERRALS]
    last = [c for c in held if c.geography is Geography.ENGLAND and c.published][-1]
    return last.value, last.source.say() if last.source else ""


def test_a_newer_file_is_kept_and_used_from_then_on(workspace: Path, tmp_path: Path) -> None:
    before = england(workspace)
    outcome = keeping(check, [str(data_file(tmp_path))], str(workspace))
    assert before == (22.6, "")
    assert "comparators/c1.csv" in outcome.wrote[0].replace("\\", "/")
    assert [p.code for p in outcome.problems if p.code.startswith("SA-P")] == ["SA-P08"]
    assert england(workspace) == (23.4, "comparators/c1.csv › row 2")
    tally = next(t for t in gather(workspace).account.tallies if t.file == "comparators/c1.csv")
    assert (tally.read, tally.used) == (1, 1)


def test_a_draft_stands_beside_the_newer_figure_and_says_where_it_is_from(
    workspace: Path, tmp_path: Path
) -> None:
    data_file(tmp_path, 77.7)
    keeping(partial(draft, fresh=True), [str(tmp_path / "c1.csv")], str(workspace))
    book = openpyxl.load_workbook(workspace / "outputs" / "evidence.xlsx", read_only=True)
    rows = {str(row[0]): row for row in book["Figures"].iter_rows(values_only=True)}
    key = f"ind:{REREFERRALS}"
    assert rows[f"{key}.england"][1] == "78%"
    assert rows[f"{key}.england"][-1] == "comparators/c1.csv › row 2"
    assert str(rows[f"{key}.neighbours"][-1]).startswith("DfE, Characteristics of children in need")
    assert str(rows[f"{key}.target"][-1]).startswith("performance.xlsx")
    assert str(rows[f"{key}.cell"][-1]).startswith("performance.xlsx")


def test_the_same_file_again_writes_nothing_and_another_keeps_the_one_before(
    workspace: Path, tmp_path: Path
) -> None:
    keeping(check, [str(data_file(tmp_path))], str(workspace))
    again = keeping(check, [str(data_file(tmp_path))], str(workspace))
    assert not any("c1.csv" in path for path in again.wrote)
    keeping(check, [str(data_file(tmp_path, 23.5))], str(workspace))
    kept = sorted((workspace / "inputs" / "comparators").iterdir())
    assert len(kept) == 2
    assert england(workspace)[0] == 23.5


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", HEAD])
def test_a_file_of_another_form_changes_nothing(
    workspace: Path, tmp_path: Path, content: str
) -> None:
    (tmp_path / "c1.csv").write_text(content)
    outcome = keeping(check, [str(tmp_path / "c1.csv")], str(workspace))
    assert [p.code for p in outcome.problems] in (["SA-P01"], ["SA-P02"])
    assert outcome.wrote == ()
    assert not (workspace / "inputs" / "comparators").exists()


def test_of_two_files_the_one_that_goes_further_wins(workspace: Path) -> None:
    folder = workspace / "inputs" / "comparators"
    folder.mkdir()
    data_file(folder, 21.0, 2025, "z-older.csv")
    both = data_file(folder, 23.4, 2026, "a-newer.csv")
    both.write_text(both.read_text() + ENGLAND.format(year=2025, value=22.0), encoding="utf-8")
    dossier = gather(workspace)
    held = [
        (c.period.end.year, c.value)
        for c in dossier.evidence.comparators[REREFERRALS]
        if c.geography is Geography.ENGLAND and c.period
    ]
    assert held[-2:] == [(2025, 22.0), (2026, 23.4)]
    assert "SA-P09" in [p.code for p in dossier.problems]


def test_a_folder_that_is_no_workspace_is_said_by_the_command(tmp_path: Path) -> None:
    outcome = keeping(check, [str(data_file(tmp_path))], str(tmp_path / "nowhere"))
    assert [p.code for p in outcome.problems] == ["SA-C01", "SA-P11"]


def test_lists_of_no_workspace_leave_the_file_and_say_so(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from selfassess.cli import app

    file = data_file(tmp_path)
    done = CliRunner().invoke(app, ["check", str(file), "--comparators", str(file)])
    assert "SA-P11" in done.output
