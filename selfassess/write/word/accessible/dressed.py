"""What text finally looks like: colour, ground, size and outline level through the styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from selfassess.write.word.elements import w

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACES = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"}
_PLACES |= {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"}
_PLACES |= {"hyperlink": "hlink", "followedHyperlink": "folHlink"}
WHITE, BLACK = "FFFFFF", "000000"
_OFF = ("0", "false", "none")


@dataclass(frozen=True)
class Dress:
    """How a stretch of text is set. `ground` "" is none of its own; size in points."""

    colour: str = ""
    ground: str = ""
    size: float = 10.0
    bold: bool = False


class Dresser:
    """The styles and the theme of one document."""

    def __init__(self, styles: etree._Element, theme: etree._Element | None) -> None:
        self._styles = {held.get(w("styleId")): held for held in styles.iter(w("style"))}
        self._theme = _theme_colours(theme)
        self.default_language = _value(
            styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
        )
        plain = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.plain = self._worn(plain, Dress())
        self.default_style = next(
            (
                held.get(w("styleId"))
                for held in styles.iter(w("style"))
                if held.get(w("type")) == "paragraph" and held.get(w("default")) in ("1", "true")
            ),
            None,
        )
        self.of_style = lru_cache(maxsize=None)(self._of_style)
        self.level = lru_cache(maxsize=None)(self._level)

    def of_run(self, held: etree._Element | None, within: Dress) -> Dress:
        """The dress of a run with these properties over that of its paragraph."""
        if held is None:
            return within
        style = _value(held.find(w("rStyle")))
        return self._worn(held, self.of_style(style, within) if style else within)

    def of_paragraph(self, paragraph: etree._Element, within: Dress) -> Dress:
        held = paragraph.find(w("pPr"))
        style = self.style_of(paragraph)
        dress = self.of_style(style, replace(self.plain, ground=within.ground))
        if held is not None:
            ground = self._ground(held.find(w("shd")))
            dress = replace(dress, ground=ground or dress.ground)
        return dress

    def style_of(self, paragraph: etree._Element) -> str | None:
        return _value(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or self.default_style

    def first_row_ground(self, table_style: str | None) -> str:
        """The ground that a table style gives its header row."""
        while table_style in self._styles:
            style = self._styles[table_style]
            for part in style.findall(w("tblStylePr")):
                if part.get(w("type")) == "firstRow":
                    ground = self._ground(part.find(f"{w('tcPr')}/{w('shd')}"))
                    if ground:
                        return ground
            table_style = _value(style.find(w("basedOn")))
        return ""

    def cell_ground(self, cell: etree._Element) -> str:
        return self._ground(cell.find(f"{w('tcPr')}/{w('shd')}"))

    def _of_style(self, style: str | None, within: Dress) -> Dress:
        held = self._styles.get(style)
        if held is None:
            return within
        above = _value(held.find(w("basedOn")))
        dress = self._of_style(above, within) if above else within
        dress = self._worn(held.find(w("rPr")), dress)
        ground = self._ground(held.find(f"{w('pPr')}/{w('shd')}"))
        return replace(dress, ground=ground or dress.ground)

    def _level(self, style: str | None) -> int | None:
        """The outline level of a style, 1 for the highest; None for running text."""
        while style in self._styles:
            held = self._styles[style]
            level = _value(held.find(f"{w('pPr')}/{w('outlineLvl')}"))
            if level is not None:
                return int(level) + 1 if level.isdigit() and int(level) < 9 else None
            style = _value(held.find(w("basedOn")))
        return None

    def _worn(self, properties: etree._Element | None, dress: Dress) -> Dress:
        if properties is None:
            return dress
        colour = self._colour(properties.find(w("color")), "val", "theme")
        size = _value(properties.find(w("sz")))
        bold = properties.find(w("b"))
        return Dress(
            colour or dress.colour,
            self._ground(properties.find(w("shd"))) or dress.ground,
            float(size) / 2 if size and size.isdigit() else dress.size,
            dress.bold if bold is None else bold.get(w("val")) not in _OFF,
        )

    def _ground(self, shade: etree._Element | None) -> str:
        return self._colour(shade, "fill", "themeFill")

    def _colour(self, held: etree._Element | None, name: str, theme: str) -> str:
        if held is None:
            return ""
        place = held.get(w("themeColor" if theme == "theme" else theme))
        base = self._theme.get(_PLACES.get(place or "", place or ""))
        tint = held.get(w("themeTint" if theme == "theme" else f"{theme}Tint"))
        if base and not held.get(w("themeShade")) and not held.get(w("themeFillShade")):
            return _lighter(base, int(tint, 16)) if tint else base
        value = held.get(w(name)) or ""
        return "" if value == "auto" or len(value) != 6 else value.upper()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _lighter(colour: str, left: int) -> str:
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 - (255 - each) * left / 255):02X}" for each in parts)


def _theme_colours(theme: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    scheme = next(theme.iter(f"{_A}clrScheme"), None) if theme is not None else None
    for place in scheme if scheme is not None else ():
        held = place[0] if len(place) else None
        value = (held.get("lastClr") or held.get("val") or "") if held is not None else ""
        if len(value) == 6:
            found[etree.QName(place).localname] = value.upper()
    return found


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(w("val"))
