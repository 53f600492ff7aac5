"""The short version: plain, without references, and nothing in it that the draft does not say."""

from __future__ import annotations

import re

import pytest

from selfassess.model.statement import ComposedDocument, Heading, Reference
from tests.compose import compositions as made

BRIEFS = {
    "empty": lambda: made.briefed(made.empty()),
    "one indicator": lambda: made.briefed(made.one_indicator()),
    "thin": lambda: made.briefed(made.thin()),
    "northmere": made.northmere_briefed,
}


@pytest.fixture(params=BRIEFS, scope="module")
def brief(request: pytest.FixtureRequest) -> ComposedDocument:
    return BRIEFS[request.param]()


def test_it_prints_no_reference(brief: ComposedDocument) -> None:
    spans = [s for statement in brief.statements() for s in statement.spans]
    spans += [s for t in made.tables(brief) for row in t.rows for c in row.cells for s in c.spans]
    assert not any(isinstance(span, Reference) for span in spans)


def test_it_has_its_parts_in_order(brief: ComposedDocument) -> None:
    parts = [b.id for b in brief.blocks if isinstance(b, Heading)]
    names = ("stand", "strengths", "weaknesses", "findings", "voice", "plan", "questions")
    assert parts == ["brief", *(f"brief.{name}" for name in names)]


def test_its_sentences_are_whole(brief: ComposedDocument) -> None:
    assert [s.words for s in brief.statements() if not re.search(r"[.?]$", s.words)] == []


def test_what_it_names_is_what_the_draft_names_at_a_glance() -> None:
    glance = {
        s.id.rpartition(".")[2] for s in made.northmere().statements() if s.rule == "glance.item"
    }
    named = {
        s.id.rpartition(".")[2]
        for s in made.northmere_briefed().statements()
        if s.rule in ("brief.strength", "brief.weakness")
    }
    assert named and named <= glance


def test_each_line_keeps_the_evidence_behind_it() -> None:
    lines = [
        s
        for s in made.northmere_briefed().statements()
        if s.rule in ("brief.strength", "brief.weakness")
    ]
    assert all(s.evidence for s in lines)
