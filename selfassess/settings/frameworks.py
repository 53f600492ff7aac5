"""Framework versions and the crosswalk between them. A new framework is a new file, never code."""

from __future__ import annotations

from pathlib import Path

from selfassess.model.framework import CrosswalkStep, Framework, SubjectWords
from selfassess.settings.load import build, build_each, cited, config_folder, members, open_toml


def load_frameworks(config: Path | None = None) -> dict[str, Framework]:
    """Every framework in `config/frameworks`, by id, oldest first. Raises SettingsError."""
    loaded = []
    for path in sorted(((config or config_folder()) / "frameworks").glob("*.toml")):
        file = open_toml(path)
        loaded.append(build(Framework, file.data, file))
    return {f.id: f for f in sorted(loaded, key=lambda f: f.inspections_from)}


def load_crosswalk() -> tuple[CrosswalkStep, ...]:
    """Every step of every file in `config/crosswalks`. Raises SettingsError.

    Steps chain: findings of 2018 are carried to 2023, and from there to 2026.
    """
    steps: list[CrosswalkStep] = []
    for path in sorted((config_folder() / "crosswalks").glob("*.toml")):
        file = open_toml(path)
        between = {k: file.data.get(k) for k in ("from_framework", "to_framework")}
        entries = {
            at: {**between, **cited(step, file)} for at, step in members(file, "steps").items()
        }
        steps.extend(build_each(CrosswalkStep, entries, file))
    return tuple(steps)


def load_subjects() -> SubjectWords:
    """The words by which returning findings are recognised. Raises SettingsError."""
    file = open_toml(config_folder() / "placing" / "subjects.toml")
    words = {k: v for k, v in file.data.items() if k not in ("source", "as_at")}
    return build(SubjectWords, words, file)
