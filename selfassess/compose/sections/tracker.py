"""Earlier findings of an area, then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selfassess.compose.figures import figure, in_cell, may_print, say_value
from selfassess.compose.matter import OF_CONCERN, Matter, cell
from selfassess.compose.telling.audit import count, printed
from selfassess.compose.telling.indicator import can_tell
from selfassess.compose.telling.inspection import finding_keys, in_time
from selfassess.model.finding import Finding, FindingKind
from selfassess.model.reading import AuditReading, IndicatorReading, Trend
from selfassess.model.statement import (
    Block,
    Column,
    Paragraph,
    Prose,
    Row,
    Span,
    Table,
    Text,
)
from selfassess.model.weight import Move, Progress, ProgressStatus

ALSO_SHOWN = 3
TOLD = (
    ProgressStatus.IMPROVED,
    ProgressStatus.IMPROVING,
    ProgressStatus.NO_CHANGE,
    ProgressStatus.WORSE,
    ProgressStatus.NO_EVIDENCE,
)
UNSAID = (Trend.TOO_FEW, Trend.NOT_COMPARABLE)
KINDS = {kind: rank for rank, kind in enumerate(OF_CONCERN)}


def tracker(matter: Matter, area: str) -> list[Block]:
    """One sentence that adds up, and the table of the findings that matter most."""
    progress = ordered(matter, [p for p in matter.weighed.progress if p.carried_area == area])
    identity = f"{area}.progress"
    if not progress:
        empty = matter.paragraph(f"{identity}.none", "area.no_findings")
        return [Prose(id=identity, name="Progress", paragraphs=(empty,))]
    said = adds_up(matter, area, "area.progress", progress)
    prose = Prose(id=identity, name="Progress", paragraphs=(said,))
    caption = matter.wording.words_of("area.tracker_caption", area=matter.area_title(area))
    return [prose, table(matter, f"{area}.tracker", caption, progress)]


def ordered(matter: Matter, progress: list[Progress]) -> list[Progress]:
    """Those that asked for improvement: priority actions first, then the latest documents."""
    known = matter.inspections
    return sorted(
        (p for p in progress if p.finding.kind in KINDS and p.finding.inspection in known),
        key=lambda p: (
            p.finding.kind != FindingKind.PRIORITY_ACTION,
            -known[p.finding.inspection].end.toordinal(),
            KINDS[p.finding.kind],
            p.finding.id,
        ),
    )


def by_aspect(progress: list[Progress]) -> list[tuple[Progress, list[Progress]]]:
    """The first finding on each aspect, with those that follow it."""
    groups: dict[str, list[Progress]] = {}
    for item in progress:
        groups.setdefault(item.aspect or item.finding.id, []).append(item)
    return [(first, rest) for first, *rest in groups.values()]


def table(
    matter: Matter, identity: str, caption: str, progress: list[Progress], whole: bool = False
) -> Table:
    """Finding, then, now, status and why: one row for each aspect, the gravest and latest finding.
    The `whole` register, or as many rows as a chapter has room for."""
    groups = by_aspect(progress)
    shown = groups if whole else groups[: matter.words.shape.tracker_rows]
    return Table(
        id=identity,
        name="Earlier findings",
        caption=caption,
        columns=(
            Column(title="Earlier finding", weight=3.2),
            Column(title="Then", weight=1.5),
            Column(title="Now", weight=1.8),
            Column(title="Status, and why", weight=2.2),
        ),
        rows=tuple(_row(matter, first, rest) for first, rest in shown),
        note=matter.wording.words_of(
            "area.tracker_note", rest=sum(1 + len(rest) for _, rest in groups[len(shown) :])
        ),
    )


def shorten(words: str, limit: int) -> str:
    """The first words of a quotation, with an ellipsis where some are left out."""
    pieces = words.split()
    return " ".join(pieces) if len(pieces) <= limit else " ".join(pieces[:limit]) + " …"


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def adds_up(matter: Matter, area: str, rule: str, progress: list[Progress]) -> Paragraph:
    """How many earlier findings have which status."""
    return matter.paragraph(
        f"{area}.progress.sum",
        rule,
        keys=finding_keys(matter, [p.finding for p in progress]),
        total=figure(f"area:{area}.findings", str(len(progress))),
        single=len(progress) == 1,
        statuses=statuses_said(matter, progress),
    )


def statuses_said(matter: Matter, progress: list[Progress]) -> list[str]:
    """ "6 are improving", "2 show no clear change": a phrase for each status."""
    counts = Counter(p.status for p in progress)
    return [
        matter.wording.words_of(
            "area.progress_part",
            n=str(counts[status]),
            status=(matter.words.status_one if counts[status] == 1 else matter.words.status_many)[
                status
            ],
        )
        for status in TOLD
        if counts[status]
    ]


def _row(matter: Matter, progress: Progress, others: list[Progress]) -> Row:
    finding = progress.finding
    key = matter.finding_keys.get(finding.id, "")
    words = shorten(finding.text, matter.words.shape.tracker_words)
    kind = matter.words.finding_kinds[finding.kind].lower()
    moves = _telling_moves(matter, progress)
    also = matter.refer_findings(p.finding for p in others[:ALSO_SHOWN])
    beside = {p.finding.id for p in others[:ALSO_SHOWN]}
    later = [f for f in _findings(matter, progress.later) if f.id not in beside]
    since = matter.refer_findings(in_time(matter, later)[-ALSO_SHOWN:])
    more = matter.wording.say("tracker.also", refs=also or None, since=since or None)
    return Row(
        cells=(
            cell(
                f"{matter.month_of(finding)}, {kind}: “{words}” ",
                matter.refer(key),
                (Text(text=" "), *more) if also or since else "",
            ),
            cell(*_joined([_then(matter, move) for move in moves])),
            cell(*_joined([_now(matter, move) for move in moves])),
            cell(
                matter.wording.words_of(
                    "tracker.status",
                    status=sentence_case(progress.status.value),
                    why=_why(matter, progress, moves),
                ),
                status=progress.status.value,
            ),
        ),
        rule="area.progress",
        keys=(
            key,
            *(move.key for move in moves),
            *finding_keys(matter, [p.finding for p in others]),
            *finding_keys(matter, later),
        ),
    )


def _findings(matter: Matter, ids: Iterable[str]) -> list[Finding]:
    """Findings by their ids, those that the register holds."""
    held = {r.finding.id: r.finding for r in matter.findings}
    return [held[i] for i in ids if i in held]


def _joined(pieces: list[tuple[Span, ...]]) -> list[Span]:
    """Pieces of a cell, parted by semicolons."""
    spans: list[Span] = []
    for piece in pieces:
        if piece:
            spans += [Text(text="; ")] if spans else []
            spans += piece
    return spans


def _telling_moves(matter: Matter, progress: Progress) -> list[Move]:
    """One indicator and one set of audits: by a person's link first, then what moved, by force."""
    told: list[Move] = []
    for sort in (IndicatorReading, AuditReading):
        own = [m for m in progress.moves if isinstance(matter.readings.get(m.key), sort)]
        own = [m for m in own if _printable(matter, m)]
        own.sort(key=lambda m: (m.by != "person", m.change is None, -m.force, m.key))
        told += own[:1]
    return told


