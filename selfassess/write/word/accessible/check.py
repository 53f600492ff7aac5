"""The door: the bytes of a document in, what stands in a reader's way out.

Rules are those of Word's own accessibility checker and of WCAG 2.2 AA as they bear on a document,
with the house's own: no empty cells, never colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.packed import unpack
from selfassess.write.word.accessible.objects import object_faults
from selfassess.write.word.accessible.reading import Fault, Page
from selfassess.write.word.accessible.tables import table_faults
from selfassess.write.word.accessible.text import text_faults
from selfassess.write.word.accessible.whole import whole_faults
from selfassess.write.word.package import Package

_MOST = 200  # of one kind; a document with more has one cause


def check_accessible(data: bytes, file: str = "document.docx") -> tuple[Problem, ...]:
    """Every breach of a rule, in the order of the document. `file` is the name to report."""
    return check_open(Package(unpack(data)), None, file)


def check_open(package: Package, document: etree._Element | None, file: str) -> tuple[Problem, ...]:
    """The same of a file in memory; `document` is its main part, where it is parsed already."""
    page = Page(package, document)
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for fault in _faults(page):
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= _MOST:
            place = Source(file=file, paragraph=fault.paragraph or None)
            problems.append(Problem.of(fault.code, place, under=fault.under, found=fault.found))
    return tuple(problems)


def _faults(page: Page) -> Iterator[Fault]:
    yield from whole_faults(page)
    yield from text_faults(page)
    yield from table_faults(page)
    yield from object_faults(page)
