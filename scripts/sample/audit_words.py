"""What auditors wrote about one record, to fit the grades they gave."""

from __future__ import annotations

from sample.chance import Chance
from sample.words_on_file import words as on_file

_WORDS = on_file("audits")
NAMES: list[str] = _WORDS["names"]
STRONG: dict[str, list[str]] = _WORDS["strong"]
WEAK: dict[str, list[str]] = _WORDS["weak"]


def words(chance: Chance, area: str, grades: dict[str, str]) -> tuple[str, str]:
    """What was written under strengths and under areas for improvement, to fit the grades."""
    good = [d for d, g in grades.items() if g in ("Outstanding", "Good")]
    poor = [d for d, g in grades.items() if g not in ("Outstanding", "Good")]
    named = chance.choose(NAMES) if chance.yes(0.15) else ""
    return sentences(chance, STRONG, good, named), sentences(chance, WEAK, poor, named)


def sentences(chance: Chance, pool: dict[str, list[str]], dimensions: list[str], named: str) -> str:
    """Two sentences at most; the child is named where the auditor named them."""
    if not dimensions:
        return ""
    start = chance.whole(0, len(dimensions) - 1)
    chosen = [dimensions[start]]
    if len(dimensions) > 1 and chance.yes(0.6):
        chosen.append(dimensions[(start + 1) % len(dimensions)])
    parts = [chance.choose(pool[d]) for d in chosen]
    text = " ".join(parts).replace("{child}", named or "the child")
    return f"{named}: {text}" if named and named not in text else text
