"""Charts: native parts with their numbers inside, every optional element said, words for all."""

from __future__ import annotations

import io
import itertools
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from selfassess.model.statement import Chart, Series
from selfassess.write.packed import unpack
from selfassess.write.word.charts.lines import _spread
from selfassess.write.word.charts.scale import scale
from selfassess.write.word.document import write_document

make = sys.modules["sa_composed"]
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHARTS = {
    "line": make.line_chart,
    "stacked": make.stacked_chart,
    "profile": make.profile_chart,
    "bar": make.bar_chart,
}


def parts_of(chart: Chart, template: Path) -> dict[str, bytes]:
    return unpack(write_document(make.document(chart), template))


def chart_part(chart: Chart, template: Path) -> etree._Element:
    return etree.fromstring(parts_of(chart, template)["word/charts/chart1.xml"])


@pytest.mark.parametrize("kind", list(CHARTS))
def test_the_workbook_inside_holds_the_numbers(template: Path, kind: str) -> None:
    chart = CHARTS[kind]()
    inside = parts_of(chart, template)["word/embeddings/chart1.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(inside)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == list(chart.categories)
    for at, series in enumerate(chart.series, start=1):
        assert rows[0][at] == series.name
        assert [row[at] for row in rows[1:]] == list(series.values)


@pytest.mark.parametrize("kind", list(CHARTS))
def test_what_is_left_out_elsewhere_is_said_here(template: Path, kind: str) -> None:
    root = chart_part(CHARTS[kind](), template)
    for name in ("roundedCorners", "autoTitleDeleted", "dispBlanksAs", "varyColors", "lang"):
        assert root.find(f".//{C}{name}") is not None, name
    for labels in root.iter(f"{C}dLbls"):
        flags = [child.tag for child in labels if child.tag.startswith(f"{C}show")]
        assert len(flags) == 6
    assert root[-1].tag == f"{C}externalData"


@pytest.mark.parametrize("kind", list(CHARTS))
def test_a_chart_has_words_and_a_caption_that_says_the_finding(template: Path, kind: str) -> None:
    chart = CHARTS[kind]()
    root = etree.fromstring(parts_of(chart, template)["word/document.xml"])
    words = [held.get("descr") for held in root.iter(f"{WP}docPr")]
    assert chart.alt in words
    text = "".join(root.itertext())
    assert chart.title in text


def test_a_gap_stays_a_gap(template: Path) -> None:
    root = chart_part(make.line_chart(), template)
    council = root.find(f".//{C}ser")
    points = [point.get("idx") for point in council.iterfind(f"{C}val//{C}pt")]
    assert "5" not in points
    assert len(points) == 11
    assert all(held.get("val") == "0" for held in root.iter(f"{C}smooth"))


def test_lines_differ_in_more_than_colour(template: Path) -> None:
    root = chart_part(make.line_chart(), template)
    dashes = [
        series.find(f"{C}spPr/{A}ln/{A}prstDash").get("val")
        for series in root.iter(f"{C}ser")
        if series.find(f"{C}spPr/{A}ln/{A}prstDash") is not None
    ]
    assert dashes == ["solid", "dash", "solid", "sysDot"]
    names = [label.find(f"{C}showSerName").get("val") for label in root.iter(f"{C}dLbl")]
    assert names == ["1"] * 5, "every line and the inspection carry their name"


def test_the_worst_grade_has_a_pattern_of_its_own(template: Path) -> None:
    root = chart_part(make.stacked_chart(), template)
    patterned = [
        s.find(f".//{C}v").text
        for s in root.iter(f"{C}ser")
        if s.find(f".//{A}pattFill") is not None
    ]
    assert patterned == ["Inadequate"]


def test_colours_are_places_in_the_theme(template: Path) -> None:
    for make_chart in CHARTS.values():
        assert not list(chart_part(make_chart(), template).iter(f"{A}srgbClr"))


def test_a_cut_axis_is_said(template: Path) -> None:
    series = Series(name="Northmere", values=(97.5, 98, 98.5))
    chart = Chart(
        id="c",
        name="C",
        kind="line",
        title="T",
        alt="Line chart.",
        categories=("a", "b", "c"),
        series=(series,),
        unit="%",
    )
    root = etree.fromstring(parts_of(chart, template)["word/document.xml"])
    assert "The axis begins at 96.5%, not at 0." in "".join(root.itertext())


@given(
    st.lists(st.floats(min_value=0, max_value=1e6, allow_nan=False), min_size=1, max_size=30),
    st.booleans(),
    st.booleans(),
)
def test_the_axis_holds_every_value(values: list[float], percent: bool, may_cut: bool) -> None:
    axis = scale(values, percent=percent, may_cut=may_cut)
    assert axis.low <= min(values)
    assert axis.high >= max(values) - 1e-6 * max(1.0, max(values))
    assert axis.high > axis.low
    if not may_cut:
        assert axis.low == 0


@given(st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=5))
def test_names_at_the_lines_ends_never_touch(ends: list[float]) -> None:
    axis = scale([0, 100], percent=True, may_cut=False)
    series = [Series(name=str(at), values=(end,)) for at, end in enumerate(ends)]
    offsets = _spread(series, axis)
    places = sorted(
        axis.share(end) * 0.76 + offset for end, offset in zip(ends, offsets, strict=True)
    )
    for lower, upper in itertools.pairwise(places):
        assert upper - lower >= 0.085 * 0.76 - 1e-9
