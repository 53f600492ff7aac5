"""All of `config/` that judging and writing need, with a council's overrides laid over it."""

from __future__ import annotations

from typing import Any

from selfassess.model.dossier import Settings
from selfassess.model.problem import Problem
from selfassess.settings.aspects import load_aspects
from selfassess.settings.frameworks import load_crosswalk, load_frameworks
from selfassess.settings.indicators import load_indicators, override_indicators
from selfassess.settings.load import SettingsError, TomlFile
from selfassess.settings.thresholds import load_proportions, load_thresholds, override_thresholds
from selfassess.settings.workbooks import load_scales

# The tables of selfassess.toml that change settings rather than describe the workspace.
OVERRIDES = ("thresholds", "wordings", "indicators")


def load_settings(overrides: dict[str, Any] | None = None) -> Settings:
    """The settings, with overrides in the shape of selfassess.toml. Raises SettingsError."""
    settings, problems = settings_with(TomlFile("selfassess.toml", "", overrides or {}))
    if problems:
        raise SettingsError(problems)
    return settings


def settings_with(file: TomlFile) -> tuple[Settings, list[Problem]]:
    """The settings with a council's file laid over them, and everything that is wrong in it.

    What is wrong gives way to the default. Raises SettingsError where `config/` itself is wrong.
    """
    given, problems = _tables(file)
    aspects = load_aspects()
    thresholds, faults = override_thresholds(load_thresholds(), given["thresholds"], file)
    problems += faults
    indicators, faults = override_indicators(load_indicators(), aspects, given["indicators"], file)
    problems += faults
    wordings, faults = _wordings(given["wordings"], file)
    problems += faults
    settings = Settings(
        frameworks=load_frameworks(),
        crosswalk=load_crosswalk(),
        aspects=aspects,
        indicators=indicators,
        thresholds=thresholds,
        scales=load_scales(),
        proportions=load_proportions(),
        wordings=wordings,
    )
    return settings, problems


def _tables(file: TomlFile) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    given: dict[str, dict[str, Any]] = {}
    problems = []
    for key in OVERRIDES:
        value = file.data.get(key, {})
        given[key] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            problems.append(_wrong(file, key, "a table of keys and values", value))
    return given, problems


def _wordings(given: dict[str, Any], file: TomlFile) -> tuple[dict[str, str], list[Problem]]:
    kept = {k: v for k, v in given.items() if isinstance(v, str)}
    wrong = [(k, v) for k, v in given.items() if not isinstance(v, str)]
    return kept, [_wrong(file, f"wordings.{k}", "text in quotation marks", v) for k, v in wrong]


def _wrong(file: TomlFile, key: str, expected: str, found: object) -> Problem:
    source = file.source(tuple(key.split(".", 1)))
    return Problem.of("SA-S06", source, key=key, expected=expected, found=found)
