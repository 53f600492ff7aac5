"""The chapter of one judgement area, in Ofsted's three questions."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.matters import matters
from selfassess.compose.sections.plan import area_plan
from selfassess.compose.sections.sources import how_we_know
from selfassess.compose.sections.tracker import tracker
from selfassess.compose.telling import aspect, charts
from selfassess.compose.telling.inspection import in_time
from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Column,
    Heading,
    Paragraph,
    Prose,
    Row,
    Statement,
    Table,
)
from selfassess.model.weight import AreaWeight, AspectWeight, Standing

TOLD = (Standing.DEVELOPMENT, Standing.MIXED, Standing.STRENGTH)
REFERENCES_IN_CELL = 5
GAPS_RAISED = 4


def chapter(matter: Matter, area: AreaWeight) -> list[Block]:
    """Everything on one area: what we know, how we know it, what we plan, progress since."""
    identity = area.area
    heading = Heading(id=identity, level=1, text=matter.area(identity).title, new_page=True)
    if len(area.aspects) == area.count(Standing.NO_EVIDENCE):
        nothing = matter.paragraph(f"{identity}.lead", "area.nothing")
        lead = Prose(
            id=f"{identity}.lead",
            name="Lead",
            paragraphs=(nothing,),
            prompts=(prompts.fixed(matter, "gap"),),
        )
        return [heading, lead]
    told, other = split(matter, area)
    blocks: list[Block] = [heading, _lead(matter, area), *_matters(matter, area)]
    blocks.append(charts.profile(matter, area))
    blocks.append(_question(matter, identity, "know"))
    blocks += _told(matter, area, told)
    blocks += _other(matter, identity, other)
    blocks += _gaps(matter, area)
    blocks.append(_question(matter, identity, "how"))
    blocks += how_we_know(matter, area, told)
    blocks.append(_question(matter, identity, "next"))
    blocks += area_plan(matter, area)
    blocks.append(_question(matter, identity, "since"))
    blocks += tracker(matter, identity)
    return blocks


def split(matter: Matter, area: AreaWeight) -> tuple[list[AspectWeight], list[AspectWeight]]:
    """The aspects told in a paragraph, in order of importance, and the others with evidence."""
    notable = [a for a in area.aspects if a.standing in TOLD]
    told = notable[: matter.words.shape.aspects_told]
    other = [a for a in area.aspects if a not in told and a.standing != Standing.NO_EVIDENCE]
    return told, other


def _question(matter: Matter, area: str, name: str) -> Heading:
    return Heading(id=f"{area}.{name}", level=2, text=matter.words.headings[name])


def _lead(matter: Matter, area: AreaWeight) -> Prose:
    total = len(area.aspects) - area.count(Standing.NO_EVIDENCE)
    none_held = area.count(Standing.NO_EVIDENCE)
    phrases = []
    for standing in (Standing.STRENGTH, Standing.DEVELOPMENT, Standing.MIXED, Standing.UNCLEAR):
        n = area.count(standing)
        if n:
            phrases.append(matter.wording.words_of(charts.PARTS[standing], n=str(n), one=n == 1))
    adds_up = matter.sentence(
        f"{area.area}.lead",
        "area.adds_up",
        total=figure(f"area:{area.area}.total", str(total)),
        total_is_one=total == 1,
        standings=phrases,
        none=figure(f"area:{area.area}.none", str(none_held)),
        none_is_one=none_held == 1,
    )
    return Prose(
        id=f"{area.area}.lead",
        name="Lead",
        paragraphs=(Paragraph(statements=(adds_up,), style="lead"),),
        prompts=(prompts.fixed(matter, "area"),),
    )


def _matters(matter: Matter, area: AreaWeight) -> list[Block]:
    said = matters(matter, area)
    if not said:
        return []
    intro = matter.paragraph(f"{area.area}.matters.intro", "area.matters_intro")
    return [
        Prose(id=f"{area.area}.matters.intro", name="What matters most", paragraphs=(intro,)),
        Bullets(
            id=f"{area.area}.matters",
            name="What matters most",
            items=tuple(Paragraph(statements=(s,), style="line") for s in said),
        ),
    ]


def _told(matter: Matter, area: AreaWeight, told: list[AspectWeight]) -> list[Block]:
    """Each aspect: heading, status line, paragraph, and a chart where its figures say more."""
    blocks: list[Block] = []
    left = matter.words.shape.charts_per_area
    for number, weight in enumerate(told):
        identity = f"{area.area}.{weight.aspect}"
        asked = number < matter.words.shape.prompts_per_area
        blocks.append(Heading(id=identity, level=3, text=matter.aspect_title(weight.aspect)))
        blocks.append(
            Prose(
                id=f"{identity}.told",
                name=matter.aspect_title(weight.aspect),
                paragraphs=(
                    Paragraph(
                        statements=(aspect.status(matter, f"{identity}.status", weight),),
                        style="status",
                    ),
                    aspect.paragraph(matter, identity, weight),
                ),
                prompts=(prompts.for_aspect(matter, weight),) if asked else (),
            )
        )
        ranked = aspect.ranked_indicators(matter, weight)
        if left and ranked and ranked[0].force >= matter.thresholds.weighing.strong_force:
            chart = charts.line(matter, f"{identity}.chart", ranked[0])
            if chart is not None:
                blocks.append(chart)
                left -= 1
    return blocks


def _other(matter: Matter, area: str, other: list[AspectWeight]) -> list[Block]:
    if not other:
        return []
    heading = Heading(id=f"{area}.other", level=3, text=matter.words.headings["other_aspects"])
    title = matter.area_title(area)
    rows = tuple(
        Row(
            cells=(
                cell(matter.aspect_title(a.aspect)),
                cell(
                    matter.words.standing_short[a.standing],
                    status=a.standing.value,
                ),
                cell(matter.words.sureness[a.sureness]),
                cell(matter.refer(*keys_held(a)[:REFERENCES_IN_CELL])),
            ),
            rule="area.other_caption",
            keys=tuple(keys_held(a)),
        )
        for a in other
    )
    table = Table(
        id=f"{area}.other.table",
        name="Other aspects",
        caption=matter.wording.words_of("area.other_caption", area=title),
        columns=(
            Column(title="Aspect", weight=2.6),
            Column(title="Standing", weight=1.4),
            Column(title="How sure", weight=1.6),
            Column(title="Evidence", weight=2.0),
        ),
        rows=rows,
        note=matter.wording.words_of("area.other_note"),
    )
    return [heading, table]


def keys_held(weight: AspectWeight) -> list[str]:
    """Every reading on an aspect, audits first, then figures, feedback, findings and actions."""
    readings = [
        *([weight.audit] if weight.audit else []),
        *weight.indicators,
        *([weight.voice] if weight.voice else []),
        *weight.findings,
        *weight.actions,
    ]
    return [r.key for r in readings]


def _gaps(matter: Matter, area: AreaWeight) -> list[Block]:
    """One callout for all aspects on which nothing is held; those once raised are said first."""
    without = [a for a in area.aspects if a.standing == Standing.NO_EVIDENCE]
    if not without:
        return []
    identity = f"{area.area}.gap"
    statements: list[Statement] = [
        matter.sentence(
            f"{identity}.all",
            "area.gap",
            count=figure(f"area:{area.area}.gap", str(len(without))),
            single=len(without) == 1,
            titles=[f"“{matter.aspect_title(a.aspect)}”" for a in without],
        )
    ]
    raised = [a for a in without if a.findings]
    for weight in raised[:GAPS_RAISED]:
        latest = in_time(matter, [r.finding for r in weight.findings])[-1:]
        if latest and latest[0].id in matter.finding_keys:
            statements.append(
                matter.sentence(
                    f"{identity}.{weight.aspect}",
                    "area.gap_raised",
                    keys=(matter.finding_keys[latest[0].id],),
                    title=f"“{matter.aspect_title(weight.aspect)}”",
                    month=matter.month_of(latest[0]),
                    refs=matter.refer_findings(latest),
                )
            )
    callout = Callout(
        id=identity,
        name="Gap",
        kind="gap",
        paragraphs=(Paragraph(statements=tuple(statements)),),
    )
    return [
        Heading(id=f"{identity}.heading", level=3, text=matter.words.headings["no_evidence"]),
        callout,
    ]
