"""The door to reading inspection documents."""

from __future__ import annotations

from selfassess.model.document import Document
from selfassess.model.inspection import InspectionDocument
from selfassess.model.printed import PrintedWords
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.letters.committee import read_committee_report
from selfassess.read.letters.jtai import read_jtai
from selfassess.read.letters.kinds import kind_of
from selfassess.read.letters.report import read_report
from selfassess.read.letters.visits import read_visit
from selfassess.read.letters.words import Words

_READERS = {
    "jtai_letter": read_jtai,
    "monitoring_visit_letter": read_visit,
    "focused_visit_letter": read_visit,
    "focused_visit_committee_report": read_committee_report,
}


def not_an_inspection(document: Document) -> Problem:
    """What to say of a document that `read_inspection` does not know."""
    return Problem.of("SA-D14", Source(file=document.file))


def read_inspection(document: Document, printed: PrintedWords) -> InspectionDocument | None:
    """What a report or letter says; None where it is no inspection document that is known."""
    kind = kind_of(document, printed)
    if kind is None:
        return None
    reader = _READERS.get(kind.kind, read_report)
    return reader(document, kind, Words(printed, kind.kind))
