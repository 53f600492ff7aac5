"""What one piece of evidence says once judged, and because of what."""

from __future__ import annotations

from enum import StrEnum

from selfassess.model.finding import Finding
from selfassess.model.indicator import Comparator, Indicator, IndicatorValue, Target
from selfassess.model.period import Period
from selfassess.model.plan import Action
from selfassess.model.record import Record
from selfassess.model.source import Source
from selfassess.model.voice import VoiceItem


class Points(StrEnum):
    """Which way a piece of evidence points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class SourceKind(StrEnum):
    """The four independent kinds of evidence, and the plan."""

    PERFORMANCE = "performance"
    AUDIT = "audit"
    VOICE = "voice"
    INSPECTION = "inspection"
    PLAN = "plan"


class Reason(Record):
    """One rule that was applied: its id, what it saw in words, and where."""

    rule: str
    words: str
    source: Source | None = None


class Against(StrEnum):
    """What a figure is compared with."""

    TARGET = "target"
    STANDARD = "standard"
    NEIGHBOURS = "neighbours"
    ENGLAND = "england"
    REGION = "region"


class Verdict(StrEnum):
    """The outcome of a comparison. `HIGHER` and `LOWER` are for context indicators only."""

    BETTER = "better"
    IN_LINE = "in_line"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


class Comparison(Record):
    """A figure against one standard or place. `distance` is figure minus comparator, in units.

    `tested` is True where an interval decided; otherwise a plain tolerance did.
    """

    against: Against
    value: float
    period: Period | None = None
    verdict: Verdict
    distance: float
    tested: bool = False
    published: bool = False
    source: Source | None = None


class Level(Record):
    """Where a figure stands. `low` and `high` bound the 95% Wilson interval, in units."""

    comparisons: tuple[Comparison, ...] = ()
    low: float | None = None
    high: float | None = None
    quartile: int | None = None
    decided_by: Against | None = None
    verdict: Verdict = Verdict.UNKNOWN


class Trend(StrEnum):
    """Which way a figure moves."""

    IMPROVING = "improving"
    STEADY = "steady"
    DECLINING = "declining"
    UP = "up"  # context indicators: no better or worse
    DOWN = "down"
    NO_RELIABLE_CHANGE = "no_reliable_change"
    NOT_COMPARABLE = "not_comparable"
    TOO_FEW = "too_few"


class Change(Record):
    """A figure now beside the same figure then. `since` is "inspection" or "year"."""

    since: str
    then: IndicatorValue
    difference: float
    verdict: Trend
    low: float | None = None
    high: float | None = None
    tested: bool = False


class Direction(Record):
    """The movement of a series: the changes measured and the method that decided."""

    verdict: Trend = Trend.TOO_FEW
    method: str = ""
    refused: str = ""
    since_inspection: Change | None = None
    since_year: Change | None = None
    centre: float | None = None
    lower_limit: float | None = None
    upper_limit: float | None = None
    signal: str = ""


class Freshness(Record):
    """How old a piece of evidence is, in whole months, against what its rhythm allows."""

    months: int
    expected_within: int
    old: bool
    partial: bool = False


class Reading(Record):
    """What every reading has. `force` is 0 (says nothing), 1 (some), 2 (clear), 3 (strong).

    `key` is stable between runs: "ind:repeat_referrals_pct", "aud:supervision", "voi:…", "fin:…".
    `caveats` are codes worded by compose: "small", "old", "no_denominator", "self_moderated"…
    """

    key: str
    kind: SourceKind
    area: str
    aspect: str
    points: Points
    force: int = 0
    caveats: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class IndicatorReading(Reading):
    """An indicator: its latest value, its series in time order, level, direction, freshness."""

    indicator: Indicator
    latest: IndicatorValue
    series: tuple[IndicatorValue, ...]
    target: Target | None = None
    comparators: tuple[Comparator, ...] = ()
    level: Level
    direction: Direction
    freshness: Freshness
    protected: bool = False


class GradeCount(Record):
    """How many audits got one grade."""

    grade: str
    count: int


class RoundGrades(Record):
    """The distribution of grades in one audit round, best grade first."""

    round: str
    graded: int
    good_or_better: int
    grades: tuple[GradeCount, ...]


class AuditReading(Reading):
    """What audits show of an aspect, or overall (aspect ""), in the rounds counted as now.

    `rounds` holds every round in order; `now_rounds` names those pooled into the figures.
    """

    rounds: tuple[RoundGrades, ...]
    now_rounds: tuple[str, ...]
    good_or_better: int
    graded: int
    low: float
    high: float
    before_good_or_better: int | None = None
    before_graded: int | None = None
    trend: Trend = Trend.TOO_FEW
    moderated: int = 0
    agreed: int = 0
    lowered: int = 0
    raised: int = 0
    kappa: float | None = None
    sources: tuple[Source, ...] = ()
    protected: bool = False


class VoiceReading(Reading):
    """What people said of an aspect: the items, and how many point each way."""

    items: tuple[VoiceItem, ...]
    positive: int
    negative: int


class FindingReading(Reading):
    """An earlier finding, as carried to the framework in force."""

    finding: Finding
    carried_area: str
    steps: tuple[str, ...] = ()


class PlanReading(Reading):
    """An action that bears on an aspect."""

    action: Action
    overdue: bool = False


AnyReading = IndicatorReading | AuditReading | VoiceReading | FindingReading | PlanReading
