"""Writes sample_inputs/northmere-as-found: the same council's data as people really keep it.

Run: python scripts/make_as_found.py. The same bytes each time; `--to FOLDER` writes elsewhere.
The figures are those of sample_inputs/northmere, drawn from the same story.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sample import audits, figures, letters_out, register, settings, shelf, voice
from sample.as_found import documents, extract, rows, scorecard


def make(folder: Path) -> None:
    """Write the untidy workspace into a folder."""
    inputs = folder / "inputs"
    for part in ("letters", "performance", "audits"):
        (inputs / part).mkdir(parents=True, exist_ok=True)
    records = audits.draw()
    lines = rows.lines(figures.draw(), records)
    scorecard.write(inputs / "performance", lines)
    extract.write(inputs / "performance", lines)
    last = max(r.quarter for r in records)
    audits.write(inputs, [r for r in records if r.quarter != last])
    documents.write_summary(inputs / "audits", [r for r in records if r.quarter == last])
    voice.write(inputs)
    letters = letters_out.write(inputs / "letters")
    settings.write(folder)
    documents.write_plan(inputs, register.write(folder, letters))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    default = shelf.ROOT / "sample_inputs" / "northmere-as-found"
    parser.add_argument("--to", type=Path, default=default)
    make(parser.parse_args().to)
