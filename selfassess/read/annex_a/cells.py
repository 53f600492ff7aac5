"""Cells → what the tables hold: ISO dates, whole numbers, short codes, cleaned text; and faults.

Each column is read through a dictionary of the values met before: a date or a code that stands
on a thousand rows is made out once. A value that cannot be read becomes None, and its fault is
kept by value: "date", "placeholder", "swapped", "whole", "code", "form" or "error".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from selfassess.model.annex_a import ListColumn
from selfassess.read.annex_a.coded import Codes
from selfassess.read.dates.days import day_in
from selfassess.read.folding import clean, plain
from selfassess.read.values import serial_day

BLANK = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", "nat", "#n/a n/a", "(blank)"})
_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!)$")
_OLD_OR_FAR = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SWAPPABLE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")
_DECIMAL = re.compile(r"\d+\.0+$")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+$")
_FIRST_EVENT = "1990-01-01"
_LAST_EVENT = "2100-01-01"
_FIRST_BIRTH = "1901-01-01"


class Column(dict[Any, Any]):
    """Values met in a column and what they are read as. `kinds` holds the faults by value."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[Any, str] = {}

    def __missing__(self, value: Any) -> Any:
        read, fault = self._blank_or(value)
        self[value] = read
        if fault:
            self.kinds[value] = fault
        return read

    def _blank_or(self, value: Any) -> tuple[Any, str]:
        if isinstance(value, str):
            text = clean(value)
            if text.lower() in BLANK and not self.knows(text):
                return (None, "error") if text.upper() == "#N/A" else (None, "")
            if text[0] == "#" and _ERROR.match(text.upper()):
                return None, "error"
            return self.read(text)
        return (None, "") if value is None else self.read(value)

    def knows(self, text: str) -> bool:
        """Whether what mostly stands for nothing has a meaning in this column."""
        return False

    def read(self, value: Any) -> tuple[Any, str]:
        """What a value is, and its fault: text, unless a kind of column says otherwise."""
        return _as_text(value), ""


class Dates(Column):
    """Dates as ISO text. Those that stand for "no date" become None."""

    def __init__(self, birth: bool = False) -> None:
        super().__init__()
        self._first = _FIRST_BIRTH if birth else _FIRST_EVENT

    def read(self, value: Any) -> tuple[Any, str]:
        if isinstance(value, datetime):
            day: date | None = value.date()
        elif isinstance(value, date):
            day = value
        elif isinstance(value, str):
            return self._text(plain(value).casefold())
        elif isinstance(value, bool | time | timedelta):
            return None, "date"
        else:
            if 0 <= value < 366:
                return None, "placeholder"  # 00/01/1900: a zero shown as a date
            day = serial_day(float(value)) if abs(value) < 1e6 else None
        return self._checked(day.isoformat()) if day else (None, "date")

    def _text(self, text: str) -> tuple[Any, str]:
        day = day_in(text)
        iso = day.isoformat() if day else _old_or_far(text)
        if iso is None and text.isdigit() and (serial := serial_day(float(text))):
            iso = serial.isoformat()
        if iso is None:
            return None, "placeholder" if text.startswith("00/01/1900") else "date"
        read, fault = self._checked(iso)
        swapped = _SWAPPABLE.match(text)
        if not fault and swapped and max(int(swapped[1]), int(swapped[2])) <= 12:
            fault = "swapped" if swapped[1].lstrip("0") != swapped[2].lstrip("0") else ""
        return read, fault

    def _checked(self, iso: str) -> tuple[Any, str]:
        return (iso, "") if self._first <= iso < _LAST_EVENT else (None, "placeholder")


def _old_or_far(text: str) -> str | None:
    """Dates outside the years that figures can be about: 01/01/1900, 31/12/9999, 4 May 1985."""
    found = _OLD_OR_FAR.match(text)
    if not found:
        return None
    year, month, day = (
        (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    )
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


class Wholes(Column):
    """Whole numbers. Ages come as decimals and are floored; counts may not be."""

    def __init__(self, floor: bool = False) -> None:
        super().__init__()
        self._floor = floor

    def read(self, value: Any) -> tuple[Any, str]:
        if isinstance(value, bool | date | time | timedelta):
            return None, "whole"
        try:
            number = float(value)
        except (ValueError, OverflowError):
            return None, "whole"
        if number != number or abs(number) > 1e6:
            return None, "whole"
        if self._floor:
            return int(number // 1), ""
        return (int(number), "") if number == int(number) else (None, "whole")


class Coded(Column):
    """Short codes."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.codes = codes

    def knows(self, text: str) -> bool:
        return self.codes.find(text) is not None

    def read(self, value: Any) -> tuple[Any, str]:
        found = self.codes.find(_as_text(value))
        return found, "" if found else "code"


class Identifiers(Column):
    """Identifiers as text: 9212044.0 is 9212044. Which form each took is kept in `forms`."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: set[Any] = set()
        self.digits: set[Any] = set()

    def read(self, value: Any) -> tuple[Any, str]:
        text = _as_text(value)
        if not isinstance(value, str):
            self.numbers.add(value)
            return text, ""
        if text.isdigit():
            self.digits.add(value)
        elif _DECIMAL.match(text):
            return text.partition(".")[0], "form"
        elif _SCIENTIFIC.match(text):
            return text, "form"
        return text, ""

    def settle(self) -> None:
        """Numbers among text, or text among numbers: the fewer are the odd ones."""
        odd, other = sorted((self.numbers, self.digits), key=len)
        if odd and other:
            for value in odd:
                self.kinds[value] = "form"
        padded = {str(v).lstrip("0"): v for v in self.digits if str(v).startswith("0")}
        for value in self.digits | self.numbers:
            text = self[value]
            if not text.startswith("0") and text in padded:
                self.kinds[value] = "form"  # the same digits stand elsewhere with their zeros


def _as_text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def reader_of(column: ListColumn, codes: dict[str, Codes]) -> Column:
    """The reader for a column of a list."""
    match column.kind:
        case "id":
            return Identifiers()
        case "date":
            return Dates(birth=column.id == "dob")
        case "integer":
            return Wholes(floor=column.id == "age")
        case "code":
            return Coded(codes[column.codes])
        case _:
            return Column()
