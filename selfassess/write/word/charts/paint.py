"""Colours, lines and letters of charts. All colours are places in the theme.

Nothing is told by colour alone: lines differ in dash and carry their name at the end, grades carry
their count, and the worst grade has a pattern of its own.
"""

from __future__ import annotations

INK, NAVY, TEAL, BRICK, SLATE, RULE = "tx1", "tx2", "accent1", "accent3", "accent5", "accent6"
WHITE, TINT = "bg1", "accent4"
_POINT = 12700  # English metric units


def colour(name: str, light: int = 0) -> str:
    """A colour of the theme; `light` is how many per cent of white are mixed in."""
    if not light:
        return f'<a:schemeClr val="{name}"/>'
    return (
        f'<a:schemeClr val="{name}"><a:lumMod val="{(100 - light) * 1000}"/>'
        f'<a:lumOff val="{light * 1000}"/></a:schemeClr>'
    )


def fill(name: str, light: int = 0) -> str:
    return f"<a:solidFill>{colour(name, light)}</a:solidFill>"


def pattern(name: str) -> str:
    """Diagonal stripes of a colour on white."""
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr>{colour(name)}</a:fgClr>'
        f"<a:bgClr>{colour(WHITE)}</a:bgClr></a:pattFill>"
    )


def line(name: str, points: float, dash: str = "solid") -> str:
    return (
        f'<a:ln w="{round(points * _POINT)}" cap="rnd">{fill(name)}<a:prstDash val="{dash}"/>'
        "<a:round/></a:ln>"
    )


# LibreOffice breaks the words of an axis that is not turned; by this much nobody sees it
HARDLY_TURNED = 6000
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(inside: str) -> str:
    return f"<c:spPr>{inside}</c:spPr>"


def letters(
    name: str = INK,
    size: float = 9,
    *,
    bold: bool = False,
    wrapped: bool = True,
    turn: int = 0,
) -> str:
    """How text is set: colour, size in points, angle in 60,000ths of a degree."""
    wrap = "square" if wrapped else "none"
    return (
        f'<c:txPr><a:bodyPr rot="{turn}" vert="horz" wrap="{wrap}"/>'
        "<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" i="0" u="none" strike="noStrike" '
        f'baseline="0">{fill(name)}<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
