"""How well published reports are read: the scores may not fall below the recorded ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from selfassess.read.documents import read_document
from selfassess.read.letters import read_inspection, to_json, unread_json
from selfassess.settings.documents import load_printed_words

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS") or ROOT.parent / "shared" / "corpus")
RECORDED = HERE.parent / "recorded_scores.toml"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (CORPUS / "gold").is_dir(), reason="the corpus is not here"),
]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Reads every report and letter and asks the corpus's own scorer."""
    folder = tmp_path_factory.mktemp("read")
    words = load_printed_words(ROOT / "config")
    for path in sorted([*(CORPUS / "reports").iterdir(), *(CORPUS / "letters").iterdir()]):
        document, problems = read_document(path)
        if document is None:
            found = unread_json(path.name, problems)
        else:
            inspection = read_inspection(document, words)
            found = to_json(inspection) if inspection else {}
        (folder / f"{path.stem}.json").write_text(json.dumps(found), encoding="utf-8")
    out = folder / "scores.out"
    command = [
        sys.executable,
        str(CORPUS / "score.py"),
        "reports",
        str(CORPUS / "gold"),
        str(folder),
    ]
    subprocess.run([*command, "--by", "none", "--json", str(out)], check=True, capture_output=True)
    return json.loads(out.read_text(encoding="utf-8"))["all"]


def recorded(table: str) -> list[tuple[str, float]]:
    with RECORDED.open("rb") as handle:
        return sorted(tomllib.load(handle)[table].items())


@pytest.mark.parametrize(("field", "least"), recorded("fields"))
def test_a_field_is_read_as_well_as_recorded(scores, field, least):
    found = scores["accuracy"][field]
    assert found["right"] >= least * found["of"]


@pytest.mark.parametrize(("name", "least"), recorded("lists"))
def test_a_list_is_read_as_well_as_recorded(scores, name, least):
    found = scores["lists"][name]
    assert found["matched"] >= least * found["gold"], "recall"
    assert found["matched"] >= least * found["predicted"], "precision"


def test_no_judgement_is_invented(scores):
    assert scores["spurious"].get("judgements (each)", 0) == 0
