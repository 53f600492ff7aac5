"""A cell's value → a number, percentage, date, grade or yes/no; or the reason it cannot be.

The symbols are those of DfE's statistics and of local scorecards. None of them is ever zero.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from selfassess.model.indicator import Missing
from selfassess.read.folding import plain
from selfassess.read.headings import Names
from selfassess.read.unreadable import Unreadable, brief

_SYMBOLS: dict[Missing, str] = {
    Missing.SUPPRESSED: "c|s|supp|suppressed|*|**|***|#|~|confidential|less than five|<lod",
    Missing.NOT_APPLICABLE: "z|.|not applicable|no cases",
    Missing.NOT_AVAILABLE: (
        "x|:|..|...|-|--|---|n/a|na|n.a.|n/k|nk|not available|unavailable|no data|not known"
        "|unknown|missing|not recorded|not collected|not given|not held|not published|?"
    ),
    Missing.PENDING: (
        "tbc|tba|t.b.c.|awaited|awaiting|awaiting data|pending|to follow|not yet available"
        "|data to be supplied|to be supplied|to be confirmed|due"
    ),
    Missing.LOW: "k|low",
    Missing.UNRELIABLE: "u|unreliable",
}
SYMBOLS = {mark: reason for reason, marks in _SYMBOLS.items() for mark in marks.split("|")}
_BOUND = re.compile(r"(?:[<≤>≥]=?|under|over|fewer than|less than|more than) ?\d+(?:\.\d+)? ?%?")
_ERRORS = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|#+)$")

_DIGITS = r"-?(?:\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.\d+)?"
_UNITS = r"%|per ?cent|percent|pct|days?|weeks?|months?|years?|(?:per|/) ?10[, ]?000|per 10k"
_MARKS = r"\((?:p|prov|provisional|r|revised|e|est|estimate)\)|[pre]|\*+|[\[(]\d{1,2}[\])]"
_NUMBER = re.compile(
    rf"(?P<about>~|c\. ?|circa |approx\.? |about )?£? ?(?P<number>{_DIGITS}) ?"
    rf"(?P<unit>{_UNITS})? ?(?P<mark>{_MARKS})?$"
)
_RATIO = re.compile(rf"(?P<numerator>{_DIGITS}) ?(?:/|of|out of) ?(?P<denominator>{_DIGITS})$")
_BOTH = re.compile(rf"(?P<first>{_DIGITS} ?%?) ?[\[(](?P<second>[^()\[\]]+)[\])]$")
_FLAGS = {"p": "provisional", "r": "revised", "e": "estimate"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 20_000, 75_000  # 1954 to 2105 as Excel counts days

YES_NO = Names(
    [(word, "yes") for word in ("yes", "y", "true", "1", "✓", "✔", "x yes")]
    + [(word, "no") for word in ("no", "n", "false", "0")]
)


class Amount(NamedTuple):
    """A figure as read. `percent` is True where the cell itself says it is a percentage; the
    value is then on the scale 0 to 100. `decimals` is how finely it was given. `unit` is a unit
    word that stood beside it. A None value has its reason in `missing`."""

    value: float | None = None
    missing: Missing | None = None
    percent: bool = False
    numerator: float | None = None
    denominator: float | None = None
    decimals: int = 0
    unit: str = ""
    flags: tuple[str, ...] = ()


def read_amount(value: Any, number_format: str = "General", error: bool = False) -> Any:
    """An `Amount`, or `Unreadable` with the reason. Blank is an amount with reason BLANK."""
    if value is None:
        return Amount(missing=Missing.BLANK)
    if isinstance(value, bool):
        return Unreadable.of("SA-R12", found="yes or no")
    if isinstance(value, (int, float)):
        return _of_number(float(value), number_format)
    if isinstance(value, (date, datetime, time, timedelta)):
        return Unreadable.of("SA-R15")
    text = plain(str(value)).casefold()
    if error or is_error(text):
        return Unreadable.of("SA-R14", found=brief(value, 10))
    return _of_text(text) or Unreadable.of("SA-R12", found=brief(value))


def is_error(text: str) -> bool:
    """Whether a text is one of Excel's errors, or the hashes of a column that is too narrow."""
    return text.startswith("#") and _ERRORS.match(plain(text).upper()) is not None


