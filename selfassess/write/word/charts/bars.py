"""Lying bars: one figure beside others, grades as shares of each round, aspects by standing."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.model.statement import Chart, Series
from selfassess.write.word.charts.chart_xml import (
    CATEGORY_AXIS,
    NO_FILL,
    VALUE_AXIS,
    category_axis,
    inner_layout,
    legend_below,
    series_data,
    series_opening,
    shows,
    value_axis,
)
from selfassess.write.word.charts.paint import (
    BRICK,
    INK,
    NAVY,
    NO_LINE,
    RULE,
    SLATE,
    TEAL,
    TINT,
    WHITE,
    fill,
    letters,
    line,
    pattern,
    shape,
)
from selfassess.write.word.charts.scale import Scale, scale

_EDGE = line(WHITE, 0.75)
# what a part is: its fill, and the colour of the number inside it
_PARTS: dict[str, tuple[str, str]] = {
    "outstanding": (fill(NAVY) + _EDGE, WHITE),
    "good": (fill(TEAL) + _EDGE, WHITE),
    "requires improvement": (fill(TINT) + _EDGE, INK),
    "inadequate": (pattern(BRICK) + line(BRICK, 0.75), INK),
    "strength": (fill(TEAL) + _EDGE, WHITE),
    "mixed": (fill(RULE) + _EDGE, INK),
    "area for development": (pattern(BRICK) + line(BRICK, 0.75), INK),
    "unclear": (fill(TINT) + _EDGE, INK),
    "no evidence": (fill(WHITE) + line(SLATE, 0.75, "sysDash"), INK),
}
_ALSO = {
    "development": "area for development",
    "requires improvement to be good": "requires improvement",
    "ri": "requires improvement",
    "none": "no evidence",
    "no evidence held": "no evidence",
}
_OTHERS = ((fill(NAVY), WHITE), (fill(RULE), INK), (fill(SLATE), WHITE))
_ROLES = {
    "council": fill(NAVY) + NO_LINE,
    "neighbours": fill(RULE) + NO_LINE,
    "england": fill(TINT) + line(SLATE, 0.5),
    "region": fill(SLATE) + NO_LINE,
    "target": fill(TEAL) + NO_LINE,
}
_ELSEWHERE = ("england", "neighbours", "statistical neighbours", "region", "target")
_LETTER = 0.0108  # of the chart's width
_NUMBER = 7  # letters; a number and the space beside it


def bar_plot(chart: Chart, number_format: str) -> tuple[str, str, str, str]:
    """One bar a category, the council's dark and the others pale, each with its number.

    There is no legend: readers of files put one in different orders, and none has to look away.
    The bars of the first category carry their names.
    """
    values = [value for held in chart.series for value in held.values]
    axis = scale(values, percent=False, may_cut=False)
    written = "".join(_bars(at, held, chart, number_format) for at, held in enumerate(chart.series))
    left = _left(chart.categories)
    return (
        _plot(written, "clustered", gap=45, overlap=0),
        category_axis(horizontal_bars=True)
        + value_axis(0, axis.high, axis.step, number_format, lying=True, hidden=True),
        inner_layout(left, 0.03, _room_for_names(chart, axis, 1 - left), 0.94),
        "",
    )


def _room_for_names(chart: Chart, axis: Scale, whole: float) -> float:
    """How wide the plot may be, so that every number and every name beside its bar has room."""
    room = whole - 0.02
    for held in chart.series:
        named = _named_at(held, chart)
        for at, value in enumerate(held.values):
            letters_beside = _NUMBER + (len(held.name) + 1 if at == named else 0)
            share = axis.share(value or 0)
            if share > 0:
                room = min(room, (whole - _LETTER * letters_beside) / share)
    return max(room, 0.2)


def _named_at(held: Series, chart: Chart) -> int | None:
    """The category at which a series is named: the first where it has a bar."""
    if len(chart.series) == 1:
        return None
    return next((at for at, value in enumerate(held.values) if value is not None), None)


def stacked_plot(chart: Chart, number_format: str) -> tuple[str, str, str, str]:
    """Each bar is the whole; every part carries its count."""
    whole = chart.kind == "stacked"
    totals = [
        sum(held.values[at] or 0 for held in chart.series) for at in range(len(chart.categories))
    ]
    highest = 1.0 if whole else max([*totals, 1])
    rows = len(chart.categories)
    left = _left(chart.categories)
    room = 1 - min(0.42, 1.0 / (1 + rows * 0.8))
    return (
        _plot(
            "".join(_part(at, held, chart) for at, held in enumerate(chart.series)),
            "percentStacked" if whole else "stacked",
            gap=38,
            overlap=100,
        ),
        category_axis(horizontal_bars=True)
        + value_axis(0, highest, highest / 5, number_format, lying=True, hidden=True),
        inner_layout(left, 0.03, 1 - left - 0.02, room - 0.03),
        legend_below(),
    )


def _plot(series: str, grouping: str, *, gap: int, overlap: int) -> str:
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>'
    )


def _left(categories: Sequence[str]) -> float:
    """How much of the chart's width the names of its categories take."""
    return min(0.46, 0.02 + _LETTER * max((len(each) for each in categories), default=1))


def _bars(at: int, held: Series, chart: Chart, number_format: str) -> str:
    alone = len(chart.series) == 1
    own = _ROLES.get(held.role) or _OTHERS[at % len(_OTHERS)][0] + NO_LINE
    points = "".join(
        f'<c:dPt><c:idx val="{each}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{shape(fill(RULE) + NO_LINE)}</c:dPt>"
        for each, name in enumerate(chart.categories)
        if alone and name.strip().lower() in _ELSEWHERE
    )
    code = number_format.replace('"', "&quot;")
    dressed = (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{shape(NO_FILL + NO_LINE)}'
        f'{letters(INK, 9, wrapped=False)}<c:dLblPos val="outEnd"/>'
    )
    named = _named_at(held, chart)
    name = (
        f'<c:dLbl><c:idx val="{named}"/><c:layout/>{dressed}{shows(value=True, name=True)}</c:dLbl>'
        if named is not None
        else ""
    )
    label = f"<c:dLbls>{name}{dressed}{shows(value=True)}</c:dLbls>"
    return (
        f"<c:ser>{series_opening(at, held.name)}{shape(own)}"
        f'<c:invertIfNegative val="0"/>{points}{label}'
        f"{series_data(at, chart.categories, held.values, number_format)}</c:ser>"
    )


def _part(at: int, held: Series, chart: Chart) -> str:
    look, ink = _look(held, at)
    plate = fill(WHITE) if "pattFill" in look else NO_FILL
    label = (
        f'<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/>{shape(plate + NO_LINE)}'
        f'{letters(ink, 9, bold=True)}<c:dLblPos val="ctr"/>{shows(value=True)}</c:dLbls>'
    )
    return (
        f"<c:ser>{series_opening(at, held.name)}{shape(look)}"
        f'<c:invertIfNegative val="0"/>{label}'
        f"{series_data(at, chart.categories, _no_zero(held.values), '0')}</c:ser>"
    )


def _no_zero(values: Sequence[float | None]) -> list[float | None]:
    """Nothing to draw, and no label to print, where there is nothing."""
    return [value or None for value in values]


def _look(held: Series, at: int) -> tuple[str, str]:
    named = (held.grade or held.name).replace("_", " ").strip().lower()
    named = _ALSO.get(named, named)
    look, ink = _OTHERS[at % len(_OTHERS)]
    return _PARTS.get(named, (look + _EDGE, ink))
