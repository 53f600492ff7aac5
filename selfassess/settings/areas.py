"""The files of `config/` that are kept one for each judgement area."""

from __future__ import annotations

from typing import Any

from selfassess.settings.lines import KeyPath
from selfassess.settings.load import TomlFile, config_folder, open_toml, tables

# In the order of the body of a report: leaders last.
ORDER = ("help_protection", "children_in_care", "care_leavers", "leaders")


def area_files(folder: str) -> list[TomlFile]:
    """The TOML files of a folder of `config/`, in the order in which reports take the areas."""
    paths = list((config_folder() / folder).glob("*.toml"))
    paths.sort(key=lambda p: (ORDER.index(p.stem) if p.stem in ORDER else len(ORDER), p.stem))
    return [open_toml(path) for path in paths]


def area_tables(file: TomlFile, key: str) -> dict[KeyPath, dict[str, Any]]:
    """The tables under a key of such a file, by key path, each with id, citation and area."""
    area = {k: v for k, v in file.data.items() if k == "area"}
    return {at: {**area, **entry} for at, entry in tables(file, key).items()}
