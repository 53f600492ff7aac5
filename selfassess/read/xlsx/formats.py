"""Number formats: what makes a stored number a percentage, a date or a time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

GENERAL = "General"
# The formats that Excel knows by number alone (ECMA-376 part 1, 18.8.30), where they matter here.
BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys(range(32, 36), "h:mm:ss"),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
# The 1900 system counts a 29 February 1900 that never was: earlier days are one off.
_AFTER_THE_LEAP_DAY = 60


@lru_cache(maxsize=1024)
def meaning(code: str) -> str:
    """What a format makes of a number: "percent", "date", "time", "length" or ""."""
    shown = _LITERAL.sub("", code.split(";")[0].lower()).replace("general", "")
    if re.search(r"\[[hms]+\]", shown):
        return "length"
    if re.search(r"[dy]|mmm", shown) or (shown.strip("-/. ") in ("m", "mm")):
        return "date"
    if re.search(r"[hs]", shown):
        return "time"
    return "percent" if "%" in shown else ""


def dated(number: float, code: str, from_1904: bool) -> date | time | str | float:
    """The number as its format shows it. A length of time is text: it is never a figure."""
    kind = meaning(code)
    try:
        if kind == "length":
            return str(timedelta(days=number))
        if kind == "time" and 0 <= number < 1:
            seconds = round(number * 86_400)
            return (datetime(2000, 1, 1) + timedelta(seconds=seconds)).time()
        if kind not in ("date", "time") or number < 0:
            return number
        early = not from_1904 and number < _AFTER_THE_LEAP_DAY
        moment = _EPOCHS[from_1904] + timedelta(days=number + early)
        return moment + timedelta(microseconds=500_000 - (moment.microsecond + 500_000) % 1_000_000)
    except OverflowError:
        return number
