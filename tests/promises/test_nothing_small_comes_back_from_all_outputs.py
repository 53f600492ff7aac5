"""No child can be recognised: every output together, and still no small number comes back.

The reader of the other test, who does every sum, is given the draft, the short version, the
readiness report, the workbook of evidence and the summary of a region; and then the breakdowns of
the lists beside every measure that is printed of the same list.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from selfassess.commands.annex_a import annex_a
from selfassess.commands.brief import composed_brief
from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.commands.readiness import Preparation, composed_readiness, take_lists
from selfassess.commands.regional import regional_row
from selfassess.compose.figures import say_value
from selfassess.model.indicator import Unit
from selfassess.model.memory import Memory
from selfassess.model.reading import AuditReading, IndicatorReading
from selfassess.model.statement import ComposedDocument, Table
from selfassess.settings.readiness import load_readiness
from selfassess.weigh.weighed import weigh
from selfassess.write.excel.evidence import write_evidence
from tests import dossiers as make
from tests.attack import Reader, figures_of, read_document, read_figure

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
LOW, FEW_AUDITS = 5, 10
GROUP = re.compile(r"(?:^|; )(?!not printed)([^:;]+): ([\d,]+)")
GONE = re.compile(r"not printed: (.*)$")


@dataclass(frozen=True)
class Outputs:
    """Everything that a council with lists hands on, as data."""

    concluded: Concluded
    documents: dict[str, ComposedDocument]
    shared: dict[str, Any]
    folder: Path


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    folder = tmp_path_factory.mktemp("outputs") / "northmere"
    shutil.copytree(SAMPLE, folder)
    annex_a(str(folder), str(folder / "shared.json"))
    concluded, prepared = conclude(folder), Preparation(load_readiness())
    take_lists(folder, prepared)
    documents = {
        "draft": composed_draft(concluded, Memory()),
        "brief": composed_brief(concluded, Memory()),
        "readiness": composed_readiness(concluded, Memory(), prepared),
    }
    shared = json.loads((folder / "shared.json").read_text("utf-8"))
    return Outputs(concluded, documents, shared, folder)


def test_no_hidden_number_comes_back_from_all_documents_together(outputs: Outputs) -> None:
    readings = outputs.concluded.matched.readings
    held = {r.key: r for r in readings if isinstance(r, IndicatorReading)}
    reader = Reader(outputs.concluded.dossier)
    for document in outputs.documents.values():
        read_document(reader, document, readings)
        book = openpyxl.load_workbook(io.BytesIO(write_evidence(document)))
        for key, text, *_ in book["Figures"].iter_rows(min_row=2, values_only=True):
            read_figure(reader, held, str(key), str(text))
    for figure in regional_row(outputs.folder).figures:
        reading = held[f"ind:{figure.indicator}"]
        if figure.value is not None:
            reader.shown(reading.latest, say_value(Unit(figure.unit), figure.value))
    small = {cell for cell in reader.truth if reader.is_small(cell)}
    assert len(small) > 100
    assert len(reader.read) > 150
    assert reader.read & small == set()
    assert reader.recovered() == []


def test_few_audits_give_no_grades(outputs: Outputs) -> None:
    dossier = outputs.concluded.dossier
    few = dossier.evidence.model_copy(
        update={"audits": dossier.evidence.audits[: FEW_AUDITS - 2], "audit_totals": ()}
    )
    dossier = dossier.model_copy(update={"evidence": few})
    matched = make.matched(dossier)
    concluded = Concluded(dossier, matched, weigh(dossier, matched))
    graded = [r.graded for r in matched.readings if isinstance(r, AuditReading)]
    assert 0 < max(graded) < FEW_AUDITS
    for document in (
        composed_draft(concluded, Memory()),
        composed_brief(concluded, Memory()),
        composed_readiness(concluded, Memory(), Preparation(load_readiness())),
    ):
        told = {f.key.rpartition(".")[2] for f in figures_of(document) if f.key[:4] == "aud:"}
        assert (
            told & {"good", "graded", "before", "low", "high", "agreed", "targeted_good"} == set()
        )


def test_few_people_who_said_so_or_did_not_are_no_number(outputs: Outputs) -> None:
    seen = 0
    for name, document in outputs.documents.items():
        said = {f.key: f.text for f in figures_of(document) if f.key.startswith("voi:")}
        for key in (k for k in said if k.endswith(".count")):
            whole = said[key.removesuffix("count") + "out_of"]
            seen += 1
            if said[key].replace(",", "").isdigit():
                count, rest = _number(said[key]), _number(whole) - _number(said[key])
                assert not 1 <= count <= LOW, (name, key)
                assert not 1 <= rest <= LOW, (name, key)
    assert seen > 3


def test_what_lists_add_up_to_gives_no_small_number_away(outputs: Outputs) -> None:
    """A breakdown that is printed beside the measures of its list: every hidden group could be
    another number, whatever one takes from the total."""
    printed = _breakdowns(outputs.documents["readiness"])
    known = _known(outputs.shared)
    exact = _exact_tables(outputs)
    hidden = 0
    for (number, title), (counts, gone, total) in printed.items():
        truth = exact[number, title]
        assert all(count == 0 or count > LOW for count in counts.values()), title
        assert total == sum(truth.values())
        assert {**counts, **{label: truth[label] for label in gone}} == truth
        left = total - sum(counts.values())
        small = {truth[label] for label in gone if 1 <= truth[label] <= LOW}
        hidden += len(gone)
        assert len(gone) != 1
        assert not gone or left > LOW
        assert not {total - told for told in known[number]} & small, title
        others = {truth[label] for label in gone} - small
        assert not known[number] & others - {0}, title
    assert hidden > 10
    assert len(printed) > 35


def test_numbers_of_rows_that_fail_are_no_small_numbers(outputs: Outputs) -> None:
    blocks = {b.id: b for b in outputs.documents["readiness"].blocks if isinstance(b, Table)}
    for row in blocks["lists.rules"].rows:
        failed, checked = (_number(cell.words) for cell in row.cells[3:5])
        assert failed > LOW
        assert checked == failed or checked - failed > LOW
    for row in blocks["lists.table"].rows:
        for cell in row.cells[1:4]:
            assert not cell.words.isdigit() or not 1 <= int(cell.words) <= LOW
    for rule in outputs.shared["rules"]:
        counted = rule["unit"] == "rows" and not rule["whole"]
        assert rule["failed"] is None or not counted or rule["failed"] > LOW
    for entry in outputs.shared["lists"]:
        for column in ("rows", "failed_error", "failed_warning", "failed_note"):
            assert entry[column] is None or not 1 <= entry[column] <= LOW


def test_the_attack_on_breakdowns_finds_what_only_small_counts_hidden_would_give(
    outputs: Outputs,
) -> None:
    """Without further hiding the reader does get counts back: the attack is worth something."""
    found = 0
    for truth in _exact_tables(outputs).values():
        small = [label for label, count in truth.items() if 1 <= count <= LOW]
        found += len(small) == 1
    assert found > 5


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _breakdowns(
    document: ComposedDocument,
) -> dict[tuple[int, str], tuple[dict[str, int], list[str], int]]:
    """Each breakdown as printed: its groups with a number, those without, the total."""
    table = next(b for b in document.blocks if isinstance(b, Table) and b.id == "lists.breakdowns")
    found = {}
    for row in table.rows:
        place, title, words, total = (cell.words for cell in row.cells)
        counts = {label: _number(count) for label, count in GROUP.findall(words)}
        gone = GONE.search(words)
        names = gone[1].split(", ") if gone else []
        found[int(place.removeprefix("List ")), title] = (counts, names, _number(total))
    return found


def _known(shared: dict[str, Any]) -> dict[int, set[int]]:
    """The numbers that the protected measures and rules of a list print, by list."""
    places = {(entry["file"], entry["sheet"]): entry["number"] for entry in shared["lists"]}
    known: dict[int, set[int]] = defaultdict(set)
    for measure in shared["measures"]:
        number = places[measure["source"]["file"], measure["source"].get("sheet", "")]
        top, base = measure.get("numerator"), measure.get("denominator")
        told = [top, base, base - top if None not in (top, base) else None]
        if measure["value"] is not None and measure["indicator"].endswith("_count"):
            told.append(measure["value"])
        known[number] |= {round(n) for n in told if n is not None}
    for rule in shared["rules"]:
        if rule["failed"] is not None:
            known[rule["list"]] |= {rule["failed"], rule["checked"] - rule["failed"]}
    return known


def _exact_tables(outputs: Outputs) -> dict[tuple[int, str], dict[str, int]]:
    """The breakdowns as they are, counted again from the lists."""
    from selfassess.read.annex_a.door import read_annex_a
    from selfassess.settings.annex_a import load_annex_a

    dossier = outputs.concluded.dossier
    lists = outputs.folder / "inputs" / "annex-a.xlsx"
    found = read_annex_a(
        lists, load_annex_a(), dossier.settings.indicators, dossier.workspace.as_at
    )
    return {
        (t.list, t.title): {
            label: count or 0 for label, count in zip(t.labels, t.counts, strict=True)
        }
        for t in found.cohorts
    }
