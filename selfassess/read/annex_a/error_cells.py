"""Finds cells that hold an Excel error, or a formula without a stored result, in a package's XML.

The XML is streamed: a large workbook unpacks to hundreds of megabytes. Only sheets in which
something was seen are gone through cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_CHUNK = 1 << 20
_CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


@dataclass(frozen=True)
class ErrorCells:
    """Cells by row and column, both from 1: what they hold is "error" or "no result"."""

    kinds: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class WorkbookErrors:
    """The error cells of every sheet that has any, by its name; and how many cells there are."""

    by_sheet: dict[str, ErrorCells] = field(default_factory=dict)
    cells: int = 0


def error_cells(data: bytes) -> WorkbookErrors:
    """The error cells of an .xlsx package; none for other packages."""
    found = WorkbookErrors()
    try:
        with ZipFile(BytesIO(data)) as package:
            for title, part in _sheets(package).items():
                cells, suspicious = _glance(package, part)
                found.cells += cells
                if suspicious and (kinds := _in_sheet(package.read(part))):
                    found.by_sheet[title] = ErrorCells(kinds)
    except (BadZipFile, KeyError, OSError, EOFError, ValueError):
        pass  # the reader itself says what is wrong with the file
    return found


def _sheets(package: ZipFile) -> dict[str, str]:
    """Parts of worksheets by the sheet's name."""
    names = set(package.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    relations = {}
    for tag in _RELATION.findall(package.read("xl/_rels/workbook.xml.rels")):
        target = _attribute(tag, "Target")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        relations[_attribute(tag, "Id")] = part
    sheets = {}
    for tag in _SHEET.findall(package.read("xl/workbook.xml")):
        part = relations.get(_attribute(tag, "id"), "")
        if part in names and "worksheets" in part:
            sheets[_attribute(tag, "name")] = part
    return sheets


def _attribute(tag: bytes, name: str) -> str:
    from html import unescape

    found = re.search(rf'(?:^|[\s:]){name}="([^"]*)"'.encode(), tag)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def _glance(package: ZipFile, part: str) -> tuple[int, bool]:
    """How many cells a sheet has, and whether there is an error or a formula among them."""
    cells, suspicious, rest = 0, False, b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            seen = rest + chunk
            cells += chunk.count(b"<c ")
            suspicious = suspicious or b't="e"' in seen or b"<f" in seen
            rest = seen[-8:]
    return cells, suspicious


def _in_sheet(xml: bytes) -> dict[tuple[int, int], str]:
    found = {}
    for cell in _CELL.finditer(xml):
        attributes, content = cell[1], cell[2] or b""
        error = b't="e"' in attributes
        if not error and (b"<f" not in content or b"<v>" in content or b"<v " in content):
            continue
        if not error and b't="str"' in attributes:
            continue  # a formula whose stored result is empty text
        place = _REFERENCE.search(attributes)
        if place:
            found[int(place[2]), _column(place[1])] = "error" if error else "no result"
    return found


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
