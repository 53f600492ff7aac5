"""The story of the sample, as inspectors told it from 2016 to 2023, comes out of its letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.commands.conclude import Concluded, conclude
from selfassess.model.finding import FindingKind
from selfassess.model.weight import ChallengeKind, ProgressStatus, ThenNow

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
RETURNED = {
    "supervision-oversight": [2016, 2019, 2023],
    "missing-children": [2016, 2019, 2023],
    "child-in-need-plans": [2016, 2019, 2023],
    "pathway-plans": [2016, 2019, 2021, 2023],
}


@pytest.fixture(scope="module")
def concluded() -> Concluded:
    return conclude(SAMPLE)


@pytest.mark.parametrize("aspect", RETURNED)
def test_a_weakness_that_returned_is_told_from_its_first_year(
    concluded: Concluded, aspect: str
) -> None:
    days = {i.id: i.end.year for i in concluded.dossier.evidence.inspections}
    stories = [s for s in concluded.weighed.recurrences if s.aspect == aspect]
    assert [[days[f.inspection] for f in s.findings] for s in stories] == [RETURNED[aspect]]
    assert stories[0].open


def test_priority_actions_come_first_and_are_followed(concluded: Concluded) -> None:
    kinds = [p.finding.kind for p in concluded.weighed.progress]
    asked = kinds.count(FindingKind.PRIORITY_ACTION)
    assert asked == 2
    assert set(kinds[:asked]) == {FindingKind.PRIORITY_ACTION}
    for progress in concluded.weighed.progress[:asked]:
        assert progress.moves
        assert progress.reasons
        assert progress.later


def test_silence_about_private_fostering_is_said(concluded: Concluded) -> None:
    asked = [p for p in concluded.weighed.progress if p.aspect == "private-fostering"]
    assert asked
    assert {p.evidence for p in asked} == {ProgressStatus.NO_EVIDENCE}
    silent = {
        c.aspect
        for c in concluded.weighed.challenges
        if c.kind is ChallengeKind.RECOMMENDATION_SILENT
    }
    assert "private-fostering" in silent


def test_the_strength_of_reviewing_officers_is_contradicted_today(concluded: Concluded) -> None:
    then = [s for s in concluded.weighed.strengths_then if s.aspect == "reviews-iro"]
    assert ThenNow.CONTRADICTED in {s.now for s in then}


def test_a_status_rosier_than_the_evidence_is_shown_with_both(concluded: Concluded) -> None:
    differ = [p for p in concluded.weighed.progress if p.differs]
    assert differ
    for progress in differ:
        assert progress.status is progress.person
        assert progress.evidence is not progress.person


def test_every_finding_leads_to_its_page_and_paragraph(concluded: Concluded) -> None:
    files = {p.name for p in (SAMPLE / "inputs" / "letters").iterdir()}
    findings = concluded.dossier.evidence.findings
    assert len(findings) > 150
    for finding in findings:
        place = finding.document
        assert place is not None
        assert Path(place.file).name in files
        assert place.page
        assert place.paragraph
