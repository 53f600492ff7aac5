"""What changed since the last draft: standings, statuses, findings new and closed, evidence that
moved, is new or is gone."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.compose.evidence_index import what_it_shows
from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter
from selfassess.compose.sections.matters import telling_keys
from selfassess.compose.telling.indicator import can_tell
from selfassess.model.memory import Memory
from selfassess.model.reading import FindingReading, IndicatorReading
from selfassess.model.statement import Block, Bullets, Heading, Paragraph, Statement
from selfassess.model.weight import Progress, ProgressStatus

SHOWN = 5  # references in a line that counts
NAMED = 3  # of each sort; the others are counted


def what_changed(matter: Matter, before: Memory) -> list[Block]:
    """A short list; nothing where there was no draft before or nothing moved."""
    statements = _moves(matter, before)
    if not statements:
        return []
    return [
        Heading(id="glance.changed", level=2, text=matter.words.headings["changed"]),
        Bullets(
            id="glance.changed.list",
            name="What changed",
            items=tuple(Paragraph(statements=(s,), style="line") for s in statements),
        ),
    ]


def compared_with(matter: Matter, before: Memory) -> Memory:
    """What a draft says what changed since: the last run, or where nothing moved since then, what
    that run compared itself with."""
    if before.as_at is None or _moves(matter, before):
        return before.model_copy(update={"against": None})
    return before.against or Memory()


def _moves(matter: Matter, before: Memory) -> list[Statement]:
    if before.as_at is None:
        return []
    return [
        *_standings(matter, before),
        *_statuses(matter, before),
        *_findings(matter, before),
        *_moved(matter, before),
        *_new_and_gone(matter, before),
    ]


def _standings(matter: Matter, before: Memory) -> list[Statement]:
    """Aspects whose standing changed, what matters most first; the rest counted."""
    moved = [
        w
        for w in sorted(matter.aspect_weights.values(), key=lambda w: (-w.importance, w.aspect))
        if before.standings.get(w.aspect, w.standing.value) != w.standing.value
    ]
    named = [(w, telling_keys(matter, w)[:NAMED]) for w in moved]
    told = [(w, keys) for w, keys in named if keys][:NAMED]
    said = [
        matter.sentence(
            f"glance.changed.{weight.aspect}",
            "glance.changed",
            keys=keys,
            title=matter.aspect_title(weight.aspect),
            before=matter.words.standing.get(before.standings[weight.aspect], ""),
            now=matter.words.standing[weight.standing],
            refs=matter.refer(*keys),
        )
        for weight, keys in told
    ]
    rest = len(moved) - len(told)
    return [*said, *_plain(matter, "standings_more", rest)]


def _statuses(matter: Matter, before: Memory) -> list[Statement]:
    """Earlier findings whose status changed, by name; those that closed are counted apart."""
    moved = [
        p
        for p in matter.weighed.progress
        if p.finding.id in matter.finding_keys
        and before.statuses.get(p.finding.id, p.status.value) != p.status.value
    ]
    closed = [p for p in moved if p.status is ProgressStatus.IMPROVED]
    other = [p for p in moved if p.status is not ProgressStatus.IMPROVED]
    return [
        *_counted(matter, "closed", [matter.finding_keys[p.finding.id] for p in closed]),
        *(_status(matter, before, p) for p in other[:NAMED]),
        *_counted(
            matter, "status_changed", [matter.finding_keys[p.finding.id] for p in other[NAMED:]]
        ),
    ]


def _status(matter: Matter, before: Memory, progress: Progress) -> Statement:
    key = matter.finding_keys[progress.finding.id]
    return matter.sentence(
        f"glance.status.{progress.finding.id}",
        "glance.status",
        keys=(key,),
        title=matter.aspect_title(progress.aspect),
        date=matter.month_of(progress.finding),
        before=before.statuses[progress.finding.id],
        now=progress.status.value,
        refs=matter.refer(key),
    )


def _findings(matter: Matter, before: Memory) -> list[Statement]:
    new = [k for k in _unknown(matter, before) if isinstance(matter.readings[k], FindingReading)]
    return _counted(matter, "new_findings", new)


def _moved(matter: Matter, before: Memory) -> list[Statement]:
    """Evidence that shows something else than before: figures by name, the rest counted."""
    moved = [
        key
        for key, reading in matter.readings.items()
        if not isinstance(reading, FindingReading)
        and before.shows.get(key, now := what_it_shows(matter, reading)) != now
    ]
    named: list[IndicatorReading] = []
    for key in moved:
        reading = matter.readings[key]
        if isinstance(reading, IndicatorReading) and can_tell(matter, reading):
            named.append(reading)
    named = sorted(named, key=lambda r: (-r.force, r.key))[:NAMED]
    told = [r.key for r in named]
    return [
        *(_figure(matter, before, reading) for reading in named),
        *_counted(matter, "evidence_moved", [key for key in moved if key not in told]),
    ]


def _figure(matter: Matter, before: Memory, reading: IndicatorReading) -> Statement:
    return matter.sentence(
        f"glance.figure.{reading.indicator.id}",
        "glance.figure",
        keys=(reading.key,),
        name=reading.indicator.name,
        now=figure(f"glance:now.{reading.indicator.id}", what_it_shows(matter, reading)),
        before=figure(f"glance:was.{reading.indicator.id}", before.shows[reading.key]),
        refs=matter.refer(reading.key),
    )


def _new_and_gone(matter: Matter, before: Memory) -> list[Statement]:
    new = [
        k for k in _unknown(matter, before) if not isinstance(matter.readings[k], FindingReading)
    ]
    gone = sum(1 for key in before.shows if key not in matter.readings)
    return [*_counted(matter, "new_evidence", new), *_plain(matter, "gone", gone)]


def _unknown(matter: Matter, before: Memory) -> list[str]:
    return [key for key in matter.readings if before.labels and key not in before.labels]


def _counted(matter: Matter, rule: str, keys: Sequence[str]) -> list[Statement]:
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


def _plain(matter: Matter, rule: str, number: int) -> list[Statement]:
    """A line that counts what has no reference."""
    if not number:
        return []
    n = figure(f"glance:{rule}", str(number))
    return [matter.sentence(f"glance.{rule}", f"glance.{rule}", n=n, single=number == 1)]
