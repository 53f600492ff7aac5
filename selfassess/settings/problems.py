"""The catalogue of problems: what each code means and what a person should do about it."""

from __future__ import annotations

from selfassess.model.problem import Catalogue
from selfassess.settings.load import TomlFile, build, config_folder, open_toml


def load_catalogue() -> Catalogue:
    """Every kind of problem, from `config/problems.toml`. Raises SettingsError."""
    file = open_toml(config_folder() / "problems.toml")
    return build(Catalogue, {"kinds": _with_codes(file)}, file)


def _with_codes(file: TomlFile) -> dict[str, dict[str, str]]:
    return {code: {"code": code, **entry} for code, entry in file.data.items()}
