"""It challenges: what an inspector would say is said first, with the evidence on both sides."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.model.memory import Memory
from selfassess.model.statement import Heading
from selfassess.model.weight import ChallengeKind

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"


@pytest.fixture(scope="module")
def concluded() -> Concluded:
    return conclude(SAMPLE)


def test_the_sample_is_challenged_where_its_story_asks_for_it(concluded: Concluded) -> None:
    said = {(c.kind, c.aspect) for c in concluded.weighed.challenges}
    kinds = {kind for kind, _ in said}
    assert (ChallengeKind.RETURNING, "pathway-plans") in said
    assert (ChallengeKind.RETURNING, "supervision-oversight") in said
    assert ChallengeKind.STATUS_ROSIER in kinds
    assert ChallengeKind.GRADE_ROSIER in kinds
    assert (ChallengeKind.RECOMMENDATION_SILENT, "private-fostering") in said


def test_every_challenge_rests_on_readings_that_exist(concluded: Concluded) -> None:
    keys = {reading.key for reading in concluded.matched.readings}
    for challenge in concluded.weighed.challenges:
        assert {*challenge.evidence_for, *challenge.evidence_against} <= keys
        assert challenge.reasons


def test_the_draft_holds_the_challenges_and_a_council_can_leave_them_out(
    concluded: Concluded, workspace: Path
) -> None:
    def headings(of: Concluded) -> set[str]:
        document = composed_draft(of, Memory())
        return {b.id.split(".")[0] for b in document.blocks if isinstance(b, Heading)}

    assert "challenge" in headings(concluded)
    settings = workspace / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    assert "challenge" not in tomllib.loads(text).get("documents", {})
    head, table, rest = text.partition("[documents]\n")
    settings.write_text(f"{head}{table}challenge = false\n{rest}", encoding="utf-8")
    assert "challenge" not in headings(conclude(workspace))
