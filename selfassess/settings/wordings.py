"""The words of the documents and the glossary, with a council's own words laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from selfassess.model.problem import Problem
from selfassess.model.wordings import Wordings
from selfassess.settings.faults import near
from selfassess.settings.load import TomlFile, build, config_folder, open_toml


def load_wordings(overrides: Mapping[str, str] | None = None) -> Wordings:
    """The words, from `config/wordings.toml` and `config/glossary.toml`. Raises SettingsError.

    `overrides` are the council's, by table and word: {"standing.strength": "a strong point"}.
    Those that name nothing we say are left out.
    """
    file = open_toml(config_folder() / "wordings.toml")
    glossary = open_toml(config_folder() / "glossary.toml")
    tables = _tables(file)
    for key, words in (overrides or {}).items():
        table, _, entry = key.partition(".")
        if entry in tables.get(table, {}):
            tables[table][entry] = words
    return build(Wordings, {**tables, "glossary": glossary.data.get("terms", [])}, file)


def override_wordings(
    given: dict[str, dict[str, Any]], file: TomlFile
) -> tuple[dict[str, str], list[Problem]]:
    """A council's `[wordings.…]` by table and word, without those that name nothing we say."""
    if not given:
        return {}, []
    ours = _tables(open_toml(config_folder() / "wordings.toml"))
    kept: dict[str, str] = {}
    problems = []
    for table, words in given.items():
        if table not in ours:
            problems.append(_unknown(file, (table,), list(ours)))
            continue
        for key, value in words.items():
            if key in ours[table]:
                kept[f"{table}.{key}"] = str(value)
            else:
                problems.append(_unknown(file, (table, key), list(ours[table])))
    return kept, problems


def _unknown(file: TomlFile, at: tuple[str, ...], known: list[str]) -> Problem:
    return Problem.of(
        "SA-S20",
        file.source(("wordings", *at)),
        found=".".join(at),
        hint=near(at[-1], known),
        expected=", ".join(known),
    )


def _tables(file: TomlFile) -> dict[str, dict[str, Any]]:
    return {name: dict(table) for name, table in file.data.items() if isinstance(table, dict)}
