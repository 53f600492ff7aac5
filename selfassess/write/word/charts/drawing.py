"""A chart in the text: caption above, the drawing with its words, a note below."""

from __future__ import annotations

from selfassess.model.statement import Chart
from selfassess.write.word.charts.bars import bar_plot, stacked_plot
from selfassess.write.word.charts.chart_xml import chart_space
from selfassess.write.word.charts.lines import (
    line_columns,
    line_plot,
    line_scale,
    with_short_names,
)
from selfassess.write.word.charts.workbook import Column, data_workbook
from selfassess.write.word.drawn import chart_shows
from selfassess.write.word.elements import NAMESPACES, clean, paragraph, run
from selfassess.write.word.package import OFFICE, parse
from selfassess.write.word.tables import caption
from selfassess.write.word.writing import Writing

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TWENTIETH = 635  # English metric units in a twentieth of a point
_CENTIMETRE = 360000
_LINE_HEIGHT = 5.5  # centimetres
_NARROW = 8  # percentage points
_KEPT = "<w:keepNext/>"


def chart(block: Chart, writing: Writing, width: int) -> str:
    """The paragraphs of a chart block. `width` is in twentieths of a point."""
    writing.charts += 1
    if block.kind == "line":
        block = with_short_names(block)
    relation = _add_parts(block, writing)
    size = (width * _TWENTIETH, round(chart_height(block) * _CENTIMETRE))
    drawing = _inline(block, relation, size, writing)
    note = " ".join(each for each in (_axis_note(block), block.note) if each)
    below = paragraph(writing.styles["note"], run(note)) if note else ""
    return (
        caption("Figure", writing.charts, block.title, writing)
        + paragraph(writing.styles["chart"], drawing, _KEPT if note else "")
        + below
    )


def chart_height(block: Chart) -> float:
    """Centimetres: lines are all alike, bars grow with their number."""
    rows = len(block.categories) * (len(block.series) if block.kind == "bar" else 1)
    match block.kind:
        case "line":
            return _LINE_HEIGHT
        case "bar":
            each = 0.75 if len(block.series) == 1 else 0.37
            return min(11.0, max(2.4, 0.5 + each * rows))
        case _:
            return min(11.0, max(2.1, 1.3 + 0.64 * rows))


def _add_parts(block: Chart, writing: Writing) -> str:
    """Chart part and workbook part; returns the chart's relationship to the document."""
    package = writing.package
    name = package.free_name("word/charts/chart{}.xml")
    number = name.removeprefix("word/charts/chart").removesuffix(".xml")
    book = f"word/embeddings/chart{number}.xlsx"
    package.parts[name] = b""
    inside = package.relate(name, f"{OFFICE}/package", book)
    part = _chart_part(block, inside).encode()
    package.add(name, part, _CHART_TYPE)
    package.default("xlsx", _XLSX_TYPE)
    theme = package.parts[package.one("theme")] if package.one("theme") else b""
    package.parts[book] = data_workbook(block.categories, _columns(block), theme)
    relation = package.relate(package.main, f"{OFFICE}/chart", name)
    writing.drawings[relation] = chart_shows(parse(part))
    return relation


def _columns(block: Chart) -> list[Column]:
    if block.kind == "line":
        return line_columns(block)
    return [(held.name, held.values) for held in block.series]


def _chart_part(block: Chart, workbook: str) -> str:
    code = _code(block)
    match block.kind:
        case "line":
            plot, axes, layout, legend = line_plot(block, code)
        case "bar":
            plot, axes, layout, legend = bar_plot(block, code)
        case _:
            plot, axes, layout, legend = stacked_plot(block, code)
    return chart_space(plot, axes, layout, legend, workbook)


def _code(block: Chart) -> str:
    """How numbers print: decimals only where whole numbers would hide the movement."""
    values = [value for held in block.series for value in held.values if value is not None]
    whole = all(float(value).is_integer() for value in values)
    if block.unit == "%":
        return '0"%"' if whole or max(values) - min(values) >= _NARROW else '0.0"%"'
    return "#,##0" if whole else "#,##0.0"


def _axis_note(block: Chart) -> str:
    if block.kind != "line":
        return ""
    axis = line_scale(block)
    unit = "%" if block.unit == "%" else ""
    return f"The axis begins at {axis.low:g}{unit}, not at 0." if axis.cut else ""


def _inline(block: Chart, relation: str, size: tuple[int, int], writing: Writing) -> str:
    number = writing.numbers.drawing()
    wide, high = size
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {writing.charts}" descr="{clean(block.alt)}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
