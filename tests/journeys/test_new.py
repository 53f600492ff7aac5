"""`selfassess new`: a workspace that can be filled in and read at once, and nothing overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from selfassess.commands.new import make_workspace
from selfassess.settings.workspace import load_workspace
from tests.books import codes


def test_a_new_workspace_holds_all_that_is_needed(tmp_path: Path) -> None:
    done = make_workspace(tmp_path / "2026" / "northmere", "Northmere", date(2026, 11, 22))
    assert done.problems == ()
    files = {p.relative_to(done.folder).as_posix() for p in done.folder.rglob("*") if p.is_file()}
    assert files == set(done.written)
    assert (done.folder / "inputs" / "letters").is_dir()
    loaded = load_workspace(done.folder)
    assert loaded.workspace.authority.name == "Northmere"
    assert loaded.workspace.framework == "ilacs-2026"
    assert [p.code for p in loaded.problems if p.code.startswith("SA-S0")] == []


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "plan.xlsx").write_bytes(b"mine")
    done = make_workspace(tmp_path, "Northmere", date(2026, 11, 22))
    assert codes(done.problems) == ["SA-C10"]
    assert done.written == ()
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["plan.xlsx"]
    assert (tmp_path / "inputs" / "plan.xlsx").read_bytes() == b"mine"


def test_two_workspaces_of_one_council_are_alike(tmp_path: Path) -> None:
    one, two = (make_workspace(tmp_path / n, "Northmere", date(2026, 11, 22)) for n in "ab")
    for file in one.written:
        assert (one.folder / file).read_bytes() == (two.folder / file).read_bytes()
