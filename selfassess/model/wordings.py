"""The words a document uses for what was judged: data in `config/`, open to a council's change."""

from selfassess.model.record import Record


class Abbreviation(Record):
    """An abbreviation and what it stands for. `meaning` explains the term for lay readers."""

    short: str
    full: str
    meaning: str = ""


class Shape(Record):
    """How much a document tells: numbers of aspects, charts and lines, words in a paragraph, and
    which caveats (`limits`) are said beside a claim rather than in the index only."""

    limits: tuple[str, ...]
    aspects_told: int
    strengths_told: int
    paragraph_words: int
    prompts_per_area: int
    charts_per_area: int
    matters_per_area: int
    glance_items: int
    challenges: int
    enquiries: int
    challenges_per_kind: int
    plan_items: int
    plan_rows: int
    index_words: int
    tracker_words: int
    tracker_rows: int


class Wordings(Record):
    """Words by what they say. Each table maps a value of the model to the words printed for it.

    `standing` is used in a sentence, `standing_short` by itself, `standing_cell` in a narrow
    cell; `level_lower` replaces `level`
    where lower is better. `headings` are the fixed headings, by section.
    """

    standing: dict[str, str]
    standing_short: dict[str, str]
    standing_cell: dict[str, str]
    trend: dict[str, str]
    changed: dict[str, str]
    moved: dict[str, str]
    since: dict[str, str]
    level: dict[str, str]
    level_lower: dict[str, str]
    sureness: dict[str, str]
    kinds: dict[str, str]
    points: dict[str, str]
    points_cell: dict[str, str]
    against: dict[str, str]
    raised: dict[str, str]
    finding_kinds: dict[str, str]
    caveats: dict[str, str]
    units: dict[str, str]
    voice_kinds: dict[str, str]
    voice_points: dict[str, str]
    standing_one: dict[str, str]
    standing_many: dict[str, str]
    status_one: dict[str, str]
    status_many: dict[str, str]
    status_since: dict[str, str]
    challenge_kinds: dict[str, str]
    thresholds: dict[str, str]
    headings: dict[str, str]
    shape: Shape
    glossary: tuple[Abbreviation, ...] = ()
