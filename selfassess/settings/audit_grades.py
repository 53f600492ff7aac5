"""A council's own audit scale, mapped onto the four grades in its settings and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selfassess.model.problem import Problem
from selfassess.model.thresholds import AuditScale
from selfassess.settings.faults import near
from selfassess.settings.load import TomlFile

_RANGE = re.compile(r"(\d+(?:\.5)?)\s*(?:-|–|to)\s*(\d+(?:\.5)?)")
HALVES = 2  # scales from 0 to 10 are met with half points


def override_grades(
    scales: dict[str, AuditScale], given: Mapping[str, str], file: TomlFile
) -> tuple[dict[str, AuditScale], list[Problem]]:
    """The scales with a council's words for their grades: "met", "partly met", "7 to 8".

    A range of numbers stands for each whole and half point in it. A scale of other words is
    never mapped without the council saying so: "met" is not "good" by nature.
    """
    name, scale = next(iter(scales.items()))
    spellings, mapped, problems = dict(scale.spellings), dict[str, str](), list[Problem]()
    for words, grade in given.items():
        if grade not in scale.grades:
            blanks = {"found": grade, "expected": ", ".join(scale.grades)}
            source = file.source(("audit_grades", words))
            hint = near(grade, list(scale.grades))
            problems.append(Problem.of("SA-S21", source, key=words, hint=hint, **blanks))
            continue
        mapped[words] = grade
        spellings.update((said, grade) for said in _said(words))
    changed = scale.model_copy(update={"spellings": spellings, "mapped": mapped})
    return {**scales, name: changed}, problems


def _said(words: str) -> Iterator[str]:
    """The cell texts that a key of the settings stands for."""
    span = _RANGE.fullmatch(words.strip())
    if span is None:
        yield words.strip().lower()
        return
    first, last = (int(float(end) * HALVES) for end in span.groups())
    for point in range(first, last + 1):
        whole, half = divmod(point, HALVES)
        yield f"{whole}.5" if half else str(whole)
        if not half:
            yield f"{whole}.0"
