"""The words by which surveys and logs of complaints are read, from `config/voice.toml`."""

from __future__ import annotations

from selfassess.model.voice import HeardWords
from selfassess.settings.load import build, config_folder, open_toml


def load_heard_words() -> HeardWords:
    """The words. Raises SettingsError."""
    file = open_toml(config_folder() / "voice.toml")
    return build(HeardWords, file.data, file)
