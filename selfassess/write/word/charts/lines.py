"""Lines over time: the council strong, others thin, the target dashed, the inspection marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfassess.model.period import MONTHS
from selfassess.model.statement import Chart, Series
from selfassess.write.word.charts.chart_xml import (
    CATEGORY_AXIS,
    NO_FILL,
    NO_LEADERS,
    VALUE_AXIS,
    category_axis,
    inner_layout,
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
    SLATE,
    TEAL,
    fill,
    letters,
    line,
    shape,
)
from selfassess.write.word.charts.scale import Scale, scale
from selfassess.write.word.charts.workbook import Column

# role: colour, width in points, dash, marker
_LOOK = {
    "council": (NAVY, 2.5, "solid", "circle"),
    "target": (TEAL, 1.5, "dash", "none"),
    "england": (SLATE, 1.0, "solid", "none"),
    "neighbours": (SLATE, 1.25, "sysDot", "none"),
    "region": (SLATE, 1.0, "lgDash", "none"),
    "limit": (BRICK, 1.0, "sysDash", "none"),
    "part": (NAVY, 1.5, "solid", "square"),
}
_PLOT_TOP, _PLOT_HEIGHT = 0.1, 0.76
_LABEL_GAP = 0.085  # of the plot's height: the least distance between two names at the lines' ends
_MONTH = re.compile("|".join(month for month in MONTHS if len(month) > 4))
_LETTERS_ACROSS = 76  # how many letters of 9 pt stand side by side under the plot


def line_scale(chart: Chart) -> Scale:
    values = [value for held in chart.series for value in held.values]
    return scale(values, percent=chart.unit == "%", may_cut=True)


def with_short_names(chart: Chart) -> Chart:
    """The same chart with months named by three letters where whole names would not fit."""
    if _label_skip(chart.categories) == 1:
        return chart
    marks = tuple((_shorter(category), label) for category, label in chart.marks)
    names = tuple(_shorter(name) for name in chart.categories)
    return chart.model_copy(update={"categories": names, "marks": marks})


def _shorter(name: str) -> str:
    return _MONTH.sub(lambda found: found[0][:3], name).replace("quarter ", "Q")


def line_columns(chart: Chart) -> list[Column]:
    """What goes into the workbook: the series, then a column for each mark."""
    top = line_scale(chart).high
    columns: list[Column] = [(held.name, held.values) for held in chart.series]
    for category, label in _marks(chart):
        columns.append((label, [top if each == category else None for each in chart.categories]))
    return columns


def line_plot(chart: Chart, number_format: str) -> tuple[str, str, str, str]:
    """Plot, axes, layout and legend (none: each line carries its name at its end)."""
    axis = line_scale(chart)
    offsets = _spread(chart.series, axis)
    written = [
        _series(at, held, chart.categories, number_format, offsets[at])
        for at, held in enumerate(chart.series)
    ]
    for at, (label, values) in enumerate(line_columns(chart)[len(chart.series) :]):
        place = len(chart.series) + at
        written.append(_mark(place, label, values, chart.categories, axis, number_format))
    plot = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(written)}<c:marker val="1"/><c:axId val="{CATEGORY_AXIS}"/>'
        f'<c:axId val="{VALUE_AXIS}"/></c:lineChart>'
    )
    skip = _label_skip(chart.categories)
    axes = category_axis(horizontal_bars=False, skip=skip) + value_axis(
        axis.low, axis.high, axis.step, number_format, lying=False, hidden=False
    )
    left = 0.045 + 0.012 * max(len(f"{axis.high:g}"), 2)
    longest = max((len(held.name) for held in chart.series), default=8) + 5
    right = min(0.34, 0.02 + 0.0105 * longest)
    return plot, axes, inner_layout(left, _PLOT_TOP, 1 - left - right, _PLOT_HEIGHT), ""


def _label_skip(categories: Sequence[str]) -> int:
    """Every how many categories one is named, so that no word of a name is broken."""
    longest = max((len(word) for name in categories for word in name.split()), default=1)
    if len(categories) * (longest + 1) <= _LETTERS_ACROSS:
        return 1
    whole = max((len(name) for name in categories), default=1)
    most = max(2, int(_LETTERS_ACROSS / (whole + 2)))
    return max(2, -(-len(categories) // most))


def _series(
    at: int, held: Series, categories: Sequence[str], number_format: str, offset: float
) -> str:
    name, width, dash, mark = _LOOK[held.role]
    last = max((each for each, value in enumerate(held.values) if value is not None), default=0)
    strong = held.role in ("council", "part")
    shift = f'<c:manualLayout><c:x val="0"/><c:y val="{-offset:.4f}"/></c:manualLayout>'
    label = (
        f'<c:dLbl><c:idx val="{last}"/><c:layout>{shift if abs(offset) > 0.001 else ""}</c:layout>'
        f'<c:numFmt formatCode="{number_format.replace(chr(34), "&quot;")}" sourceLinked="0"/>'
        f"{shape(NO_FILL + NO_LINE)}{letters(name, 9, bold=strong, wrapped=False)}"
        f'<c:dLblPos val="r"/>{shows(value=True, name=True)}</c:dLbl>'
    )
    return (
        f"<c:ser>{series_opening(at, held.name)}{shape(line(name, width, dash))}"
        f"{_marker(mark, name)}<c:dLbls>{label}{shows()}{NO_LEADERS}</c:dLbls>"
        f"{series_data(at, categories, held.values, number_format)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _mark(
    at: int,
    label: str,
    values: Sequence[float | None],
    categories: Sequence[str],
    axis: Scale,
    number_format: str,
) -> str:
    """A vertical line at one category: a point at the top with an error bar down to the axis."""
    place = next((each for each, value in enumerate(values) if value is not None), 0)
    named = (
        f'<c:dLbl><c:idx val="{place}"/><c:layout/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        f"{shape(NO_FILL + NO_LINE)}{letters(INK, 8.5, wrapped=False)}"
        f'<c:dLblPos val="t"/>{shows(name=True)}</c:dLbl>'
    )
    bar = (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{axis.high - axis.low:g}"/>'
        f"{shape(line(INK, 1.0, 'sysDash'))}</c:errBars>"
    )
    return (
        f"<c:ser>{series_opening(at, label)}{shape(NO_LINE)}{_marker('none', INK)}"
        f"<c:dLbls>{named}{shows()}</c:dLbls>{bar}"
        f"{series_data(at, categories, values, number_format)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _marker(symbol: str, name: str) -> str:
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="5"/>'
        f"{shape(fill(name) + line(name, 0.75))}</c:marker>"
    )


def _marks(chart: Chart) -> list[tuple[str, str]]:
    return [mark for mark in chart.marks if mark[0] in chart.categories]


def _spread(series: Sequence[Series], axis: Scale) -> list[float]:
    """How far up each name at a line's end must move, as a share of the chart, to be clear of the
    others: names that crowd are set one above another round their middle."""
    ends = []
    for at, held in enumerate(series):
        last = next((value for value in reversed(held.values) if value is not None), axis.low)
        ends.append((axis.share(last), at))
    ends.sort()
    crowds: list[list[tuple[float, int]]] = []
    for end in ends:
        crowds.append([end])
        while len(crowds) > 1 and _bottom(crowds[-1]) - _top(crowds[-2]) < _LABEL_GAP:
            last_crowd = crowds.pop()
            crowds[-1].extend(last_crowd)
    offsets = [0.0] * len(ends)
    for crowd in crowds:
        for step, (share, at) in enumerate(crowd):
            offsets[at] = (_bottom(crowd) + step * _LABEL_GAP - share) * _PLOT_HEIGHT
    return offsets


def _bottom(crowd: list[tuple[float, int]]) -> float:
    """Where the lowest name of a crowd stands, none of them below the axis."""
    middle = sum(share for share, _ in crowd) / len(crowd)
    return max(0.0, middle - (len(crowd) - 1) * _LABEL_GAP / 2)


def _top(crowd: list[tuple[float, int]]) -> float:
    return _bottom(crowd) + (len(crowd) - 1) * _LABEL_GAP
