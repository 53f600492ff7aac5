"""A region: several workspaces side by side, one summary, and a failure that stops only its own."""

from __future__ import annotations

import os
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from selfassess.cli import app
from selfassess.commands.check import check
from selfassess.commands.draft import draft
from selfassess.commands.region import several, workspaces_in
from selfassess.model.outcome import Ending, Outcome
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three councils; the settings of the second cannot be read."""
    tmp_path = tmp_path_factory.mktemp("region")
    for name in ("Eastmarch", "Northmere", "Westvale"):
        shutil.copytree(SAMPLE, tmp_path / name)
        settings = tmp_path / name / "selfassess.toml"
        text = settings.read_text(encoding="utf-8").replace(
            'name = "Northmere Council"', f'name = "{name}"'
        )
        settings.write_text(text, encoding="utf-8")
    (tmp_path / "Northmere" / "selfassess.toml").write_text("as_at = [", encoding="utf-8")
    return tmp_path


def killed_on_eastmarch(workspace: str) -> Outcome:
    if workspace.endswith("Eastmarch"):
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome()


def faulty_on_eastmarch(workspace: str) -> Outcome:
    if workspace.endswith("Eastmarch"):
        raise ValueError("words of a cell")
    return Outcome()


def test_a_folder_of_workspaces_stands_for_them_and_none_is_named_twice(region: Path) -> None:
    names = ["Eastmarch", "Northmere", "Westvale"]
    inside = [str(region / name) for name in names]
    assert workspaces_in([str(region)]) == inside
    assert workspaces_in([inside[0], str(region), inside[0]]) == inside
    assert workspaces_in([str(region / "nowhere")]) == [str(region / "nowhere")]


def test_one_workspace_alone_is_just_the_command(region: Path) -> None:
    alone = str(region / "Westvale")
    assert several(check, [alone], "checking") == check(alone)


@pytest.fixture(scope="module")
def drafted(region: Path) -> Outcome:
    return several(draft, [str(region)], "drafting")


def test_a_council_that_cannot_be_read_stops_only_its_own(region: Path, drafted: Outcome) -> None:
    outcome = drafted
    written = sorted(p.parent.parent.name for p in region.rglob("self-evaluation.docx"))
    assert written == ["Eastmarch", "Westvale"]
    assert outcome.ending == Ending.INPUT_ERRORS
    assert [p.place.split(" › ")[0] for p in outcome.problems] == ["Northmere"]
    assert "3 workspaces: 2 done, 1 with errors" in outcome.told[-1]
    assert [w["ending"] for w in outcome.data["workspaces"]] == [0, 1, 0]


def test_side_by_side_gives_what_one_by_one_gives(
    region: Path, drafted: Outcome, tmp_path: Path
) -> None:
    assert drafted.wrote == ()
    alone = tmp_path / "Westvale"
    shutil.copytree(region / "Westvale", alone, ignore=shutil.ignore_patterns("outputs"))
    draft(str(alone))
    names = Path("outputs") / "self-evaluation.docx"
    assert (alone / names).read_bytes() == (region / "Westvale" / names).read_bytes()


def test_a_fault_of_ours_in_one_is_said_and_the_others_are_done(region: Path) -> None:
    outcome = several(faulty_on_eastmarch, [str(region)], "drafting")
    assert outcome.ending == Ending.OUR_FAULT
    assert "ValueError" in outcome.told[0]
    assert "words of a cell" not in str(outcome)
    assert [w["ending"] for w in outcome.data["workspaces"]] == [3, 0, 0]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_a_process_that_is_killed_takes_no_other_workspace_with_it(region: Path) -> None:
    outcome = several(killed_on_eastmarch, [str(region)], "drafting")
    assert [w["ending"] for w in outcome.data["workspaces"]] == [3, 0, 0]
    assert "ended" in outcome.told[0]


def test_the_summary_has_a_row_an_authority_and_nothing_protected(region: Path) -> None:
    target = region / "summaries"
    outcome = several(check, [str(region)], "checking", summary=str(target))
    assert outcome.ending == Ending.INPUT_ERRORS, (
        "a council that cannot be read is no fault of ours"
    )
    assert "Northmere: 1 to put right" in outcome.told[1]
    assert outcome.wrote[-1] == str(target / "regional-summary.xlsx")
    book = load_workbook(target / "regional-summary.xlsx")
    for name in ("Authorities", "Indicators"):
        assert [row[0].value for row in book[name].iter_rows(min_row=2)] == [
            "Eastmarch",
            "Westvale",
        ]
    heads = [cell.value for cell in book["Indicators"][1]]
    first = dict(zip(heads, (cell.value for cell in book["Indicators"][2]), strict=True))
    assert len(heads) > 50
    assert sum(isinstance(value, int | float) for value in first.values()) > 40
    assert "c" in first.values()


def test_the_command_line_takes_several_workspaces_and_a_summary(region: Path) -> None:
    names = [str(region / n) for n in ("Eastmarch", "Westvale")]
    done = CliRunner().invoke(app, ["check", *names, "--summary", str(region / "s")])
    assert done.exit_code == 0, done.output
    assert "2 workspaces: 2 done" in done.output
    assert (region / "s" / "regional-summary.xlsx").is_file()
    findings = CliRunner().invoke(app, ["findings", "-w", names[0], "-w", names[1]])
    assert "2 workspaces: 2 done" in findings.output


def test_options_reach_every_workspace(region: Path) -> None:
    outcome = several(partial(draft, template="nowhere.docx"), [str(region)], "drafting")
    assert [p.code for p in outcome.problems].count("SA-C06") == 2, outcome.told
