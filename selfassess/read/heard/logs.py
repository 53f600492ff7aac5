"""Logs of complaints and compliments: a row for each, counted by quarter, subject and outcome.

Only the columns that are needed are read. What somebody wrote is never kept, unless its own row
says that it may be quoted; a subject that only one row names is free text until shown otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple

from selfassess.model.period import Period, PeriodKind
from selfassess.read.dates.days import read_date
from selfassess.read.dates.spans import months_from
from selfassess.read.folding import fold
from selfassess.read.heard.words import Heard
from selfassess.read.periods import PeriodFound, read_period
from selfassess.read.summaries import Place
from selfassess.read.values import read_yes_no
from selfassess.read.workbook import Cell, Sheet

ROWS_SEARCHED = 30
LONGEST_SUBJECT = 60
MOST_WORDS = 8
# A subject that so many rows name is one of the council's own headings.
FEWEST_ALIKE = 3
SINGLE = ("complaint", "compliment")


class Entry(NamedTuple):
    """One complaint or compliment, without anything that a person wrote. `aspect` is where what
    it is about was surely placed. `quotation` only where its row says that it may be quoted."""

    row: int
    kind: str
    period: Period
    group: str = ""
    subject: str = ""
    aspect: str = ""
    upheld: bool | None = None
    quotation: str = ""


class Log(NamedTuple):
    """What a log holds. `undated` are rows without a day or period that can be read."""

    entries: tuple[Entry, ...] = ()
    undated: tuple[int, ...] = ()
    kindless: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()


def log_of(sheet: Sheet, heard: Heard, around: tuple[str, ...], place: Place) -> Log | None:
    """The log on a sheet; None where it is none. `around` are title and names of the sheet."""
    head = next((n for n in list(sheet.rows)[:ROWS_SEARCHED] if _headed(sheet, n, heard)), None)
    if head is None:
        return None
    titles = [c.text for n in sheet.rows if n < head for c in sheet.rows[n].values()]
    columns: dict[str, int] = {}
    for number, cell in sheet.rows[head].items():
        if (role := heard.role(cell.text)) and not cell.origin:
            columns.setdefault(role, number)
    kind = heard.kind(*titles, *around)
    if kind not in SINGLE and "kind" not in columns:
        return None
    return _Reading(columns, kind if kind in SINGLE else "", heard, place).read(sheet, head)


def _headed(sheet: Sheet, number: int, heard: Heard) -> bool:
    roles = {heard.role(cell.text) for cell in sheet.rows[number].values()}
    return "date" in roles and bool(roles & {"category", "outcome", "kind", "group"})


class _Reading(NamedTuple):
    """How one log is read: its columns, what all its rows are, the words and the classifier."""

    columns: dict[str, int]
    kind: str
    heard: Heard
    place: Place

    def read(self, sheet: Sheet, head: int) -> Log:
        rows = {n: cells for n, cells in sheet.rows.items() if n > head}
        subjects = _subjects(rows, self.columns.get("category", 0))
        entries, undated, kindless = [], [], []
        for number, cells in rows.items():
            if not any(not cell.origin and cell.value is not None for cell in cells.values()):
                continue
            when = _period(cells.get(self.columns["date"]))
            kind = self.heard.kind(self._text(cells, "kind")) or self.kind
            if when is None:
                undated.append(number)
            elif kind not in SINGLE:
                kindless.append(number)
            else:
                entries.append(self._entry(number, cells, kind, when, subjects))
        used = set(self.columns.values())
        unread = [c.text for n, c in sheet.rows[head].items() if n not in used and not c.origin]
        return Log(tuple(entries), tuple(undated), tuple(kindless), tuple(unread))

    def _entry(
        self, number: int, cells: dict[int, Cell], kind: str, when: Period, subjects: dict[str, str]
    ) -> Entry:
        about = self._text(cells, "category")
        placed = self.place(about, "", "") if about else None
        quotable = read_yes_no(self._text(cells, "quotable")) is True
        return Entry(
            row=number,
            kind=kind,
            period=when,
            group=self.heard.group(self._text(cells, "group")),
            subject=subjects.get(fold(about), ""),
            aspect=placed.aspect if placed and placed.sure else "",
            upheld=self.heard.upheld(self._text(cells, "outcome")) if kind == SINGLE[0] else None,
            quotation=self._text(cells, "comment") if quotable else "",
        )

    def _text(self, cells: dict[int, Cell], role: str) -> str:
        cell = cells.get(self.columns.get(role, 0))
        return "" if cell is None or cell.error else cell.text


def _subjects(rows: dict[int, dict[int, Cell]], column: int) -> dict[str, str]:
    """The subjects that several rows name alike: folded → as first written."""
    texts = [cells[column].text for cells in rows.values() if column in cells]
    alike = Counter(fold(text) for text in texts)
    first: dict[str, str] = defaultdict(str)
    for text in texts:
        known = alike[fold(text)] >= FEWEST_ALIKE
        if known and len(text) <= LONGEST_SUBJECT and len(text.split()) <= MOST_WORDS:
            first[fold(text)] = first[fold(text)] or " ".join(text.split())
    return dict(first)


def _period(cell: Cell | None) -> Period | None:
    """The quarter of a day or a month; a longer time as it stands."""
    if cell is None or cell.value is None:
        return None
    day = read_date(cell.value)
    if isinstance(day, date):
        return quarter_of(day)
    found = read_period(cell.value, False, cell.format)
    if not isinstance(found, PeriodFound):
        return None
    month = found.period.kind is PeriodKind.MONTH
    return quarter_of(found.period.start) if month else found.period


def quarter_of(day: date) -> Period:
    """The quarter of the financial year in which a day falls."""
    return months_from(day.year, (day.month - 1) // 3 * 3 + 1, 3, PeriodKind.QUARTER)
