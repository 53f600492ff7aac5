"""evidence.xlsx: every piece of evidence, every sentence and every figure, with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selfassess.model.account import FileRead
from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    ComposedDocument,
    EvidenceEntry,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Statement,
    Table,
)
from selfassess.write.excel.listing import Sheet, listing


class _Printed(NamedTuple):
    """A sentence or a cell where it is printed."""

    section: str
    place: str
    statement: Statement | None
    figures: tuple[Figure, ...]


def write_evidence(composed: ComposedDocument, files: Sequence[FileRead] = ()) -> bytes:
    """The workbook's bytes; the same document gives the same bytes. `files` are those read for
    it, with the marks by which they can be known again."""
    title = f"Evidence: {composed.cover.title}, {composed.cover.council}"
    places = {entry.label: _places(entry) for entry in composed.evidence}
    sheets = [
        _evidence(composed, places),
        _statements(composed, places),
        _figures(composed, places),
    ]
    return listing(title, (*sheets, _files(files)) if files else sheets)


def _files(files: Sequence[FileRead]) -> Sheet:
    columns = (("File", 60), ("Bytes", 14), ("SHA-256", 70))
    rows = [(file.file, f"{file.size:,}", file.sha256) for file in files]
    return Sheet("Files", columns, rows)


def _evidence(composed: ComposedDocument, places: Mapping[str, str]) -> Sheet:
    columns = (
        ("Reference", 11),
        ("Kind", 14),
        ("What it is", 44),
        ("What it shows", 50),
        ("Period", 24),
        ("Source", 60),
        ("Caveat", 30),
        ("Key", 34),
    )
    rows = [
        (
            entry.label,
            entry.kind,
            entry.title,
            entry.shows,
            entry.period,
            places[entry.label],
            entry.caveat,
            entry.key,
        )
        for entry in composed.evidence
    ]
    return Sheet("Evidence", columns, rows)


def _statements(composed: ComposedDocument, places: Mapping[str, str]) -> Sheet:
    columns = (
        ("Section", 34),
        ("Where", 34),
        ("Sentence", 80),
        ("Evidence", 18),
        ("Source", 60),
        ("Rule", 28),
        ("Sentence id", 34),
    )
    rows = []
    for printed in _printed(composed):
        held = printed.statement
        if held is None:
            continue
        known = [places[label] for label in held.evidence if label in places]
        rows.append(
            (
                printed.section,
                printed.place,
                held.words.strip(),
                ", ".join(held.evidence),
                "; ".join(dict.fromkeys(known)),
                held.rule,
                held.id,
            )
        )
    return Sheet("Statements", columns, rows)


def _figures(composed: ComposedDocument, places: Mapping[str, str]) -> Sheet:
    columns = (
        ("Figure", 46),
        ("Printed as", 16),
        ("Section", 34),
        ("Where", 34),
        ("Reference", 11),
        ("Source", 60),
    )
    by_key = {entry.key: entry for entry in composed.evidence}
    rows = []
    for printed in _printed(composed):
        for figure in printed.figures:
            entry = by_key.get(figure.key.rpartition(".")[0]) or by_key.get(figure.key)
            slot = figure.key.rpartition(".")[2]
            label = entry.label if entry else ""
            source = (entry.beside.get(slot) or places[label]) if entry else ""
            rows.append((figure.key, figure.text, printed.section, printed.place, label, source))
    return Sheet("Figures", columns, list(dict.fromkeys(rows)))


def _printed(composed: ComposedDocument) -> Iterator[_Printed]:
    """Everything the document prints, in order, with the chapter it stands in."""
    section = composed.cover.title
    for block in composed.blocks:
        if isinstance(block, Heading):
            section = block.text if block.level <= 2 else section
        yield from _of_block(block, section)


def _of_block(block: Block, section: str) -> Iterator[_Printed]:
    paragraphs: tuple[Paragraph, ...] = ()
    match block:
        case Prose() | Callout():
            paragraphs = block.paragraphs
        case Bullets():
            paragraphs = block.items
        case Table():
            for row in block.rows:
                spans = [span for cell in row.cells for span in cell.spans]
                held = tuple(span for span in spans if isinstance(span, Figure))
                yield _Printed(section, block.caption, None, held)
    for paragraph in paragraphs:
        for statement in paragraph.statements:
            held = tuple(span for span in statement.spans if isinstance(span, Figure))
            yield _Printed(section, getattr(block, "name", ""), statement, held)


def _places(entry: EvidenceEntry) -> str:
    return "; ".join(dict.fromkeys(place.say() for place in entry.places))
