"""Recognises the same weakness in successive documents, across frameworks and wordings.

Two findings are the same one returning when they stand on a common aspect and speak of the same
subject: they share enough of their content words, plurals and synonyms folded together. Words of
the aspect itself count double, since they name the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.framework import Aspect, SubjectWords
from selfassess.model.reading import FindingReading, Reason
from selfassess.model.weight import Recurrence

WEAK = {FindingKind.PRIORITY_ACTION: 0, FindingKind.RECOMMENDATION: 1, FindingKind.WEAKNESS: 2}
# Where findings share an aspect that is not the main one of both, their words must agree more.
SIDE_FACTOR = 1.5


def find_recurrences(
    dossier: Dossier, findings: Sequence[FindingReading]
) -> tuple[Recurrence, ...]:
    """The stories of returning weaknesses, in the order of the aspects, each oldest first.

    `open` is True here; whether evidence has closed one is for weighing to say.
    """
    weak = [
        f for f in findings if f.finding.kind in WEAK and f.inspection is not None and not f.context
    ]
    weak.sort(key=_time)
    groups = _groups(dossier, weak)
    order = {aspect: place for place, aspect in enumerate(dossier.settings.aspects)}
    stories = [_story(group) for group in groups]
    return tuple(sorted(stories, key=lambda s: (order.get(s.aspect, -1), s.findings[0].id)))


def similarity(one: frozenset[str], other: frozenset[str], subject: frozenset[str]) -> float:
    """0 to 1: the share of the shorter finding's content words that the other shares, words of the
    subject counted double."""
    a, b = one, other
    if not a or not b:
        return 0.0

    def weight(words: frozenset[str]) -> int:
        return sum(2 if w in subject else 1 for w in words)

    return weight(a & b) / min(weight(a), weight(b))


class Subjects:
    """Content words of texts: lower case, plurals folded, synonyms made one."""

    def __init__(self, words: SubjectWords) -> None:
        self.passed_over = frozenset(words.passed_over)
        self.stands_for = {w: head for head, same in words.same.items() for w in same}
        self.known: dict[str, frozenset[str]] = {}

    def content(self, text: str) -> frozenset[str]:
        """The words of a text that carry its subject."""
        if text not in self.known:
            plain = text.lower().replace("'", "").replace("’", "")
            folded = (self._fold(w) for w in _WORD.findall(plain) if w not in self.passed_over)
            self.known[text] = frozenset(
                w for w in folded if w not in self.passed_over and len(w) > 2
            )
        return self.known[text]

    def of(self, aspect: Aspect) -> frozenset[str]:
        """The words that name an aspect."""
        return self.content(f"{aspect.title} {aspect.short}")

    def _fold(self, word: str) -> str:
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
        return self.stands_for.get(word, word)


_WORD = re.compile(r"[a-z][a-z0-9]+")


def _groups(dossier: Dossier, weak: Sequence[FindingReading]) -> list[list[FindingReading]]:
    """Findings joined pair by pair, then everything joined to the same one together."""
    subjects = Subjects(dossier.settings.subjects)
    parent = list(range(len(weak)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in combinations(range(len(weak)), 2):
        if weak[i].finding.inspection != weak[j].finding.inspection and _same(
            dossier, subjects, weak[i], weak[j]
        ):
            parent[root(j)] = root(i)
    grouped: dict[int, list[FindingReading]] = {}
    for i, finding in enumerate(weak):
        grouped.setdefault(root(i), []).append(finding)
    return [g for g in grouped.values() if len({f.finding.inspection for f in g}) > 1]


def _same(dossier: Dossier, subjects: Subjects, one: FindingReading, other: FindingReading) -> bool:
    aspects = dossier.settings.aspects
    shared = [
        a
        for a in (one.aspect, *one.finding.aspects)
        if a in aspects and a in (other.aspect, *other.finding.aspects)
    ]
    if not shared:
        return False
    needed = dossier.settings.thresholds.weighing.recurrence_similarity
    if one.aspect != other.aspect:
        needed *= SIDE_FACTOR
    a, b = subjects.content(one.finding.text), subjects.content(other.finding.text)
    return similarity(a, b, subjects.of(aspects[shared[0]])) >= needed


def _story(group: list[FindingReading]) -> Recurrence:
    """One finding per document carries the story: the weightiest, then the first."""
    chosen: dict[str, FindingReading] = {}
    for reading in sorted(group, key=lambda f: (_time(f), WEAK[f.finding.kind], f.finding.id)):
        chosen.setdefault(reading.finding.inspection, reading)
    told = list(chosen.values())
    kept = {f.finding.id for f in told}
    days = [f.inspection.end.year for f in told if f.inspection]
    words = f"found in {', '.join(str(d) for d in days[:-1])} and again in {days[-1]}"
    latest = told[-1]
    return Recurrence(
        aspect=latest.aspect,
        area=latest.carried_area,
        findings=tuple(f.finding for f in told),
        also=tuple(f.finding.id for f in group if f.finding.id not in kept),
        open=True,
        reasons=(Reason(rule="recurrence", words=words),),
    )


def _time(reading: FindingReading) -> tuple[str, str]:
    day = reading.inspection.end.isoformat() if reading.inspection else ""
    return day, reading.finding.inspection
