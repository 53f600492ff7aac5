"""Keeps the books while a workbook is read: problems, and what became of every row."""

from __future__ import annotations

from selfassess.model.account import SetAside, Tally
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.unreadable import Unreadable


class Ledger:
    """Collects problems and rows set aside. Rows used are those read less those set aside."""

    def __init__(self, file: str, unit: str = "rows") -> None:
        self.file = file
        self._unit = unit
        self._problems: list[Problem] = []
        self._read: dict[str, int] = {}
        self._set_aside: dict[str, list[SetAside]] = {}

    def report(self, code: str, source: Source, **blanks: object) -> None:
        """Note a problem."""
        self._problems.append(Problem.of(code, source, **blanks))

    def report_unreadable(self, fault: Unreadable, source: Source, **blanks: object) -> None:
        """Note what a cell could not be; `blanks` add to those of the fault."""
        self.report(fault.code, source, **{**fault.blanks, **blanks})

    def take(self, problems: tuple[Problem, ...]) -> None:
        """Note problems that were found elsewhere."""
        self._problems.extend(problems)

    def count(self, sheet: str, rows: int) -> None:
        """Count rows that were read on a sheet."""
        self._read[sheet] = self._read.get(sheet, 0) + rows

    def set_aside(self, source: Source, reason: str, rows: int = 1) -> None:
        """Count rows that are not used, with the reason. They must have been counted as read."""
        kept = self._set_aside.setdefault(source.sheet or "", [])
        kept.append(SetAside(source=source, reason=reason, count=rows))

    def sheet(self, title: str) -> Source:
        return Source(file=self.file, sheet=title)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """One tally for each sheet that was read."""
        return tuple(self._tally(sheet, read) for sheet, read in self._read.items())

    def _tally(self, sheet: str, read: int) -> Tally:
        aside = tuple(self._set_aside.get(sheet, ()))
        used = read - sum(item.count for item in aside)
        return Tally(
            file=self.file, sheet=sheet, unit=self._unit, read=read, used=used, set_aside=aside
        )
