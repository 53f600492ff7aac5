"""The lists of known names that cells are read by: indicators, aspects, areas, grades."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension
from selfassess.model.framework import Framework
from selfassess.read.headings import Names
from selfassess.read.sheets import area_names


def indicator_names(settings: Settings) -> Names:
    """Indicators by name, id and alias; a council's own names count as the catalogue's do."""
    return Names(
        (name, i.id) for i in settings.indicators.values() for name in (i.name, i.id, *i.aliases)
    )


def aspect_names(settings: Settings) -> Names:
    """Aspects by short title, title and id."""
    return Names(
        (name, a.id) for a in settings.aspects.values() for name in (a.short, a.title, a.id)
    )


def all_area_names(frameworks: Iterable[Framework]) -> Names:
    """The judgement areas of every framework, by short name, title, id and printed heading."""
    return area_names(area for framework in frameworks for area in framework.areas)


def framework_names(frameworks: Iterable[Framework]) -> Names:
    return Names((name, f.id) for f in frameworks for name in (f.id, f.short, f.name))


def printed_grades(frameworks: Iterable[Framework]) -> Names:
    """The grades of every framework, by title, id, short form and the spellings met."""
    return Names(
        (name, g.id)
        for f in frameworks
        for g in f.grades
        for name in (g.title, g.id, g.short, *g.spellings)
    )


def audit_grades(settings: Settings) -> Names:
    """The grades of every audit scale, by title, id and the spellings met."""
    return Names(
        pair
        for scale in settings.scales.values()
        for pair in (
            *((scale.titles.get(grade, grade), grade) for grade in scale.grades),
            *((grade, grade) for grade in scale.grades),
            *scale.spellings.items(),
        )
    )


def dimension_names(dimensions: Iterable[AuditDimension], settings: Settings) -> Names:
    """Headings under which audits grade: dimensions first, then aspects by title or id.

    An id is that of a dimension, or "aspect:" and the id of an aspect.
    """
    names = [(name, d.id) for d in dimensions for name in (d.title, d.id, *d.aliases)]
    names += [
        (name, f"aspect:{a.id}")
        for a in settings.aspects.values()
        for name in (a.title, a.short, a.id)
    ]
    return Names(names)
