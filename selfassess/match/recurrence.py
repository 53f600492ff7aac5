"""Recognises the same weakness in successive documents, across frameworks and wordings.

Two findings are the same one returning when they stand on a common aspect and speak of the same
subject: they share enough of their content words, plurals and synonyms folded together. Words of
the aspect itself count double, since they name the subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from selfassess.match.subjects import Subjects, similarity
from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.reading import FindingReading, Reason
from selfassess.model.weight import Recurrence

WEAK = {
    FindingKind.PRIORITY_ACTION: 0,
    FindingKind.RECOMMENDATION: 1,
    FindingKind.WEAKNESS: 2,
    FindingKind.MIXED: 3,
}
# Where findings share an aspect that is not the main one of both, or one of them praises too, their
# words must agree more.
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
    return [g for g in grouped.values() if _returned(g)]


def _returned(group: Sequence[FindingReading]) -> bool:
    """Whether two documents or more say it without praise beside it. What is mixed may be part of a
    story and never makes one: that a weakness returned is not said on half a sentence."""
    plain = {f.finding.inspection for f in group if f.finding.kind is not FindingKind.MIXED}
    return len(plain) > 1


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
    mixed = FindingKind.MIXED in (one.finding.kind, other.finding.kind)
    if one.aspect != other.aspect or mixed:
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
    aspect = _common(told)
    return Recurrence(
        aspect=aspect,
        area=latest.carried_area,
        findings=tuple(f.finding for f in told),
        also=tuple(f.finding.id for f in group if f.finding.id not in kept),
        open=True,
        reasons=(Reason(rule="recurrence", words=words),),
    )


def _common(told: Sequence[FindingReading]) -> str:
    """The aspect that most of the findings share; of several the one the latest speaks of first."""
    counts = Counter(a for f in told for a in {f.aspect, *f.finding.aspects})
    own = dict.fromkeys((told[-1].aspect, *told[-1].finding.aspects))
    return max(own, key=lambda a: counts[a])


def _time(reading: FindingReading) -> tuple[str, str]:
    day = reading.inspection.end.isoformat() if reading.inspection else ""
    return day, reading.finding.inspection
