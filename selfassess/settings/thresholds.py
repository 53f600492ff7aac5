"""How the tool judges and which words it uses for shares, with a council's overrides."""

from __future__ import annotations

from typing import Any

from selfassess.model.problem import Problem
from selfassess.model.thresholds import ProportionWord, Thresholds
from selfassess.settings.load import (
    TomlFile,
    build,
    build_each,
    config_folder,
    members,
    mend,
    open_toml,
)


def load_thresholds() -> Thresholds:
    """The defaults, from `config/thresholds.toml`. Raises SettingsError."""
    file = open_toml(config_folder() / "thresholds.toml")
    return build(Thresholds, _without_citation(file), file)


def load_proportions() -> tuple[ProportionWord, ...]:
    """Words for shares, the highest first, from `config/proportions.toml`. Raises SettingsError."""
    file = open_toml(config_folder() / "proportions.toml")
    return tuple(build_each(ProportionWord, members(file, "words"), file))


def override_thresholds(
    defaults: Thresholds, given: dict[str, Any], file: TomlFile
) -> tuple[Thresholds, list[Problem]]:
    """The defaults with a council's `[thresholds.…]` laid over them, and what was wrong there.

    A wrong value gives way to the default.
    """
    known = defaults.model_dump()
    merged = dict(known)
    for group, values in given.items():
        under = known.get(group)
        merged[group] = {**under, **values} if under and isinstance(values, dict) else values
    changed, problems = mend(Thresholds, merged, file, ("thresholds",), known)
    if changed is None:
        return defaults, problems
    for group, words in _contradictions(changed):
        source = file.source(("thresholds", group))
        problems.append(Problem.of("SA-S19", source, found=words))
        changed = changed.model_copy(update={group: getattr(defaults, group)})
    return changed, problems


def _contradictions(thresholds: Thresholds) -> list[tuple[str, str]]:
    """Groups whose numbers cannot both hold, and why."""
    found = []
    if thresholds.audit.weakness_share > thresholds.audit.strength_share:
        found.append(("audit", "weakness_share is above strength_share"))
    if thresholds.direction.near_factor > thresholds.direction.limit_factor:
        found.append(("direction", "near_factor is above limit_factor"))
    return found


def _without_citation(file: TomlFile) -> dict[str, Any]:
    return {k: v for k, v in file.data.items() if k not in ("source", "as_at")}
