"""Reads every report in a folder, writes one JSON each, and compares the speed with `pdftotext`.

    python tests/bench/read_reports.py FOLDER [--out DIR] [--rounds N]

One process on one core; each round reads all files by us and by `pdftotext` in turn, so that
both meet the machine in the same state. The ratio is that of the best rounds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from selfassess.read.documents import read_document  # noqa: E402
from selfassess.read.letters import read_inspection, to_json  # noqa: E402
from selfassess.settings.documents import load_printed_words  # noqa: E402


def read_all(files: list[Path], out: Path | None) -> tuple[int, float]:
    """Pages read and seconds taken, JSON written where a folder is given."""
    words = load_printed_words(ROOT / "config")
    begin, pages = time.perf_counter(), 0
    for path in files:
        document, problems = read_document(path)
        if document is None:
            print(f"{path.name}: {problems[0].code}")
            continue
        pages += document.pages
        inspection = read_inspection(document, words)
        if inspection and out:
            text = json.dumps(to_json(inspection), ensure_ascii=False, indent=1)
            (out / f"{path.stem}.json").write_text(text, encoding="utf-8")
    return pages, time.perf_counter() - begin


def pdftotext_all(files: list[Path]) -> float:
    begin = time.perf_counter()
    for path in files:
        subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    files = sorted(options.folder.glob("*.pdf"))
    ours, theirs, pages = [], [], 0
    for _ in range(options.rounds):
        pages, seconds = read_all(files, options.out)
        ours.append(pages / seconds)
        theirs.append(pages / pdftotext_all(files))
    print(f"{pages} pages: we {max(ours):.0f} a second, pdftotext {max(theirs):.0f}", end="; ")
    print(f"ratio {max(ours) / max(theirs):.2f} (at least 0.67 wanted)")


if __name__ == "__main__":
    main()
