"""Several authorities side by side: what one of them gives to the summary of a region."""

from datetime import date

from selfassess.model.record import Record


class RegionalArea(Record):
    """A judgement area of one authority: the last grade as printed, its year, and how many
    aspects have each standing on today's evidence."""

    area: str
    last_grade: str = ""
    last_year: int | None = None
    standings: dict[str, int] = {}


class RegionalFigure(Record):
    """The latest value of an indicator. None with `protected` where it must not be shown."""

    indicator: str
    name: str
    unit: str
    period: str
    value: float | None = None
    protected: bool = False


class RegionalRow(Record):
    """One authority. Shares only, no count of children beside them, so that none can be worked
    out. `audited` is the number of records graded; `good_or_better` their share in percent, None
    where too few were audited to be shown."""

    workspace: str
    authority: str
    framework: str
    as_at: date
    areas: tuple[RegionalArea, ...] = ()
    progress: dict[str, int] = {}
    audited: int = 0
    good_or_better: float | None = None
    figures: tuple[RegionalFigure, ...] = ()
