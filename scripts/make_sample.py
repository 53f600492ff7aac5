"""Writes sample_inputs/northmere: an invented council, complete. Run: python scripts/make_sample.py

The same bytes each time. `--to FOLDER` writes elsewhere (the tests compare the two).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sample import (
    annex_a,
    audits,
    figures,
    letters_out,
    performance,
    plan,
    register,
    settings,
    shelf,
    voice,
)


def make(folder: Path) -> None:
    """Write the workspace of Northmere into a folder."""
    inputs = folder / "inputs"
    (inputs / "letters").mkdir(parents=True, exist_ok=True)
    records = audits.draw()
    performance.write(inputs, figures.draw(), records)
    audits.write(inputs, records)
    voice.write(inputs)
    annex_a.write(inputs)
    settings.write(folder)
    letters = letters_out.write(inputs / "letters")
    plan.write(inputs, register.write(folder, letters))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=shelf.ROOT / "sample_inputs" / "northmere")
    make(parser.parse_args().to)
