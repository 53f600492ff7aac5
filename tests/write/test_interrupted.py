"""Stopped or killed at any moment of a save, the old file is whole and nothing of it is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from selfassess.commands.draft import draft
from selfassess.commands.new import new
from selfassess.model.outcome import Ending, Outcome
from selfassess.write import save as saving
from selfassess.write.packed import pack
from selfassess.write.save import SaveError, save

MOMENT = datetime(2026, 11, 22, 10, 15)
OLD = pack({"[Content_Types].xml": b"<old/>"})
NEW = pack({"[Content_Types].xml": b"<new/>"})
STEPS = ("_write_beside", "_sync", "_copy_mode", "_keep_before", "_replace")
ROOT = Path(__file__).resolve().parents[2]

KILL = """
import os, sys
from datetime import datetime
from pathlib import Path
from selfassess.write import save as saving
step, when, folder = sys.argv[1:]
true = getattr(saving, step)
def killed(*args, **named):
    if when == "before": os._exit(9)
    done = true(*args, **named)
    os._exit(9)
    return done
setattr(saving, step, killed)
new = Path(folder, "new.bytes").read_bytes()
saving.save(Path(folder, "draft.docx"), new, moment=datetime(2026, 11, 22, 10, 15))
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(OLD)
    return path


def kept(target: Path) -> list[bytes]:
    return [p.read_bytes() for p in target.parent.glob("draft (before *).docx")]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_the_file_is_the_old_or_the_new_one_and_whole(
    target: Path, step: str, when: str
) -> None:
    (target.parent / "new.bytes").write_bytes(NEW)
    done = subprocess.run(
        [sys.executable, "-c", KILL, step, when, str(target.parent)],
        cwd=ROOT,
    )
    assert done.returncode == 9
    replaced = (step, when) == ("_replace", "after")
    assert target.read_bytes() == (NEW if replaced else OLD)
    if replaced:
        assert kept(target) == [OLD]
    save(target, NEW, moment=datetime.now() + timedelta(hours=2))
    assert target.read_bytes() == NEW
    assert list(target.parent.glob(".*.tmp")) == [], "the next save tidies up"


@pytest.mark.parametrize("step", STEPS)
def test_stopped_by_the_user_nothing_is_changed_and_nothing_left(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, step, stopped)
    with pytest.raises(KeyboardInterrupt):
        save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == OLD
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_stopped_right_after_the_new_file_took_its_place_the_old_one_is_kept(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = saving._replace

    def stopped(fresh: Path, path: Path) -> None:
        true(fresh, path)
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "_replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == NEW
    assert kept(target) == [OLD]


def test_a_file_that_another_run_is_writing_now_is_left_alone(target: Path) -> None:
    other = target.parent / ".draft-abc.tmp"
    other.write_bytes(b"half")
    save(target, NEW, moment=datetime.now())
    assert other.exists()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PermissionError(errno.EACCES, "denied"), "SA-W03"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "SA-W06"),
        (OSError(errno.ENOSPC, "No space left on device"), "SA-W04"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "SA-W06"),
        (OSError(errno.ESTALE, "Stale file handle"), "SA-W06"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.strerror,
)
def test_a_folder_that_is_read_only_full_or_gone_is_said_plainly(
    target: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, code: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == code
    assert target.read_bytes() == OLD


def test_a_folder_that_vanishes_while_saving_is_said_plainly(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(fresh: Path, _: Path) -> None:
        fresh.unlink()
        fresh.replace(target)

    monkeypatch.setattr(saving, "_replace", gone)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W06"


def full_drive(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def codes(outcome: Outcome) -> set[str]:
    return {problem.code for problem in outcome.problems}


def test_a_draft_on_a_full_drive_ends_plainly_and_changes_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(str(workspace))
    before = {p: p.read_bytes() for p in workspace.rglob("*") if p.is_file()}
    settings = workspace / "selfassess.toml"
    settings.write_bytes(settings.read_bytes() + b"\n# a word\n")
    del before[settings]
    monkeypatch.setattr(os, "fsync", full_drive)
    outcome = draft(str(workspace), fresh=True)
    assert outcome.ending in (Ending.DONE, Ending.INPUT_ERRORS)
    assert {p: p.read_bytes() for p in before} == before
    assert not list(workspace.rglob("*.tmp"))


def test_a_new_workspace_on_a_full_drive_ends_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_drive)
    outcome = new(str(tmp_path / "made"), "Northmere")
    assert outcome.ending == Ending.INPUT_ERRORS
    assert codes(outcome) == {"SA-W04"}
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_outputs_that_cannot_be_made_are_said_plainly(workspace: Path) -> None:
    (workspace / "outputs").write_bytes(b"a file where the folder should be")
    outcome = draft(str(workspace))
    assert outcome.ending == Ending.INPUT_ERRORS
    assert "SA-W03" in codes(outcome)
