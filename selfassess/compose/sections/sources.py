"""How do we know it? What an area rests on, and where each kind of evidence points."""

from __future__ import annotations

from selfassess.compose.figures import figure
from selfassess.compose.matter import NOTHING, Matter, cell
from selfassess.compose.sections.tracker import sentence_case
from selfassess.compose.telling import audit_charts
from selfassess.compose.telling.aspect import counted
from selfassess.compose.telling.audit import printed, share
from selfassess.compose.telling.neighbours import among_neighbours
from selfassess.model.reading import AuditReading, SourceKind, Trend
from selfassess.model.statement import (
    Block,
    Cell,
    Column,
    Paragraph,
    Prose,
    Row,
    Statement,
    Table,
)
from selfassess.model.weight import AreaWeight, AspectWeight, Sureness

KINDS = (SourceKind.AUDIT, SourceKind.PERFORMANCE, SourceKind.VOICE, SourceKind.INSPECTION)
SHOWN = 3
MOVED = (Trend.IMPROVING, Trend.DECLINING)


def how_we_know(matter: Matter, area: AreaWeight) -> list[Block]:
    """A paragraph on the evidence, the chart of audit grades where they moved, and figures beside
    neighbours."""
    blocks: list[Block] = [
        Prose(
            id=f"{area.area}.evidence",
            name="What this chapter rests on",
            paragraphs=(Paragraph(statements=tuple(_rests_on(matter, area))),),
        )
    ]
    audit = area.audit or _area_audit(matter, area.area)
    if audit is not None and audit.trend in MOVED:
        chart = audit_charts.grades(
            matter, f"{area.area}.grades", matter.area_title(area.area), audit
        )
        blocks += [chart] if chart else []
    position = among_neighbours(matter, area)
    return [*blocks, position] if position else blocks


def _area_audit(matter: Matter, area: str) -> AuditReading | None:
    return next((r for r in matter.audits if r.area == area and not r.aspect), None)


def _rests_on(matter: Matter, area: AreaWeight) -> list[Statement]:
    identity = f"{area.area}.evidence"
    with_evidence = [a for a in area.aspects if a.sureness != Sureness.NONE]
    statements = [
        matter.sentence(f"{identity}.rests", "area.rests_on", pieces=pieces(matter, area))
    ]
    counts = {
        "agree": sum(a.sureness in (Sureness.AGREE_2, Sureness.AGREE_3) for a in with_evidence),
        "differ": sum(a.sureness == Sureness.DIFFER for a in with_evidence),
        "one": sum(a.sureness == Sureness.ONE for a in with_evidence),
        "stale": sum(a.sureness == Sureness.OLD for a in with_evidence),
    }
    statements.append(
        matter.sentence(
            f"{identity}.agree",
            "area.agreement",
            agree=figure(f"area:{area.area}.agree", str(counts["agree"]))
            if counts["agree"]
            else None,
            differ=figure(f"area:{area.area}.differ", str(counts["differ"])),
            one=figure(f"area:{area.area}.one", str(counts["one"])),
            one_is_one=counts["one"] == 1,
            total=len(with_evidence),
            none_differ=counts["differ"] == 0,
            stale=counts["stale"],
        )
    )
    audit = area.audit or _area_audit(matter, area.area)
    if audit is not None and printed(matter, audit.graded):
        statements.append(share(matter, f"{identity}.audit", audit))
    old = [r for a in area.aspects for r in a.indicators if r.freshness.old]
    if old:
        statements.append(
            matter.sentence(
                f"{identity}.old",
                "area.old_figures",
                keys=[r.key for r in old],
                n=figure(f"area:{area.area}.old", str(len(old))),
                single=len(old) == 1,
                refs=matter.refer(*(r.key for r in old[:SHOWN])),
            )
        )
    return statements


def pieces(matter: Matter, area: AreaWeight) -> list[str]:
    """How many pieces of each kind: "23 indicators", "64 audited records"…"""
    audit = area.audit or _area_audit(matter, area.area)
    counts = (
        (sum(len(a.indicators) for a in area.aspects), "indicator", "indicators"),
        (sum(r.graded for r in audit.rounds) if audit else 0, "audited record", "audited records"),
        (
            sum(len(a.voice.items) for a in area.aspects if a.voice),
            "piece of feedback",
            "pieces of feedback",
        ),
        (
            len({r.finding.id for a in area.aspects for r in a.findings}),
            "earlier inspection finding",
            "earlier inspection findings",
        ),
    )
    return [
        matter.wording.words_of("area.piece", n=f"{n:,}", one=one, many=many, single=n == 1)
        for n, one, many in counts
        if n
    ] or [matter.words.sureness[Sureness.NONE]]


def sources_table(matter: Matter, area: str, shown: list[AspectWeight]) -> Table:
    """Which way each kind of evidence points, for aspects that no paragraph tells of."""
    title = matter.area_title(area)
    return Table(
        id=f"{area}.sources",
        name="Where the sources point",
        caption=matter.wording.words_of("area.sources_caption", area=title),
        columns=(
            Column(title="Aspect", weight=3.0),
            Column(title="Standing", weight=1.6),
            *(Column(title=sentence_case(_short(matter, kind)), weight=1.5) for kind in KINDS),
        ),
        rows=tuple(_row(matter, weight) for weight in shown),
        note=matter.wording.words_of("area.sources_note"),
    )


def _short(matter: Matter, kind: SourceKind) -> str:
    return matter.words.kinds[kind].removeprefix("earlier ").removesuffix(" findings")


def _row(matter: Matter, weight: AspectWeight) -> Row:
    standing = matter.words.standing_cell[weight.standing]
    return Row(
        cells=(
            cell(matter.aspect_title(weight.aspect, short=True)),
            cell(standing, status=weight.standing.value),
            *(_points(matter, weight, kind) for kind in KINDS),
        ),
        rule="area.sources_caption",
        keys=tuple(key for vote in weight.votes for key in vote.keys),
    )


def _points(matter: Matter, weight: AspectWeight, kind: SourceKind) -> Cell:
    """Which way one kind of evidence points, where it counts; else a dash with its references."""
    vote = next((v for v in weight.votes if v.kind == kind), None)
    if vote is None:
        return cell()
    known = [key for key in vote.keys if key in matter.readings]
    known.sort(key=lambda key: (-matter.readings[key].force, key))
    counts = vote in counted(matter, weight)
    words = matter.words.points_cell[vote.points] if counts else NOTHING
    return cell(f"{words} ", matter.refer(*known[:1]))
