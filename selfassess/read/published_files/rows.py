"""The rows of a data file of DfE's: whose figures they are, and of when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from selfassess.model.published import PublishedForm
from selfassess.model.source import Source
from selfassess.read.published_files.takers import Taker

CODES = ("old_la_code", "new_la_code", "la_name")
FIRST_YEAR = 2005
LEVELS = {"national", "regional", "local authority"}
BREAKDOWN = "another level or breakdown"
PLACE, YEAR, LATER = "no authority of today", "year not understood", "not over at the date"
_YEAR = re.compile(r"(20\d\d)(?:[/-]?(\d\d))?")


@dataclass
class Found:
    """What a file holds so far, by indicator and last day, and what is to be said of it."""

    source: Source
    values: dict[tuple[str, date], dict[str, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    rows: dict[tuple[str, date], dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    twice: dict[str, int] = field(default_factory=dict)
    given: dict[int, set[tuple[str, date]]] = field(default_factory=dict)
    aside: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[int, str]] = field(default_factory=list)
    newest: dict[str, date] = field(default_factory=dict)  # of each indicator, over or not
    read: int = 0


def take_row(
    found: Found,
    form: PublishedForm,
    header: Sequence[str],
    takers: Sequence[Taker],
    number: int,
    row: Sequence[str],
    as_at: date,
) -> None:
    found.read += 1
    cell = dict(zip(header, row, strict=True))
    meant = [taker for taker in takers if taker.meant(row)]
    if cell["geographic_level"].strip().casefold() not in LEVELS or not meant:
        found.aside[BREAKDOWN] += 1
        return
    year = _year(cell["time_period"])
    if year is None or not FIRST_YEAR <= year <= as_at.year + 1:
        found.years[cell["time_period"].strip()[:12]] += 1
        found.aside[YEAR] += 1
        return
    places, name = _places(form, cell)
    if not places:
        found.places[name] += 1
        found.aside[PLACE] += 1
        return
    ends = {t.indicator: form.carried[t.indicator].newest.replace(year=year) for t in meant}
    for indicator, end in ends.items():
        found.newest[indicator] = max(end, found.newest.get(indicator, end))
    over = [taker for taker in meant if ends[taker.indicator] <= as_at]
    if not over:
        found.aside[LATER] += 1
        return
    found.given[number] = {(taker.indicator, ends[taker.indicator]) for taker in over}
    for taker in over:
        _take_value(found, taker, ends[taker.indicator], places, number, row)


def _take_value(
    found: Found, taker: Taker, end: date, places: Sequence[str], number: int, row: Sequence[str]
) -> None:
    try:
        value = taker.value(row)
    except ValueError:
        found.unread.append((number, taker.indicator))
        return
    if value is None:
        return
    at = (taker.indicator, end)
    for place in places:
        if found.values[at].get(place, value) != value:
            found.twice.setdefault(taker.indicator, number)
        found.values[at][place] = value
        found.rows[at][place] = number


def _year(text: str) -> int | None:
    """The year in which a period ends: of "2025" that year, of "202425" the second."""
    held = _YEAR.fullmatch(text.strip())
    if held is None:
        return None
    year = int(held[1])
    if held[2] is None:
        return year
    return year + 1 if (year + 1) % 100 == int(held[2]) else None


def _places(form: PublishedForm, cell: Mapping[str, str]) -> tuple[list[str], str]:
    """The places a row is about, and what it calls them. Two authorities that report together
    have one row: "940 / 941"."""
    level = cell["geographic_level"].strip().casefold()
    if level == "national":
        name = cell.get("country_name", "England").strip() or "England"
        return (["England"] if name == "England" else []), name
    if level == "regional":
        name = cell.get("region_name", "").strip()
        place = form.regions.get(name.casefold())
        return ([place] if place else []), name
    name = next((cell[k].strip() for k in reversed(CODES) if cell.get(k, "").strip()), "")
    for key in CODES:
        codes = [part.strip().casefold() for part in cell.get(key, "").split(" / ")]
        if all(code in form.authorities for code in codes):
            return [form.authorities[code] for code in codes], name
    return [], name
