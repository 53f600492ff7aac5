"""The rules of judging in words, with the thresholds in force, from `config/rules.toml`."""

from __future__ import annotations

from selfassess.model.thresholds import Thresholds
from selfassess.settings.load import config_folder, open_toml


def load_rules(thresholds: Thresholds) -> dict[str, str]:
    """Each rule's sentence by the id that a reason names. Raises SettingsError."""
    file = open_toml(config_folder() / "rules.toml")
    groups = {name: getattr(thresholds, name) for name in Thresholds.model_fields}
    return {rule: words.format(**groups) for rule, words in file.data["rules"].items()}
