"""Nothing is invented: a statement is written only where evidence supports it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from selfassess.commands.draft import prepare

from selfassess.review.support import bare_numbers, unsupported

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"


def test_every_statement_of_the_draft_rests_on_evidence() -> None:
    prepared = prepare(SAMPLE)
    assert len(prepared.composed.statements()) > 100
    assert unsupported(prepared.composed) == ()


def test_every_percentage_in_prose_is_a_figure_with_a_key() -> None:
    assert bare_numbers(prepare(SAMPLE).composed) == ()


def test_every_entry_of_the_evidence_index_names_a_place() -> None:
    entries = prepare(SAMPLE).composed.evidence
    assert len(entries) > 100
    assert [e.label for e in entries if not e.places] == []


def test_every_reference_in_the_document_is_a_link_to_the_index(northmere) -> None:
    with zipfile.ZipFile(northmere.document) as package:
        xml = package.read("word/document.xml").decode()
    anchors = set(re.findall(r'<w:hyperlink[^>]*w:anchor="([^"]+)"', xml))
    names = set(re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', xml))
    assert len(anchors) > 100
    assert anchors <= names
