"""The tutorial, as a newcomer follows it: a workspace that `new` made, then the untidy files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfassess.commands.check import check
from selfassess.commands.gather import gather
from selfassess.commands.new import new
from tests.docs.pages import ROOT

AS_FOUND = ROOT / "sample_inputs" / "northmere-as-found"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - Northmere Council" / "northmere"
    new(str(folder), "Northmere Council")
    shutil.copytree(AS_FOUND / "inputs", folder / "inputs", dirs_exist_ok=True)
    return folder


def test_nothing_that_was_copied_is_lost_beside_the_starter_workbooks(begun: Path) -> None:
    """The workspace of the tutorial holds what the ready-made one holds, plan and all."""
    ready, made = gather(AS_FOUND).evidence, gather(begun).evidence
    for field in ("values", "audits", "audit_totals", "findings", "actions", "voice"):
        assert len(getattr(made, field)) == len(getattr(ready, field)), field
    assert made.actions


def test_starter_workbooks_nobody_needed_are_no_omission(begun: Path) -> None:
    said = [p.say() for p in check(str(begun)).problems if p.code == "SA-R30"]
    assert said == []


def test_a_second_plan_is_named_where_it_is_not_read(begun: Path) -> None:
    plan = next((begun / "inputs").glob("Improvement plan*.docx"))
    shutil.copy(AS_FOUND.parent / "northmere" / "inputs" / "plan.xlsx", begun / "inputs")
    found = [p for p in check(str(begun)).problems if p.code == "SA-C36"]
    assert [p.place for p in found] == [plan.name]
    assert "inputs/plan.xlsx" in found[0].sentence
