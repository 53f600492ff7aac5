"""What an aspect adds up to, how sure we are, and who disagrees."""

from enum import StrEnum

from selfassess.model.finding import Finding
from selfassess.model.reading import (
    AuditReading,
    Change,
    FindingReading,
    IndicatorReading,
    PlanReading,
    Points,
    Reason,
    SourceKind,
    Trend,
    VoiceReading,
)
from selfassess.model.record import Record


class Standing(StrEnum):
    """What an aspect is, on today's evidence. Never a grade."""

    STRENGTH = "strength"
    DEVELOPMENT = "area for development"
    MIXED = "mixed"
    NO_EVIDENCE = "no evidence"
    UNCLEAR = "unclear"  # evidence is held, and none of it clearly points either way


class Sureness(StrEnum):
    """How sure: from how many independent kinds of evidence agree."""

    AGREE_3 = "three or more sources agree"
    AGREE_2 = "two sources agree"
    ONE = "one source only"
    DIFFER = "sources differ"
    OLD = "evidence is more than a year old"
    NONE = "no evidence held"


class Vote(Record):
    """How one independent kind of evidence points on an aspect, and how strongly (0 to 3)."""

    kind: SourceKind
    points: Points
    force: int
    keys: tuple[str, ...]
    old: bool = False
    reasons: tuple[Reason, ...] = ()


class ProgressStatus(StrEnum):
    """Where an earlier finding stands now."""

    IMPROVED = "improved and sustained"
    IMPROVING = "improving"
    NO_CHANGE = "no clear change"
    WORSE = "worse"
    NO_EVIDENCE = "no evidence held"


class Link(Record):
    """Why a piece of evidence was joined to a finding: "person" or "aspect"."""

    key: str
    by: str


class Move(Record):
    """One piece of evidence on an earlier finding: how it moved since, and how it stands now.

    `change` is the comparison with the time of that inspection, where there is one; `moved` is
    IMPROVING, DECLINING, STEADY or another verdict of direction.
    """

    key: str
    by: str
    moved: Trend
    stands: Points
    force: int
    change: Change | None = None
    sustained: bool = False


class Progress(Record):
    """An earlier finding then and now. `person` is the status that people gave, and wins.

    `then_words` and `now_words` are filled by compose; here are the keys they rest on.
    """

    finding: Finding
    carried_area: str
    aspect: str
    evidence: ProgressStatus
    person: ProgressStatus | None = None
    links: tuple[Link, ...] = ()
    moves: tuple[Move, ...] = ()
    reasons: tuple[Reason, ...] = ()
    returned: tuple[str, ...] = ()  # ids of findings that said the same before
    later: tuple[str, ...] = ()  # ids of findings of later documents on the same matter
    actions: tuple[str, ...] = ()  # keys of plan readings

    @property
    def status(self) -> ProgressStatus:
        return self.person or self.evidence

    @property
    def differs(self) -> bool:
        return self.person is not None and self.person != self.evidence


class ThenNow(StrEnum):
    """What became of an earlier strength."""

    HOLDS = "still a strength"
    WEAKENED = "evidence now differs"
    CONTRADICTED = "contradicted by today's evidence"
    UNCLEAR = "today's evidence does not tell"
    NO_EVIDENCE = "no evidence held"


class StrengthThen(Record):
    """An earlier strength beside today's evidence on its aspect (keys of readings)."""

    finding: Finding
    carried_area: str
    aspect: str
    now: ThenNow
    evidence: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Recurrence(Record):
    """The same weakness in successive documents, oldest first, one finding for each document.

    `also` holds ids of further findings of those documents that say the same. `open` while nothing
    closed it.
    """

    aspect: str
    area: str
    findings: tuple[Finding, ...]
    also: tuple[str, ...] = ()
    open: bool
    reasons: tuple[Reason, ...] = ()


class AspectWeight(Record):
    """An aspect with all that bears on it."""

    aspect: str
    area: str
    standing: Standing
    sureness: Sureness
    trend: Trend
    votes: tuple[Vote, ...] = ()
    indicators: tuple[IndicatorReading, ...] = ()
    audit: AuditReading | None = None
    voice: VoiceReading | None = None
    findings: tuple[FindingReading, ...] = ()
    actions: tuple[PlanReading, ...] = ()
    progress: tuple[Progress, ...] = ()
    strengths_then: tuple[StrengthThen, ...] = ()
    recurrence: Recurrence | None = None
    importance: float = 0.0
    reasons: tuple[Reason, ...] = ()


class ChallengeKind(StrEnum):
    """What an inspector would put to the council, in the order one would come to it."""

    PRIORITY_ACTION_SILENT = "priority action without evidence"
    RETURNING = "returning weakness"
    STATUS_ROSIER = "status rosier than the evidence"
    GRADE_ROSIER = "self-grade rosier than the evidence"
    RECOMMENDATION_SILENT = "recommendation without evidence"
    SOURCES_DIFFER = "sources differ"
    STRENGTH_LOST = "earlier strength contradicted"
    ONE_SOURCE = "strength on one source"
    DATA_ONLY = "strength on data only"
    OUTLIER = "far from neighbours"
    OFF_TARGET = "off target"
    WEAK_AUDIT = "weak audit theme"
    NO_ACTION = "area for development without an action"
    NO_MEASURE = "action without a measure"
    OVERDUE = "action past its date"
    OLD = "evidence out of date"


class Challenge(Record):
    """One challenge: its kind, what it is about, and the evidence for and against (keys)."""

    kind: ChallengeKind
    area: str
    aspect: str
    subject: str
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    order: float
    reasons: tuple[Reason, ...] = ()


class AreaWeight(Record):
    """A judgement area: its aspects in order of importance, and the counts by standing."""

    area: str
    aspects: tuple[AspectWeight, ...]
    audit: AuditReading | None = None
    self_grade: str | None = None
    last_grade: str | None = None
    last_grade_inspection: str | None = None
    joint: bool = False

    def count(self, standing: Standing) -> int:
        return sum(1 for a in self.aspects if a.standing == standing)


class Weighed(Record):
    """All conclusions of one run."""

    areas: tuple[AreaWeight, ...]
    audit: AuditReading | None = None
    progress: tuple[Progress, ...] = ()
    strengths_then: tuple[StrengthThen, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    challenges: tuple[Challenge, ...] = ()

    def area(self, area_id: str) -> AreaWeight:
        return next(a for a in self.areas if a.area == area_id)
