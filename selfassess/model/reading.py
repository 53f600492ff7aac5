"""What one piece of evidence says once judged, and because of what."""

from datetime import date
from enum import StrEnum

from selfassess.model.audit import AuditTheme
from selfassess.model.finding import Finding, Inspection
from selfassess.model.indicator import Comparator, Indicator, IndicatorValue, Target
from selfassess.model.period import Period
from selfassess.model.plan import Action
from selfassess.model.record import Citation, Record
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

    `tested` is True where an interval decided; otherwise a plain tolerance did. What was not typed
    by the council has a `citation`: where it was published.
    """

    against: Against
    value: float
    period: Period | None = None
    verdict: Verdict
    distance: float
    tested: bool = False
    published: bool = False
    source: Source | None = None
    citation: Citation | None = None


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
    """A figure now beside the same figure then. `since` is "inspection", "year" or, among the
    baselines of a reading, the id of the inspection. `late` says that no figure is held from the
    time of the inspection, and that the first one held since stands in for it. `sure` says that
    a change is one by the wider interval, too."""

    since: str
    then: IndicatorValue
    late: bool = False
    difference: float
    verdict: Trend
    low: float | None = None
    high: float | None = None
    tested: bool = False
    sure: bool = False


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
    """An indicator: its headline value, its series in time order, level, direction, freshness.

    `latest` is the value everything is judged on. Where it was pooled from months or quarters,
    `parts` are those and `latest.source` spans their cells. `baselines` compares it with the time
    of each inspection in the register.
    """

    indicator: Indicator
    latest: IndicatorValue
    series: tuple[IndicatorValue, ...]
    target: Target | None = None
    comparators: tuple[Comparator, ...] = ()
    level: Level
    direction: Direction
    freshness: Freshness
    protected: bool = False
    parts: tuple[IndicatorValue, ...] = ()
    baselines: tuple[Change, ...] = ()


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


class Moderation(Record):
    """What moderators made of auditors' grades. `by` is "independent", "same team" or "" where
    nobody says. `kappa` is quadratic weighted kappa, None where too few were moderated."""

    by: str
    moderated: int
    agreed: int
    lowered: int
    raised: int
    kappa: float | None = None


class TeamAudits(Record):
    """How many records of a team were audited and graded good or better, in the rounds of now."""

    team: str
    graded: int
    good_or_better: int
    protected: bool = False


class ProgrammeRound(Record):
    """Audits planned and done in a round."""

    round: str
    planned: int
    done: int


class AuditPractice(Record):
    """How auditing itself was done, in the rounds of now: coverage, actions, who took part.

    `practitioner` and `family` count the records where they took part or gave feedback, of those
    (`..._said`) that say either way.
    """

    records: int
    teams: tuple[TeamAudits, ...] = ()
    programme: tuple[ProgrammeRound, ...] = ()
    actions: int = 0
    actions_done: int = 0
    actions_overdue: int = 0
    practitioner: int = 0
    practitioner_said: int = 0
    family: int = 0
    family_said: int = 0


class AuditReading(Reading):
    """What audits show of an aspect, or overall (aspect ""), in the rounds counted as now.

    `rounds` holds every round in order; `now_rounds` names those pooled into the figures and
    `before_rounds` those they are compared with. Figures count records that were chosen at random
    or where nobody says how; `targeted` and `targeted_good` are kept apart. Where an independent
    moderator gave a grade, that grade counts. `moderated`, `agreed`, `lowered`, `raised` and
    `kappa` are of independent moderators; `moderations` holds every kind.
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
    before_rounds: tuple[str, ...] = ()
    last_day: date | None = None
    freshness: Freshness | None = None
    targeted: int = 0
    targeted_good: int = 0
    moderations: tuple[Moderation, ...] = ()
    themes: tuple[AuditTheme, ...] = ()
    practice: AuditPractice | None = None


class VoiceReading(Reading):
    """What people said of an aspect: the items, and how many point each way."""

    items: tuple[VoiceItem, ...]
    positive: int
    negative: int
    freshness: Freshness | None = None


class FindingReading(Reading):
    """An earlier finding, as carried to the framework in force."""

    finding: Finding
    inspection: Inspection | None = None
    carried_area: str
    also_areas: tuple[str, ...] = ()
    joint: bool = False  # the grade of its time covered more than one area of today
    context: bool = False  # about a body that is not the council, kept as context
    steps: tuple[str, ...] = ()


class PlanReading(Reading):
    """An action that bears on an aspect."""

    action: Action
    overdue: bool = False


AnyReading = IndicatorReading | AuditReading | VoiceReading | FindingReading | PlanReading
