"""Charts as data: an area's profile, an indicator over time, audit grades by round and aspect."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.compose.figures import in_cell, may_print, say_value, within
from selfassess.compose.matter import Matter
from selfassess.compose.telling.indicator import can_tell, change_said
from selfassess.model.indicator import Geography, IndicatorValue
from selfassess.model.period import PeriodKind
from selfassess.model.reading import (
    IndicatorReading,
)
from selfassess.model.statement import Chart, Series
from selfassess.model.weight import AreaWeight, Standing

FEWEST_POINTS = 4
MOST_POINTS = {PeriodKind.MONTH: 24, PeriodKind.QUARTER: 12, PeriodKind.SNAPSHOT: 24}
MOST_YEARS = 8
SHORT = (PeriodKind.MONTH, PeriodKind.QUARTER)
YEARS = (
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.ACADEMIC_YEAR,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.ROLLING_YEAR,
)
REST = (PeriodKind.SNAPSHOT, *SHORT, PeriodKind.HALF_YEAR)
ORDER = (Standing.STRENGTH, Standing.MIXED, Standing.DEVELOPMENT, Standing.UNCLEAR)
PARTS = {
    Standing.STRENGTH: "area.strengths",
    Standing.DEVELOPMENT: "area.developments",
    Standing.MIXED: "area.mixed",
    Standing.UNCLEAR: "area.unclear",
    Standing.NO_EVIDENCE: "charts.without",
}
ROLES = (
    (Geography.NEIGHBOURS, "Statistical neighbours", "neighbours"),
    (Geography.ENGLAND, "England", "england"),
)


def profile(matter: Matter, area: AreaWeight) -> Chart:
    """Aspects by standing, one stacked bar."""
    title = matter.area_title(area.area)
    standings = [*ORDER, Standing.NO_EVIDENCE]
    phrases = [
        matter.wording.words_of(PARTS[s], n=area.count(s), one=area.count(s) == 1)
        for s in standings
        if area.count(s)
    ]
    said = matter.wording.words_of
    return Chart(
        id=f"{area.area}.profile",
        name=f"Profile: {title}",
        kind="profile",
        title=said(
            "charts.profile",
            area=title,
            strengths=area.count(Standing.STRENGTH),
            needs=area.count(Standing.DEVELOPMENT),
        ),
        alt=said("charts.profile_alt", area=title, total=len(area.aspects), standings=phrases),
        categories=(title,),
        series=tuple(
            Series(
                name=matter.words.standing_short[s],
                values=(float(area.count(s)),),
                role="part",
                grade=s.value,
            )
            for s in standings
        ),
        unit="aspects",
    )


def line(matter: Matter, identity: str, reading: IndicatorReading) -> Chart | None:
    """An indicator over time beside its target, neighbours and England; None where too short."""
    series = chosen_series(matter, reading)
    values = tuple(_value(matter, reading, v) for v in series)
    known = [v for v in values if v is not None]
    if len(known) < FEWEST_POINTS or not can_tell(matter, reading):
        return None
    categories = tuple(in_cell(v.period) for v in series)
    lines, flat = _comparators(reading, series)
    lines += _limits(reading, series) if None not in values else []
    notes = [
        matter.wording.words_of(rule)
        for rule, wanted in (
            ("charts.gap_note", None in values),
            ("charts.flat_note", flat),
            ("charts.parts_note", _in_parts(reading, series)),
        )
        if wanted
    ]
    return Chart(
        id=identity,
        name=reading.indicator.name,
        kind="line",
        title=_line_title(matter, reading),
        alt=_line_alt(matter, reading, series, known),
        categories=categories,
        series=(Series(name=matter.dossier.workspace.authority.short, values=values), *lines),
        unit=matter.words.units[reading.indicator.unit],
        marks=_marks(matter, series),
        note=" ".join(notes),
    )


def chosen_series(matter: Matter, reading: IndicatorReading) -> list[IndicatorValue]:
    """The stretch to draw, of one kind of period: months where the chart of months gave a signal,
    else years up to the latest figure (the inspection is then in sight), else what there is."""
    by_kind: dict[PeriodKind, list[IndicatorValue]] = {}
    for value in reading.series:
        by_kind.setdefault(value.period.kind, []).append(value)
    order = (*SHORT, *YEARS, *REST) if reading.direction.signal else (*YEARS, *REST)
    for kind in order:
        values = by_kind.get(kind, [])
        if sum(_value(matter, reading, v) is not None for v in values) >= FEWEST_POINTS:
            chosen = values[-MOST_POINTS.get(kind, MOST_YEARS) :]
            later = reading.latest.period.end > chosen[-1].period.end
            return [*chosen, reading.latest] if later else chosen
    return []


def _in_parts(reading: IndicatorReading, series: Sequence[IndicatorValue]) -> bool:
    """Whether months or quarters are drawn of a figure that is told for a longer time."""
    return series[-1].period.kind in SHORT and reading.latest.period.kind not in SHORT


def _value(matter: Matter, reading: IndicatorReading, value: IndicatorValue) -> float | None:
    hidden = reading.protected and value == reading.latest
    shown = may_print(reading.indicator, value, matter.thresholds.disclosure) and not hidden
    return value.value if shown else None


def _comparators(
    reading: IndicatorReading, series: Sequence[IndicatorValue]
) -> tuple[list[Series], bool]:
    """Target, neighbours and England along the same periods; whether any is drawn through."""
    lines: list[Series] = []
    flat = False
    if reading.target is not None:
        lines.append(
            Series(name="Target", values=(reading.target.value,) * len(series), role="target")
        )
    for geography, name, role in ROLES:
        theirs = [c for c in reading.comparators if c.geography == geography]
        if not theirs:
            continue
        by_period = {(c.period.start, c.period.end): c.value for c in theirs if c.period}
        matched = tuple(by_period.get((v.period.start, v.period.end)) for v in series)
        if sum(v is not None for v in matched) >= 2:
            lines.append(Series(name=name, values=matched, role=role))  # type: ignore[arg-type]
            continue
        latest = max(theirs, key=lambda c: c.period.order if c.period else ())
        label = f"{name} {in_cell(latest.period)}" if latest.period else name
        lines.append(
            Series(name=label, values=(latest.value,) * len(series), role=role)  # type: ignore[arg-type]
        )
        flat = True
    return lines, flat


def _limits(reading: IndicatorReading, series: Sequence[IndicatorValue]) -> list[Series]:
    """The limits of the process chart, where months or quarters are drawn. Never beside a point
    that is left out: their middle is the mean of the points, and would give it away."""
    direction = reading.direction
    drawn = bool(direction.signal) and series[0].period.kind in SHORT
    if not drawn or direction.lower_limit is None or direction.upper_limit is None:
        return []
    return [
        Series(name=name, values=(round(limit, 1),) * len(series), role="limit")
        for name, limit in (
            ("Lower limit", direction.lower_limit),
            ("Upper limit", direction.upper_limit),
        )
    ]


def _marks(matter: Matter, series: Sequence[IndicatorValue]) -> tuple[tuple[str, str], ...]:
    inspection = matter.last_inspection
    if inspection is None:
        return ()
    label = matter.wording.words_of("charts.mark", year=str(inspection.end.year))
    for number, value in enumerate(series):
        period = value.period
        if period.start <= inspection.end <= period.end:
            return ((in_cell(period), label),)
        if number and period.days == 1 and period.end >= inspection.end:
            return ((in_cell(period), label),)
    return ()


def _line_title(matter: Matter, reading: IndicatorReading) -> str:
    change = change_said(matter, reading)
    unit = reading.indicator.unit
    now, period = reading.latest.value, within(reading.latest.period)
    assert now is not None
    name = reading.indicator.name
    said = matter.wording.words_of
    if change is None or change.then.value is None:
        return said("charts.latest", name=name, now=say_value(unit, now), now_period=period)
    return said(
        "charts.moved",
        name=name,
        verdict=matter.words.moved.get(change.verdict, matter.words.changed[change.verdict]),
        moved=change.verdict in matter.words.moved,
        then=say_value(unit, change.then.value),
        then_period=within(change.then.period),
        now=say_value(unit, now),
        now_period=period,
    )


def _line_alt(
    matter: Matter,
    reading: IndicatorReading,
    series: Sequence[IndicatorValue],
    known: list[float],
) -> str:
    unit = reading.indicator.unit
    england = [c for c in reading.comparators if c.geography == Geography.ENGLAND]
    latest = max(england, key=lambda c: c.period.order if c.period else (), default=None)
    return matter.wording.words_of(
        "charts.line_alt",
        name=reading.indicator.name,
        first_period=series[0].period.say(),
        last_period=series[-1].period.say(),
        first=say_value(unit, known[0]),
        last=say_value(unit, known[-1]),
        lowest=say_value(unit, min(known)),
        highest=say_value(unit, max(known)),
        target=say_value(unit, reading.target.value) if reading.target else None,
        england=say_value(unit, latest.value) if latest else None,
    )
