"""Actions for the next twelve months and the findings they answer."""

from datetime import date

from selfassess.model.record import Record
from selfassess.model.source import Source


class Action(Record):
    """One action of the improvement plan. `owner` is a role, never a person's record.

    `status` is "not started", "on track", "at risk", "late", "done" or "" where nobody says.
    """

    id: str
    title: str
    area: str
    aspect: str
    findings: tuple[str, ...] = ()
    owner: str = ""
    start: date | None = None
    due: date | None = None
    done: date | None = None
    status: str = ""
    measure: str = ""
    indicators: tuple[str, ...] = ()
    target: str = ""
    source: Source
