"""What children, families, staff and partners said, as themes and counts."""

from enum import StrEnum

from selfassess.model.period import Period
from selfassess.model.record import Record
from selfassess.model.source import Source


class VoiceKind(StrEnum):
    """How the council came to hear it."""

    SURVEY = "survey"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    PARTICIPATION = "participation"
    AUDIT_FEEDBACK = "feedback in audits"
    STAFF = "staff survey"
    LEARNING = "learning from reviews"


class VoiceItem(Record):
    """One theme heard from one group. `points` is "strength", "weakness", "mixed" or "neutral".

    `count` of `out_of` people said so, where that is known. `quotation` is held only where the
    council marked it as publishable; all other free text is counted, never kept.
    """

    kind: VoiceKind
    group: str
    period: Period
    aspect: str
    theme: str
    points: str
    count: int | None = None
    out_of: int | None = None
    upheld: bool | None = None
    changed: str = ""
    quotation: str | None = None
    source: Source


class HeardWords(Record):
    """The words by which surveys and logs in a council's own layout are read; `config/voice.toml`.

    `answers` maps the way an answer points to its words; `kinds` and `groups` map how a kind and
    a group are named in the documents to the words for them.
    """

    answers: dict[str, tuple[str, ...]]
    worded_against: dict[str, tuple[str, ...]]
    roles: dict[str, tuple[str, ...]]
    outcomes: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
