"""Wrong settings give located problems, several at once, and never a traceback."""

from __future__ import annotations

import tempfile
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.model.record import Record
from selfassess.settings.load import SettingsError, build, data_folder, mend, open_toml
from selfassess.settings.problems import load_catalogue


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Leaf(Record):
    name: str
    size: int = 1


class Tree(Record):
    height: float
    planted: date | None = None
    evergreen: bool = False
    colour: Colour = Colour.RED
    leaves: tuple[Leaf, ...] = ()
    branches: dict[str, Leaf] = {}


def problems_of(text: str, folder: Path) -> list[tuple[str, int | None, str, str]]:
    """Code, line, key and hint of every problem of a tree."""
    path = folder / "tree.toml"
    path.write_text(text, encoding="utf-8")
    file = open_toml(path)
    _, problems = mend(Tree, file.data, file)
    return [
        (p.code, p.source.line, p.blanks["key"], p.blanks["hint"].strip())
        for p in problems
        if p.source
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("height = 1\nevergren = true", ("SA-S04", 2, "evergren", 'Did you mean "evergreen"?')),
        ("evergreen = true", ("SA-S05", None, "height", "")),
        ('height = "tall"', ("SA-S06", 1, "height", "")),
        ("height = 1\nplanted = 2026", ("SA-S06", 2, "planted", "")),
        ('height = 1\ncolour = "green"', ("SA-S06", 2, "colour", "")),
        (
            'height = 1\n[[leaves]]\nname = "a"\n[[leaves]]\nnaem = "b"\nname = "b"',
            ("SA-S04", 5, "leaves.2.naem", 'Did you mean "name"?'),
        ),
        ("height = 1\n[[leaves]]\nsize = 2", ("SA-S05", 2, "leaves.1.name", "")),
        (
            'height = 1\n[branches.low]\nname = "a"\nsiz = 2',
            ("SA-S04", 4, "branches.low.siz", 'Did you mean "size"?'),
        ),
        ("height = 1\nleaves = 3", ("SA-S06", 2, "leaves", "")),
        ('height = 1\nleaves = [ { name = "a", size = 1.5 } ]', ("SA-S06", 2, "leaves.1.size", "")),
    ],
)
def test_a_wrong_key_is_located(
    text: str, expected: tuple[str, int | None, str, str], tmp_path: Path
) -> None:
    assert problems_of(text, tmp_path) == [expected]


def test_everything_wrong_is_said_at_once_and_what_is_right_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "tree.toml"
    path.write_text('height = 2\nevergreen = "x"\nheigth = 3\n[[leaves]]\n[[leaves]]\nname = "b"\n')
    file = open_toml(path)
    tree, problems = mend(Tree, file.data, file)
    assert sorted(p.code for p in problems) == ["SA-S04", "SA-S05", "SA-S06"]
    assert tree == Tree(height=2, leaves=(Leaf(name="b"),))


def test_what_is_wrong_gives_way_to_the_default(tmp_path: Path) -> None:
    path = tmp_path / "tree.toml"
    path.write_text('height = "tall"')
    file = open_toml(path)
    tree, problems = mend(Tree, file.data, file, (), {"height": 7})
    assert tree == Tree(height=7)
    assert len(problems) == 1


def test_building_refuses_what_mending_would_mend(tmp_path: Path) -> None:
    path = tmp_path / "tree.toml"
    path.write_text("height = 1\nextra = 2")
    file = open_toml(path)
    with pytest.raises(SettingsError) as caught:
        build(Tree, file.data, file)
    assert [p.code for p in caught.value.problems] == ["SA-S04"]


@pytest.mark.parametrize(
    ("content", "code", "line", "reason"),
    [
        (b"a = 1\nb = \n", "SA-S03", 2, "invalid value"),
        ("a = “curly”".encode(), "SA-S03", 1, "curly quotation marks"),
        (b"a = 1\na = 2", "SA-S03", 2, "cannot overwrite a value"),
        (b"[a\n", "SA-S03", 1, ""),
        ("a = 'Caf\xe9'".encode("cp1252"), "SA-S02", None, "it is not UTF-8"),
        (b"a = " + b"[" * 5000, "SA-S02", None, "it is nested too deep"),
        (b"a = '''never closed", "SA-S03", 1, ""),
    ],
)
def test_a_malformed_file_is_a_problem(
    content: bytes, code: str, line: int | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        open_toml(path)
    [problem] = caught.value.problems
    assert problem.source is not None
    assert (problem.code, problem.source.line) == (code, line)
    assert reason in problem.blanks["reason"]


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes('\ufeffname = "Café"\r\n'.encode())
    assert open_toml(path).data == {"name": "Café"}


@given(st.text(max_size=60))
def test_no_text_gives_a_traceback(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            file = open_toml(path)
        except SettingsError as refusal:
            assert refusal.problems
        else:
            _, problems = mend(Tree, file.data, file)
            words = load_catalogue()
            assert all(words.word(p).say().startswith("SA-S") for p in problems)


def test_the_data_folder_holds_the_settings() -> None:
    assert (data_folder() / "config" / "problems.toml").is_file()
