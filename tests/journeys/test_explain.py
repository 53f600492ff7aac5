"""From a sentence of the draft to every rule, threshold and cell behind it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from selfassess.commands.conclude import conclude
from selfassess.commands.draft import composed_draft
from selfassess.commands.explain import explain
from selfassess.commands.memory import recall
from selfassess.model.memory import Memory
from selfassess.model.outcome import Ending
from selfassess.model.statement import ComposedDocument

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
ASPECTS = ("missing-children", "child-in-need-plans", "education-employment-training")


@pytest.fixture(scope="module")
def composed() -> ComposedDocument:
    return composed_draft(conclude(SAMPLE), Memory())


def references_of(composed: ComposedDocument, aspect: str) -> tuple[str, ...]:
    """The references that stand in the paragraph of an aspect."""
    told = [s for s in composed.statements() if s.id.split(".")[1:2] == [aspect]]
    return tuple(dict.fromkeys(label for s in told for label in s.evidence))


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_reference_of_an_aspect_leads_to_rules_thresholds_and_cells(
    composed: ComposedDocument, aspect: str
) -> None:
    labels = references_of(composed, aspect)
    assert len(labels) >= 3
    outcome = explain(labels, str(SAMPLE))
    assert outcome.ending is Ending.DONE
    explained = (outcome.data or {})["explained"]
    assert [one["label"] for one in explained] == list(labels)
    for one in explained:
        assert one["places"], one["label"]
        assert one["rules"] and one["weighing"], one["label"]
        assert any("rule: " in line for line in one["rules"])
        assert one["sentences"], one["label"]


@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_place_named_holds_something(composed: ComposedDocument, aspect: str) -> None:
    outcome = explain(references_of(composed, aspect), str(SAMPLE))
    blocks = {p for one in (outcome.data or {})["explained"] for p in one["places"]}
    cells = [p.split(" › ") for p in blocks if ".xlsx" in p]
    assert len(cells) > 3
    for file, sheet, block in cells:
        held = openpyxl.load_workbook(SAMPLE / "inputs" / file, data_only=True)[sheet]
        if block.startswith("row "):
            assert any(cell.value for cell in held[int(block.removeprefix("row "))]), block
            continue
        found = held[block]
        rows = found if isinstance(found, tuple) else ((found,),)
        assert all(cell.value not in (None, "") for row in rows for cell in row), block


def test_the_rule_names_the_threshold_in_force(composed: ComposedDocument) -> None:
    told = "\n".join(explain(("P1", "A1"), str(SAMPLE)).told)
    settings = conclude(SAMPLE).dossier.settings.thresholds
    assert f"{settings.audit.strength_share:.0%} good or better" in told
    assert f"(95% at {settings.level.confidence_z})" in told


def test_a_councils_own_threshold_is_the_one_that_is_named(workspace: Path) -> None:
    toml = workspace / "selfassess.toml"
    toml.write_text(toml.read_text("utf-8") + "\n[thresholds.audit]\nstrength_share = 0.8\n")
    told = "\n".join(explain(("A1",), str(workspace)).told)
    assert "80% good or better" in told
    assert "70% good or better" not in told


def test_an_earlier_finding_is_explained_with_what_moved_since(
    composed: ComposedDocument,
) -> None:
    label = next(e.label for e in composed.evidence if e.label.startswith("F"))
    one = (explain((label,), str(SAMPLE)).data or {})["explained"][0]
    assert any("crosswalk" in line for line in one["rules"])
    finding = next(
        e.label
        for e in composed.evidence
        if e.label.startswith("F") and "Recommendation, June 2023" in e.title
    )
    progress = (explain((finding,), str(SAMPLE)).data or {})["explained"][0]["progress"]
    assert progress[0].startswith("the evidence says: ")
    assert any(line.strip().startswith("progress.") for line in progress)


def test_an_unknown_reference_is_said_and_the_others_still_explained() -> None:
    outcome = explain(("P1", "P9999"), str(SAMPLE))
    assert outcome.ending is Ending.WRONG_USE
    assert any(line.startswith("P1 ·") for line in outcome.told)
    assert any(p.code == "SA-C05" for p in outcome.problems)


def test_labels_are_those_of_the_draft_that_stands_in_the_workspace(workspace: Path) -> None:
    from selfassess.commands.draft import draft

    draft(str(workspace))
    label, key = next((label, key) for key, label in recall(workspace).labels.items())
    one = (explain((label,), str(workspace)).data or {})["explained"][0]
    title = conclude(workspace).matched.readings
    assert one["label"] == label
    assert any(r.key == key for r in title)
