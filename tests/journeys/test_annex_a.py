"""`selfassess annex-a`: what it tells, what it writes, and what nobody finds in any of it."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest

from selfassess.commands.annex_a import annex_a
from selfassess.commands.lists import lists_of
from selfassess.commands.tell import as_data as outcome_data
from selfassess.commands.tell import tell
from selfassess.judge.breakdowns import protected_table
from selfassess.model.annex_a import CohortTable
from selfassess.model.outcome import Ending
from selfassess.read.annex_a.measured import fingerprint, read_measures
from selfassess.settings.catalogue import load_settings

TESTS = Path(__file__).resolve().parents[1]
SAMPLE = TESTS.parent / "sample_inputs" / "northmere"
CANARIES = [
    word
    for words in tomllib.loads((TESTS / "promises" / "canaries.toml").read_text("utf-8")).values()
    for word in words
]


def everything_in(data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"\n".join(package.read(name) for name in package.namelist())
    return data.decode("utf-8", "replace").lower()


def canaries_in(text: str) -> list[str]:
    return [word for word in CANARIES if word.lower() in text.lower()]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    import shutil

    folder = tmp_path_factory.mktemp("lists") / "northmere"
    shutil.copytree(SAMPLE, folder)
    return folder, annex_a(str(folder), str(folder / "shared.json"))


def test_the_canaries_are_really_in_the_lists() -> None:
    inside = everything_in((SAMPLE / "inputs" / "annex-a.xlsx").read_bytes())
    assert {"nqz-", "quillfeather", "thrupp"} <= {
        w for w in map(str.lower, CANARIES) if w in inside
    }


def test_a_workspace_is_told_and_left_measures_and_checks(done) -> None:
    _, outcome = done
    assert outcome.ending == Ending.INPUT_ERRORS  # a few rows are planted to be wrong
    assert outcome.told[0].startswith("Lists drawn on 31 October 2026: 11 of 11 lists, 13,")
    assert "142 measures taken" in outcome.told[1]
    assert outcome.account.read == outcome.account.used > 13_000
    assert [Path(p).name for p in outcome.wrote] == [
        "annex-a-measures.json",
        "annex-a-checks.xlsx",
        "shared.json",
    ]


def test_nothing_that_it_writes_or_says_holds_a_child(done, capsys) -> None:
    _, outcome = done
    for path in outcome.wrote:
        assert canaries_in(everything_in(Path(path).read_bytes())) == [], path
    tell(outcome)
    tell(outcome, as_json=True)
    said = capsys.readouterr().out
    assert len(said) > 2_000
    assert canaries_in(said) == []
    assert canaries_in(str(outcome_data(outcome))) == []


def test_measures_are_read_again_as_they_were_written(done) -> None:
    folder, _ = done
    path, lists = folder / "inputs" / "annex-a-measures.json", lists_of(folder)
    found = read_measures(path, lists)
    assert found.problems == ()
    assert len(found.values) == 142
    assert all(v.from_lists and v.source.file == "annex-a.xlsx" for v in found.values)
    assert {s.number for s in found.summaries} == set(range(1, 12))
    assert sum(r.failed for r in found.results if r.severity == "error") > 20
    count = next(v for v in found.values if v.indicator == "cla_count")
    assert count.value is not None
    assert 400 < count.value < 460
    assert found.tallies[0].read == found.tallies[0].used == 142


def test_a_draft_is_warned_where_the_lists_have_changed(done, tmp_path: Path) -> None:
    folder, _ = done
    other = tmp_path / "annex-a.xlsx"
    other.write_bytes(b"other lists")
    found = read_measures(folder / "inputs" / "annex-a-measures.json", other)
    assert [p.code for p in found.problems] == ["SA-X16"]
    assert len(found.values) == 142


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"form": "selfassess annex-a 1"}', '{"form": "selfassess annex-a 9"}'],
)
def test_measures_that_are_none_are_one_plain_problem(tmp_path: Path, content: str) -> None:
    path = tmp_path / "annex-a-measures.json"
    path.write_text(content)
    assert [p.code for p in read_measures(path).problems] == ["SA-X17"]


def test_the_checks_workbook_names_rows_and_nothing_in_them(done) -> None:
    folder, _ = done
    book = openpyxl.load_workbook(folder / "annex-a-checks.xlsx")
    assert book.sheetnames == [
        "Summary", "Rules", "Rows", "Unknown codes", "Measures", "Breakdowns",
    ]  # fmt: skip
    rows = list(book["Rows"].iter_rows(min_row=2, values_only=True))
    planted = [r for r in rows if r[2] == "AA-6-04"]
    assert len(planted) == 6
    assert all(isinstance(r[1], int) and r[0] == 6 for r in planted)
    unknown = list(book["Unknown codes"].iter_rows(min_row=2, values_only=True))
    assert (1, "source", 14, 1, "Sent by email", 14) in unknown
    assert [r[4] for r in unknown if r[1] == "gender"] == [None]  # met twice: it may be a name
    assert book["Measures"].max_row == 143


def test_what_leaves_the_workspace_has_small_numbers_protected(done) -> None:
    folder, _ = done
    shared = json.loads((folder / "shared.json").read_text("utf-8"))
    assert shared["protected"] is True
    units = load_settings().indicators
    for measure in shared["measures"]:
        if units[measure["indicator"]].unit == "count" and measure["value"] is not None:
            assert measure["value"] == 0 or measure["value"] > 5, measure["indicator"]
        if units[measure["indicator"]].unit == "percent" and measure["value"] is not None:
            top, base = measure["numerator"], measure["denominator"]
            assert base >= 10
            assert not 0 < top <= 5
            assert not 0 < base - top <= 5
    hidden = [m for m in shared["measures"] if m.get("missing") == "suppressed"]
    assert hidden
    assert not any("row" in key for rule in shared["rules"] for key in rule)


def test_no_breakdown_gives_a_small_count_away(done) -> None:
    folder, _ = done
    for name in ("shared.json", "inputs/annex-a-measures.json"):
        tables = json.loads((folder / name).read_text("utf-8"))["cohorts"]
        assert len(tables) > 40
        for table in tables:
            counts = table["counts"]
            shown = [c for c in counts if c is not None]
            assert all(c == 0 or c > 5 for c in shown)
            assert counts.count(None) != 1
            if None in counts and table["total"] is not None:
                assert table["total"] - sum(shown) > 5
            if table["teams"]:
                assert all(label.startswith("Team ") for label in table["labels"])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((50, 40, 30), (50, 40, 30)),
        ((50, 40, 3), (50, None, None)),
        ((50, 40, 3, 2, 1), (50, 40, None, None, None)),
        ((50, 40, 1, 1), (50, None, None, None)),
        ((50, 0, 40, 3), (50, 0, None, None)),
        ((2, 1), (None, None)),
        ((0, 0), (0, 0)),
    ],
)
def test_a_breakdown_is_protected(counts: tuple, expected: tuple) -> None:
    table = CohortTable(
        id="x", list=6, title="x", labels=tuple("abcde"[: len(counts)]), counts=counts,
        total=sum(counts),
    )  # fmt: skip
    protected = protected_table(table, load_settings().thresholds.disclosure)
    assert protected.counts == expected
    assert (protected.total is None) == (0 < sum(counts) <= 5)


def test_lists_and_scorecard_that_differ_are_pointed_out(done) -> None:
    _, outcome = done
    differing = [p for p in outcome.problems if p.code == "SA-X11"]
    assert differing
    assert all("the lists say" in p.sentence and "performance.xlsx" in p.place for p in differing)


def test_a_file_outside_any_workspace_is_checked_and_written_as_json(tmp_path: Path) -> None:
    out = tmp_path / "checks.json"
    outcome = annex_a(str(SAMPLE / "inputs" / "annex-a.xlsx"), str(out), "2026-10-31")
    assert outcome.wrote == (str(out),)
    written = json.loads(out.read_text("utf-8"))
    assert written["as_at"] == "2026-10-31"
    assert written["fingerprint"] == fingerprint(SAMPLE / "inputs" / "annex-a.xlsx")
    assert len(written["measures"]) == 142
    assert canaries_in(out.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("target", "as_at", "code"),
    [("nowhere.xlsx", "", "SA-R01"), ("nowhere.xlsx", "31/10/2026", "SA-X18")],
)
def test_wrong_use_is_one_plain_line(target: str, as_at: str, code: str) -> None:
    outcome = annex_a(target, "", as_at)
    assert outcome.ending == Ending.INPUT_ERRORS
    assert [p.code for p in outcome.problems] == [code]


def test_a_workspace_without_lists_is_told_where_they_go(workspace: Path) -> None:
    (workspace / "inputs" / "annex-a.xlsx").unlink()
    outcome = annex_a(str(workspace))
    assert [p.code for p in outcome.problems] == ["SA-X15"]


def test_two_runs_leave_the_same_bytes(done, workspace: Path) -> None:
    folder, _ = done
    annex_a(str(workspace))
    for name in ("inputs/annex-a-measures.json", "annex-a-checks.xlsx"):
        assert (workspace / name).read_bytes() == (folder / name).read_bytes(), name


def test_the_script_makes_the_committed_lists() -> None:
    import sys

    sys.path.insert(0, str(TESTS.parent / "scripts"))
    try:
        from made_lists.book import package
        from sample import annex_a as sample
    finally:
        sys.path.pop(0)
    again = zipfile.ZipFile(io.BytesIO(package(sample.sheets())))
    with zipfile.ZipFile(SAMPLE / "inputs" / "annex-a.xlsx") as kept:
        assert again.namelist() == kept.namelist()
        assert all(again.read(name) == kept.read(name) for name in kept.namelist())


def test_a_draft_takes_from_the_lists_what_no_scorecard_reports(workspace: Path) -> None:
    from selfassess.commands.gather import gather

    reported = {value.indicator for value in gather(workspace).evidence.values}
    annex_a(str(workspace))
    dossier = gather(workspace)
    measured = [value for value in dossier.evidence.values if value.from_lists]
    assert len(measured) > 20
    assert not reported & {value.indicator for value in measured}
    assert all("list" in (value.source.sheet or value.source.say()).lower() for value in measured)
    tally = next(t for t in dossier.account.tallies if t.unit == "measures")
    assert (tally.read, tally.used) == (142, len(measured))


def test_the_measures_stand_beside_england_region_and_neighbours(done) -> None:
    folder, _ = done
    book = openpyxl.load_workbook(folder / "annex-a-checks.xlsx", read_only=True)
    heads, *rows = book["Measures"].iter_rows(values_only=True)
    held = {row[1]: dict(zip(heads, row, strict=True)) for row in rows}
    rereferrals = held["rereferrals_pct"]
    # as DfE publishes them for 2025: England and the North East
    assert (rereferrals["England"], rereferrals["Region"]) == (22.6, 20.7)
    assert rereferrals["Published for"] == "2024-25"
    assert rereferrals["Neighbours"] is not None
    assert held["contacts_count"]["England"] is None


def test_a_council_adds_a_measure_by_adding_a_file(workspace: Path) -> None:
    import shutil

    shutil.copytree(TESTS.parent / "docs" / "examples" / "annex-a", workspace / "annex-a")
    settings = workspace / "selfassess.toml"
    settings.write_text(
        settings.read_text("utf-8")
        + """
[indicators.cla_placed_out_pct]
name = "Children in care placed outside our own area"
area = "children_in_care"
aspect = "sufficiency-homes"
unit = "percent"
polarity = "lower_better"
""",
        "utf-8",
    )
    outcome = annex_a(str(workspace))
    assert "143 measures taken" in outcome.told[1]
    found = read_measures(workspace / "inputs" / "annex-a-measures.json")
    ours = next(v for v in found.values if v.indicator == "cla_placed_out_pct")
    theirs = next(v for v in found.values if v.indicator == "cla_out_of_area_pct")
    assert ours.value == theirs.value
    assert ours.from_lists


def test_where_nothing_is_written_that_is_said() -> None:
    outcome = annex_a(str(SAMPLE / "inputs" / "annex-a.xlsx"), "", "2026-10-31")
    assert outcome.wrote == ()
    assert outcome.told[-1].startswith("Nothing was written; --json OUT keeps")
