"""The council's own rating of a row, by letter, by word or by the colour of a cell."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from typing import NamedTuple

from selfassess.model.layout import LayoutWords
from selfassess.read.folding import fold
from selfassess.read.layouts.columns import TableColumn
from selfassess.read.layouts.rows import Line
from selfassess.read.layouts.tables import FoundTable
from selfassess.read.workbook import Sheet
from selfassess.read.xlsx.rules import painted, unread

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


class Rating(NamedTuple):
    """A rating, how it was said ("letter", "word", "fill", "rule") and in which cell."""

    colour: str = ""
    by: str = ""
    cell: str = ""


class Ratings:
    """Reads ratings by the words in settings."""

    def __init__(self, words: LayoutWords) -> None:
        self._words = {fold(w): colour for colour, names in words.ratings.items() for w in names}

    def of(self, sheet: Sheet, table: FoundTable, line: Line) -> Rating:
        """The rating of a row; one without colour where there is none."""
        for column in table.of_role("rating"):
            cell = line.cells.get(column.number)
            place = f"{column.letter}{line.row}"
            if cell is not None and isinstance(cell.value, str):
                colour = self._words.get(fold(cell.value), "")
                if colour:
                    by = "letter" if len(cell.text.strip()) == 1 else "word"
                    return Rating(colour, by, place)
            value = cell.value if cell is not None else None
            colour = colour_of(painted(sheet.rules, line.row, column.number, value))
            if colour:
                return Rating(colour, "rule", place)
            colour = colour_of(sheet.fills.get((line.row, column.number), ""))
            if colour:
                return Rating(colour, "fill", place)
        return Rating()


def unread_columns(sheet: Sheet, table: FoundTable, lines: Iterable[Line]) -> list[TableColumn]:
    """Columns of ratings whose empty cells are painted by rules that are not worked out here."""
    if not sheet.rules:
        return []
    rows = [line.row for line in lines if not line.hidden]
    return [
        column
        for column in table.of_role("rating")
        if any(
            unread(sheet.rules, row, column.number) and (row, column.number) not in sheet.fills
            for row in rows
            if not isinstance(_value(sheet, row, column.number), str)
        )
    ]


def _value(sheet: Sheet, row: int, column: int) -> object:
    cell = sheet.rows[row].get(column)
    return cell.value if cell is not None else None


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
