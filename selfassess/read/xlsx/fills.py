"""Solid fills of cells: which colour each cell style paints, theme colours and shades worked out.

Colours that conditional formatting paints are not on the cell: `rules.py` works out which apply.
"""

from __future__ import annotations

import colorsys

from selfassess.read.xlsx.markup import walk

# The first of Excel's indexed colours that matter for ratings (ECMA-376 part 1, 18.8.27).
_INDEXED = {
    2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 10: "FF0000", 11: "00FF00", 12: "0000FF",
    13: "FFFF00", 17: "008000", 29: "FF8080", 42: "CCFFCC", 43: "FFFF99", 45: "FF99CC",
    50: "99CC00", 51: "FFCC00", 52: "FF9900", 53: "FF6600", 57: "339966",
}  # fmt: skip
# The theme's parts are written dark first, but counted light first.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))
_NOTHING: frozenset[str] = frozenset()


def theme_colours(xml: bytes) -> list[str]:
    """The colours of a theme in the order in which cells count them."""
    found: dict[str, str] = {}
    inside: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        if name in _THEME_ORDER:
            inside[:] = [name]
        elif inside and name in ("srgbClr", "sysClr") and inside[0] not in found:
            found[inside[0]] = given.get("lastClr") or given.get("val", "")

    walk(xml, start, lambda name, text: None, _NOTHING)
    return [found.get(name, "") for name in _THEME_ORDER]


def style_fills(xml: bytes, theme: list[str]) -> dict[str, str]:
    """Number of a cell style → colour of its solid fill, as "FFC000"."""
    fills: list[str] = []
    by_style: dict[str, str] = {}
    state = {"solid": "", "inside": "", "count": "0"}

    def start(name: str, given: dict[str, str]) -> None:
        if name in ("fills", "cellXfs"):
            state["inside"] = name
        elif name == "fill" and state["inside"] == "fills":
            fills.append("")
        elif name == "patternFill":
            state["solid"] = "yes" if given.get("patternType") == "solid" else ""
        elif name == "fgColor" and state["solid"] and state["inside"] == "fills" and fills:
            fills[-1] = _colour(given, theme)
        elif name == "xf" and state["inside"] == "cellXfs":
            number = int(given.get("fillId", "0"))
            if number < len(fills) and fills[number]:
                by_style[state["count"]] = fills[number]
            state["count"] = str(int(state["count"]) + 1)

    def end(name: str, text: str) -> None:
        if name in ("fills", "cellXfs"):
            state["inside"] = ""

    walk(xml, start, end, _NOTHING)
    return by_style


def rule_fills(xml: bytes, theme: list[str]) -> list[str]:
    """The fill colour of each conditional style, by its number; "" for one without."""
    fills: list[str] = []
    inside: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        if name == "dxf":
            fills.append("")
            inside[:] = []
        elif name == "fill" and fills:
            inside[:] = ["fill"]
        elif inside and name in ("bgColor", "fgColor") and (name == "bgColor" or not fills[-1]):
            fills[-1] = _colour(given, theme) or fills[-1]

    def end(name: str, text: str) -> None:
        if name == "fill":
            inside[:] = []

    at = xml.find(b"<dxfs")
    if at >= 0 or b":dxfs" in xml:
        walk(xml, start, end, _NOTHING)
    return fills


def _colour(given: dict[str, str], theme: list[str]) -> str:
    if "rgb" in given:
        return given["rgb"][-6:].upper()
    if "indexed" in given:
        return _INDEXED.get(int(given["indexed"]), "")
    number = int(given.get("theme", "-1"))
    plain = theme[number] if 0 <= number < len(theme) else ""
    return shaded(plain, float(given.get("tint", "0"))) if plain else ""


def shaded(rgb: str, tint: float) -> str:
    """A colour made lighter (tint above 0) or darker, as Excel does it."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)
