"""Nobody's edits are lost: a draft that people have changed is never written over."""

from __future__ import annotations

from pathlib import Path

import docx

from selfassess.commands.draft import draft


def test_two_runs_on_the_same_inputs_give_the_same_bytes(workspace: Path) -> None:
    draft(str(workspace))
    first = (workspace / "outputs" / "self-evaluation.docx").read_bytes()
    draft(str(workspace))
    assert (workspace / "outputs" / "self-evaluation.docx").read_bytes() == first


def test_an_edited_draft_stays_as_people_left_it(workspace: Path) -> None:
    draft(str(workspace))
    path = workspace / "outputs" / "self-evaluation.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Our own words about what changed for children.")
    document.save(str(path))
    edited = path.read_bytes()

    outcome = draft(str(workspace))

    kept = [p.read_bytes() for p in (workspace / "outputs").rglob("*.docx")]
    assert edited in kept
    assert any("self-evaluation" in line for line in (*outcome.wrote, *outcome.left_alone))
