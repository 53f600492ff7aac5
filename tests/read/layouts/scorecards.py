"""Scorecards as text tables, read and matched as `check` does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook as Made

from selfassess.commands.scorecards import Matching, read_understood, ready_matching
from selfassess.model.layout import Corrections, LaidBook, RowMatch
from selfassess.read.performance import ReadPerformance
from selfassess.read.workbook import open_workbook
from tests.books import COUNCIL, make, settings


@dataclass(frozen=True)
class Scorecard:
    """What became of a workbook."""

    read: ReadPerformance
    laid: LaidBook
    matches: tuple[RowMatch, ...]

    def figures(self) -> list[tuple[str, str, float | None]]:
        """Indicator, period and value of every figure, in order."""
        return [(v.indicator, v.period.say(), v.value) for v in self.read.values]

    def of(self, indicator: str) -> dict[str, float | None]:
        """The figures of one indicator by period."""
        return {v.period.say(): v.value for v in self.read.values if v.indicator == indicator}

    def taken_for(self) -> dict[str, tuple[str, str]]:
        """Row label → indicator and how surely."""
        pairs = zip(self.laid.rows, self.matches, strict=True)
        return {row.label: (match.indicator, match.sureness.value) for row, match in pairs}

    def roles(self) -> dict[str, str]:
        """Heading → role of the first table."""
        return {c.heading: c.role for c in self.laid.tables[0].columns}


@cache
def fresh() -> Matching:
    return ready_matching(None, settings(), COUNCIL)


def read_path(path: Path, corrections: Corrections | None = None, **council: object) -> Scorecard:
    """Read a scorecard, with a person's corrections where given."""
    ready = fresh()
    matching = Matching(ready.settings, corrections or Corrections(), ready.words, ready.catalogue)
    workspace = COUNCIL.model_copy(update=council)
    return Scorecard(*read_understood(open_workbook(path), workspace, matching))


def read_table(folder: Path, table: str, title: str = "Scorecard", **more: object) -> Scorecard:
    """A sheet as a text table, read."""
    return read_book(folder, make({title: table}), **more)


def read_book(folder: Path, book: Made, name: str = "scorecard.xlsx", **more: object) -> Scorecard:
    path = folder / name
    book.save(path)
    return read_path(path, **more)  # type: ignore[arg-type]