def _printable(matter: Matter, move: Move) -> bool:
    reading = matter.readings[move.key]
    if isinstance(reading, IndicatorReading):
        return can_tell(matter, reading)
    return isinstance(reading, AuditReading) and printed(matter, reading.graded)


def _then(matter: Matter, move: Move) -> tuple[Span, ...]:
    reading = matter.readings[move.key]
    if isinstance(reading, AuditReading):
        before = reading.before_graded or 0
        if not printed(matter, before):
            return ()
        return _audited(matter, reading, "before", reading.before_good_or_better or 0, before)
    change = move.change
    if not isinstance(reading, IndicatorReading) or change is None or change.then.value is None:
        return ()
    if not may_print(reading.indicator, change.then, matter.thresholds.disclosure):
        return ()
    value = say_value(reading.indicator.unit, change.then.value)
    return (
        figure(f"{reading.key}.{change.since}", value),
        Text(text=f" ({in_cell(change.then.period)})"),
    )


def _now(matter: Matter, move: Move) -> tuple[Span, ...]:
    reading = matter.readings[move.key]
    refs = matter.refer(move.key)
    if isinstance(reading, AuditReading):
        now = _audited(matter, reading, "good", reading.good_or_better, reading.graded)
        return (*now, Text(text=" "), *refs)
    assert isinstance(reading, IndicatorReading) and reading.latest.value is not None
    value = say_value(reading.indicator.unit, reading.latest.value)
    period = Text(text=f" ({in_cell(reading.latest.period)}) ")
    return (figure(f"{reading.key}.latest", value), period, *refs)


def _audited(
    matter: Matter, reading: AuditReading, slot: str, good: int, graded: int
) -> tuple[Span, ...]:
    return matter.wording.say(
        "tracker.audit_now",
        good=count(reading, slot, good),
        graded=f"{graded:,}",
    )


def _why(matter: Matter, progress: Progress, moves: list[Move]) -> str:
    said = matter.wording.words_of
    if progress.differs:
        return said("tracker.by_register", evidence=progress.evidence.value)
    if progress.status == ProgressStatus.NO_EVIDENCE:
        return said("tracker.silent")
    phrases = [
        said(
            "tracker.move",
            kind=matter.words.kinds[matter.readings[m.key].kind],
            trend=matter.words.trend[m.moved],
            quiet=m.moved == Trend.NO_RELIABLE_CHANGE,
        )
        for m in moves
        if m.moved not in UNSAID
    ]
    return said("tracker.reason", moves=phrases) if phrases else said("tracker.no_baseline")
