"""Damaged files, many of them: a reading or a coded problem, never an exception, never an age.

Bounded here; for longer: `python tests/bench/fuzz.py --minutes 10`. A file that breaks a reader is
kept by name in FOUND, with the seed that makes it again.
"""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as bounded
from hypothesis import strategies as st

from selfassess.settings.problems import load_catalogue
from tests.hostile.mutations import mutated, read, seeds

SECONDS = 10
# (file, seed): files that broke a reader once.
FOUND: tuple[tuple[str, int], ...] = ()


def outcome(folder: Path, name: str, data: bytes) -> tuple:
    path = folder / name
    path.write_bytes(data)
    began = time.process_time()
    _, problems = read(path)
    assert time.process_time() - began < SECONDS
    catalogue = load_catalogue()
    assert all(catalogue.word(problem).say() for problem in problems)
    return problems


@pytest.mark.parametrize("name", seeds())
def test_a_seed_itself_is_read(name: str, tmp_path: Path) -> None:
    problems = outcome(tmp_path, name, seeds()[name])
    errors = [p.code for p in problems if load_catalogue().kinds[p.code].severity == "error"]
    assert errors == []


@pytest.mark.parametrize("name", seeds())
@bounded(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_gives_a_reading_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    outcome(folder, name, mutated(seeds()[name], Random(seed)))


@pytest.mark.parametrize(("name", "seed"), FOUND)
def test_what_broke_a_reader_once_does_so_no_more(name: str, seed: int, tmp_path: Path) -> None:
    outcome(tmp_path, name, mutated(seeds()[name], Random(seed)))


def test_the_mutations_really_damage() -> None:
    for name, data in seeds().items():
        changed = [mutated(data, Random(seed)) for seed in range(30)]
        assert sum(one != data for one in changed) > 20, name
