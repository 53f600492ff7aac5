"""What a newcomer meets when something is not as it should be: plain words, and where to look."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from selfassess.cli import run
from tests.conftest import Drafted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command as typed; its exit code and all it says."""

    def typed(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr("sys.argv", ["selfassess", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return ended.value.code, printed.out + printed.err

    return typed


@pytest.mark.parametrize("command", ["check", "draft", "readiness", "review"])
def test_a_folder_that_is_no_workspace_is_named(said, tmp_path: Path, command: str) -> None:
    (tmp_path / "Quality team").mkdir()
    code, words = said(command, str(tmp_path / "Quality team"))
    assert code == 1
    assert "Quality team" in words or command == "review"
    assert "`selfassess " in words
    assert "Read 0" not in words


def test_within_a_workspace_the_way_up_is_shown(said, workspace: Path) -> None:
    code, words = said("check", str(workspace / "inputs"))
    assert code == 1
    assert "The folder northmere, in which it lies, is one" in words


def test_a_file_in_place_of_a_folder(said, workspace: Path) -> None:
    code, words = said("draft", str(workspace / "inputs" / "plan.xlsx"))
    assert code == 1
    assert "plan.xlsx is not there, or is no folder" in words
    code, words = said("new", str(workspace / "inputs" / "plan.xlsx"))
    assert code == 1
    assert "is no folder" in words


@pytest.mark.parametrize("name", ["NUL", "con", "lpt1.2026", "who?", "ends in a stop."])
def test_no_workspace_is_made_under_a_name_that_windows_cannot_have(
    said, tmp_path: Path, name: str
) -> None:
    code, words = said("new", str(tmp_path / name))
    assert code == 1
    assert "Windows cannot have a folder named" in words
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_file_of_config_is_named_with_its_line(
    said, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for somebody who adds a framework and mistypes."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    wrong = tmp_path / "config" / "frameworks" / "ilacs-2026.toml"
    text = wrong.read_text(encoding="utf-8")
    wrong.write_text(text.replace("overall = false", "overall = maybe"), encoding="utf-8")
    monkeypatch.setattr("selfassess.settings.load.data_folder", lambda: tmp_path)
    code, words = said("check", str(workspace))
    assert code == 1
    assert "ilacs-2026.toml" in words
    assert "line 6" in words
    assert "our fault" not in words


def test_a_workbook_of_evidence_held_open_leaves_the_draft_as_it_was(
    said, northmere: Drafted, tmp_path: Path
) -> None:
    """The two go together: the references of one are the entries of the other."""
    shutil.copytree(northmere.folder, tmp_path / "northmere")
    outputs = tmp_path / "northmere" / "outputs"
    before = {f.name: f.read_bytes() for f in outputs.glob("*.*x")}
    settings = tmp_path / "northmere" / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Northmere Council", "Northmere City"), encoding="utf-8")
    (outputs / "~$evidence.xlsx").touch()
    code, words = said("draft", str(tmp_path / "northmere"))
    assert code == 1
    assert "evidence.xlsx: it is open in another program" in words
    assert "Wrote" not in words
    assert {f.name: f.read_bytes() for f in outputs.glob("*.*x") if f.name[0] != "~"} == before


def test_lock_files_of_word_and_excel_are_never_read(said, workspace: Path) -> None:
    for name in ("inputs/~$plan.xlsx", "inputs/letters/~$ofsted.docx", "inputs/audits/~$q2.docx",
                 "inputs/performance/~$scorecard.xlsx"):  # fmt: skip
        path = workspace / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x06Ann Example" + bytes(150))
    code, words = said("check", str(workspace))
    assert code == 0, words
    assert "0 to put right" in words
    assert "plan.xlsx: the workbook is open in Excel" in words
    assert "~$" not in words


def test_what_many_problems_ask_for_is_said_once(said, workspace: Path) -> None:
    code, words = said("annex-a", str(workspace))
    assert code == 1
    assert words.count("put them right in the case system") == 1
    assert not words.startswith("\n")


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right of its own on Windows")
def test_the_log_of_a_fault_follows_no_link(
    said, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Ann Example")

    theirs = tmp_path / "theirs.txt"
    theirs.write_text("not ours", encoding="utf-8")
    (tmp_path / "selfassess-fault.log").symlink_to(theirs)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("selfassess.commands.gather.load_forms", broken)
    code, words = said("check", str(workspace))
    log = tmp_path / "selfassess-fault.log"
    assert code == 3
    assert theirs.read_text(encoding="utf-8") == "not ours"
    assert not log.is_symlink()
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "Ann Example" not in log.read_text(encoding="utf-8") + words
