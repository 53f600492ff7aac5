"""The page of behaviours is whole and true: each has its place in the code and its tests."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "layouts.md"
LAST = 42
ROW = re.compile(r"^\| (LD-\d\d) \| (.+?) \| `([^`]+)` \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))


@cache
def named_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(n.name for n in tree.body if isinstance(n, ast.FunctionDef))


def test_every_behaviour_is_listed_once_and_in_order() -> None:
    assert [row[0] for row in ROWS] == [f"LD-{n:02d}" for n in range(1, LAST + 1)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_behaviour_has_its_place_and_its_tests(row: tuple[str, str, str, str]) -> None:
    _, _, place, shown = row
    assert (ROOT / place).is_file()
    named = re.findall(r"`([^`:]+)::(\w+)`", shown)
    assert named
    assert [name for path, name in named if name not in named_in(path)] == []
