"""The words by which workbooks in a council's own layout are read, from `config/layouts.toml`."""

from __future__ import annotations

from selfassess.model.layout import LayoutWords, MatchWords
from selfassess.settings.load import build, config_folder, open_toml


def load_layout_words() -> tuple[LayoutWords, MatchWords]:
    """The words for reading layouts, and those for matching labels. Raises SettingsError."""
    file = open_toml(config_folder() / "layouts.toml")
    values = dict(file.data)
    matching = values.pop("matching")
    return build(LayoutWords, values, file), build(MatchWords, matching, file)
