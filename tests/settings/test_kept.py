"""Values of our own files are kept as Python keeps its modules; that is only a saving of time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from selfassess.model.kept import keep, kept
from selfassess.settings import load
from selfassess.settings.load import open_toml


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(load, "data_folder", lambda: tmp_path)
    (tmp_path / "a.toml").write_text("one = 1")
    return tmp_path / "a.toml"


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from here on."""
    texts: list[str] = []
    real = load.tomllib.loads

    def loads(text: str) -> dict[str, Any]:
        texts.append(text)
        return real(text)

    monkeypatch.setattr(load.tomllib, "loads", loads)
    return texts


def test_a_file_of_ours_is_parsed_once_and_each_reader_has_values_of_its_own(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = parsed(monkeypatch)
    open_toml(ours).data["one"] = 2
    assert open_toml(ours).data == {"one": 1}
    assert texts == ["one = 1"]


def test_a_changed_file_is_parsed_anew(ours: Path) -> None:
    open_toml(ours)
    ours.write_text("two = 2")
    assert open_toml(ours).data == {"two": 2}


def test_a_council_s_file_leaves_nothing_beside_it(
    ours: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    theirs = tmp_path_factory.mktemp("theirs") / "selfassess.toml"
    theirs.write_text("one = 1")
    assert open_toml(theirs).data == {"one": 1}
    assert list(theirs.parent.iterdir()) == [theirs]


def test_what_cannot_be_kept_is_read_as_ever(ours: Path) -> None:
    ours.write_text("day = 2026-11-22")
    assert open_toml(ours).data == open_toml(ours).data
    assert not list(ours.parent.glob("__pycache__/*"))


@pytest.mark.parametrize("damage", [b"", b"\n", b"nothing"])
def test_what_is_cut_short_is_not_used(ours: Path, damage: bytes) -> None:
    keep(ours, "mark", {"one": 1})
    assert kept(ours, "mark") == {"one": 1}
    (place,) = ours.parent.glob("__pycache__/*")
    place.write_bytes(b"mark\n" + damage)
    assert kept(ours, "mark") is None
