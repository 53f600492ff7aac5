"""The chart of an area's figures among statistical neighbours."""

from __future__ import annotations

from selfassess.compose.figures import say_percent
from selfassess.compose.matter import Matter
from selfassess.compose.telling.charts import ROLES
from selfassess.compose.telling.indicator import can_tell
from selfassess.model.indicator import Geography, Polarity, Unit
from selfassess.model.reading import Against, IndicatorReading, Verdict
from selfassess.model.statement import Chart, Series
from selfassess.model.weight import AreaWeight

NEIGHBOURS = (Against.NEIGHBOURS,)
INDICATORS_DRAWN = 4


def among_neighbours(matter: Matter, area: AreaWeight) -> Chart | None:
    """Where the area's judged percentages stand beside statistical neighbours and England."""
    shown = [r for a in area.aspects for r in a.indicators if _beside_neighbours(matter, r)]
    shown = sorted(shown, key=lambda r: (-r.force, r.key))[:INDICATORS_DRAWN]
    if len(shown) < 3:
        return None
    said = matter.wording.words_of
    title = matter.area_title(area.area)
    verdicts = [c.verdict for r in shown for c in r.level.comparisons if c.against in NEIGHBOURS]
    found = [v for v in (Verdict.BETTER, Verdict.IN_LINE, Verdict.WORSE) if v in verdicts]
    counts = [
        said(
            "charts.neighbours_count",
            n=verdicts.count(v),
            level=matter.words.level_lower[v],
            first=v == found[0],
        )
        for v in found
    ]
    columns = [
        Series(
            name=matter.dossier.workspace.authority.short,
            values=tuple(round(r.latest.value or 0.0, 1) for r in shown),
        )
    ]
    for geography, name, role in ROLES:
        values = tuple(_latest_of(r, geography) for r in shown)
        columns.append(Series(name=name, values=values, role=role))  # type: ignore[arg-type]
    parts = "; ".join(
        said(
            "charts.neighbours_part",
            name=r.indicator.name,
            ours=say_percent(r.latest.value or 0.0),
            theirs=say_percent(_latest_of(r, Geography.NEIGHBOURS) or 0.0),
        )
        for r in shown
    )
    return Chart(
        id=f"{area.area}.neighbours",
        name=f"{title} among neighbours",
        kind="bar",
        title=said(
            "charts.neighbours",
            area=title.lower(),
            total=len(shown),
            parts=counts,
            all=matter.words.level_lower[found[0]] if len(found) == 1 else None,
        ),
        alt=said("charts.neighbours_alt", total=len(shown), parts=parts),
        categories=tuple(r.indicator.name for r in shown),
        series=tuple(columns),
        unit="%",
    )


def _beside_neighbours(matter: Matter, reading: IndicatorReading) -> bool:
    judged = any(
        c.against in NEIGHBOURS and c.verdict != Verdict.UNKNOWN for c in reading.level.comparisons
    )
    percent = reading.indicator.unit == Unit.PERCENT
    judging = reading.indicator.polarity != Polarity.CONTEXT
    return percent and judging and judged and can_tell(matter, reading)


def _latest_of(reading: IndicatorReading, geography: Geography) -> float | None:
    theirs = [c for c in reading.comparators if c.geography == geography]
    latest = max(theirs, key=lambda c: c.period.order if c.period else (), default=None)
    return None if latest is None else round(latest.value, 1)
