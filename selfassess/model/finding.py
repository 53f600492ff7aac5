"""What earlier inspections said: the documents, their judgements and each finding."""

from datetime import date
from enum import StrEnum

from selfassess.model.record import Record
from selfassess.model.source import Source


class FindingKind(StrEnum):
    """What sort of statement it is."""

    PRIORITY_ACTION = "priority action"
    RECOMMENDATION = "recommendation"  # also "area for improvement", "what needs to improve"
    WEAKNESS = "weakness"
    STRENGTH = "strength"
    MIXED = "mixed"


class Judgement(Record):
    """A grade as Ofsted printed it, under the framework of its time."""

    area: str
    heading: str
    grade: str
    source: Source


class Inspection(Record):
    """One inspection, visit or letter. `id` is stable: kind and month, "ilacs-2023-06"."""

    id: str
    title: str
    kind: str
    framework: str
    start: date | None = None
    end: date
    published: date | None = None
    judgements: tuple[Judgement, ...] = ()
    source: Source


class Finding(Record):
    """A finding as printed, with what people have written beside it in the register.

    `area` is the judgement area under the framework of the document; `aspects` are aspects of
    the framework in force, the first the main one. `status`, `changed`, `owner` and
    `indicators` belong to people. `number` and `heading` are as printed.
    """

    id: str
    inspection: str
    kind: FindingKind
    text: str
    area: str
    aspects: tuple[str, ...] = ()
    aspects_by_person: bool = False
    heading: str = ""
    number: str = ""
    tag: str = ""
    status: str = ""
    changed: str = ""
    owner: str = ""
    indicators: tuple[str, ...] = ()
    confidence: str = ""
    doubt: str = ""
    source: Source
    document: Source | None = None
