"""Invented children and staff, and the days that lists are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample.chance import Chance

Row = dict[str, Any]
Lists = dict[int, list[Row]]

ETHNICITIES = (
    *("WBRI",) * 70, *("WOTH",) * 6, *("AIND", "APKN", "ABAN", "AOTH") * 2, *("BAFR",) * 4,
    *("MWBC", "MWAS", "MOTH") * 2, "BCRB", "OOTH", "WROM", "CHNE", "WIRI", "NOBT", "REFU",
)  # fmt: skip
KNOWN = tuple(code for code in ETHNICITIES if code not in ("NOBT", "REFU"))
ADULTS_OF = ("Amber", "Birch", "Cedar", "Damson", "Elder", "Fern", "Gorse", "Hazel")


@dataclass
class World:
    """One authority on one day: its draws, its days, and how untidy its lists are.

    `clean` lists break no rule; others are late, unsure and incomplete at everyday rates.
    """

    chance: Chance
    reference: date
    clean: bool
    free_days: frozenset[date]
    prefix: str = ""
    authority: str = "Northmere"
    workers: int = 100

    def __post_init__(self) -> None:
        self._count = 0
        self._family = 0
        day = self.reference + timedelta(days=1)
        self.start = months_later(day, -6)
        self.year_start = months_later(day, -12)

    # people

    def child(self, youngest: float, oldest: float) -> Row:
        """Somebody of an age (years) at the reference date, as every list describes them."""
        days = int(self.between(youngest * 365.25, oldest * 365.25))
        born = self.reference - timedelta(days=max(days, 1))
        return self._person(born)

    def unborn(self) -> Row:
        """A child expected within half a year."""
        born = self.reference + timedelta(days=self.chance.whole(10, 85))
        return {**self._person(born), "gender": "Not stated"}

    def _person(self, born: date) -> Row:
        self._count += 1
        number = 100_000 + self._count * 7
        return {
            "child_id": f"{self.prefix}{number}",
            "gender": self.chance.choose(("Male", "Male", "Female", "Female")),
            "ethnicity": self.chance.choose(KNOWN if self.clean else ETHNICITIES),
            "dob": born,
            "age": -1 if born > self.reference else age(born, self.reference),
            "disability": "Yes" if self.chance.yes(0.1) else "No",
        }

    def family(self) -> str:
        self._family += 1
        return f"{self.prefix}F{5000 + self._family}"

    def staff(self, service: str) -> Row:
        """A team and a worker of it."""
        number = self.chance.whole(1, self.workers)
        team = f"{service} {number % 4 + 1}"
        return {"team": team, "worker": f"{self.chance_name(number)} {number}"}

    def chance_name(self, number: int) -> str:
        return ADULTS_OF[number % len(ADULTS_OF)]

    # chance

    def between(self, low: float, high: float) -> float:
        return low + self.chance.unit() * (high - low)

    def late(self, share: float) -> bool:
        """Whether something is not as it should be; never in clean lists."""
        return not self.clean and self.chance.yes(share)

    def some(self, values: Sequence[Any], weights: Sequence[int]) -> Any:
        pick = self.chance.whole(1, sum(weights))
        for value, weight in zip(values, weights, strict=True):
            pick -= weight
            if pick <= 0:
                return value
        raise AssertionError("weights do not add up")

    # days

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included."""
        return first + timedelta(days=self.chance.whole(0, max((last - first).days, 0)))

    def back(self, least: int, most: int) -> date:
        """So many days before the reference date."""
        return self.reference - timedelta(days=self.chance.whole(least, most))

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.free_days

    def working_after(self, day: date, count: int) -> date:
        """The day so many working days later."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def working_before(self, count: int) -> date:
        """The day so many working days before the reference date."""
        day = self.reference
        while count > 0:
            count -= self.is_working(day)
            day -= timedelta(days=1)
        return day

    def next_working(self, day: date) -> date:
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def person(child: Row, *more: str) -> Row:
    """What a list repeats of a child."""
    return {name: child[name] for name in ("child_id", "gender", "ethnicity", "dob", "age", *more)}


def each(count: float, make: Callable[[], None]) -> None:
    for _ in range(round(count)):
        make()
