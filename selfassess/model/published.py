"""What DfE has published that an authority can be set beside."""

from dataclasses import dataclass, field, replace
from datetime import date

from selfassess.model.indicator import Comparator, CutPoints
from selfassess.model.period import Period, PeriodKind
from selfassess.model.record import Citation, Record
from selfassess.model.source import Source


class PublishedValue(Record):
    """The authority's own figure as published, to be set beside what the council typed."""

    indicator: str
    period: Period
    value: float
    citation: Citation


class PublishedFigures(Record):
    """Everything published for one authority, by indicator; several periods, oldest first.

    `cut_points` are those of the newest period.
    """

    comparators: dict[str, tuple[Comparator, ...]] = {}
    cut_points: dict[str, CutPoints] = {}
    own: dict[str, tuple[PublishedValue, ...]] = {}


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """The published values of one indicator for one period, by place, without those missing.

    A place is "England", a region, or the three-digit code of an authority. `rows` says of a file
    that a council gave in which row (counted from 1) of `file` each value stands. `over` is such a
    file's line, whose values are among those here in place of what is carried.
    """

    indicator: str
    period: Period
    values: dict[str, float]
    citation: Citation
    file: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    over: "PublishedLine | None" = None

    def cited(self, *places: str) -> Citation:
        """Where the values of these places were published; the newer file where it has a part."""
        newer = self.over is not None and any(place in self.over.values for place in places)
        return self.over.citation if newer and self.over else self.citation

    def source(self, place: str) -> Source | None:
        """The row of the given file in which the value of a place stands."""
        given = self.over or self
        if place not in given.rows:
            return None
        return Source(file=given.file, row=given.rows[place])

    def with_newer(self, newer: "PublishedLine") -> "PublishedLine":
        """This line with the values that a newer file has, place by place."""
        return replace(self, values={**self.values, **newer.values}, over=newer)


class PublishedColumn(Record):
    """Where an indicator stands in a data file of DfE's.

    Either one of `columns`, or `parts` added up as a percentage of the column `of`. `where` names
    the breakdown that is meant: a column, and what it may say.
    """

    columns: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    of: str = ""
    where: dict[str, tuple[str, ...]] = {}


class CarriedPeriod(Record):
    """The kind of period an indicator is published for, and the newest that is carried."""

    kind: PeriodKind
    newest: date


class PublishedForm(Record):
    """DfE's own form of publication: its columns, regions and authorities, and what is carried.

    `regions` and `authorities` give the place by every name or code it is known by, lower case.
    """

    columns: dict[str, PublishedColumn]
    regions: dict[str, str]
    authorities: dict[str, str]
    carried: dict[str, CarriedPeriod]


def published_period(kind: PeriodKind, last: date) -> Period:
    """The period of publication that ends on a day: a year, or that very day."""
    match kind:
        case PeriodKind.FINANCIAL_YEAR:
            first = date(last.year - 1, 4, 1)
        case PeriodKind.ACADEMIC_YEAR:
            first = date(last.year - 1, 9, 1)
        case _:
            first = last
    return Period(kind=kind, start=first, end=last)
