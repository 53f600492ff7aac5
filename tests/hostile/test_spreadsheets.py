"""Every spreadsheet of the hostile corpus, as `selfassess check FILE` takes it: a reading or a
coded message, soon and in little memory. What is expected of each is in register.csv; a file that
starts to open fails this as surely as one that stops.

To write the register again after a change that is meant: python tests/hostile/test_spreadsheets.py
"""

from __future__ import annotations

import csv
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).resolve()
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS") or HERE.parents[3] / "shared" / "corpus")
FOLDER = CORPUS / "hostile" / "xlsx"
REGISTER = HERE.parent / "register.csv"
SECONDS, MEGABYTES = 10.0, 1_000


class Seen(NamedTuple):
    """What became of a file; `outcome` is "opens" or "refused" with the codes of its problems."""

    file: str
    outcome: str
    seconds: float
    megabytes: float


def look(path: Path) -> Seen:
    from selfassess.commands.look import look_at
    from selfassess.read.workbook import open_workbook

    started = time.perf_counter()
    opens = "refused" if open_workbook(path).refused else "opens"
    told = look_at([path])
    codes = sorted({problem.code for problem in told.problems})
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Seen(path.name, " ".join((opens, *codes)), time.perf_counter() - started, used)


def look_at_all() -> list[Seen]:
    """In a process of its own, so that its memory can be measured, and a crash survived."""
    paths = sorted(FOLDER.iterdir())
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=60) as pool:
        tasks = [(path, pool.apply_async(look, (path,))) for path in paths]
        return [task.get(timeout=60) for _, task in tasks]


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    if not FOLDER.is_dir():
        pytest.skip(f"no corpus of hostile files at {FOLDER}")
    return look_at_all()


@pytest.fixture(scope="module")
def register() -> dict[str, str]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["outcome"] for row in csv.DictReader(file)}


@pytest.mark.corpus
def test_every_file_fares_as_the_register_says(seen: list[Seen], register: dict[str, str]) -> None:
    found = {one.file: one.outcome for one in seen}
    changed = {
        file: (register.get(file), found.get(file))
        for file in {*found, *register}
        if register.get(file) != found.get(file)
    }
    assert changed == {}


@pytest.mark.corpus
def test_every_file_is_done_in_time_and_in_little_memory(seen: list[Seen]) -> None:
    assert [one for one in seen if one.seconds > SECONDS or one.megabytes > MEGABYTES] == []


@pytest.mark.corpus
def test_a_refusal_is_said_with_a_code(seen: list[Seen]) -> None:
    assert [one.file for one in seen if one.outcome == "refused"] == []


def test_the_register_holds_readings_and_refusals(register: dict[str, str]) -> None:
    firsts = [outcome.split()[0] for outcome in register.values()]
    assert len(register) > 250
    assert {"opens", "refused"} == set(firsts)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[2]))
    everything = look_at_all()
    with REGISTER.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("file", "outcome"))
        writer.writerows((one.file, one.outcome) for one in everything)
    slowest = max(everything, key=lambda one: one.seconds)
    largest = max(everything, key=lambda one: one.megabytes)
    print(len(everything), slowest, largest)
