"""The form of the matching sheet, from `config/matching.toml`."""

from __future__ import annotations

from selfassess.model.forms import WorkbookForm
from selfassess.settings.load import build, config_folder, open_toml


def load_matching_form() -> WorkbookForm:
    """The form of inputs/matching.xlsx. Raises SettingsError."""
    file = open_toml(config_folder() / "matching.toml")
    return build(WorkbookForm, {"key": "matching", **file.data}, file)
