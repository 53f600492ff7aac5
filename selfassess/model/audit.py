"""Grades given in audits, by aspect, without the child: no field here could hold one."""

from datetime import date

from selfassess.model.record import Record
from selfassess.model.source import Source


class AspectGrade(Record):
    """What one audit said of one aspect. `grade` is an id of the audit scale in settings."""

    aspect: str
    grade: str
    source: Source


class Audit(Record):
    """One audited record. `round` names the audit round ("2026 Q2"), in order of `date`.

    `selection` is "random", "targeted" or "" where nobody says; only random audits estimate
    the service. `moderator` is "independent", "same team" or "" where it was not moderated.
    """

    round: str
    date: date
    area: str
    team: str = ""
    kind: str = ""
    selection: str = ""
    overall: str | None = None
    moderated: str | None = None
    moderator: str = ""
    aspects: tuple[AspectGrade, ...] = ()
    practitioner_took_part: bool | None = None
    family_feedback: bool | None = None
    actions: int = 0
    actions_done: int = 0
    actions_overdue: int = 0
    source: Source


class AuditTotal(Record):
    """A council's own total for a theme: how many audits got which grade in a round."""

    round: str
    date: date
    area: str
    aspect: str
    grades: dict[str, int]
    source: Source


class AuditTheme(Record):
    """A theme a council drew from its audits, placed on an aspect. `points` as in a reading."""

    round: str
    date: date
    area: str
    aspect: str
    points: str
    words: str = ""
    count: int | None = None
    source: Source


class AuditProgramme(Record):
    """How many audits were planned for a round, where the council says."""

    round: str
    planned: int
    source: Source
