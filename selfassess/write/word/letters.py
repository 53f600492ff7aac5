"""How wide the letters of a template's tables are: by the size of its cell styles and its font."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.accessible.dressed import Dresser
from selfassess.write.word.elements import NAMESPACES, w
from selfassess.write.word.styles import Styles

_A = f"{{{NAMESPACES['a']}}}"
_TWENTIETHS = 20
# how wide a font's letters are beside Arial's, as measured over English words
_FONTS = {
    "aptos": 1.0,
    "arial": 1.0,
    "calibri": 0.92,
    "cambria": 0.98,
    "century gothic": 1.12,
    "dejavu sans": 1.18,
    "dejavu serif": 1.2,
    "georgia": 1.08,
    "gill sans mt": 0.96,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "open sans": 1.08,
    "roboto": 1.0,
    "segoe ui": 1.03,
    "tahoma": 1.03,
    "times new roman": 0.92,
    "trebuchet ms": 1.03,
    "verdana": 1.19,
}
_UNKNOWN = 1.1
_DENSE = {False: "cell", True: "small"}


def letter_sizes(
    styles: etree._Element, theme: etree._Element | None, names: Styles
) -> dict[bool, float]:
    """An em of a table's text in twentieths of a point, by whether the table is dense; scaled so
    that letters are as wide as Arial's would be."""
    dresser = Dresser(styles, theme)
    broad = _FONTS.get(_font(styles, theme).strip().lower(), _UNKNOWN)
    return {
        dense: dresser.of_style(names[key], dresser.plain).size * _TWENTIETHS * broad
        for dense, key in _DENSE.items()
    }


def _font(styles: etree._Element, theme: etree._Element | None) -> str:
    """The font of running text: the theme's, where the default asks for it, else the one named."""
    held = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    if held is None:
        return "Times New Roman"
    if held.get(w("asciiTheme")) and theme is not None:
        latin = theme.find(f".//{_A}minorFont/{_A}latin")
        if latin is not None:
            return latin.get("typeface") or ""
    return held.get(w("ascii")) or ""
