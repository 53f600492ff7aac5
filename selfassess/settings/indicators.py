"""The catalogue of indicators, and what a council may change or add in its own settings."""

from __future__ import annotations

from typing import Any

from selfassess.model.framework import Aspect
from selfassess.model.indicator import Indicator
from selfassess.model.problem import Problem
from selfassess.settings.areas import area_files, area_tables
from selfassess.settings.faults import near
from selfassess.settings.load import TomlFile, build_each, mend

# What a council may say of an indicator of the catalogue. The rest is its definition: with that
# changed it would be another measure, and no published figure could stand beside it.
OPEN = ("name", "aliases", "aspect", "caveats", "standard", "timescale", "timescale_source")
# What an indicator of a council's own must have.
NEEDED = ("name", "area", "aspect", "unit", "polarity")


def load_indicators() -> dict[str, Indicator]:
    """Every indicator in `config/indicators`, by id, in file order. Raises SettingsError."""
    indicators: dict[str, Indicator] = {}
    for file in area_files("indicators"):
        entries = area_tables(file, "indicators")
        indicators |= {i.id: i for i in build_each(Indicator, entries, file)}
    return indicators


def override_indicators(
    catalogue: dict[str, Indicator],
    aspects: dict[str, Aspect],
    given: dict[str, dict[str, Any]],
    file: TomlFile,
) -> tuple[dict[str, Indicator], list[Problem]]:
    """The catalogue with a council's `[indicators."id"]` laid over it, and what was wrong there.

    An id that the catalogue has is changed, as far as it may be; any other id is an indicator of
    the council's own, marked `local`. What is wrong is left out.
    """
    changed = dict(catalogue)
    problems: list[Problem] = []
    for key, entry in given.items():
        if key in catalogue:
            indicator, faults = _changed(catalogue[key], entry, file)
        else:
            indicator, faults = _declared(key, entry, catalogue, file)
        problems += faults
        if indicator is None:
            continue
        if misplaced := _misplaced(indicator, aspects, file):
            problems.append(misplaced)
            continue
        changed[key], faults = _without_others_names(indicator, changed, file)
        problems += faults
    return changed, problems


def _changed(
    indicator: Indicator, entry: dict[str, Any], file: TomlFile
) -> tuple[Indicator | None, list[Problem]]:
    at = ("indicators", indicator.id)
    problems = [
        Problem.of("SA-S16", file.source((*at, key)), key=key, indicator=indicator.id)
        for key in entry
        if key not in OPEN and key in Indicator.model_fields
    ]
    known = indicator.model_dump()
    rest = {k: v for k, v in entry.items() if k in OPEN or k not in Indicator.model_fields}
    if isinstance(names := rest.get("aliases"), list):
        rest["aliases"] = [*known["aliases"], *names]
    _cite_standard(rest)
    value, faults = mend(Indicator, {**known, **rest}, file, at, known)
    return value, problems + faults


def _declared(
    key: str, entry: dict[str, Any], catalogue: dict[str, Indicator], file: TomlFile
) -> tuple[Indicator | None, list[Problem]]:
    at = ("indicators", key)
    hint = near(key, list(catalogue))
    if (hint and not all(k in entry for k in NEEDED)) or not any(k in entry for k in NEEDED):
        return None, [Problem.of("SA-S15", file.source(at), found=key, hint=hint)]
    own = {"source": "the council's own indicator", "as_at": "as declared"}
    rest = {"group": "local", "published_source": "none (local)", "citation": own, **entry}
    _cite_standard(rest)
    return mend(Indicator, {**rest, "id": key, "local": True}, file, at)


def _cite_standard(entry: dict[str, Any]) -> None:
    """A standard that a council gives stands on the council's word."""
    if isinstance(standard := entry.get("standard"), dict):
        own = {"source": "the council's own settings", "as_at": "as declared"}
        entry["standard"] = {"citation": own, **standard}


def _misplaced(indicator: Indicator, aspects: dict[str, Aspect], file: TomlFile) -> Problem | None:
    aspect = aspects.get(indicator.aspect)
    if aspect is not None and aspect.area == indicator.area:
        return None
    known = [a.id for a in aspects.values() if a.area == indicator.area]
    return Problem.of(
        "SA-S17",
        file.source(("indicators", indicator.id, "aspect")),
        indicator=indicator.id,
        found=indicator.aspect,
        area=indicator.area,
        hint=near(indicator.aspect, known),
    )


def _without_others_names(
    indicator: Indicator, catalogue: dict[str, Indicator], file: TomlFile
) -> tuple[Indicator, list[Problem]]:
    """The indicator without aliases that another one has; reading could not tell them apart."""
    taken = {
        name.casefold(): other.id
        for other in catalogue.values()
        if other.id != indicator.id
        for name in (other.name, *other.aliases)
    }
    clashes = [n for n in (indicator.name, *indicator.aliases) if n.casefold() in taken]
    source = file.source(("indicators", indicator.id))
    problems = [
        Problem.of("SA-S18", source, found=n, indicator=indicator.id, other=taken[n.casefold()])
        for n in clashes
    ]
    aliases = tuple(n for n in indicator.aliases if n not in clashes)
    return indicator.model_copy(update={"aliases": aliases}), problems
