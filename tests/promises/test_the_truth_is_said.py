"""It challenges: what is planted in made workspaces is said, and nothing that is not there.

The full measurement is `python tests/bench/planted_truth.py`; this is a small sample of it.
"""

from __future__ import annotations

import pytest

from tests.bench.planted_truth import TRENDS, Score, measure
from tests.bench.planted_workspaces import KINDS

SAMPLE, SEED, LEAST = 12, 300, 0.9


@pytest.fixture(scope="module")
def scores() -> tuple[Score, Score]:
    return measure(SAMPLE, SEED)


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in TRENDS.values()])
def test_each_kind_of_truth_is_concluded_and_written(
    kind: str, scores: tuple[Score, Score]
) -> None:
    for score in scores:
        assert score.hits[kind] > 5
        assert score.recall(kind) >= LEAST, score.missed[kind]
        assert score.precision(kind) >= LEAST, score.false[kind]
