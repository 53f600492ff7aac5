"""How long lists take to read, check and measure: `python tests/bench/bench_annex_a.py [ROWS ...]`.

Meant to be: 200,000 rows in all under 10 seconds and 500 MB, 15,000 rows under 1.5 seconds, on two
cores. Printed beside it: the time to open the workbook alone, in the same run, and the ratio, which
holds on any machine. Each size runs in a process of its own, so that the peak of memory is its own.

Measured on 2026-11-22 on two cores, with the machine to itself:
   14,934 rows   0.47 s    54 MB
  198,679 rows   5.84 s   214 MB
and with seven others at work on it (seconds of processor in brackets), beside the file alone:
   14,934 rows   1.65 s (0.53 s)   file alone 0.41 s (0.12 s)   ratio 4.0
  198,679 rows  20.42 s (6.69 s)   file alone 5.26 s (1.76 s)   ratio 3.9
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (15_000, 200_000)


def once(path: Path) -> None:
    """Read one workbook and print: rows, seconds and processor seconds, alone and in all."""
    from python_calamine import CalamineWorkbook

    from selfassess.read.annex_a.door import read_annex_a
    from selfassess.settings.annex_a import load_annex_a
    from selfassess.settings.catalogue import load_settings

    form, indicators = load_annex_a(), load_settings().indicators
    began, worked = time.perf_counter(), time.process_time()
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    alone, alone_worked = time.perf_counter() - began, time.process_time() - worked
    del book
    began, worked = time.perf_counter(), time.process_time()
    found = read_annex_a(path, form, indicators, date(2026, 10, 31), 46_000, "Northmere")
    taken, taken_worked = time.perf_counter() - began, time.process_time() - worked
    rows = sum(s.rows for s in found.summaries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows:>9,} rows  {taken:6.2f} s ({taken_worked:6.2f} s of processor)  "
        f"file alone {alone:5.2f} s ({alone_worked:5.2f} s)  ratio {taken / alone:4.1f} "
        f"({taken_worked / alone_worked:4.1f})  peak {peak:4.0f} MB  "
        f"{found.checks_run} checks, {len(found.values)} measures"
    )


def main(sizes: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.xlsx"
            make = [sys.executable, str(HERE / "make_annex_a.py"), "--rows", str(size), str(path)]
            subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
            subprocess.run([sys.executable, __file__, "--once", str(path)], check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    if sys.argv[1:2] == ["--once"]:
        once(Path(sys.argv[2]))
    else:
        main(tuple(int(a) for a in sys.argv[1:]) or SIZES)
