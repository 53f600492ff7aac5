"""How well sentences of published reports are placed: no score may fall below the recorded one."""

from __future__ import annotations

import csv
import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from selfassess.match.aspects import Classifier
from selfassess.model.placing import Placing, Polarity
from selfassess.settings.placing import load_placing

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS") or ROOT.parent / "shared" / "corpus")
RECORDED = tomllib.loads((HERE.parent / "placing_scores.toml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not (CORPUS / "gold" / "sentences.csv").is_file(), reason="the corpus is not here"
    ),
]
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (CORPUS / "gold" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean over the four ways of how well each is found, rare ones counting as much."""
    said, true = Counter(p for _, p in pairs), Counter(t for t, _ in pairs)
    hit = Counter(t for t, p in pairs if t == p)
    return sum(2 * hit[w] / (said[w] + true[w] or 1) for w in Polarity) / len(Polarity)


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """Places the labelled sentences as they stand in their reports."""
    classifier = Classifier(load_placing())
    before = {r["id"]: r["context"] for r in rows("sentence_contexts.csv")}
    labelled: list[tuple[Row, Placing]] = [
        (
            row,
            classifier.place(
                row["sentence"],
                area=row["area"],
                section_heading=row["section_heading"],
                context=before.get(row["id"]),
            ),
        )
        for row in rows("sentences.csv")
    ]
    ways = [(row["polarity"], p.polarity.value) for row, p in labelled]
    right = [({row["theme"], row["theme2"]} - {""}, p) for row, p in labelled]
    count = len(labelled)
    return {
        "polarity": sum(t == p for t, p in ways) / count,
        "macro_f1": macro_f1(ways),
        "swapped": sum({t, p} == {"strength", "weakness"} for t, p in ways) / count,
        "theme": sum(p.theme in themes for themes, p in right) / count,
        "among_two": sum(bool({p.theme, p.theme2} & themes) for themes, p in right) / count,
    }


@pytest.mark.parametrize(("name", "least"), sorted(RECORDED["least"].items()))
def test_sentences_are_placed_as_well_as_recorded(scores, name, least) -> None:
    assert scores[name] >= least


@pytest.mark.parametrize(("name", "most"), sorted(RECORDED["most"].items()))
def test_mistakes_are_no_more_than_recorded(scores, name, most) -> None:
    assert scores[name] <= most
