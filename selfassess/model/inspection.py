"""What one inspection report or letter says, as read: every part with its place and certainty."""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from selfassess.model.record import Record
from selfassess.model.source import Source

T = TypeVar("T")


class Certainty(StrEnum):
    """How far a reading can be relied on."""

    SURE = "sure"  # printed once, in the place and form expected, or confirmed elsewhere
    LIKELY = "likely"  # found, but in an unusual place or form
    DOUBTFUL = "doubtful"  # a person should look


class Confidence(Record):
    """A certainty and the reason for it, in words for a person."""

    certainty: Certainty
    reason: str


class Stated(Record, Generic[T]):
    """One fact as read: its value, the words printed, where, and how sure."""

    value: T
    printed: str
    source: Source
    confidence: Confidence


class PrintedJudgement(Record):
    """A judgement. `grade` is a key such as "requires_improvement"; `printed` its words."""

    key: str
    heading: str
    grade: str
    printed: str
    source: Source
    confidence: Confidence


class PrintedItem(Record):
    """One item of a list: a recommendation, an area for improvement, a strength, an action.

    `kind` is "recommendation", "improvement", "priority", "strength", "action", "progress" or
    "covered". `tag` is the bracketed pointer to the National Framework, kept in `text` too.
    """

    kind: str
    text: str
    number: int | None = None
    area: str = ""
    list_heading: str = ""
    part: str = "local_authority"
    tag: str = ""
    source: Source
    confidence: Confidence


class PrintedSection(Record):
    """A section: its heading and the numbers of its first and last paragraph."""

    heading: str
    key: str
    area: str
    part: str
    first: int
    last: int
    grade: str | None = None
    source: Source


class PrintedParagraph(Record):
    """A finding paragraph. `number` is None in reports that do not number theirs.

    `text` holds the bullets under the paragraph too, each on a line of its own.
    """

    number: int | None
    text: str
    section: str
    section_key: str
    area: str
    part: str
    source: Source
    confidence: Confidence


class PrintedFinding(Record):
    """A sentence of a letter that says how well something is done."""

    text: str
    section: str
    source: Source
    confidence: Confidence


class ParagraphRun(Record):
    """One run of paragraph numbers; a second begins where two reports are bound together."""

    part: str
    first: int
    last: int
    missing: tuple[int, ...] = ()


_INITIALS = {"sif", "ilacs", "lscb", "jtai"}


class InspectionDocument(Record):
    """A report or letter as read. Lists are empty and facts None where nothing is printed."""

    file: str
    kind: str
    framework: str
    kind_confidence: Confidence
    title: str = ""
    reinspection: bool = False
    authority: Stated[str] | None = None
    start: Stated[date] | None = None
    end: Stated[date] | None = None
    letter_date: Stated[date] | None = None
    published: Stated[date] | None = None
    visit_ordinal: Stated[int] | None = None
    previous_judgement: Stated[str] | None = None
    previous_month: Stated[str] | None = None  # "2017-02"
    lead_inspectors: tuple[str, ...] = ()
    inspectors: tuple[str, ...] = ()
    addressee: Stated[str] | None = None
    addressees: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    judgements: tuple[PrintedJudgement, ...] = ()
    items: tuple[PrintedItem, ...] = ()
    sections: tuple[PrintedSection, ...] = ()
    paragraphs: tuple[PrintedParagraph, ...] = ()
    runs: tuple[ParagraphRun, ...] = ()
    findings: tuple[PrintedFinding, ...] = ()
    theme: Stated[str] | None = None
    agencies: tuple[str, ...] = ()
    statement_prepared_by: str = ""
    statement_deadline: Stated[date] | None = None

    def of_kind(self, *kinds: str) -> tuple[PrintedItem, ...]:
        """The list items of these kinds, in reading order."""
        return tuple(item for item in self.items if item.kind in kinds)

    @property
    def kind_words(self) -> str:
        """The kind as people say it: "ILACS report", "monitoring visit letter"."""
        parts = self.kind.split("_")
        return " ".join(part.upper() if part in _INITIALS else part for part in parts)
