"""`check` and `draft` as a person runs them: the words on the screen and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "selfassess", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def spoil(workbook: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(workbook)
    book[sheet][cell] = value
    book.save(workbook)


def test_a_sound_workspace_ends_well_and_accounts_for_every_row(workspace: Path) -> None:
    done = run("draft", str(workspace))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "self-evaluation.docx" in done.stdout
    assert "evidence.xlsx" in done.stdout
    assert "set aside" in done.stdout
    assert done.stderr == ""


def test_check_reports_every_fault_at_once_with_cell_and_remedy(workspace: Path) -> None:
    performance = workspace / "inputs" / "performance.xlsx"
    spoil(performance, "Help and protection", "C5", "about a third")
    spoil(performance, "Help and protection", "B6", "some time ago")
    spoil(performance, "Children in care", "A7", "Re-referals within 12 month")
    done = run("check", str(workspace))
    assert done.returncode == 1
    for place in ("Help and protection › C5", "Help and protection › B6", "Children in care › A7"):
        assert place in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_draft_goes_on_without_what_cannot_be_read_and_says_so(workspace: Path) -> None:
    (workspace / "inputs" / "voice.xlsx").unlink()
    spoil(workspace / "inputs" / "audits.xlsx", "Audits", "B9", "not a day")
    done = run("draft", str(workspace))
    assert done.returncode == 1
    assert "voice.xlsx" in done.stdout
    assert "Audits › B9" in done.stdout
    assert (workspace / "outputs" / "self-evaluation.docx").is_file()


def test_json_holds_the_same_and_nothing_else_is_printed(workspace: Path) -> None:
    done = run("check", str(workspace), "--json")
    said = json.loads(done.stdout)
    account = said["account"]
    assert account["read"] == account["used"] + account["set_aside"] > 2000
    assert said["ending"] == done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("draft", "no-such-folder"), 1), (("no-such-command",), 2), (("draft", "--no-such"), 2)],
)
def test_endings_are_the_documented_ones(arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stdout + done.stderr


def test_a_fault_of_ours_is_one_plain_line_and_status_three(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from selfassess import cli
    from selfassess.commands import draft

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the contents of a cell")

    monkeypatch.setattr(draft, "draft", broken)
    monkeypatch.setattr(sys, "argv", ["selfassess", "draft", str(workspace)])
    with pytest.raises(SystemExit) as ended:
        cli.run()
    said = capsys.readouterr()
    assert ended.value.code == 3
    assert "our fault" in said.err
    assert "the contents of a cell" not in said.err + said.out
