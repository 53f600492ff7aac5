"""Places the sentences of a table, for measuring: how well, and how fast.

    python tests/bench/place_sentences.py IN.csv OUT.csv

IN has the columns id, area and sentence, and section_heading and context where known. OUT has id,
polarity, theme, theme2, confidence, and the words that decided; aspect and movement besides.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from selfassess.match.aspects import Classifier  # noqa: E402
from selfassess.settings.placing import load_placing  # noqa: E402

COLUMNS = (
    "id", "polarity", "theme", "theme2", "confidence", "words",
    "aspect", "movement", "theme_confidence", "polarity_confidence",
)  # fmt: skip


def placed(row: dict[str, str], classifier: Classifier) -> dict[str, object]:
    """One row of the answer."""
    placing = classifier.place(
        row["sentence"],
        area=row.get("area") or None,
        section_heading=row.get("section_heading") or None,
        context=row.get("context") or None,
    )
    words = "theme: " + ", ".join(placing.theme_words)
    words += "; way: " + ", ".join(placing.polarity_words)
    return {
        "id": row["id"],
        "polarity": placing.polarity.value,
        "theme": placing.theme,
        "theme2": placing.theme2,
        "confidence": placing.confidence,
        "words": words,
        "aspect": placing.aspect,
        "movement": placing.movement.value,
        "theme_confidence": placing.theme_confidence,
        "polarity_confidence": placing.polarity_confidence,
    }


def main(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    loading = time.perf_counter()
    classifier = Classifier(load_placing())
    started = time.perf_counter()
    answers = [placed(row, classifier) for row in rows]
    took = time.perf_counter() - started
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(answers)
    each = took / max(len(rows), 1)
    print(
        f"{len(rows)} sentences in {took:.2f} s: {each * 10_000:.1f} s for 10,000; "
        f"made ready in {started - loading:.2f} s"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
