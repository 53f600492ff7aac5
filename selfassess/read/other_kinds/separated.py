"""Text with separators (.csv, .tsv): whatever its encoding and separator, one sheet of cells."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath

from selfassess.read.folding import clean
from selfassess.read.xlsx.formats import GENERAL
from selfassess.read.xlsx.parts import RawCell, RawSheet, TooManyCellsError

SEPARATORS = ",;\t|"
SAMPLE = 20
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
# A first zero means an identifier, many digits an identifier that a number would spoil.
_IDENTIFIER = re.compile(r"-?0\d|.{16,}")


class NotText(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file is no text."""


def read_separated(data: bytes, file: str, most_cells: int) -> list[RawSheet]:
    """The file as one sheet. Raises NotText or TooManyCellsError."""
    text = decoded(data)
    csv.field_size_limit(1_000_000)
    cells: dict[int, dict[int, RawCell]] = {}
    held = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        for number, row in enumerate(reader, 1):
            found = {at: cell for at, t in enumerate(row, 1) if (cell := typed(t)) is not None}
            held += len(found)
            if held > most_cells:
                raise TooManyCellsError
            if found:
                cells[number] = found
    except csv.Error as fault:
        raise NotText from fault
    return [RawSheet(PurePath(file).stem, False, cells, set(), set(), [])]


def decoded(data: bytes) -> str:
    """The text: UTF-8 with or without mark, UTF-16 with one, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise NotText
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of pieces."""
    lines = [line for line in text.splitlines()[:200] if line.strip()][:SAMPLE]
    best, most = ",", 0
    for separator in SEPARATORS:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n), n), default=0)
        score = usual * counts.count(usual)
        if score > most:
            best, most = separator, score
    return best


def typed(text: str) -> RawCell | None:
    """A text as Excel would take it: a number where it is one, else text; None for nothing."""
    shown = clean(text)
    if not shown:
        return None
    if _NUMBER.match(shown) and not _IDENTIFIER.match(shown):
        number = float(shown.replace(",", ""))
        whole = number.is_integer() and "." not in shown
        return RawCell(int(number) if whole else number, GENERAL, False, False)
    error = shown.startswith("#") and shown.rstrip("!?").isupper()
    return RawCell(shown, GENERAL, False, error)
