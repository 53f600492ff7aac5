"""DfE's own data files, as they are downloaded: the figures of England, regions and authorities.

The form is that of explore-education-statistics: CSV, a row for a place, a period and a breakdown,
a column for each figure. Suppressed and missing values are letters, and never zero.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from selfassess.model.account import Tally
from selfassess.model.indicator import Indicator
from selfassess.model.problem import Problem
from selfassess.model.published import PublishedForm, PublishedLine
from selfassess.model.source import Source
from selfassess.read.published_files.rows import CODES, Found, take_row
from selfassess.read.published_files.settle import settled
from selfassess.read.published_files.takers import takers_of

NEEDED = ("time_period", "geographic_level")


@dataclass(frozen=True)
class ReadPublished:
    """The lines of a file, one for an indicator and a period, and what became of its rows."""

    lines: tuple[PublishedLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_published(
    path: Path,
    form: PublishedForm,
    indicators: Mapping[str, Indicator],
    as_at: date,
    file: str = "",
) -> ReadPublished:
    """The figures of one data file that were over by `as_at`, in lines as those carried.

    Problems: SA-P01 where the file has not this form, and others for what is left aside.
    """
    source = Source(file=file or path.name)
    try:
        rows = csv.reader(io.StringIO(_text(path), newline=""))
        header = [name.strip().casefold() for name in next(rows, [])]
        _refuse_other_forms(header)
    except OSError as refusal:
        reason = f"it cannot be opened ({(refusal.strerror or 'the system refused').lower()})"
        return ReadPublished(problems=(Problem.of("SA-P01", source, reason=reason),))
    except (ValueError, csv.Error) as fault:
        return ReadPublished(problems=(Problem.of("SA-P01", source, reason=fault),))
    takers = takers_of(form, header)
    if not takers:
        return ReadPublished(problems=(Problem.of("SA-P02", source),))
    found = Found(source)
    try:
        for number, row in _whole(rows, len(header)):
            take_row(found, form, header, takers, number, row, as_at)
    except csv.Error as fault:
        return ReadPublished(problems=(Problem.of("SA-P01", source, reason=fault),))
    lines, said, tally = settled(found, form, indicators)
    return ReadPublished(lines, said, (tally,))


def _text(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"PK", b"\xd0\xcf")) or b"\0" in data[:4096]:
        raise ValueError("it is a workbook or another kind of file, not CSV")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _refuse_other_forms(header: Sequence[str]) -> None:
    for name in NEEDED:
        if name not in header:
            raise ValueError(f"it has no column {name}")
    if not any(name in header for name in CODES):
        raise ValueError(f"it has no column {CODES[0]}")
    if len(set(header)) < len(header):
        raise ValueError("two of its columns have the same heading")


def _whole(rows: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each as wide as the heading, with its number in the file."""
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            yield number, (row + [""] * width)[:width]
