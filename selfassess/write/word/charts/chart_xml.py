"""The pieces of a chart part, each with every optional element said.

Readers fill in what is left out differently; so nothing is left out, in the order of the schema.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.write.word.charts.paint import (
    HARDLY_TURNED,
    INK,
    NO_LINE,
    RULE,
    SLATE,
    TINT,
    letters,
    line,
    shape,
)
from selfassess.write.word.charts.workbook import cells, heading
from selfassess.write.word.elements import NAMESPACES, clean

CATEGORY_AXIS, VALUE_AXIS = 111, 222
_SPACES = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("c", "a", "r"))
NO_FILL = "<a:noFill/>"
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def chart_space(plot: str, axes: str, layout: str, legend: str, workbook: str) -> str:
    """The whole part. `workbook` is the relationship of the workbook inside."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:lang val="en-GB"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{layout}{plot}{axes}{shape(NO_FILL + NO_LINE)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{shape(NO_FILL + NO_LINE)}{letters(INK)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def inner_layout(left: float, top: float, width: float, height: float) -> str:
    """Where the plot itself stands, as shares of the whole chart."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:g}"/><c:y val="{top:g}"/><c:w val="{width:g}"/>'
        f'<c:h val="{height:g}"/></c:manualLayout></c:layout>'
    )


def legend_below() -> str:
    return (
        '<c:legend><c:legendPos val="b"/><c:layout/><c:overlay val="0"/>'
        f"{shape(NO_FILL + NO_LINE)}{letters(INK)}</c:legend>"
    )


def series_opening(at: int, name: str) -> str:
    """The number and the name of a series; `at` counts from 0 and is its column less one."""
    return (
        f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{heading(at + 1)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{clean(name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
    )


def series_data(
    at: int, categories: Sequence[str], values: Sequence[float | None], number_format: str
) -> str:
    words = "".join(
        f'<c:pt idx="{each}"><c:v>{clean(text)}</c:v></c:pt>'
        for each, text in enumerate(categories)
    )
    numbers = "".join(
        f'<c:pt idx="{each}"><c:v>{value:g}</c:v></c:pt>'
        for each, value in enumerate(values)
        if value is not None
    )
    count = len(categories)
    return (
        f"<c:cat><c:strRef><c:f>{cells(0, count)}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{words}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{cells(at + 1, count)}</c:f><c:numCache>"
        f"<c:formatCode>{clean(number_format)}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{numbers}</c:numCache></c:numRef></c:val>'
    )


def shows(*, value: bool = False, name: bool = False) -> str:
    """The six flags of a label, all of them, and what parts its pieces."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "<c:separator> </c:separator>"
    )


def category_axis(*, horizontal_bars: bool, skip: int = 1) -> str:
    """The axis of the categories; bars that lie begin with the first at the top. Where some names
    are skipped none is broken over lines, so that readers which skip by room do the same."""
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if horizontal_bars else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if horizontal_bars else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{shape(line(RULE, 0.75))}'
        f'{letters(INK, turn=0 if skip == 1 else HARDLY_TURNED)}<c:crossAx val="{VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(
    low: float, high: float, step: float, number_format: str, *, lying: bool, hidden: bool
) -> str:
    """The axis of the numbers with thin grid lines; `hidden` where every bar carries its number."""
    grid = f"<c:majorGridlines>{shape(line(TINT, 0.75))}</c:majorGridlines>"
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:g}"/><c:min val="{low:g}"/></c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"t" if lying else "l"}"/>'
        f"{'' if hidden else grid}"
        f'<c:numFmt formatCode="{clean(number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{shape(NO_LINE)}{letters(SLATE)}<c:crossAx val="{CATEGORY_AXIS}"/>'
        f'<c:crosses val="autoZero"/><c:crossBetween val="{"between" if lying else "midCat"}"/>'
        f'<c:majorUnit val="{step:g}"/></c:valAx>'
    )
