"""Opens a workbook that is no .xlsx, where it is one of the kinds that can be read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.other_kinds.binary import BrokenError, ProtectedError, read_binary
from selfassess.read.other_kinds.separated import NotText, read_separated
from selfassess.read.other_kinds.word import read_word_tables
from selfassess.read.xlsx.package import LARGEST_FILE, MEGABYTE, OPENDOCUMENT
from selfassess.read.xlsx.parts import RawSheet, TooManyCellsError

TEXT = (".csv", ".tsv")
BINARY = "a binary workbook (.xlsb)"
WORD = "a Word document"


class Opened(NamedTuple):
    """The sheets, the titles of charts, and what has to be said; no sheets: it was refused."""

    sheets: list[RawSheet]
    charts: list[str]
    problems: tuple[Problem, ...]


def open_text(path: Path, source: Source, most_cells: int) -> Opened:
    """A file with separators."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _refused("SA-R08", source, limit=f"{LARGEST_FILE // MEGABYTE} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        return _refused("SA-R01", source)
    except OSError:
        return _refused("SA-R09", source)
    if not data.strip():
        return _refused("SA-R02", source)
    try:
        sheets = read_separated(data, source.file, most_cells)
    except NotText:
        return _refused("SA-R05", source, kind="not a text file with separators")
    except TooManyCellsError:
        return _refused("SA-R08", source, limit=f"{most_cells:,} cells")
    return Opened(sheets, [], (Problem.of("SA-R70", source, kind=path.suffix.lower()),))


def open_other(path: Path, refusal: Problem, source: Source, most_cells: int) -> Opened:
    """A workbook that was refused as no .xlsx: read where it is of a known kind."""
    kind = _kind(refusal)
    if not kind:
        return Opened([], [], (refusal,))
    charts: list[str] = []
    try:
        if kind == WORD:
            sheets = read_word_tables(path, most_cells)
        else:
            sheets, charts = read_binary(path.read_bytes(), most_cells)
    except ProtectedError:
        return _refused("SA-R03", source)
    except TooManyCellsError:
        return _refused("SA-R08", source, limit=f"{most_cells:,} cells")
    except (BrokenError, OSError):
        return Opened([], [], (refusal,))
    if kind == WORD:
        return Opened(sheets, [], () if sheets else (refusal,))
    return Opened(sheets, charts, (Problem.of("SA-R70", source, kind=kind),))


def _kind(refusal: Problem) -> str:
    if refusal.code == "SA-R04":
        return ".xls"
    said = refusal.blanks.get("kind", "")
    return {OPENDOCUMENT: ".ods", BINARY: ".xlsb", WORD: WORD}.get(said, "")


def _refused(code: str, source: Source, **blanks: object) -> Opened:
    return Opened([], [], (Problem.of(code, source, **blanks),))
