"""What an inspector would put to the council, in the order one would come to it.

Each challenge names the evidence for and against the council's position. The order is the kind
first (as `ChallengeKind` lists them), then what matters most within a kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from selfassess.model.finding import FindingKind
from selfassess.model.framework import Framework
from selfassess.model.indicator import Polarity
from selfassess.model.reading import (
    Against,
    IndicatorReading,
    Points,
    Reason,
    SourceKind,
    Verdict,
)
from selfassess.model.weight import (
    AreaWeight,
    AspectWeight,
    Challenge,
    ChallengeKind,
    Progress,
    ProgressStatus,
    Recurrence,
    Standing,
    StrengthThen,
    Sureness,
    ThenNow,
)
from selfassess.weigh.evidence import Evidence

RANK = {
    ProgressStatus.WORSE: 0,
    ProgressStatus.NO_CHANGE: 1,
    ProgressStatus.IMPROVING: 2,
    ProgressStatus.IMPROVED: 3,
}
GOOD_RANK = 3  # of the four grades: inadequate 1, requires improvement 2, good 3, outstanding 4
STEP = 1_000_000.0


def challenges_of(
    evidence: Evidence,
    areas: Sequence[AreaWeight],
    progress: Sequence[Progress],
    stories: Sequence[Recurrence],
) -> tuple[Challenge, ...]:
    """Every challenge, in order. `order` rises; equal ones keep the order of the settings."""
    aspects = [a for area in areas for a in area.aspects]
    weights = {a.aspect: a.importance for a in aspects}
    found = [
        *_on_progress(evidence, progress),
        *_returning(stories, progress),
        *(c for area in areas for c in _on_grade(evidence.dossier.framework, area)),
        *(c for a in aspects for c in _on_aspect(evidence, a)),
        *_on_plan(evidence),
    ]
    kinds = {kind: place for place, kind in enumerate(ChallengeKind)}
    placed = [
        c.model_copy(update={"order": kinds[c.kind] * STEP - weights.get(c.aspect, 0.0)})
        for c in found
    ]
    return tuple(sorted(placed, key=lambda c: c.order))


def _on_progress(evidence: Evidence, progress: Sequence[Progress]) -> Iterator[Challenge]:
    for item in progress:
        keys = tuple(link.key for link in item.links)
        finding = (f"fin:{item.finding.id}",)
        if item.evidence is ProgressStatus.NO_EVIDENCE:
            if item.person is not ProgressStatus.IMPROVED or not item.finding.changed:
                yield _silent(item, finding)
            continue
        if item.person in RANK and RANK[item.person] > RANK[item.evidence]:
            words = f"the register says {item.person}; the evidence says {item.evidence}"
            yield Challenge(
                kind=ChallengeKind.STATUS_ROSIER,
                area=item.carried_area,
                aspect=item.aspect,
                subject=item.finding.id,
                evidence_for=_pointing(evidence, keys, Points.STRENGTH),
                evidence_against=finding + _pointing(evidence, keys, Points.WEAKNESS),
                order=0.0,
                reasons=(Reason(rule="challenge.status_rosier", words=words), *item.reasons),
            )


def _silent(item: Progress, finding: tuple[str, ...]) -> Challenge:
    priority = item.finding.kind is FindingKind.PRIORITY_ACTION
    kind = ChallengeKind.PRIORITY_ACTION_SILENT if priority else ChallengeKind.RECOMMENDATION_SILENT
    said = f"the register says {item.person}" if item.person else "the register gives no status"
    return Challenge(
        kind=kind,
        area=item.carried_area,
        aspect=item.aspect,
        subject=item.finding.id,
        evidence_for=item.actions,
        evidence_against=finding,
        order=0.0,
        reasons=(
            Reason(rule="challenge.silent", words=f"{said}, and no evidence is held"),
            *item.reasons,
        ),
    )


def _returning(stories: Sequence[Recurrence], progress: Sequence[Progress]) -> Iterator[Challenge]:
    by_id = {p.finding.id: p for p in progress}
    for story in stories:
        if not story.open:
            continue
        latest = by_id.get(story.findings[-1].id)
        yield Challenge(
            kind=ChallengeKind.RETURNING,
            area=story.area,
            aspect=story.aspect,
            subject=story.findings[-1].id,
            evidence_for=latest.actions if latest else (),
            evidence_against=tuple(f"fin:{f.id}" for f in story.findings),
            order=0.0,
            reasons=(
                *story.reasons,
                Reason(rule="challenge.returning", words="not shown to be put right"),
            ),
        )


def rosier(rank: int, audit: Points | None, strengths: int, developments: int) -> bool:
    """Whether a self-grade of this rank is rosier than the evidence: good or better, while the
    audits of the area point to a weakness, or areas for development are at least as many as
    strengths."""
    weak_audit = audit is Points.WEAKNESS
    return rank >= GOOD_RANK and (weak_audit or 0 < developments >= strengths)


def _on_grade(framework: Framework, area: AreaWeight) -> Iterator[Challenge]:
    grade = framework.grade(area.self_grade)
    weak = [a for a in area.aspects if a.standing is Standing.DEVELOPMENT]
    strong = [a for a in area.aspects if a.standing is Standing.STRENGTH]
    audit = area.audit if area.audit is not None and area.audit.force > 0 else None
    points = audit.points if audit else None
    if grade is None or not rosier(grade.rank, points, len(strong), len(weak)):
        return
    words = f"{len(strong)} strengths and {len(weak)} areas for development"
    graded: tuple[str, ...] = ()
    if audit is not None and points is Points.WEAKNESS:
        graded = (audit.key,)
        words += f"; {audit.good_or_better} of {audit.graded} audits good or better"
    yield Challenge(
        kind=ChallengeKind.GRADE_ROSIER,
        area=area.area,
        aspect="",
        subject=area.area,
        evidence_for=_keys(strong, Points.STRENGTH),
        evidence_against=graded + _keys(weak, Points.WEAKNESS),
        order=0.0,
        reasons=(Reason(rule="challenge.grade_rosier", words=words),),
    )


def _on_aspect(evidence: Evidence, weight: AspectWeight) -> Iterator[Challenge]:
    up = _keys([weight], Points.STRENGTH)
    down = _keys([weight], Points.WEAKNESS)
    if weight.standing is Standing.MIXED and contradict(weight, evidence):
        yield _about(ChallengeKind.SOURCES_DIFFER, weight, up, down, "the sources disagree")
    for strength in weight.strengths_then:
        if strength.now is ThenNow.CONTRADICTED:
            yield _lost(strength, down)
    if weight.standing is Standing.STRENGTH:
        yield from _thin(weight, up, down)
    if weight.standing is Standing.DEVELOPMENT and not weight.actions:
        words = "no action of the plan bears on it"
        yield _about(ChallengeKind.NO_ACTION, weight, (), down, words)
    for reading in weight.indicators:
        yield from _on_figure(reading)
    audit = weight.audit
    if audit is not None and audit.points is Points.WEAKNESS and audit.force > 0:
        words = audit.reasons[0].words if audit.reasons else "audits are weak"
        yield _about(ChallengeKind.WEAK_AUDIT, weight, _less(up, audit.key), (audit.key,), words)
    if weight.sureness is Sureness.OLD:
        yield _about(ChallengeKind.OLD, weight, up, down, "all that carries it is old")


def contradict(weight: AspectWeight, evidence: Evidence) -> bool:
    """Whether kinds of evidence stand against each other, one of them at least clearly."""
    votes = [v for v in weight.votes if v.points in (Points.STRENGTH, Points.WEAKNESS) and v.force]
    strong = evidence.settings.weighing.strong_force
    return len({v.points for v in votes}) == 2 and any(v.force >= strong for v in votes)


def _thin(weight: AspectWeight, up: tuple[str, ...], down: tuple[str, ...]) -> Iterator[Challenge]:
    """A strength that figures alone carry, or one kind of evidence of another sort."""
    speaking = [v for v in weight.votes if v.force > 0]
    kinds = {v.kind for v in speaking if v.points is Points.STRENGTH}
    asked = any(v.kind in (SourceKind.AUDIT, SourceKind.VOICE) for v in speaking)
    if kinds == {SourceKind.PERFORMANCE} and not asked:
        words = "figures alone carry it: no audit, nobody heard"
        yield _about(ChallengeKind.DATA_ONLY, weight, up, down, words)
    elif len(kinds) == 1:
        yield _about(
            ChallengeKind.ONE_SOURCE, weight, up, down, f"only {min(kinds).value} carries it"
        )


def _on_figure(reading: IndicatorReading) -> Iterator[Challenge]:
    """Off its standard or target, or far from its neighbours in a way an inspector would ask about.

    Far is outside the interval and a fifth of the comparator away; for a context figure either side
    counts, since an outlier has to be explained.
    """
    context = reading.indicator.polarity is Polarity.CONTEXT
    for comparison in reading.level.comparisons:
        asked = comparison.against in (Against.STANDARD, Against.TARGET)
        words = f"{comparison.distance:+.1f} from the {comparison.against.value} "
        words += f"({comparison.value:g})"
        if reading.protected:
            words = f"off the {comparison.against.value}; the numbers are too small to be said"
        if asked and comparison.verdict is Verdict.WORSE:
            yield _figure(ChallengeKind.OFF_TARGET, reading, words)
        elif comparison.against is Against.NEIGHBOURS and _far(
            comparison.value, comparison.distance
        ):
            out = (Verdict.HIGHER, Verdict.LOWER) if context else (Verdict.WORSE,)
            if comparison.verdict in out and comparison.tested:
                yield _figure(ChallengeKind.OUTLIER, reading, words)


FAR_SHARE = 0.2


def _far(comparator: float, distance: float) -> bool:
    return abs(distance) >= FAR_SHARE * abs(comparator)


def _figure(kind: ChallengeKind, reading: IndicatorReading, words: str) -> Challenge:
    return Challenge(
        kind=kind,
        area=reading.area,
        aspect=reading.aspect,
        subject=reading.key,
        evidence_against=(reading.key,),
        order=0.0,
        reasons=(Reason(rule=f"challenge.{kind.name.lower()}", words=words),),
    )


def _on_plan(evidence: Evidence) -> Iterator[Challenge]:
    for reading in evidence.plan:
        action = reading.action
        finished = action.done is not None or action.status == "done"
        if not finished and not (action.measure or action.indicators or action.target):
            yield _action(ChallengeKind.NO_MEASURE, reading.key, action.area, action.aspect)
        if reading.overdue:
            yield _action(ChallengeKind.OVERDUE, reading.key, action.area, action.aspect)


def _action(kind: ChallengeKind, key: str, area: str, aspect: str) -> Challenge:
    return Challenge(
        kind=kind,
        area=area,
        aspect=aspect,
        subject=key,
        evidence_against=(key,),
        order=0.0,
        reasons=(Reason(rule=f"challenge.{kind.name.lower()}", words=kind.value),),
    )


def _lost(strength: StrengthThen, down: tuple[str, ...]) -> Challenge:
    return Challenge(
        kind=ChallengeKind.STRENGTH_LOST,
        area=strength.carried_area,
        aspect=strength.aspect,
        subject=strength.finding.id,
        evidence_for=(f"fin:{strength.finding.id}",),
        evidence_against=down,
        order=0.0,
        reasons=strength.reasons,
    )


def _about(
    kind: ChallengeKind,
    weight: AspectWeight,
    for_: tuple[str, ...],
    against: tuple[str, ...],
    words: str,
) -> Challenge:
    return Challenge(
        kind=kind,
        area=weight.area,
        aspect=weight.aspect,
        subject=weight.aspect,
        evidence_for=for_,
        evidence_against=against,
        order=0.0,
        reasons=(Reason(rule=f"challenge.{kind.name.lower()}", words=words),),
    )


def _keys(weights: Iterable[AspectWeight], points: Points) -> tuple[str, ...]:
    """Keys of all readings of these aspects that point that way."""
    found: dict[str, None] = {}
    for weight in weights:
        readings = (*weight.indicators, weight.audit, weight.voice, *weight.findings)
        for reading in readings:
            if reading is not None and reading.points is points and reading.force > 0:
                found[reading.key] = None
    return tuple(found)


def _pointing(evidence: Evidence, keys: Sequence[str], points: Points) -> tuple[str, ...]:
    return tuple(k for k in keys if evidence.by_key[k].points is points)


def _less(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(k for k in keys if k != key)
