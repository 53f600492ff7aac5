"""The council's own rating of a row, by letter, by word or by the colour of a cell."""

from __future__ import annotations

import colorsys

from selfassess.model.layout import LayoutWords
from selfassess.read.folding import fold
from selfassess.read.layouts.rows import Line
from selfassess.read.layouts.tables import FoundTable
from selfassess.read.workbook import Sheet

# Colours paler or greyer than this are decoration.
LEAST_SATURATION = 0.18
# Where the hues part, in degrees; a colour near a parting is not told.
_HUES = (
    ("red", 0, 17),
    ("amber", 24, 58),
    ("green", 72, 165),
    ("blue", 190, 255),
    ("red", 343, 360),
)


class Ratings:
    """Reads ratings by the words in settings."""

    def __init__(self, words: LayoutWords) -> None:
        self._words = {fold(w): colour for colour, names in words.ratings.items() for w in names}

    def of(self, sheet: Sheet, table: FoundTable, line: Line) -> tuple[str, str]:
        """The rating and how it was said: ("red", "letter"), or ("", "")."""
        for column in table.of_role("rating"):
            cell = line.cells.get(column.number)
            if cell is not None and isinstance(cell.value, str):
                colour = self._words.get(fold(cell.value), "")
                if colour:
                    return colour, "letter" if len(cell.value.strip()) == 1 else "word"
            colour = colour_of(sheet.fills.get((line.row, column.number), ""))
            if colour:
                return colour, "fill"
        return "", ""


def colour_of(rgb: str) -> str:
    """The rating whose hue a colour has: "FFC000" is amber; "" for grey, white, between hues."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < LEAST_SATURATION or not 0.12 < light < 0.95:
        return ""
    degrees = hue * 360
    return next((name for name, low, high in _HUES if low <= degrees <= high), "")
