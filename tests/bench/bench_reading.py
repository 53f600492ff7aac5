"""How long the workbooks of the sample council take to read: `python tests/bench/bench_reading.py`.

Meant to be: all five together under 400 ms.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from selfassess.read.audits import read_audits  # noqa: E402
from selfassess.read.performance import read_performance  # noqa: E402
from selfassess.read.plan import read_plan  # noqa: E402
from selfassess.read.register import read_register  # noqa: E402
from selfassess.read.voice import read_voice  # noqa: E402
from tests.books import COUNCIL, dimensions, form, settings  # noqa: E402

INPUTS = ROOT / "sample_inputs" / "northmere" / "inputs"
READERS = {
    "performance": read_performance,
    "audits": read_audits,
    "findings": read_register,
    "plan": read_plan,
    "voice": read_voice,
}


def milliseconds(key: str, times: int = 7) -> float:
    """The median time to read one workbook."""
    more = (dimensions(),) if key == "audits" else ()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        READERS[key](INPUTS / form(key).file, form(key), settings(), COUNCIL, *more)
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


if __name__ == "__main__":
    total = 0.0
    for key in READERS:
        spent = milliseconds(key)
        total += spent
        print(f"{key:12} {spent:6.0f} ms")
    print(f"{'together':12} {total:6.0f} ms")
