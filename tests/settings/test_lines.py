"""Every key of a TOML text is found on the line where it stands."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.settings.lines import key_lines

TEXT = '''\
# a note with = and [brackets]
plain = 1
"with.dot" = [ { x = 1, y = "#]" },
  { z = 2 } ]

[table.inner]   # another
long = """
key = 2
[not.a.table]
"""
dotted.path = 2026-09-30
literal = 'C:\\folder\\['

[[list]]
role = "a"
[[list]]
role = "b"
[list.sub]
deep = [[1, 2],
  [3]]
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("plain",), 2),
        (("with.dot",), 3),
        (("with.dot", 0, "y"), 3),
        (("with.dot", 1, "z"), 4),
        (("table", "inner"), 6),
        (("table", "inner", "long"), 7),
        (("table", "inner", "dotted", "path"), 11),
        (("table", "inner", "literal"), 12),
        (("list", 0, "role"), 15),
        (("list", 1), 16),
        (("list", 1, "role"), 17),
        (("list", 1, "sub", "deep"), 19),
        (("list", 1, "sub", "deep", 1), 20),
    ],
)
def test_a_key_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert key_lines(TEXT)[path] == line


def test_windows_line_ends_count_once() -> None:
    assert key_lines('a = 1\r\nb = "x"\r\n[c]\r\nd = 2\r\n')[("c", "d")] == 4


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Every key path of read values."""
    found = {path} if path else set()
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    else:
        return found
    for key, inner in members:
        found |= paths_of(inner, (*path, key))
    return found


def test_no_key_is_missed_and_none_is_invented() -> None:
    assert set(key_lines(TEXT)) == paths_of(tomllib.loads(TEXT))


names = st.text("abcdefgh_-", min_size=1, max_size=6)
values = st.sampled_from(
    ["1", '"#"', "'['", "[1, [2, 3], 4]", '{ a = 1, b = { c = "}" } }', '"""\n]\n"""', "true # no"]
)


@given(st.lists(st.tuples(names, values), unique_by=lambda pair: pair[0], max_size=8))
def test_any_keys_and_values_are_scanned_whole(pairs: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{name} = {value}" for name, value in pairs)
    lines = key_lines(text)
    assert set(lines) == paths_of(tomllib.loads(text))
    for name, value in pairs:
        first = text.split("\n").index(f"{name} = {value}".split("\n")[0]) + 1
        assert lines[(name,)] == first
