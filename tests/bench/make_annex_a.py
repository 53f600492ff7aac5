"""Makes an Annex A workbook of any size.

`python tests/bench/make_annex_a.py --rows N --seed S OUT.xlsx`

The children are invented. The same rows and seed give the same bytes, and every figure of such a
workbook can be worked out from the rows that `made_lists` draws: the tests do.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from made_lists.book import package, tables  # noqa: E402
from made_lists.draw import of_size  # noqa: E402


def make(rows: int, seed: str, out: Path, *, clean: bool = False, untidy: bool = False) -> int:
    """Write a workbook of about so many rows; how many it has."""
    lists = of_size(rows, seed, clean=clean)
    out.write_bytes(package(tables(lists, seed if untidy else "")))
    return sum(len(records) for records in lists.values())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=15_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--clean", action="store_true", help="break no rule")
    parser.add_argument("--untidy", action="store_true", help="codes, dates, headings as met")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    made = make(given.rows, given.seed, given.out, clean=given.clean, untidy=given.untidy)
    print(f"{made:,} rows in {given.out}")
