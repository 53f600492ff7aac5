"""Fuzzes the readers for a while: `python tests/bench/fuzz.py --minutes 10 [--seed 1]`.

Guided by coverage: a damaged file that reaches lines of selfassess/read which none before it
reached is damaged further. Files that break a reader are written to out/fuzz, each with the fault's
name, to be made into a named test.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.hostile.mutations import mutated, read, seeds  # noqa: E402

READ = str(ROOT / "selfassess" / "read")
SLOW = 10.0  # seconds
Lines = set[tuple[str, int]]


def reached(path: Path) -> tuple[Lines, str]:
    """The lines of the readers that a file reaches, and the fault it ends in, or ""."""
    lines: Lines = set()

    def inside(frame: FrameType, event: str, _: object) -> object:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def into(frame: FrameType, event: str, _: object) -> object:
        return inside if frame.f_code.co_filename.startswith(READ) else None

    began, fault = time.process_time(), ""
    sys.settrace(into)
    try:
        read(path)
    except Exception as broken:
        fault = type(broken).__name__
    finally:
        sys.settrace(None)
    if time.process_time() - began > SLOW:
        fault = fault or "slow"
    return lines, fault


def main(minutes: float, seed: int) -> int:
    chance, until = Random(seed), time.monotonic() + 60 * minutes
    known: Lines = set()
    corpus = [(name, data) for name, data in seeds().items()]
    tried, faults = 0, 0
    keep = ROOT / "out" / "fuzz"
    with tempfile.TemporaryDirectory() as folder:
        waiting = list(corpus)
        while time.monotonic() < until:
            fresh = bool(waiting)
            name, data = waiting.pop() if waiting else chance.choice(corpus)
            damaged = data if fresh else mutated(data, chance)
            path = Path(folder) / name
            path.write_bytes(damaged)
            lines, fault = reached(path)
            tried += 1
            if lines - known and not fresh:
                corpus.append((name, damaged))
            known |= lines
            if fault:
                faults += 1
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{fault}-{tried}-{name}").write_bytes(damaged)
                print(f"{fault}: {keep / f'{fault}-{tried}-{name}'}", flush=True)
    print(
        f"{tried} files, {len(known)} lines of the readers, {len(corpus)} seeds kept, "
        f"{faults} faults"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    sys.exit(main(chosen.minutes, chosen.seed))
