"""What stands behind a workbook's file name: sniffed, sized up and refused before anything opens.

Limits are generous for people's workbooks and far below what would stall a laptop: measured,
300,000 cells, or 20 MB of XML, are read in a second.
"""

from __future__ import annotations

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
OPENDOCUMENT = "an OpenDocument file"


class Limits(NamedTuple):
    """How much XML a package may hold, and whether its reader can open OpenDocument files."""

    xml: int = LARGEST_XML
    opendocument: bool = False


_WORKBOOK = Limits()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_package(path: Path, source: Source, limits: Limits = _WORKBOOK) -> BytesIO | Problem:
    """The bytes of a workbook that passed every check, or why it is refused."""
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
    refusal = _refusal(data, source, limits)
    return refusal or BytesIO(data)


def _refusal(data: bytes, source: Source, limits: Limits) -> Problem | None:
    if not data.strip():
        return Problem.of("SA-R02", source)
    if data.startswith(_OLE):
        return Problem.of("SA-R03" if _ENCRYPTED in data else "SA-R04", source)
    if not data.startswith(b"PK"):
        return Problem.of("SA-R05", source, kind=_kind_of_text(data))
    try:
        with ZipFile(BytesIO(data)) as package:
            return _refused_inside(package, source, limits)
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return Problem.of("SA-R07", source, fault="damaged")
    except Exception as fault:  # a broken stream raises what its decompressor pleases
        return Problem.of("SA-R07", source, fault=type(fault).__name__)


def _refused_inside(package: ZipFile, source: Source, limits: Limits) -> Problem | None:
    members = package.infolist()
    names = {member.filename.replace("\\", "/") for member in members}
    xml = [m for m in members if PurePosixPath(m.filename).suffix.lower() in (".xml", ".rels")]
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_UNPACKED:
        return Problem.of("SA-R08", source, limit=f"{LARGEST_UNPACKED // MEGABYTE} MB unpacked")
    if sum(m.file_size for m in xml) > limits.xml:
        return Problem.of("SA-R08", source, limit=f"{limits.xml // MEGABYTE} MB of cells")
    kind = _kind_of_package(names)
    if not kind or (limits.opendocument and kind == OPENDOCUMENT):
        return None
    return Problem.of("SA-R05", source, kind=kind)


def _kind_of_package(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "a binary workbook (.xlsb)"
    if any(name.startswith("xl/") for name in names):
        return ""
    if "mimetype" in names and "content.xml" in names:
        return OPENDOCUMENT
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
