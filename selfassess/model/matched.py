"""Evidence joined: what bears on each earlier finding, and which weakness returned."""

from selfassess.model.reading import AnyReading
from selfassess.model.record import Record
from selfassess.model.source import Source
from selfassess.model.weight import Link, Recurrence


class LinkedFinding(Record):
    """What bears on one earlier finding: a person's links first, then those of its aspects.

    `actions` are keys of plan readings that answer it, by a person first. `later` are ids of the
    findings of later documents, good and bad, that speak of what it asked for, oldest first.
    """

    finding: str
    links: tuple[Link, ...] = ()
    actions: tuple[Link, ...] = ()
    later: tuple[str, ...] = ()


class CarriedGrade(Record):
    """A grade of an earlier inspection, as it stands under an area of the framework in force.

    `joint` where the grade of its time covered more than this area. It is history, never a grade
    of today.
    """

    area: str
    inspection: str
    grade: str
    heading: str = ""
    joint: bool = False
    source: Source | None = None


class Matched(Record):
    """Every reading of a run, and how they hang together. `by_aspect` lists keys of readings."""

    readings: tuple[AnyReading, ...] = ()
    by_aspect: dict[str, tuple[str, ...]] = {}
    linked: tuple[LinkedFinding, ...] = ()
    grades: tuple[CarriedGrade, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
