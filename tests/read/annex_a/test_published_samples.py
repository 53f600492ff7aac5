"""Annex A samples that others published are read without editing. Needs the corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.read.annex_a.door import read_annex_a

ROOT = Path(__file__).resolve().parents[3]
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS", ROOT.parent / "shared" / "corpus"))
FOLDER = CORPUS / "hostile" / "xlsx"
# rows of the records that a person counts in each list
SAMPLES = {
    "*Annex_A_2024_Jan.xlsx": [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5],
    "liia-tools__*Annex_A.xlsx": [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5],
    "*annex_a_2015-01-sample.xlsx": [0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0],
    "*example-B-2004.xlsx": [1, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0],
}


@pytest.mark.corpus
@pytest.mark.skipif(not FOLDER.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize("name", SAMPLES)
def test_a_published_sample_is_read_as_it_is(
    form: AnnexAForm, indicators: dict[str, Indicator], name: str
) -> None:
    (path,) = FOLDER.glob(name)
    found = read_annex_a(path, form, indicators, population=46_000)
    assert [s.rows for s in found.summaries] == SAMPLES[name]
    assert all(s.present and not s.missing_columns for s in found.summaries)
    assert found.as_at is not None
    # the older form of list 9 has no pathway plan, adviser, contact or asylum status
    full = 142 if "2024" in name else 138
    assert len(found.values) == full if all(SAMPLES[name]) else found.values
    assert {p.code for p in found.problems} <= {"SA-X06", "SA-X07"}
