"""The house keeps its shape: who imports whom, who opens which library, how large things get."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "selfassess"
MODULES = sorted(HOUSE.rglob("*.py"))
ROOMS = (
    "model", "settings", "read", "judge", "match", "weigh",
    "compose", "review", "write", "commands",
)  # fmt: skip
PURE = ("judge", "match", "weigh", "review")

# Which modules may import a library, as the beginnings of their paths inside selfassess/.
DOORS = {
    "openpyxl": ("read/", "write/excel/"),
    "python_calamine": ("read/",),
    "pypdfium2": ("read/",),
    "docx": ("read/documents", "write/word/"),
    "lxml": ("read/documents", "write/word/"),
    "tomllib": ("settings/",),
    "jinja2": ("compose/wording",),
    "typer": ("cli.py",),
    "sqlite3": ("read/annex_a",),
}
# What the pure rooms may use of the standard library: nothing that sees a file, a clock or chance.
PURE_LIBRARY = {
    "__future__", "bisect", "collections", "dataclasses", "datetime", "difflib", "enum",
    "fractions", "functools", "itertools", "math", "operator", "re", "statistics", "string",
    "typing", "unicodedata",
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
LONGEST_MODULE = 350
LONGEST_FUNCTION = 60


def room_of(path: Path) -> str:
    inside = path.relative_to(HOUSE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import of a module, wherever it stands in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative imports hide the room"
            yield node.lineno, node.module or ""


def may_import(room: str) -> set[str]:
    match room:
        case "commands":
            return {*ROOMS}
        case "cli":
            return {"commands", "model"}
        case "__main__":
            return {"cli"}
        case "__init__":
            return set()
        case _:
            return {"model", room}


def breaches(path: Path) -> list[str]:
    found = []
    room = room_of(path)
    inside = path.relative_to(HOUSE).as_posix()
    for line, name in imports_of(path):
        parts = name.split(".")
        where = f"{inside}:{line} imports {name}"
        if parts[0] == "selfassess":
            if len(parts) > 1 and parts[1] not in may_import(room):
                found.append(f"{where}: a room imports only model and itself")
        elif parts[0] in DOORS and not inside.startswith(DOORS[parts[0]]):
            found.append(f"{where}: only {' and '.join(DOORS[parts[0]])} may")
        elif room in PURE and parts[0] not in PURE_LIBRARY:
            found.append(f"{where}: a pure room sees no files, no clock, no chance")
    return found


def test_there_are_modules_in_every_room() -> None:
    empty = [room for room in ROOMS if not any((HOUSE / room).glob("**/*.py"))]
    assert not empty


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    assert not breaches(path)


def test_the_import_rule_would_notice_a_breach(tmp_path: Path, monkeypatch) -> None:
    house = tmp_path / "selfassess"
    (house / "judge").mkdir(parents=True)
    bad = house / "judge" / "level.py"
    bad.write_text("import os\nimport openpyxl\nfrom selfassess.read import workbook\n")
    monkeypatch.setitem(globals(), "HOUSE", house)
    assert len(breaches(bad)) == 3


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_module_stays_small_and_well_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN_NAMES
    assert text.count("\n") <= LONGEST_MODULE, "split it by what it is about"
    if path.name != "__init__.py" or text.strip():
        assert ast.get_docstring(ast.parse(text)), "say in one sentence what this module is for"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > LONGEST_FUNCTION:
                long.append(f"{node.name} ({size} lines)")
    assert not long


def test_no_module_is_unfinished() -> None:
    loose = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node):
                loose.append(f"{path.name}:{node.lineno}")
    assert not loose
