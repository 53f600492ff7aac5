"""Indicator tables: every indicator with its figures, by area; and the numbers behind charts."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.compose.figures import figure, in_cell, say_cell
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.history import elsewhere
from selfassess.compose.sections.tracker import sentence_case
from selfassess.compose.telling.indicator import can_tell, change_said
from selfassess.model.indicator import Geography, Polarity, Unit
from selfassess.model.reading import IndicatorReading, Trend, Verdict
from selfassess.model.statement import Block, Cell, Chart, Column, Heading, Row, Table

FIRST_COLUMN = {
    "line": "Period",
    "stacked": "Round or aspect",
    "bar": "Indicator",
    "profile": "Area",
}
UNSAID = (Trend.TOO_FEW, Trend.NOT_COMPARABLE)
SURE = (Trend.IMPROVING, Trend.DECLINING, Trend.UP, Trend.DOWN)


def indicator_tables(matter: Matter, charts: Sequence[Chart]) -> list[Block]:
    """One table for each area, then the numbers behind the line charts."""
    heading = matter.words.headings["indicators"]
    blocks: list[Block] = [Heading(id="indicators", level=1, text=heading, new_page=True)]
    for area in matter.areas:
        readings = [r for r in matter.indicators if r.area == area.area]
        if readings:
            title = matter.area_title(area.area)
            blocks.append(Heading(id=f"indicators.{area.area}", level=2, text=title))
            caption = matter.wording.words_of("appendix.indicators", area=title)
            identity = f"indicators.{area.area}.table"
            blocks.append(indicator_table(matter, identity, caption, readings, wide=True))
    blocks += [numbers(matter, chart) for chart in charts]
    return blocks if len(blocks) > 1 else []


def indicator_table(
    matter: Matter,
    identity: str,
    caption: str,
    readings: Sequence[IndicatorReading],
    *,
    wide: bool = False,
) -> Table:
    """Latest, at the inspection, target, neighbours, England, and what it comes to."""
    return Table(
        id=identity,
        name="Indicators",
        caption=caption,
        columns=(
            Column(title="Indicator", weight=3.2),
            Column(title="Latest", weight=1.5, number=True),
            Column(title="At the last inspection", weight=1.2, number=True),
            Column(title="Target", weight=1.0, number=True),
            Column(title="Neighbours", weight=1.1, number=True),
            Column(title="England", weight=1.0, number=True),
            Column(title="Reading", weight=2.1),
        ),
        rows=tuple(_row(matter, r) for r in readings),
        note=matter.wording.words_of(
            "appendix.indicators_note", symbol=matter.thresholds.disclosure.symbol
        ),
        dense=True,
        wide=wide,
    )


def numbers(matter: Matter, chart: Chart) -> Table:
    """The numbers of a chart as a table: a row for each period or part."""
    return Table(
        id=f"{chart.id}.numbers",
        name="Numbers behind a chart",
        caption=matter.wording.words_of("appendix.chart_numbers", name=chart.name),
        columns=(
            Column(title=FIRST_COLUMN[chart.kind], weight=2.0),
            *(
                Column(title=f"{s.name} ({chart.unit})", weight=1.2, number=True)
                for s in chart.series
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(category),
                    *(cell(_number(s.values[index])) for s in chart.series),
                )
            )
            for index, category in enumerate(chart.categories)
        ),
        dense=True,
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}".removesuffix(".0")


def _row(matter: Matter, reading: IndicatorReading) -> Row:
    unit = reading.indicator.unit
    change = reading.direction.since_inspection
    told = change_said(matter, reading)
    before = cell()
    if change is not None and change == told and change.then.value is not None:
        before = cell(figure(f"{reading.key}.inspection", say_cell(unit, change.then.value)))
    target = reading.target
    return Row(
        cells=(
            cell(f"{reading.indicator.name}{_unit(matter, unit)} ", matter.refer(reading.key)),
            _latest(matter, reading),
            before,
            cell(figure(f"{reading.key}.target", say_cell(unit, target.value)) if target else ""),
            elsewhere(reading, Geography.NEIGHBOURS),
            elsewhere(reading, Geography.ENGLAND),
            _reading(matter, reading),
        ),
        rule="appendix.indicators",
        keys=(reading.key,),
    )


def _unit(matter: Matter, unit: Unit) -> str:
    return f" ({matter.words.units[unit]})" if unit in (Unit.DAYS, Unit.WEEKS) else ""


def _latest(matter: Matter, reading: IndicatorReading) -> Cell:
    period = f" ({in_cell(reading.latest.period)})"
    if reading.latest.value is None:
        return cell()
    if not can_tell(matter, reading):
        return cell(f"{matter.thresholds.disclosure.symbol}{period}")
    value = say_cell(reading.indicator.unit, reading.latest.value)
    return cell(figure(f"{reading.key}.cell", value), period)


def _reading(matter: Matter, reading: IndicatorReading) -> Cell:
    words = matter.words
    if reading.indicator.polarity == Polarity.CONTEXT:
        return cell(matter.wording.words_of("appendix.described"))
    if not can_tell(matter, reading):
        return cell()
    lower = reading.indicator.polarity == Polarity.LOWER
    table = words.level_lower if lower else words.level
    parts = []
    decided = reading.level.decided_by
    if decided is not None and reading.level.verdict != Verdict.UNKNOWN:
        parts.append(
            matter.wording.words_of(
                "appendix.level", level=table[reading.level.verdict], against=words.against[decided]
            )
        )
    trend = reading.direction.verdict
    since = _moved_since(matter, reading)
    if since and trend not in (since, *UNSAID):
        parts.append(
            matter.wording.words_of(
                "appendix.since", since=words.changed[since], lately=words.changed[trend]
            )
        )
    elif trend not in UNSAID:
        parts.append(words.changed[trend])
    if not parts:
        return cell()
    said = sentence_case(matter.wording.words_of("appendix.reading", parts=parts))
    return cell(said, status=trend.value)


def _moved_since(matter: Matter, reading: IndicatorReading) -> Trend | None:
    """How a figure has moved since the inspection, where that is sure and its figure is shown."""
    told = change_said(matter, reading)
    if told is None or told.since != "inspection" or told.verdict not in SURE:
        return None
    return told.verdict
