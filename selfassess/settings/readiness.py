"""The checklist, the plan by day and the expected window of the inspection-readiness report."""

from __future__ import annotations

from selfassess.model.readiness import ReadinessForm
from selfassess.settings.load import build, cited, config_folder, open_toml


def load_readiness() -> ReadinessForm:
    """From `config/readiness.toml`. Raises SettingsError."""
    file = open_toml(config_folder() / "readiness.toml")
    return build(ReadinessForm, cited(file.data, file), file)
