"""The aspects of practice under the judgement areas of the framework in force."""

from __future__ import annotations

from selfassess.model.framework import Aspect
from selfassess.settings.areas import area_files, area_tables
from selfassess.settings.load import build_each, config_folder, members, open_toml


def load_aspects() -> dict[str, Aspect]:
    """Every aspect in `config/aspects`, by id, in the order of the files. Raises SettingsError."""
    aspects: dict[str, Aspect] = {}
    terms = open_toml(config_folder() / "placing" / "aspects.toml")
    themes = {e.get("id"): e.get("theme", "") for e in members(terms, "aspect").values()}
    for file in area_files("aspects"):
        entries = area_tables(file, "aspects")
        for at, entry in entries.items():
            entry["theme"] = themes.get(str(at[-1]), "")
        aspects |= {aspect.id: aspect for aspect in build_each(Aspect, entries, file)}
    return aspects
