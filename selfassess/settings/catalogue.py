"""All of `config/` that judging and writing need, with a council's overrides laid over it."""

from __future__ import annotations

from typing import Any

from selfassess.model.dossier import Settings
from selfassess.model.problem import Problem
from selfassess.model.record import Record
from selfassess.settings.aspects import load_aspects
from selfassess.settings.audit_grades import override_grades
from selfassess.settings.frameworks import load_crosswalk, load_frameworks, load_subjects
from selfassess.settings.indicators import load_indicators, override_indicators
from selfassess.settings.load import SettingsError, TomlFile, mend
from selfassess.settings.thresholds import load_proportions, load_thresholds, override_thresholds
from selfassess.settings.wordings import override_wordings
from selfassess.settings.workbooks import load_scales


class Overrides(Record):
    """The tables of selfassess.toml that change settings rather than describe the workspace."""

    thresholds: dict[str, Any] = {}
    wordings: dict[str, dict[str, str | int]] = {}
    indicators: dict[str, dict[str, Any]] = {}
    audit_grades: dict[str, str] = {}


def load_settings(overrides: dict[str, Any] | None = None) -> Settings:
    """The settings, with overrides in the shape of selfassess.toml. Raises SettingsError."""
    file = TomlFile("selfassess.toml", "", overrides or {})
    given, problems = mend(Overrides, file.data, file)
    settings, faults = settings_with(given or Overrides(), file)
    if problems or faults:
        raise SettingsError(problems + faults)
    return settings


def settings_with(given: Overrides, file: TomlFile) -> tuple[Settings, list[Problem]]:
    """The settings with a council's overrides, and everything that is wrong in those.

    What is wrong gives way to the default. Raises SettingsError where `config/` itself is wrong.
    """
    aspects = load_aspects()
    thresholds, problems = override_thresholds(load_thresholds(), given.thresholds, file)
    indicators, faults = override_indicators(load_indicators(), aspects, given.indicators, file)
    problems += faults
    wordings, faults = override_wordings(given.wordings, file)
    problems += faults
    scales, faults = override_grades(load_scales(), given.audit_grades, file)
    settings = Settings(
        frameworks=load_frameworks(),
        crosswalk=load_crosswalk(),
        aspects=aspects,
        indicators=indicators,
        thresholds=thresholds,
        scales=scales,
        proportions=load_proportions(),
        subjects=load_subjects(),
        wordings=wordings,
    )
    return settings, problems + faults
