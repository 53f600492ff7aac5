"""What a paragraph of a report amounts to: its sentences placed, taken together.

A paragraph may carry marks: "(Recommendation)" where the report asks for something in return, and
"(paragraphs 17 and 25)" where a recommendation names the paragraphs it rests on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from selfassess.model.finding import FindingKind
from selfassess.model.placing import Placing, Polarity

ENOUGH = 0.5  # what a sentence says counts where it is likelier than not
SURE = 0.7  # a sentence or a part of one is surely about its aspect from here on
MOST_ASPECTS = 4
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[A-Z‘“\"(0-9])")
_PART = re.compile(r"[,;]? (?:and|including|as well as) |[,;] ")
LEAST_WORDS = 3
_ASKED = re.compile(
    r"\s*\((?:recommendations?|priority (?:and immediate )?actions?)\b[^)]*\)\.?", re.I
)
_NAMED = re.compile(r"\s*\(paragraphs? [\d\s,–and-]+\)", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")


def plain(text: str) -> str:
    """A text without its marks."""
    return _ASKED.sub("", _NAMED.sub("", text)).strip()


def sentences(text: str) -> list[str]:
    """A paragraph's sentences without marks; the bullets under it are sentences of their own."""
    lines = plain(text).split("\n")
    return [s.strip() for line in lines for s in _SENTENCE.split(line) if s.strip()]


def parts(text: str) -> list[str]:
    """The parts of a sentence that may each name a subject: "plans", "and health records"."""
    return [part for part in _PART.split(text) if len(part.split()) >= LEAST_WORDS]


def asks(text: str) -> bool:
    """Whether a paragraph says that a recommendation or a priority action follows from it."""
    return bool(_ASKED.search(text))


def paragraphs_named(texts: Iterable[str]) -> set[int]:
    """The numbers of the paragraphs that recommendations name."""
    named: set[int] = set()
    for text in texts:
        for mark in _NAMED.findall(text):
            for first, last in _RANGE.findall(mark):
                named |= set(range(int(first), int(last or first) + 1))
    return named


def kind_of(placed: Iterable[Placing], asked: bool = False) -> FindingKind | None:
    """What a paragraph is, from the way its sentences point; None where none points anywhere.

    Where no sentence is likelier than not to point its way, those count that some word decided. A
    paragraph that a recommendation rests on is never praise alone.
    """
    pointing = [p for p in placed if p.polarity != Polarity.NEUTRAL]
    sure = [p for p in pointing if p.polarity_confidence >= ENOUGH]
    ways = {p.polarity for p in sure or [p for p in pointing if p.polarity_words]}
    if asked:
        ways.add(Polarity.WEAKNESS)
    if not ways:
        return None
    if ways == {Polarity.STRENGTH}:
        return FindingKind.STRENGTH
    if ways == {Polarity.WEAKNESS}:
        return FindingKind.WEAKNESS
    return FindingKind.MIXED


def aspects_of(placed: Sequence[Placing]) -> tuple[str, ...]:
    """The aspects of a paragraph, the one most spoken of first; at most four.

    The first sentence says what a paragraph is about, and counts double; a later one that judges
    nothing counts half. An aspect that one sentence is surely about belongs to the paragraph.
    """
    weight: dict[str, float] = defaultdict(float)
    surely = {one.aspect for one in placed if one.theme_confidence >= SURE}
    for place, one in enumerate(placed):
        counts = 2.0 if place == 0 else 0.5 if one.polarity == Polarity.NEUTRAL else 1.0
        counts *= one.theme_confidence
        if one.aspect:
            weight[one.aspect] += counts
        for other in one.others[:2]:
            weight[other.aspect] += other.score * counts / 2
    best = max(weight.values(), default=0.0)
    ranked = sorted(weight, key=lambda a: (-weight[a], a))
    return tuple(a for a in ranked if a in surely or weight[a] >= best / 2)[:MOST_ASPECTS]
