"""How long a scorecard of 12 sheets and 5,000 cells takes to read, match and check.

Run: python tests/bench/bench_spreadsheets.py. Meant to be: under a second in a fresh process,
under 200 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
SHEETS, ROWS = 12, 32
AUTUMN = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPRING = ("Jan", "Feb", "Mar")
LOOK = """
import resource, sys, time
began = time.process_time()
from pathlib import Path
from selfassess.commands.look import look_at
loaded = time.process_time()
outcome = look_at([Path(sys.argv[1])])
done = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
load, check = loaded - began, done - loaded
print(f"{load:.2f} s of processor to load, {check:.2f} s to read and check, {peak:.0f} MB")
print(outcome.told[0])
print(f"{len(outcome.problems)} problems")
"""


def scorecard(path: Path) -> int:
    """A workbook as wide as the catalogue allows; the number of its cells."""
    sys.path.insert(0, str(ROOT))
    from selfassess.settings.catalogue import load_settings

    names = [i.name for i in load_settings().indicators.values()]
    book, cells = Workbook(), 0
    del book[book.sheetnames[0]]
    for number in range(SHEETS):
        # more rows than the catalogue has indicators: the second half is of the year before
        year = 25 - (number * ROWS // len(names))
        ws = book.create_sheet(f"Sheet {number + 1}")
        months = [f"{name}-{year}" for name in AUTUMN] + [f"{name}-{year + 1}" for name in SPRING]
        ws.append(["Indicator", *months])
        for row in range(ROWS):
            name = names[(number * ROWS + row) % len(names)]
            ws.append([name, *(50 + (row * 7 + m) % 40 for m in range(len(months)))])
        cells += ws.max_row * ws.max_column
    book.save(path)
    return cells


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scorecard.xlsx"
        print(f"{scorecard(path):,} cells on {SHEETS} sheets")
        for _ in range(3):
            began = time.perf_counter()
            command = [sys.executable, "-c", LOOK, str(path)]
            subprocess.run(command, check=True, cwd=ROOT)
            print(f"{time.perf_counter() - began:.2f} s in all")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB to make it")


if __name__ == "__main__":
    main()
