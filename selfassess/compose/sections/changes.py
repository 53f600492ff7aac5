"""What changed since the last draft: standings, statuses, figures, new evidence."""

from __future__ import annotations

from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter
from selfassess.compose.sections.matters import telling_keys
from selfassess.compose.telling.indicator import can_tell, value_parts
from selfassess.model.memory import Memory
from selfassess.model.statement import Block, Bullets, Heading, Paragraph, Statement

SHOWN = 5


def what_changed(matter: Matter, before: Memory) -> list[Block]:
    """A short list; nothing where there was no draft before or nothing moved."""
    statements = [
        *_standings(matter, before),
        *_counted(matter, "status_changed", _statuses(matter, before)),
        *_counted(matter, "figures_changed", _figures(matter, before)),
        *_counted(matter, "new_evidence", _new(matter, before)),
    ]
    if before.as_at is None or not statements:
        return []
    return [
        Heading(id="glance.changed", level=2, text=matter.words.headings["changed"]),
        Bullets(
            id="glance.changed.list",
            name="What changed",
            items=tuple(Paragraph(statements=(s,), style="line") for s in statements),
        ),
    ]


def _standings(matter: Matter, before: Memory) -> list[Statement]:
    said: list[Statement] = []
    for weight in matter.aspect_weights.values():
        was = before.standings.get(weight.aspect)
        keys = telling_keys(matter, weight)[:3]
        if was is None or was == weight.standing.value or not keys:
            continue
        said.append(
            matter.sentence(
                f"glance.changed.{weight.aspect}",
                "glance.changed",
                keys=keys,
                title=matter.aspect_title(weight.aspect),
                before=matter.words.standing.get(was, was),
                now=matter.words.standing[weight.standing],
                refs=matter.refer(*keys),
            )
        )
    return said[:SHOWN]


def _statuses(matter: Matter, before: Memory) -> list[str]:
    return [
        matter.finding_keys[p.finding.id]
        for p in matter.weighed.progress
        if p.finding.id in matter.finding_keys
        and before.statuses.get(p.finding.id, p.status.value) != p.status.value
    ]


def _figures(matter: Matter, before: Memory) -> list[str]:
    changed = []
    for reading in matter.indicators:
        if not can_tell(matter, reading):
            continue
        for part in value_parts(matter, reading):
            if part is not None and before.figures.get(part.key, part.text) != part.text:
                changed.append(reading.key)
                break
    return changed


def _new(matter: Matter, before: Memory) -> list[str]:
    return [key for key in matter.readings if before.labels and key not in before.labels]


def _counted(matter: Matter, rule: str, keys: list[str]) -> list[Statement]:
    if not keys:
        return []
    return [
        matter.sentence(
            f"glance.{rule}",
            f"glance.{rule}",
            keys=keys,
            n=figure(f"glance:{rule}", str(len(keys))),
            single=len(keys) == 1,
            refs=matter.refer(*keys[:SHOWN]),
        )
    ]