def _of_number(value: float, number_format: str) -> Amount | Unreadable:
    if not math.isfinite(value):
        return Unreadable.of("SA-R12", found="a number without a value")
    if "%" in _QUOTED.sub("", number_format):
        return Amount(_tidy(value * 100), percent=True, decimals=max(_decimals(value) - 2, 0))
    return Amount(_tidy(value), decimals=_decimals(value))


def _of_text(text: str) -> Amount | Unreadable | None:
    if not text:
        return Amount(missing=Missing.BLANK)
    bare = text[1:-1].strip() if text[0] in "[(" and text[-1] in "])" else text
    if bare in SYMBOLS:
        return Amount(missing=SYMBOLS[bare])
    if _BOUND.fullmatch(bare):
        return Amount(missing=Missing.SUPPRESSED)
    if bare in ("nil", "none", "zero"):
        return Unreadable.of("SA-R16", found=bare)
    return _plain_number(text) or _ratio(text) or _both(text)


def _plain_number(text: str) -> Amount | None:
    found = _NUMBER.match(text)
    number = _to_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    mark = (found["mark"] or "").strip("()[]")[:1]
    flags = {_FLAGS[mark]} if mark in _FLAGS else set()
    if found["about"]:
        flags.add("estimate")
    unit = (found["unit"] or "").strip()
    percent = unit.startswith(("%", "per cent", "percent", "pct"))
    decimals = len(found["number"].partition(".")[2])
    return Amount(number, None, percent, None, None, decimals, unit, tuple(sorted(flags)))


def _ratio(text: str) -> Amount | None:
    found = _RATIO.match(text)
    if not found:
        return None
    numerator, denominator = _to_number(found["numerator"]), _to_number(found["denominator"])
    if numerator is None or denominator is None:
        return None
    return Amount(numerator=numerator, denominator=denominator)


def _both(text: str) -> Amount | None:
    """A percentage with its counts, "84% (42/50)", or a count with its percentage, "42 (84%)"."""
    found = _BOTH.match(text)
    if not found:
        return None
    first = _plain_number(found["first"].strip())
    second = found["second"].strip()
    ratio, number = _ratio(second), _plain_number(second)
    if first and ratio:
        return first._replace(numerator=ratio.numerator, denominator=ratio.denominator)
    if first and number and number.percent and not first.percent:
        return number._replace(numerator=first.value)
    return None


def _to_number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def _tidy(value: float) -> float:
    """9.3000000000000007 as 9.3: what a person typed, not how it is stored."""
    return float(f"{value:.12g}")


def _decimals(value: float) -> int:
    text = f"{value:.10f}".rstrip("0")
    return len(text.partition(".")[2])


def read_whole(value: Any, number_format: str = "General", error: bool = False) -> Any:
    """A whole number of 0 or more, None where there is none, or `Unreadable`."""
    amount = read_amount(value, number_format, error)
    if isinstance(amount, Unreadable) or amount.value is None:
        return amount if isinstance(amount, Unreadable) else None
    if amount.value < 0 or amount.value != int(amount.value) or amount.percent:
        return Unreadable.of("SA-R18", found=brief(value))
    return int(amount.value)


def read_yes_no(value: Any) -> Any:
    """True, False, None for blank or a symbol, or `Unreadable`."""
    if value is None or isinstance(value, bool):
        return value
    text = plain(str(value)).casefold()
    if not text or text in SYMBOLS:
        return None
    if text in ("✓", "✔"):
        return True
    if text in ("✗", "✘"):
        return False
    known = YES_NO.find(text)
    return known == "yes" if known else Unreadable.of("SA-R19", found=brief(value))


def serial_day(number: float) -> date | None:
    """The date of an Excel serial number that lost its format; None where it is not plausible."""
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return _EPOCH + timedelta(days=int(number))
    return None
