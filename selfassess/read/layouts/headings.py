"""What one heading cell says: the role of its column, the period it stands for, or both."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from selfassess.model.layout import LayoutWords
from selfassess.model.period import Period
from selfassess.read.folding import fold, plain
from selfassess.read.periods import YEARLESS_CODE, PeriodFound, read_period
from selfassess.read.unreadable import Unreadable

# Headings longer than this are sentences, not the names of columns.
LONGEST_HEADING = 90
MOST_WORDS = 9
YEARS = re.compile(r"(?<!\d)20\d\d ?[-/] ?(?:20)?\d\d(?!\d)|(?<!\d)\d\d[-/]\d\d(?![\d/-])")
_ONE_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")


class Heading(NamedTuple):
    """`period` is the text or date that names a period; `yearless` one that lacks its year."""

    role: str = ""
    period: Any = None
    yearless: str = ""

    @property
    def known(self) -> bool:
        return bool(self.role or self.period is not None or self.yearless)


NOTHING = Heading()


class HeadingReader:
    """Reads heading cells by the words in settings."""

    def __init__(self, words: LayoutWords) -> None:
        self.words = words
        self.roles = {fold(a): role for role, names in words.roles.items() for a in names}
        self._personal = {fold(name) for name in words.personal}
        self._read_text = lru_cache(maxsize=4_096)(self._of_text)

    def read(self, value: Any, number_format: str = "General") -> Heading:
        """What a heading cell says; `NOTHING` for a heading of no known meaning."""
        if isinstance(value, (date, datetime)):
            found = read_period(value, False, number_format)
            return Heading(period=value) if isinstance(found, PeriodFound) else NOTHING
        if isinstance(value, int) and not isinstance(value, bool):
            return Heading(period=str(value)) if _a_year(value) else NOTHING
        return self._read_text(value) if isinstance(value, str) else NOTHING

    def personal(self, text: str) -> bool:
        """Whether a heading is that of a column that holds people."""
        return fold(text) in self._personal

    def _of_text(self, text: str) -> Heading:
        bare = " ".join(plain(text).split())
        if not bare or len(bare) > LONGEST_HEADING:
            return NOTHING
        role = self.roles.get(fold(bare), "")
        if role:
            return Heading(role)
        whole = _period(bare)
        if whole.period is not None:
            return whole
        parts = self._in_two(bare)
        return parts if parts.known else whole

    def _in_two(self, text: str) -> Heading:
        """ "England 2024/25", "Apr-25 actual", "SN average (2024-25)": a role beside a period."""
        words = re.sub(r"[()\[\]:,]", " ", text).split()
        if not 1 < len(words) <= MOST_WORDS:
            return NOTHING
        for cut in range(len(words) - 1, 0, -1):
            for one, other in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                role = self.roles.get(fold(" ".join(one).strip(" -–")), "")
                if not role:
                    continue
                period = _period(" ".join(other).strip(" -–"))
                if period.known:
                    return period._replace(role=role)
        return NOTHING


def years_in(text: str) -> str:
    """The financial year named in a title, a sheet's or a file's name; "" for none or several."""
    bare = plain(text).replace("_", " ")
    found = {re.sub(r"\s", "", y) for y in YEARS.findall(bare)}
    whole = {y for y in found if isinstance(read_period(y), PeriodFound)}
    if len(whole) == 1:
        return whole.pop()
    return ""


def one_year_in(text: str) -> int | None:
    """The single calendar year in a text such as "September 2025", where there is just one."""
    found = {int(y) for y in _ONE_YEAR.findall(plain(text))}
    return found.pop() if len(found) == 1 else None


def periods_of(value: Any, academic: bool = False) -> Period | None:
    """The period that a heading's text or date names."""
    found = read_period(value, academic, "mmm-yy" if _first(value) else "General")
    return found.period if isinstance(found, PeriodFound) else None


def _first(value: Any) -> bool:
    return isinstance(value, (date, datetime)) and value.day == 1


def _period(text: str) -> Heading:
    found = read_period(text)
    if isinstance(found, PeriodFound):
        return Heading(period=text)
    if isinstance(found, Unreadable) and found.code == YEARLESS_CODE:
        return Heading(yearless=text)
    return NOTHING


def _a_year(value: int) -> bool:
    """2025, 202425 and 202504 as numbers; 45748 would need its format to be a date."""
    if 2010 <= value <= 2049:
        return True
    return 201001 <= value <= 204912 and isinstance(read_period(str(value)), PeriodFound)
