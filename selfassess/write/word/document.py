"""The door: a composed document and a template in, the bytes of a Word file out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from selfassess.model.problem import Problem
from selfassess.model.statement import ComposedDocument
from selfassess.write.word.accessible.check import check_open
from selfassess.write.word.body import Body
from selfassess.write.word.comments import add_comments
from selfassess.write.word.cover import cover_fields
from selfassess.write.word.frame import Frame
from selfassess.write.word.letters import letter_sizes
from selfassess.write.word.manifest import BlockRecord, FigureRecord, Manifest, add_manifest
from selfassess.write.word.package import Package
from selfassess.write.word.properties import add_properties
from selfassess.write.word.seal import seal
from selfassess.write.word.styles import Styles
from selfassess.write.word.writing import Writing


def write_document(
    composed: ComposedDocument,
    template: Path,
    *,
    previous: Manifest | None = None,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The document as a Word file; the same input gives the same bytes.

    `previous` is the manifest of the version before, `pages` the page of each heading where that
    is known. Raises `zipfile.BadZipFile`, `KeyError` or `etree.XMLSyntaxError` where the template
    is no Word file: `template.check_template` says so in words first.
    """
    package, _ = _built(composed, template, previous, pages)
    return package.to_bytes()


def write_checked(
    composed: ComposedDocument, template: Path, file: str
) -> tuple[bytes, tuple[Problem, ...]]:
    """The same, and what stands in a reader's way: looked at before it is packed, so that no
    writing goes unchecked and none is read again for it. `file` is the name to report."""
    package, document = _built(composed, template, None, None)
    return package.to_bytes(), check_open(package, document, file)


def _built(
    composed: ComposedDocument,
    template: Path,
    previous: Manifest | None,
    pages: Mapping[str, int] | None,
) -> tuple[Package, etree._Element]:
    """The file in memory, and its main part."""
    package = Package.open(template)
    sheet = package.part(package.one("styles"))
    styles = Styles(sheet)
    writing = Writing.of(composed, package, styles)
    theme = package.part(package.one("theme")) if package.one("theme") else None
    writing.letters = letter_sizes(sheet, theme, styles)
    writing.pages = dict(pages or {})
    frame = Frame(package, writing)
    body = Body(composed, frame, writing)
    records = tuple(
        seal(held, block, writing.numbers, writing.drawn, previous)
        for held, block in zip(body.controls(), body.unsealed, strict=True)
    )
    frame.put_round(body.root, body.last_section, composed)
    frame.fill_edges(composed)
    add_comments(package, writing.comments, styles, composed.cover.as_at)
    add_manifest(package, _manifest(composed, records, writing.printed))
    add_properties(package, composed.cover)
    return package, body.root


def _manifest(
    composed: ComposedDocument, records: tuple[BlockRecord, ...], printed: Mapping[str, str]
) -> Manifest:
    places = {entry.key: entry.places[0].say() for entry in composed.evidence if entry.places}
    figures = tuple(
        FigureRecord(key, text, places.get(key.rpartition(".")[0]) or places.get(key, ""))
        for key, text in printed.items()
    )
    return Manifest(
        composed.kind,
        composed.cover.as_at.isoformat(),
        records,
        figures,
        places=cover_fields(composed.cover),
        labels={entry.key: entry.label for entry in composed.evidence},
    )
