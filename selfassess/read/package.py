"""What stands behind a workbook's file name: sniffed, sized up and refused before anything opens.

Limits are generous for people's workbooks and far below what would stall a laptop: measured,
openpyxl reads about 100,000 cells a second.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from selfassess.model.problem import Problem
from selfassess.model.source import Source

MEGABYTE = 1_000_000
LARGEST_FILE = 100 * MEGABYTE
LARGEST_UNPACKED = 400 * MEGABYTE
LARGEST_XML = 60 * MEGABYTE
MOST_MEMBERS = 5_000
MOST_CELLS = 400_000
MOST_MERGED = 400_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|si)[ >/]")
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f[ >/]")
_ATTRIBUTE = re.compile(rb"\b(r|t)\s*=\s*[\"']([^\"']*)[\"']")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")


class Package(NamedTuple):
    """The bytes of a workbook that passed every check."""

    data: bytes

    def formulas(self, part: str) -> dict[str, bool]:
        """Addresses of the formula cells of a sheet's part; True where an empty text is stored."""
        with ZipFile(BytesIO(self.data)) as package:
            name = part.lstrip("/")
            xml = _plain_xml(package.read(name)) if name in package.namelist() else b""
        if b"<f" not in xml and b":f" not in xml:
            return {}
        found = {}
        for match in _FORMULA.finditer(xml):
            attributes = dict(_ATTRIBUTE.findall(match[1]))
            if b"r" in attributes:
                found[attributes[b"r"].decode("ascii", "replace")] = attributes.get(b"t") == b"str"
        return found


def open_package(path: Path, source: Source) -> Package | Problem:
    """The package, or why it is refused."""
    try:
        if not path.is_file():
            return Problem.of("SA-R01", source)
        if path.stat().st_size > LARGEST_FILE:
            return Problem.of("SA-R08", source, limit=f"{LARGEST_FILE // MEGABYTE} MB")
        data = path.read_bytes()
    except PermissionError:
        return Problem.of("SA-R09", source)
    except OSError as fault:
        return Problem.of("SA-R07", source, fault=type(fault).__name__)
    refusal = _refusal(data, source)
    return refusal or Package(data)


def _refusal(data: bytes, source: Source) -> Problem | None:
    if not data.strip():
        return Problem.of("SA-R02", source)
    if data.startswith(_OLE):
        return Problem.of("SA-R03" if _ENCRYPTED in data else "SA-R04", source)
    if not data.startswith(b"PK"):
        return Problem.of("SA-R05", source, kind=_kind_of_text(data))
    try:
        with ZipFile(BytesIO(data)) as package:
            return _refused_inside(package, source)
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return Problem.of("SA-R07", source, fault="damaged")
    except Exception as fault:  # a broken stream raises what its decompressor pleases
        return Problem.of("SA-R07", source, fault=type(fault).__name__)


def _refused_inside(package: ZipFile, source: Source) -> Problem | None:
    members = package.infolist()
    names = {member.filename.replace("\\", "/") for member in members}
    xml = [m for m in members if PurePosixPath(m.filename).suffix.lower() in (".xml", ".rels")]
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_UNPACKED:
        return Problem.of("SA-R08", source, limit=f"{LARGEST_UNPACKED // MEGABYTE} MB unpacked")
    if sum(m.file_size for m in xml) > LARGEST_XML:
        return Problem.of("SA-R08", source, limit=f"{LARGEST_XML // MEGABYTE} MB of cells")
    kind = _kind_of_package(names)
    if kind:
        return Problem.of("SA-R05", source, kind=kind)
    cells = merged = 0
    for member in xml:
        if "worksheets/" in member.filename or "sharedStrings" in member.filename:
            content = _plain_xml(package.read(member))
            cells += sum(1 for _ in _CELL.finditer(content))
            merged += sum(_area(*match.groups()) for match in _MERGE.finditer(content))
    if cells > MOST_CELLS or merged > MOST_MERGED:
        return Problem.of("SA-R08", source, limit=f"{MOST_CELLS:,} cells")
    return None


def _kind_of_package(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "a binary workbook (.xlsb)"
    if any(name.startswith("xl/") for name in names):
        return ""
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument file"
    if any(name.startswith("word/") for name in names):
        return "a Word document"
    return "an archive that holds no workbook"


def _kind_of_text(data: bytes) -> str:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table")):
        return "a web page"
    if start.startswith(b"%pdf"):
        return "a PDF"
    if start.startswith(b"<?xml"):
        return "an XML file"
    return "a text file" if b"\0" not in data[:512] else "not a workbook"


def _plain_xml(xml: bytes) -> bytes:
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return xml.decode("utf-16", "replace").encode("utf-8")
    return xml


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    width = abs(_column(right) - _column(left)) + 1
    return width * (abs(int(bottom) - int(top)) + 1)


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
