"""The lists of known names that cells are read by: indicators, aspects, areas, grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension
from selfassess.model.framework import Framework, JudgementArea
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.sheets.find import area_names


def indicator_names(settings: Settings) -> Names:
    """Indicators by name, id and alias; a council's own names count as the catalogue's do."""
    return Names(
        (name, i.id) for i in settings.indicators.values() for name in (i.name, i.id, *i.aliases)
    )


def aspect_labels(settings: Settings, areas: Iterable[JudgementArea]) -> dict[str, str]:
    """Aspect id → its short title, with the judgement area where two areas share the title."""
    shorts = Counter(fold(a.short) for a in settings.aspects.values())
    titles = {area.id: area.short for area in areas}
    return {
        a.id: a.short if shorts[fold(a.short)] == 1 else f"{a.short} ({titles.get(a.area, a.area)})"
        for a in settings.aspects.values()
    }


def aspect_names(settings: Settings, areas: Iterable[JudgementArea]) -> Names:
    """Aspects by label, id, and by title where no other aspect has it."""
    labels = aspect_labels(settings, areas)
    titles = Counter(fold(name) for a in settings.aspects.values() for name in {a.short, a.title})
    return Names(
        (name, a.id)
        for a in settings.aspects.values()
        for name in (labels[a.id], a.id, a.short, a.title)
        if name in (labels[a.id], a.id) or titles[fold(name)] == 1
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


def dimension_places(
    dimensions: Iterable[AuditDimension], settings: Settings
) -> tuple[Names, dict[str, dict[str, str]]]:
    """Headings under which audits grade, and the aspect that each is, by judgement area.

    Dimensions come first, then the titles and ids of aspects; a title that two areas share is
    the aspect of the record's own area.
    """
    dimensions = tuple(dimensions)
    names = [(name, d.id) for d in dimensions for name in (d.title, d.id, *d.aliases)]
    places = {d.id: dict(d.aspects) for d in dimensions}
    for aspect in settings.aspects.values():
        for name in (aspect.short, aspect.title, aspect.id):
            member = f"aspect {fold(name)}"
            names.append((name, member))
            places.setdefault(member, {})[aspect.area] = aspect.id
    return Names(names), places
