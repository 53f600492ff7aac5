"""Labelled sentences for training: our labels of report sentences, and the labelled letters.

`labels.csv` names sentences by digest, so that no sentence of a report stands in the repository.
The sentences kept for measuring (`gold/sentences.csv`) are left out of everything here.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from corpus_sentences import Sentence, digest

LETTER_AREAS = {
    "gloucestershire-monitoring-visit-2018-05": "care",
    "south-gloucestershire-sif-2017": "overall",
}


@dataclass
class Example:
    """A sentence with what a reader says of it. `theme2` is "" where there is no second theme."""

    document: str
    area: str
    heading: str
    context: str
    text: str
    polarity: str
    theme: str
    theme2: str


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def measured(corpus: Path) -> list[Example]:
    """The sentences kept for measuring, as `Example`s."""
    contexts = {r["id"]: r["context"] for r in rows(corpus / "gold" / "sentence_contexts.csv")}
    return [
        Example(
            r["source"], r["area"], r["section_heading"], contexts.get(r["id"], ""),
            r["sentence"], r["polarity"], r["theme"], r["theme2"],
        )
        for r in rows(corpus / "gold" / "sentences.csv")
    ]  # fmt: skip


def ours(sentences: list[Sentence], labels: Path, kept: set[str]) -> list[Example]:
    """Our own labels, joined with the sentences they name."""
    by_digest = {s.digest: s for s in sentences}
    return [
        Example(
            s.document, s.area, s.heading, s.context, s.text,
            r["polarity"], r["theme"], r["theme2"],
        )
        for r in rows(labels)
        if (s := by_digest.get(r["sentence"])) and r["sentence"] not in kept
    ]  # fmt: skip


def letters(corpus: Path, kept: set[str]) -> list[Example]:
    """The labelled sentences of the letters, without those kept for measuring."""
    found = []
    for path in sorted((corpus / "gold").glob("*.json")):
        area = LETTER_AREAS.get(path.stem, "care_leavers")
        before: list[str] = []
        for item in json.loads(path.read_text(encoding="utf-8")).get("findings") or []:
            text = item["sentence"]
            if digest(text) not in kept:
                found.append(
                    Example(
                        path.stem,
                        area,
                        "",
                        " ".join(before[-2:])[-400:],
                        text,
                        item["polarity"],
                        item["theme"],
                        item["theme2"],
                    )
                )
            before.append(text)
    return found
