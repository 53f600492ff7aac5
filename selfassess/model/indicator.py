"""An indicator's definition, and one value of it for one period."""

from datetime import date
from enum import StrEnum

from selfassess.model.period import Period
from selfassess.model.record import Citation, Record
from selfassess.model.source import Source


class Unit(StrEnum):
    """What a value counts. Percentages are held as 0 to 100, rates per 10,000 children."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate_per_10000"
    DAYS = "days"
    WEEKS = "weeks"
    NUMBER = "number"


class Polarity(StrEnum):
    """Which way is better. Context indicators are described, never judged."""

    HIGHER = "higher_better"
    LOWER = "lower_better"
    CONTEXT = "context"


class Standard(Record):
    """A statutory or national standard that holds from a date."""

    value: float
    from_date: date
    words: str
    citation: Citation


class Indicator(Record):
    """A definition from the catalogue, or one that a council declared as its own.

    `stock` marks what is counted on a day (children in care) rather than over a stretch of time
    (referrals): its monthly figures are snapshots of much the same children, never added up.
    `spoken` is how the name reads inside a sentence, where it does not read on by itself.
    """

    id: str
    name: str
    spoken: str = ""
    area: str
    group: str
    aspect: str
    unit: Unit
    polarity: Polarity
    numerator: str = ""
    denominator: str = ""
    timescale: str = ""
    timescale_source: str = ""
    published_source: str = ""
    annex_a: str = "no"
    aliases: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    caveats: str = ""
    standard: Standard | None = None
    local: bool = False
    stock: bool = False
    citation: Citation


# the flag on a value that cannot be compared with those before it
DEFINITION_CHANGED = "definition_changed"
# the flag on a value that does not yet hold everything its period will
INCOMPLETE = "incomplete"
# the flag on a value that must not be printed, since a hidden one could be worked out from it
WITHHELD = "withheld"


class Missing(StrEnum):
    """Why there is no number. Never the same as zero."""

    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    PENDING = "pending"
    LOW = "low"  # above zero, rounds to zero
    UNRELIABLE = "unreliable"
    BLANK = "blank"


class Geography(StrEnum):
    """Whom a comparator is about."""

    ENGLAND = "england"
    REGION = "region"
    NEIGHBOURS = "neighbours"


class Comparator(Record):
    """A figure for somewhere else, with the period it is about. `published` is DfE's own figure;
    otherwise the council typed it.

    A published mean of neighbours says how many of how many had a value, and how far they spread.
    """

    geography: Geography
    value: float
    period: Period | None = None
    published: bool = False
    source: Source | None = None
    citation: Citation | None = None
    neighbours: int | None = None
    neighbours_with_value: int | None = None
    lowest: float | None = None
    highest: float | None = None


class IndicatorValue(Record):
    """One value of one indicator for one period, and the very cells it came from.

    `value` is in the indicator's unit (percentages 0 to 100); None needs a `missing` reason.
    `from_lists` marks a measure taken from Annex A lists rather than a scorecard.
    """

    indicator: str
    period: Period
    value: float | None
    missing: Missing | None = None
    numerator: float | None = None
    denominator: float | None = None
    flags: tuple[str, ...] = ()
    source: Source
    numerator_source: Source | None = None
    denominator_source: Source | None = None
    from_lists: bool = False


class CutPoints(Record):
    """The values that part the authorities with a figure into quarters, lowest first."""

    indicator: str
    period: Period
    lower: float
    median: float
    upper: float
    authorities: int
    citation: Citation | None = None


class Target(Record):
    """A local target for an indicator; `from_date` where the council says since when."""

    indicator: str
    value: float
    from_date: date | None = None
    source: Source
