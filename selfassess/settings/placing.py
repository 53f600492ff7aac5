"""The words and weights of the classifier, from `config/placing`."""

from __future__ import annotations

import json
from typing import Any

from selfassess.model.placing import (
    AspectTerms,
    Cues,
    LearnedPolarity,
    LearnedThemes,
    PlacingSettings,
    Theme,
    Themes,
)
from selfassess.settings.load import TomlFile, build, build_each, config_folder, members, open_toml


def load_placing() -> PlacingSettings:
    """Everything the classifier needs. Raises SettingsError where a file is wrong."""
    learned = learned_weights()
    return PlacingSettings(
        themes=load_themes(),
        cues=load_cues(),
        learned_themes=LearnedThemes.model_validate(learned["themes"]),
        learned_polarity=LearnedPolarity.model_validate(learned["polarity"]),
    )


def load_themes() -> Themes:
    """Themes, terms and the aspects that stand on them. Raises SettingsError."""
    file, aspects = _open("themes"), _open("aspects")
    values = _without_citation(file)
    del values["theme"]
    themes = build_each(Theme, members(file, "theme"), file)
    placed = build_each(AspectTerms, members(aspects, "aspect"), aspects)
    values |= {"themes": [t.model_dump() for t in themes]}
    values |= {"aspects": [a.model_dump() for a in placed]}
    return build(Themes, values, file)


def load_cues() -> Cues:
    """Cues each way, false friends, negators, extent and movement. Raises SettingsError."""
    file = _open("polarity")
    return build(Cues, _without_citation(file), file)


def learned_weights() -> dict[str, Any]:
    """The weights as the trainer wrote them (`scripts/train_placing.py`)."""
    path = config_folder() / "placing" / "learned.json"
    weights: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def _open(name: str) -> TomlFile:
    return open_toml(config_folder() / "placing" / f"{name}.toml")


def _without_citation(file: TomlFile) -> dict[str, Any]:
    return {k: v for k, v in file.data.items() if k not in ("source", "as_at")}
