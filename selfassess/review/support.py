"""Does every sentence rest on something? The first promise, checked on the document as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selfassess.model.problem import Problem
from selfassess.model.statement import (
    Callout,
    ComposedDocument,
    Prose,
    Reference,
    Statement,
    Table,
    Text,
)

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
EVIDENCE = "evidence"  # what a rule of the published list says its sentence rests on


def unsupported(document: ComposedDocument, rests_on: Mapping[str, str]) -> tuple[Problem, ...]:
    """Problems for statements without evidence, and for references that lead nowhere.

    `rests_on` says for each rule what its sentences rest on: "evidence", "counts" of what is held,
    or "nothing" (headings, questions, what is missing). A rule nobody listed needs evidence.
    """
    known = {entry.label for entry in document.evidence}
    found: list[Problem] = []
    for statement in document.statements():
        needs_evidence = rests_on.get(statement.rule, EVIDENCE) == EVIDENCE
        if needs_evidence and not statement.evidence:
            found.append(Problem.of("SA-V01", statement=statement.id, rule=statement.rule))
        for label in _labels(statement):
            if label not in known:
                found.append(Problem.of("SA-V02", statement=statement.id, label=label))
    for label in _table_labels(document):
        if label not in known:
            found.append(Problem.of("SA-V02", statement="table", label=label))
    return tuple(found)


def bare_numbers(document: ComposedDocument) -> tuple[tuple[str, str], ...]:
    """Statement id and number, for every number in prose that is not kept as a figure.

    Years and ordinals stand in words of their own and are let through.
    """
    found: list[tuple[str, str]] = []
    for block in document.blocks:
        if isinstance(block, Prose | Callout):
            for paragraph in block.paragraphs:
                for statement in paragraph.statements:
                    found.extend((statement.id, n) for n in _bare(statement))
    return tuple(found)


def _bare(statement: Statement) -> Iterator[str]:
    for span in statement.spans:
        if isinstance(span, Text):
            for match in NUMBER.finditer(span.text):
                if match.group().endswith("%"):
                    yield match.group()


def _labels(statement: Statement) -> list[str]:
    return [s.label for s in statement.spans if isinstance(s, Reference)]


def _table_labels(document: ComposedDocument) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (s.label for s in cell.spans if isinstance(s, Reference))
