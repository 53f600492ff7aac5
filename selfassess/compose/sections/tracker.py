"""Earlier findings of an area, then and now."""

from __future__ import annotations

from collections import Counter

from selfassess.compose.figures import figure, say_value
from selfassess.compose.matter import OF_CONCERN, Matter, cell
from selfassess.compose.telling.indicator import can_tell, change_said
from selfassess.compose.telling.inspection import WORST, finding_keys
from selfassess.model.finding import FindingKind
from selfassess.model.reading import AuditReading, IndicatorReading, Trend
from selfassess.model.statement import (
    Block,
    Cell,
    Column,
    Paragraph,
    Prose,
    Row,
    Span,
    Table,
    Text,
)
from selfassess.model.weight import Progress, ProgressStatus

KINDS = {kind: rank for rank, kind in enumerate(OF_CONCERN)}


def tracker(matter: Matter, area: str) -> list[Block]:
    """One sentence that adds up, and the table of the findings that matter most."""
    progress = ordered(matter, [p for p in matter.weighed.progress if p.carried_area == area])
    identity = f"{area}.progress"
    if not progress:
        empty = matter.paragraph(f"{identity}.none", "area.no_findings")
        return [Prose(id=identity, name="Progress", paragraphs=(empty,))]
    adds_up = Prose(id=identity, name="Progress", paragraphs=(_adds_up(matter, area, progress),))
    return [adds_up, table(matter, f"{area}.tracker", matter.area_title(area), progress)]


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


def table(matter: Matter, identity: str, title: str, progress: list[Progress]) -> Table:
    """Finding, then, now, status, why."""
    shown = progress[: matter.words.shape.tracker_rows]
    return Table(
        id=identity,
        name="Earlier findings",
        caption=matter.wording.words_of("area.tracker_caption", area=title),
        columns=(
            Column(title="Earlier finding", weight=3.4),
            Column(title="Then", weight=1.3),
            Column(title="Now", weight=1.7),
            Column(title="Status", weight=1.3),
            Column(title="Why", weight=1.9),
        ),
        rows=tuple(_row(matter, p) for p in shown),
        note=matter.wording.words_of("area.tracker_note", rest=len(progress) - len(shown)),
    )


def shorten(words: str, limit: int) -> str:
    """The first words of a quotation, with an ellipsis where some are left out."""
    pieces = words.split()
    return " ".join(pieces) if len(pieces) <= limit else " ".join(pieces[:limit]) + " …"


def _adds_up(matter: Matter, area: str, progress: list[Progress]) -> Paragraph:
    counts = Counter(p.status for p in progress)
    phrases = []
    for status in reversed(WORST):
        if counts[status]:
            silent = status == ProgressStatus.NO_EVIDENCE
            phrases.append(
                matter.wording.words_of(
                    "area.progress_silent" if silent else "area.progress_part",
                    n=str(counts[status]),
                    single=counts[status] == 1,
                    **({} if silent else {"status": status.value}),
                )
            )
    keys = finding_keys(matter, [p.finding for p in progress])
    return matter.paragraph(
        f"{area}.progress.sum",
        "area.progress",
        keys=keys,
        total=figure(f"area:{area}.findings", str(len(progress))),
        single=len(progress) == 1,
        statuses=phrases,
    )


def _row(matter: Matter, progress: Progress) -> Row:
    finding = progress.finding
    key = matter.finding_keys.get(finding.id, "")
    words = shorten(finding.text, matter.words.shape.tracker_words)
    kind = matter.words.finding_kinds[finding.kind].lower()
    indicator, audits = _linked(matter, progress)
    return Row(
        cells=(
            cell(f"{matter.month_of(finding)}, {kind}: “{words}” ", *matter.refer(key)),
            _then(matter, indicator, audits),
            _now(matter, indicator, audits),
            cell(sentence_case(progress.status.value), status=progress.status.value),
            _why(matter, progress),
        ),
        rule="area.progress",
        keys=(key, *(r.key for r in (indicator, audits) if r is not None)),
    )


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def _linked(
    matter: Matter, progress: Progress
) -> tuple[IndicatorReading | None, AuditReading | None]:
    """The joined indicator that says most, and the joined audits."""
    readings = [matter.readings[link.key] for link in progress.links if link.key in matter.readings]
    indicators = [r for r in readings if isinstance(r, IndicatorReading) and can_tell(matter, r)]
    audits = [r for r in readings if isinstance(r, AuditReading) and not r.protected]
    persons = {link.key for link in progress.links if link.by == "person"}
    indicators.sort(
        key=lambda r: (r.key not in persons, change_said(matter, r) is None, -r.force, r.key)
    )
    audits.sort(key=lambda r: (r.aspect != progress.aspect, r.key))
    return next(iter(indicators), None), next(iter(audits), None)


def _then(matter: Matter, indicator: IndicatorReading | None, audits: AuditReading | None) -> Cell:
    spans: list[Span] = []
    change = change_said(matter, indicator) if indicator else None
    if indicator and change and change.then.value is not None:
        value = say_value(indicator.indicator.unit, change.then.value)
        spans += [
            figure(f"{indicator.key}.{change.since}", value),
            Text(text=f" ({change.then.period.say()})"),
        ]
    if audits and audits.before_graded:
        spans += [Text(text="; ")] if spans else []
        spans += _audited(
            matter, f"{audits.key}.before", audits.before_good_or_better or 0, audits.before_graded
        )
    return cell(*spans)


def _now(matter: Matter, indicator: IndicatorReading | None, audits: AuditReading | None) -> Cell:
    spans: list[Span] = []
    if indicator and indicator.latest.value is not None:
        value = say_value(indicator.indicator.unit, indicator.latest.value)
        spans += [
            figure(f"{indicator.key}.latest", value),
            Text(text=f" ({indicator.latest.period.say()}) "),
            *matter.refer(indicator.key),
        ]
    if audits:
        spans += [Text(text="; ")] if spans else []
        spans += _audited(matter, f"{audits.key}.good", audits.good_or_better, audits.graded)
        spans += [Text(text=" "), *matter.refer(audits.key)]
    return cell(*spans)


def _audited(matter: Matter, key: str, good: int, graded: int) -> tuple[Span, ...]:
    return matter.wording.say(
        "tracker.audit_now", good=figure(key, f"{good:,}"), graded=f"{graded:,}"
    )


def _why(matter: Matter, progress: Progress) -> Cell:
    said = matter.wording.words_of
    if progress.differs:
        return cell(said("tracker.by_register", evidence=progress.evidence.value))
    if progress.status == ProgressStatus.NO_EVIDENCE:
        return cell(said("tracker.silent"), status=None)
    moves = [
        said("tracker.move", kind=matter.words.kinds[kind], trend=matter.words.trend[trend])
        for kind, trend in _moves(matter, progress)
    ]
    return cell(said("tracker.reason", moves=moves) if moves else said("tracker.no_baseline"))


def _moves(matter: Matter, progress: Progress) -> list[tuple[str, Trend]]:
    """How each kind of joined evidence moves: indicators by their commonest clear movement."""
    indicator, audits = _linked(matter, progress)
    moves: list[tuple[str, Trend]] = []
    if indicator:
        change = change_said(matter, indicator)
        if change:
            moves.append(("performance", change.verdict))
    if audits and audits.trend != Trend.TOO_FEW:
        moves.append(("audit", audits.trend))
    return moves
