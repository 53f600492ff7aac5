"""How the tool judges: every number a QA manager might want to change. Data in `config/`."""

from selfassess.model.record import Record


class LevelThresholds(Record):
    """Used where an interval cannot decide. `tolerance_points` is for percentages (points),
    `tolerance_share` for other units (share of the comparator). `minimum_neighbours` of the ten
    must have a value for their mean to be used."""

    tolerance_points: float
    tolerance_share: float
    confidence_z: float
    small_denominator: int
    show_of_n_below: int
    minimum_neighbours: int = 6


class DirectionThresholds(Record):
    """XmR needs `minimum_points`; a change smaller than `change_points` (percentages) or
    `change_share` (other units) is steady however sure it is. Where a chart shows no signal, a year
    against the year before must differ by an interval of `sure_z` to be called a change."""

    minimum_points: int
    run_length: int
    trend_length: int
    limit_factor: float
    near_factor: float
    screen_factor: float
    change_points: float
    change_share: float
    denominator_spread: float
    sure_z: float


class AuditThresholds(Record):
    """`now_rounds` are pooled into today's figure; shares are of audits good or better (0 to 1)."""

    now_rounds: int
    minimum_graded: int
    strength_share: float
    weakness_share: float
    minimum_moderated: int


class VoiceThresholds(Record):
    """Shares of voice items that point one way (0 to 1), and the least number of items."""

    minimum_items: int
    strength_share: float
    weakness_share: float


class FreshnessThresholds(Record):
    """Months within which each kind of evidence counts as current."""

    monthly: int
    quarterly: int
    yearly: int
    audit: int
    voice: int
    finding: int


class DisclosureThresholds(Record):
    """Counts from 1 to `low_count` are protected; percentages on fewer than `small_base` too."""

    low_count: int
    small_base: int
    minimum_group: int
    symbol: str


class WeighingThresholds(Record):
    """How sources add up to a standing. `minimum_force` is the least force that counts."""

    minimum_force: int
    strong_force: int
    sustained_periods: int
    recurrence_similarity: float
    following_similarity: float


class Thresholds(Record):
    """All thresholds of one run."""

    level: LevelThresholds
    direction: DirectionThresholds
    audit: AuditThresholds
    voice: VoiceThresholds
    freshness: FreshnessThresholds
    disclosure: DisclosureThresholds
    weighing: WeighingThresholds


class ProportionWord(Record):
    """A word for a share: "most" from 70 per cent."""

    word: str
    at_least: float
    below: float | None = None


class AuditScale(Record):
    """A grade scale that audits use. `grades` are ids best first; `good` those good or better.
    `mapped` are the words of a council's own scale, as it typed them, and their grades."""

    id: str
    title: str
    grades: tuple[str, ...]
    titles: dict[str, str]
    good: tuple[str, ...]
    spellings: dict[str, str]
    mapped: dict[str, str] = {}
