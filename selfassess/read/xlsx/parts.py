"""The parts of an .xlsx package → sheets with the cells that exist, and only those.

Read straight from the XML: five times as fast as a general library here, it needs no stated
size, and it keeps what others drop: errors, formulas without results, number formats, what is
hidden. The tests hold it against two other readers.
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from selfassess.read.folding import clean
from selfassess.read.xlsx.fills import rule_fills, style_fills, theme_colours
from selfassess.read.xlsx.formats import BUILT_IN, GENERAL, dated, meaning
from selfassess.read.xlsx.markup import RefusedMarkupError, attribute, walk
from selfassess.read.xlsx.rules import Rule, read_rules

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
# Whole columns may be painted: beyond this colours are decoration.
MOST_PAINTED = 50_000
_NOTHING: frozenset[str] = frozenset()


class TooManyCellsError(Exception):
    """A sheet holds more cells than are read."""


class RawCell(NamedTuple):
    """A cell as stored. `value` is None for a formula whose result was not stored."""

    value: Any
    format: str
    formula: bool
    error: bool


class RawSheet(NamedTuple):
    """A sheet as stored. Cells by row and column; merged areas as (top, left, bottom, right);
    the colours of filled cells by row and column."""

    title: str
    hidden: bool
    cells: dict[int, dict[int, RawCell]]
    hidden_rows: set[int]
    hidden_columns: set[int]
    merged: list[tuple[int, int, int, int]]
    fills: Mapping[tuple[int, int], str] = MappingProxyType({})
    rules: tuple[Rule, ...] = ()


class Xlsx:
    """An open package. Raises KeyError, ValueError, IndexError or ExpatError where it is broken."""

    def __init__(self, package: ZipFile, most_cells: int) -> None:
        self._package = package
        self._names = {_plain(n).casefold(): n for n in package.namelist()}
        self._most = most_cells
        self.charts: list[str] = []
        book = self._office_document()
        related = self._relations(book)
        self._from_1904 = False
        self._listed: list[tuple[str, bool, str]] = []
        self._read_book(book, related)
        kinds = {kind.rpartition("/")[2]: target for kind, target in related.values()}
        self._formats = self._read_styles(kinds.get("styles", ""))
        self._strings = self._read_strings(kinds.get("sharedStrings", ""))
        self._fills, self._rule_fills = self._read_fills(
            kinds.get("styles", ""), kinds.get("theme", "")
        )

    def sheets(self) -> list[RawSheet]:
        """Every worksheet in order."""
        return [self._sheet(title, hidden, part) for title, hidden, part in self._listed]

    def _part(self, name: str) -> bytes:
        return self._package.read(self._names[_plain(name).casefold()])

    def _office_document(self) -> str:
        for kind, target in self._relations("").values():
            if kind.endswith("/officeDocument"):
                return target
        return "xl/workbook.xml"

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id → kind and target, of a part or of the package."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, given: dict[str, str]) -> None:
            if element == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "").replace("\\", "/")
                inside = target if target.startswith("/") else posixpath.join("/", folder, target)
                full = posixpath.normpath(inside).lstrip("/")
                found[given.get("Id", "")] = (given.get("Type", ""), full)

        if place.casefold() in self._names:
            walk(self._part(place), start, _ignore, _NOTHING)
        return found

    def _read_book(self, book: str, related: dict[str, tuple[str, str]]) -> None:
        def start(element: str, given: dict[str, str]) -> None:
            if element == "workbookPr":
                self._from_1904 = given.get("date1904") in ("1", "true", "on")
            elif element == "sheet":
                title, state = given.get("name", ""), given.get("state", "visible")
                kind, target = related[attribute(given, "id") or ""]
                if kind.endswith("/worksheet"):
                    self._listed.append((title, state != "visible", target))
                else:
                    self.charts.append(title)

        walk(self._part(book), start, _ignore, _NOTHING)

    def _read_styles(self, part: str) -> list[str]:
        """The number format of every cell style, by its number."""
        codes: dict[int, str] = {}
        styles: list[int] = []
        inside: list[str] = []

        def start(element: str, given: dict[str, str]) -> None:
            if element == "numFmt" and given.get("numFmtId", "").isdigit():
                codes[int(given["numFmtId"])] = given.get("formatCode", GENERAL)
            elif element == "cellXfs":
                inside.append(element)
            elif element == "xf" and inside:
                styles.append(int(given.get("numFmtId", "0")))

        def end(element: str, _: str) -> None:
            if element == "cellXfs":
                inside.clear()

        if part and _plain(part).casefold() in self._names:
            walk(self._part(part), start, end, _NOTHING)
        return [codes.get(number) or BUILT_IN.get(number, GENERAL) for number in styles]

    def _read_fills(self, styles: str, theme: str) -> tuple[dict[str, str], list[str]]:
        """Number of a cell style → the colour it fills with; the colours of conditional styles.
        Decoration: never a reason to fail."""
        if not styles or _plain(styles).casefold() not in self._names:
            return {}, []
        try:
            held = theme and _plain(theme).casefold() in self._names
            colours = theme_colours(self._part(theme)) if held else []
            return style_fills(self._part(styles), colours), rule_fills(self._part(styles), colours)
        except (ValueError, KeyError, ExpatError, RefusedMarkupError):
            return {}, []

    def _read_strings(self, part: str) -> list[str]:
        """The shared strings, cleaned; of rich text all runs, without reading aids."""
        strings: list[str] = []
        runs: list[str] = []
        aids: list[str] = []

        def start(element: str, _: dict[str, str]) -> None:
            if element == "si":
                runs.clear()
            elif element == "rPh":
                aids.append(element)

        def end(element: str, text: str) -> None:
            if element == "t" and not aids:
                runs.append(text)
            elif element == "rPh":
                aids.clear()
            elif element == "si":
                strings.append(clean("".join(runs)))

        if part and _plain(part).casefold() in self._names:
            walk(self._part(part), start, end, frozenset(("t",)))
        return strings

    def _sheet(self, title: str, hidden: bool, part: str) -> RawSheet:
        fills: dict[tuple[int, int], str] = {}
        xml = self._part(part)
        rules = read_rules(xml, self._rule_fills)
        sheet = RawSheet(clean(title) or title, hidden, {}, set(), set(), [], fills, rules)
        scan = _Scan(sheet, self._strings, self._formats, self._from_1904, self._most)
        scan.paint(fills, self._fills)
        walk(xml, scan.start, scan.end, frozenset(("v", "t")))
        return sheet


class _Scan:
    """Reads one sheet's XML into a RawSheet, element by element."""

    def __init__(
        self, sheet: RawSheet, strings: list[str], formats: list[str], from_1904: bool, most: int
    ) -> None:
        self._sheet, self._strings, self._formats = sheet, strings, formats
        self._from_1904, self._left = from_1904, most
        self._row = self._column = 0
        self._row_number = "0"
        self._cells: dict[int, RawCell] = {}
        self._kind = self._style = ""
        self._text: str | None = None
        self._formula = self._aid = False
        self._columns: dict[str, int] = {}
        self._painted: dict[tuple[int, int], str] = {}
        self._fills: dict[str, str] = {}

    def paint(self, fills: dict[tuple[int, int], str], by_style: dict[str, str]) -> None:
        """Keep the colours of cells in `fills`."""
        self._painted, self._fills = fills, by_style

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(given)
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(given["r"]) if "r" in given else self._row + 1
            self._row_number = str(self._row)
            self._column = 0
            self._cells = self._sheet.cells.get(self._row, {})
            if given.get("hidden") in ("1", "true"):
                self._sheet.hidden_rows.add(self._row)
        elif name == "rPh":
            self._aid = True
        elif name == "col" and given.get("hidden") in ("1", "true"):
            last = min(int(given["max"]), LAST_COLUMN)
            self._sheet.hidden_columns.update(range(int(given["min"]), last + 1))
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))

    def _start_cell(self, given: dict[str, str]) -> None:
        place = given.get("r")
        self._column = self._number(place) if place else self._column + 1
        self._kind, self._style = given.get("t", "n"), given.get("s", "")
        self._text, self._formula = None, False
        if self._style in self._fills and len(self._painted) < MOST_PAINTED:
            self._painted[self._row, self._column] = self._fills[self._style]

    def end(self, name: str, text: str) -> None:
        if name == "v":
            self._text = text
        elif name == "t" and not self._aid and self._kind == "inlineStr":
            self._text = (self._text or "") + text
        elif name == "rPh":
            self._aid = False
        elif name == "c" and (self._text is not None or self._formula):
            cell = self._cell()
            if cell is not None:
                self._keep(cell)

    def _keep(self, cell: RawCell) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooManyCellsError
        if not self._cells:
            self._sheet.cells[self._row] = self._cells
        self._cells[self._column] = cell

    def _cell(self) -> RawCell | None:
        text, kind = self._text, self._kind
        if kind == "s" and text:
            text = self._strings[int(text)]
            return RawCell(text, GENERAL, self._formula, False) if text else None
        if kind in ("str", "inlineStr"):
            text = clean(text or "")
            return RawCell(text, GENERAL, self._formula, False) if text else None
        if not text:
            return RawCell(None, GENERAL, True, False) if self._formula else None
        if kind == "e":
            return RawCell(text.strip(), GENERAL, self._formula, True)
        if kind == "b":
            return RawCell(text.strip() in ("1", "true"), GENERAL, self._formula, False)
        if kind == "d":
            return RawCell(clean(text), GENERAL, self._formula, False)
        return self._of_number(text)

    def _of_number(self, text: str) -> RawCell:
        code = self._formats[int(self._style)] if self._style else GENERAL
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            return RawCell(clean(text), GENERAL, self._formula, False)
        if code != GENERAL and meaning(code) not in ("", "percent"):
            return RawCell(dated(number, code, self._from_1904), code, self._formula, False)
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
        return RawCell(whole, code, self._formula, False)

    def _number(self, place: str) -> int:
        # nearly every cell stands in its row: what is before the row's number is the column
        if known := self._columns.get(place.removesuffix(self._row_number)):
            return known
        name = place.rstrip("0123456789")
        known = self._columns.get(name)
        if known is None:
            known = self._columns[name] = column_number(name)
        row = int(place[len(name) :])
        if row != self._row:  # the cell knows better than its row
            self._row, self._row_number = row, str(row)
            self._cells = self._sheet.cells.get(row, {})
        return known

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _split(first)
        bottom, right = _split(last or first)
        self._sheet.merged.append((top, left, bottom, right))


def column_number(letters: str) -> int:
    """The number of a column: A is 1. Raises ValueError beyond Excel's last column."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= LAST_COLUMN:
        raise ValueError(letters)
    return number


def _split(address: str) -> tuple[int, int]:
    plain = address.replace("$", "")
    name = plain.rstrip("0123456789")
    return int(plain[len(name) :]), column_number(name)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _ignore(element: str, text: str) -> None:
    return None
