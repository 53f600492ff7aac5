"""Contradictions: what is said beside what the evidence says, and sources that differ."""

from __future__ import annotations

from collections.abc import Iterator

from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.at_a_glance import counted_standings, grade_title
from selfassess.compose.sections.challenge import in_order
from selfassess.compose.sections.tracker import sentence_case
from selfassess.compose.telling.aspect import counted, sides
from selfassess.compose.telling.challenge import keys_behind
from selfassess.compose.telling.inspection import WORST, in_time
from selfassess.model.finding import FindingKind
from selfassess.model.statement import Block, Column, Prose, Row, Table
from selfassess.model.weight import Challenge, ChallengeKind, Progress

REFERENCES = 4
CONTRADICTING = (
    ChallengeKind.STATUS_ROSIER,
    ChallengeKind.GRADE_ROSIER,
    ChallengeKind.STRENGTH_LOST,
    ChallengeKind.SOURCES_DIFFER,
)


def contradictions(matter: Matter) -> list[Block]:
    """One row for each: what it is about, one side, the other with its references."""
    kinds = list(CONTRADICTING)
    found = [item for item in in_order(matter) if item.kind in kinds]
    found.sort(key=lambda item: kinds.index(item.kind))
    rows = tuple(row for item in found for row in _rows(matter, item))
    if not rows:
        none_held = matter.paragraph("contradictions.none", "readiness.no_contradictions")
        return [Prose(id="contradictions", name="Contradictions", paragraphs=(none_held,))]
    table = Table(
        id="contradictions.table",
        name="Contradictions",
        caption=matter.wording.words_of("readiness.contradictions"),
        columns=(
            Column(title="About", weight=2.0),
            Column(title="What is said, or one side", weight=2.2),
            Column(title="The evidence, or the other side", weight=2.8),
        ),
        rows=rows,
    )
    return [table]


def _rows(matter: Matter, item: Challenge) -> Iterator[Row]:
    keys = keys_behind(matter, item)[:REFERENCES]
    about = matter.aspect_title(item.aspect) if item.aspect else matter.area_title(item.area)
    for one, other in _both(matter, item):
        refs = matter.refer(*keys)
        yield Row(
            cells=(cell(about), cell(one), cell(f"{other} ", refs)),
            rule="readiness.contradictions",
            keys=tuple(keys),
        )


def _rosier(progress: Progress) -> int:
    """How many steps the register's status is better than the evidence's."""
    return WORST.index(progress.status) - WORST.index(progress.evidence)


def _both(matter: Matter, item: Challenge) -> Iterator[tuple[str, str]]:
    """The two sides in words."""
    said = matter.wording.words_of
    weight = matter.aspect_weights.get(item.aspect)
    if item.kind == ChallengeKind.GRADE_ROSIER:
        area = matter.weighed.area(item.area)
        grade = grade_title(matter, area.self_grade)
        parts = counted_standings(matter, area)
        yield (
            said("readiness.said_grade", grade=grade),
            said("readiness.evidence_counts", parts=parts or [matter.words.standing["unclear"]]),
        )
    elif weight is None:
        return
    elif item.kind == ChallengeKind.STATUS_ROSIER:
        rosier = [p for p in weight.progress if _rosier(p) > 0]
        for most in sorted(rosier, key=_rosier)[-1:]:
            yield (
                said("readiness.said_register", status=most.status.value),
                said("readiness.evidence_says", status=most.evidence.value),
            )
    elif item.kind == ChallengeKind.STRENGTH_LOST:
        found = [f.finding for f in weight.findings if f.finding.kind == FindingKind.STRENGTH]
        latest = in_time(matter, found)[-1:]
        month = matter.month_of(latest[0]) if latest else None
        yield (
            said("readiness.said_inspectors", month=month),
            said("readiness.evidence_says", status=matter.words.standing[weight.standing]),
        )
    else:
        phrases = sides(matter, counted(matter, weight))
        if len(phrases) > 1:
            yield sentence_case(phrases[0]), sentence_case("; ".join(phrases[1:]))
