"""Nothing is invented: a statement is written only where evidence supports it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from selfassess.commands.conclude import conclude
from selfassess.commands.draft import composed_draft
from selfassess.compose.wording import read_rules
from selfassess.model.memory import Memory
from selfassess.model.statement import ComposedDocument
from selfassess.review.support import bare_numbers, unsupported
from selfassess.settings.load import data_folder

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"


@pytest.fixture(scope="module")
def composed() -> ComposedDocument:
    return composed_draft(conclude(SAMPLE), Memory())


def test_every_statement_of_the_draft_rests_on_evidence(composed: ComposedDocument) -> None:
    rules = read_rules(data_folder() / "templates" / "wording")
    rests_on = {rule.id: rule.rests_on for rule in rules}
    resting = [s for s in composed.statements() if rests_on[s.rule] == "evidence"]
    assert len(resting) > 100
    assert unsupported(composed, rests_on) == ()


def test_every_percentage_in_prose_is_a_figure_with_a_key(composed: ComposedDocument) -> None:
    said_by_the_method = {s.id for s in composed.statements() if s.rule.startswith("appendix.")}
    bare = [(at, number) for at, number in bare_numbers(composed) if at not in said_by_the_method]
    assert bare == []


def test_every_entry_of_the_evidence_index_names_a_place(composed: ComposedDocument) -> None:
    assert len(composed.evidence) > 100
    assert [e.label for e in composed.evidence if not e.places] == []


def test_every_reference_in_the_document_is_a_link_to_the_index(northmere) -> None:
    with zipfile.ZipFile(northmere.document) as package:
        xml = package.read("word/document.xml").decode()
    anchors = set(re.findall(r'<w:hyperlink[^>]*w:anchor="([^"]+)"', xml))
    names = set(re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', xml))
    assert len(anchors) > 100
    assert anchors <= names
