"""Saving is whole or not at all: each step is made to fail, and the target stays as it was."""

from __future__ import annotations

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from selfassess.settings.problems import load_catalogue
from selfassess.write import save as saving
from selfassess.write.packed import pack
from selfassess.write.save import SaveError, before_name, lock_files, save

MOMENT = datetime(2026, 11, 22, 10, 15)
OLD = pack({"[Content_Types].xml": b"<old/>"})
NEW = pack({"[Content_Types].xml": b"<new/>"})
STEPS = ("_write_beside", "_sync", "_copy_mode", "_keep_before", "_replace")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "self-evaluation.docx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    saved = save(tmp_path / "a.docx", NEW, moment=MOMENT)
    assert saved.path.read_bytes() == NEW
    assert saved.kept is None
    assert names(tmp_path) == ["a.docx"]


def test_the_version_before_is_kept_with_its_date(target: Path) -> None:
    saved = save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == NEW
    assert saved.kept is not None
    assert saved.kept.name == "self-evaluation (before 2026-11-22 1015).docx"
    assert saved.kept.read_bytes() == OLD


def test_two_versions_of_one_minute_are_both_kept(target: Path) -> None:
    save(target, NEW, moment=MOMENT)
    save(target, OLD, moment=MOMENT)
    assert len(names(target.parent)) == 3
    assert "2)" in before_name(target, MOMENT).name or "3)" in before_name(target, MOMENT).name


def test_nothing_is_kept_where_that_is_not_wanted(target: Path) -> None:
    assert save(target, NEW, moment=MOMENT, keep=False).kept is None
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "fault", [OSError(errno.EIO, "input/output error"), PermissionError(errno.EACCES, "denied")]
)
def test_whatever_step_fails_the_target_is_unchanged(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: OSError
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(saving, step, broken)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == OLD
    beside = [refused.value.beside.name] if refused.value.beside else []
    assert names(target.parent) == sorted([target.name, *beside]), "nothing temporary is left"


@pytest.mark.parametrize("step", STEPS)
def test_a_fault_of_ours_leaves_the_target_unchanged_too(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(saving, step, broken)
    with pytest.raises(RuntimeError):
        save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_a_file_held_for_a_moment_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_PAUSE", 0)
    true_replace = Path.replace
    tries: list[Path] = []

    def held_twice(self: Path, other: Path) -> Path:
        tries.append(other)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")
        return true_replace(self, other)

    monkeypatch.setattr(Path, "replace", held_twice)
    save(target, NEW, moment=MOMENT)
    assert len(tries) == 3
    assert target.read_bytes() == NEW


def test_a_file_that_stays_held_gets_the_new_one_beside_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_PAUSE", 0)
    true_replace = Path.replace

    def held(self: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(errno.EACCES, "held")
        return true_replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W05"
    assert refused.value.beside is not None
    assert refused.value.beside.read_bytes() == NEW
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("self-evaluation.docx", "~$lf-evaluation.docx"),
        ("report.docx", "~$report.docx"),
        ("reports.docx", "~$eports.docx"),
        ("evidence.xlsx", "~$evidence.xlsx"),
        ("self-evaluation.docx", ".~lock.self-evaluation.docx#"),
    ],
)
def test_a_file_open_in_word_excel_or_libreoffice_is_refused(
    tmp_path: Path, name: str, lock: str
) -> None:
    target = tmp_path / name
    target.write_bytes(OLD)
    (tmp_path / lock).write_bytes(b"")
    assert tmp_path / lock in lock_files(target)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W01"
    assert lock in load_catalogue().word(refused.value.problem).say()
    assert target.read_bytes() == OLD


def test_a_read_only_file_is_refused(target: Path) -> None:
    target.chmod(stat.S_IRUSR)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W02"
    assert target.read_bytes() == OLD


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as refused:
        save(tmp_path / "nowhere" / "a.docx", NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W03"


def test_half_a_package_never_takes_the_place_of_a_whole_one(target: Path) -> None:
    with pytest.raises(SaveError) as refused:
        save(target, NEW[: len(NEW) // 2], moment=MOMENT)
    assert refused.value.problem.code == "SA-W07"
    assert target.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are of another kind there")
def test_a_link_is_followed_and_stays_a_link(target: Path) -> None:
    link = target.with_name("link.docx")
    link.symlink_to(target)
    save(link, NEW, moment=MOMENT, keep=False)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are of another kind there")
def test_permissions_stay_as_they_were(target: Path) -> None:
    target.chmod(0o640)
    save(target, NEW, moment=MOMENT)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_full_drive_is_said_plainly(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving, "_sync", full)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W04"
    assert "no room" in load_catalogue().word(refused.value.problem).say()


def test_a_share_that_cannot_sync_is_no_fault(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", cannot)
    save(target, NEW, moment=MOMENT)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("step", ["_write_beside", "_keep_before", "_replace"])
@pytest.mark.parametrize("windows", [False, True])
def test_a_path_that_is_too_long_is_said_to_be_so(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, windows: bool
) -> None:
    fault = OSError(errno.ENAMETOOLONG, "file name too long")
    if windows:  # as Windows gives it: no number of its own but winerror
        fault = OSError(errno.ENOENT, "the file name or extension is too long")
        fault.winerror = 206  # type: ignore[attr-defined]

    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(saving, step, broken)
    with pytest.raises(SaveError) as refused:
        save(target, NEW, moment=MOMENT)
    assert refused.value.problem.code == "SA-W08"
    said = load_catalogue().word(refused.value.problem).say()
    assert f"{len(str(target))} characters" in said
    assert "Windows allows 260" in said
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_windows_says_of_a_long_path_that_it_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "no such file or directory")

    deep = tmp_path / ("Children's Services " * 10)
    deep.mkdir()
    monkeypatch.setattr(saving, "_write_beside", absent)
    for limit, code in ((259, "SA-W08"), (None, "SA-W06")):
        monkeypatch.setattr(saving, "_LIMIT", limit)
        with pytest.raises(SaveError) as refused:
            save(deep / "self-evaluation.docx", NEW, moment=MOMENT)
        assert refused.value.problem.code == code


def test_a_name_that_is_really_too_long_changes_nothing(tmp_path: Path) -> None:
    """No fault injected: 300 characters are more than any file system here takes."""
    with pytest.raises(SaveError) as refused:
        saving.folder_for(tmp_path / ("x" * 300) / "a.docx")
    assert refused.value.problem.code == "SA-W08"
    assert names(tmp_path) == []
