"""It says how sure it is: every aspect that is told carries its sureness in the fixed words."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.model.memory import Memory
from selfassess.model.statement import Prose
from selfassess.model.weight import Standing, Sureness
from selfassess.settings.wordings import load_wordings

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"


@pytest.fixture(scope="module")
def concluded() -> Concluded:
    return conclude(SAMPLE)


def test_every_aspect_has_a_sureness_that_follows_from_its_sources(concluded: Concluded) -> None:
    told = [a for area in concluded.weighed.areas for a in area.aspects]
    assert len(told) > 50
    for aspect in told:
        if aspect.standing == Standing.NO_EVIDENCE:
            assert aspect.sureness == Sureness.NONE
        if aspect.sureness == Sureness.AGREE_3:
            assert len({vote.kind for vote in aspect.votes}) >= 3, aspect.aspect
        if aspect.sureness == Sureness.DIFFER:
            assert len({vote.points for vote in aspect.votes}) >= 2, aspect.aspect


def test_every_aspect_paragraph_opens_with_how_sure_we_are(concluded: Concluded) -> None:
    words = load_wordings().sureness
    document = composed_draft(concluded, Memory())
    paragraphs = [
        paragraph
        for block in document.blocks
        if isinstance(block, Prose)
        for paragraph in block.paragraphs
        if paragraph.style == "status"
    ]
    assert len(paragraphs) >= 12
    for paragraph in paragraphs:
        said = " ".join(s.words for s in paragraph.statements).lower()
        assert any(word.lower() in said for word in words.values()), said


def test_all_four_kinds_of_doubt_occur_in_the_sample(concluded: Concluded) -> None:
    kinds = {a.sureness for area in concluded.weighed.areas for a in area.aspects}
    assert {Sureness.ONE, Sureness.DIFFER, Sureness.NONE, Sureness.AGREE_3} <= kinds
