"""Compiled templates are only ever a saving of time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from selfassess.compose.wording_compiled import Compiled


def said(folder: Path, made_by: Path) -> str:
    kept = Compiled(folder, made_by)
    return (
        Environment(loader=FileSystemLoader(folder), bytecode_cache=kept).get_template("a").render()
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "a").write_text("one")
    (tmp_path / "how.py").write_text("1")
    return tmp_path


def kept_in(folder: Path) -> list[Path]:
    return list(folder.glob("__pycache__/*"))


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    assert said(folder, folder / "how.py") == "one"
    (folder / "a").write_text("two")
    assert said(folder, folder / "how.py") == "two"
    assert len(kept_in(folder)) == 1


def test_what_is_kept_is_used_and_a_change_of_ours_drops_it(folder: Path) -> None:
    said(folder, folder / "how.py")
    (place,) = kept_in(folder)
    # as kept for a text that says something else
    (folder / "b").mkdir()
    (folder / "b" / "a").write_text("other")
    said(folder / "b", folder / "how.py")
    (other,) = kept_in(folder / "b")
    mark = place.read_bytes().partition(b"\n")[0]
    place.write_bytes(mark + b"\n" + other.read_bytes().partition(b"\n")[2])
    assert said(folder, folder / "how.py") == "other"
    (folder / "how.py").write_text("2")
    assert said(folder, folder / "how.py") == "one"


@pytest.mark.parametrize("damage", [b"", b"\n", b"nothing"])
def test_a_damaged_file_is_compiled_anew(folder: Path, damage: bytes) -> None:
    said(folder, folder / "how.py")
    (place,) = kept_in(folder)
    mark = place.read_bytes().partition(b"\n")[0]
    place.write_bytes(mark + damage)
    assert said(folder, folder / "how.py") == "one"


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(folder, folder / "how.py") == "one"
    assert not kept_in(folder)


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder / "__pycache__").write_text("in the way")
    assert said(folder, folder / "how.py") == "one"
