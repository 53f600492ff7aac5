"""Joins what inspectors asked for with what they found later on the same matter.

A finding speaks of a matter asked for where the two stand on aspects of a common theme (supervision
is one, whichever children it concerns) and share enough of the words that carry the subject; or
where they share so many of these that the words alone say it, wherever the two were placed. A
finding that could be joined to several matters on one theme is joined to those it speaks of most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.match.subjects import Subjects, similarity
from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.framework import Aspect
from selfassess.model.reading import FindingReading

ASKED = (FindingKind.PRIORITY_ACTION, FindingKind.RECOMMENDATION, FindingKind.WEAKNESS)
# What a join must reach of the best join of the same finding to stand beside it.
BESIDE_BEST = 0.7
# What a join counts where the two stand on one theme only, of different children.
OTHER_CHILDREN = 0.75
# What words alone count where the two stand on no common theme, and how many they then must share.
WORDS_ALONE, LEAST_SHARED = 0.4, 4


@dataclass(frozen=True)
class Matter:
    """Something asked for, looked at or found: its key, its words and its aspects."""

    key: str
    text: str
    aspects: tuple[str, ...]


def join(
    asked: Sequence[Matter],
    found: Sequence[Matter],
    subjects: Subjects,
    aspects: Mapping[str, Aspect],
    needed: float,
) -> dict[str, tuple[str, ...]]:
    """Key of each matter asked for → keys of the findings that speak of it, in their order."""
    joined: dict[str, list[str]] = {one.key: [] for one in asked}
    for finding in found:
        likely = [_likeness(one, finding, subjects, aspects) for one in asked]
        best: dict[str, float] = {}
        for score, themes in likely:
            best.update({theme: max(score, best.get(theme, 0.0)) for theme in themes})
        most = max((score for score, _ in likely), default=0.0)
        for one, (score, themes) in zip(asked, likely, strict=True):
            beside = max((best[t] for t in themes), default=most)
            if score >= max(needed, BESIDE_BEST * beside):
                joined[one.key].append(finding.key)
    return {key: tuple(keys) for key, keys in joined.items()}


def later_findings(
    dossier: Dossier, findings: Sequence[FindingReading]
) -> dict[str, tuple[str, ...]]:
    """Id of each earlier finding that asked for something → ids of the findings of later documents
    that speak of it, oldest document first."""
    subjects = Subjects(dossier.settings.subjects)
    needed = dossier.settings.thresholds.weighing.following_similarity
    documents: dict[str, list[FindingReading]] = defaultdict(list)
    for reading in findings:
        if reading.inspection is not None and not reading.context:
            documents[reading.inspection.id].append(reading)
    in_time = sorted(documents.values(), key=lambda of: (_day(of[0]), of[0].finding.inspection))
    later: dict[str, tuple[str, ...]] = {}
    for place, earlier in enumerate(in_time):
        asked = [_matter(f) for f in earlier if f.finding.kind in ASKED]
        for document in in_time[place + 1 :]:
            if _day(document[0]) <= _day(earlier[0]):
                continue
            found = [_matter(f) for f in document]
            for key, ids in join(asked, found, subjects, dossier.settings.aspects, needed).items():
                later[key] = (*later.get(key, ()), *ids)
    return later


def _likeness(
    one: Matter, other: Matter, subjects: Subjects, aspects: Mapping[str, Aspect]
) -> tuple[float, frozenset[str]]:
    """How far two share a subject (0 to 1), and the themes they share."""
    mine = {a: _theme(a, aspects) for a in one.aspects if a in aspects}
    themes = frozenset(mine.values()) & {_theme(a, aspects) for a in other.aspects}
    words, others = subjects.content(one.text), subjects.content(other.text)
    if not themes and len(words & others) < LEAST_SHARED:
        return 0.0, themes
    shared = [a for a, theme in mine.items() if theme in themes or not themes]
    naming = frozenset().union(*(subjects.of(aspects[a]) for a in shared))
    alike = similarity(words, others, naming)
    if not themes:
        return alike * WORDS_ALONE, themes
    return (alike if set(shared) & set(other.aspects) else alike * OTHER_CHILDREN), themes


def _theme(aspect: str, aspects: Mapping[str, Aspect]) -> str:
    known = aspects.get(aspect)
    return known.theme or aspect if known else aspect


def _matter(reading: FindingReading) -> Matter:
    aspects = dict.fromkeys(a for a in (reading.aspect, *reading.finding.aspects) if a)
    return Matter(reading.finding.id, reading.finding.text, tuple(aspects))


def _day(reading: FindingReading) -> str:
    return reading.inspection.end.isoformat() if reading.inspection else ""
