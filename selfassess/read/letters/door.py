"""The door to reading inspection documents."""

from __future__ import annotations

from selfassess.model.document import Document
from selfassess.model.inspection import InspectionDocument
from selfassess.model.printed import PrintedWords
from selfassess.read.letters.kinds import kind_of
from selfassess.read.letters.report import read_report
from selfassess.read.letters.words import Words


def read_inspection(document: Document, printed: PrintedWords) -> InspectionDocument | None:
    """What a report or letter says; None where it is no inspection document that is known."""
    kind = kind_of(document, printed)
    if kind is None:
        return None
    words = Words(printed, kind.kind)
    return read_report(document, kind, words)
