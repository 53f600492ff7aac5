"""What the story may say of one measure, and how its figures are typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "count",  # things that happen; levels are totals by year, the last of half a year
    "share",  # percentage of a count
    "ratio",  # one count (`over`) as a percentage of another
    "stock",  # how many at a month end; levels at 31 March, the last at 30 September 2026
    "stock share",  # percentage of a stock
    "year share",  # percentage known once a year; `base` gives the denominators
    "year value",  # a bare figure known once a year
    "workforce",  # counted at a census and at quarter ends (workforce.COUNTS)
    "rate",  # `of` per 10,000 children aged 0 to 17
]
Style = Literal["year", "day", "academic", "census"]  # how the year's figure is typed


@dataclass(frozen=True)
class Measure:
    """One indicator of the sample, or a base of others where `name` is not in the catalogue.

    `every` says which figures within the years are shown: "month", "quarter" (things that
    happen), "month end", "quarter end" (stocks), "rolling" (years to each quarter end),
    "to date" (the year so far, month by month) or "" for none.
    `instead` replaces the value of a period by a symbol or leaves the row out (None).
    """

    name: str
    kind: Kind
    levels: tuple[float, ...] = ()
    of: str = ""
    over: str = ""
    base: tuple[int, ...] = ()
    every: str = ""
    style: Style = "year"
    season: bool = True
    spread: float = 0.9  # of a share: 1 is chance alone
    steady: float = 0.5  # of a stock share: how much of one month's chance the next one keeps
    notes: dict[str, str] = field(default_factory=dict)
    instead: dict[str, str | None] = field(default_factory=dict)
    bare: bool = False  # the council types the percentage without its counts
    counts_only: bool = False  # the council types the counts only
    places: int = 1


def count(name: str, *totals: float, every: str = "month", season: bool = True) -> Measure:
    return Measure(name, "count", totals, every=every, season=season)


def base(name: str, *totals: float, season: bool = True) -> Measure:
    """Counts that other measures rest on and that have no row of their own."""
    return Measure(name, "count", totals, season=season)


def share(name: str, of: str, *levels: float, every: str = "month", **more: object) -> Measure:
    return Measure(name, "share", levels, of=of, every=every, **more)  # type: ignore[arg-type]


def ratio(name: str, over: str, of: str, every: str = "month") -> Measure:
    return Measure(name, "ratio", (), of=of, over=over, every=every)


def stock(name: str, *levels: float, every: str = "month end", **more: object) -> Measure:
    return Measure(name, "stock", levels, every=every, style="day", **more)  # type: ignore[arg-type]


def stock_share(
    name: str, of: str, *levels: float, every: str = "month", **more: object
) -> Measure:
    return Measure(name, "stock share", levels, of=of, every=every, **more)  # type: ignore[arg-type]


def yearly(name: str, base: tuple[int, ...], *levels: float, **more: object) -> Measure:
    return Measure(name, "year share", levels, base=base, **more)  # type: ignore[arg-type]


def figure(name: str, *levels: float, **more: object) -> Measure:
    return Measure(name, "year value", levels, **more)  # type: ignore[arg-type]


def rate(name: str, of: str, **more: object) -> Measure:
    return Measure(name, "rate", (), of=of, **more)  # type: ignore[arg-type]
