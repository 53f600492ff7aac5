"""The chapter of one judgement area, in Ofsted's three questions."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.figures import figure
from selfassess.compose.matter import OF_CONCERN, Matter
from selfassess.compose.sections.matters import at_first_sight, foremost, matters, order
from selfassess.compose.sections.plan import area_plan
from selfassess.compose.sections.sources import how_we_know, sources_table
from selfassess.compose.sections.tracker import tracker
from selfassess.compose.telling import aspect, charts
from selfassess.compose.telling.indicator import change_said
from selfassess.compose.telling.inspection import finding_keys, in_time
from selfassess.compose.wording import lower_first
from selfassess.model.finding import Finding
from selfassess.model.reading import Trend
from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Chart,
    Heading,
    Paragraph,
    Prose,
    Span,
    Statement,
    Text,
)
from selfassess.model.weight import AreaWeight, AspectWeight, Standing

TOLD = (Standing.DEVELOPMENT, Standing.MIXED, Standing.STRENGTH)
REFERENCES_IN_LINE = 2
GAPS_RAISED = 4
CHARTED = ("figures.stands", "figures.also")


def chapter(matter: Matter, area: AreaWeight) -> list[Block]:
    """Everything on one area: what we know, how we know it, what we plan, progress since."""
    identity = area.area
    empty = len(area.aspects) == area.count(Standing.NO_EVIDENCE)
    turned = not empty or area == matter.areas[0]  # chapters of two lines share a page
    heading = Heading(id=identity, level=1, text=matter.area(identity).title, new_page=turned)
    if empty:
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
    blocks += _other(matter, area, other)
    blocks.append(_question(matter, identity, "how"))
    blocks += how_we_know(matter, area)
    blocks.append(_question(matter, identity, "next"))
    blocks += area_plan(matter, area)
    blocks.append(_question(matter, identity, "since"))
    blocks += tracker(matter, identity)
    return blocks


def split(matter: Matter, area: AreaWeight) -> tuple[list[AspectWeight], list[AspectWeight]]:
    """The aspects told in a paragraph and the others with evidence, each in order. Room is kept
    for strengths: weakness matters more, and both are told. What stands at a glance is told."""
    ranked = sorted((a for a in area.aspects if a.standing in TOLD), key=order)
    room, kept = matter.words.shape.aspects_told, matter.words.shape.strengths_told
    glance = [
        a for s in (Standing.STRENGTH, Standing.DEVELOPMENT) for a in at_first_sight(matter, s)
    ]
    strengths = [a for a in ranked if a.standing == Standing.STRENGTH]
    others = [a for a in ranked if a.standing != Standing.STRENGTH]
    first = [*strengths[:kept], *foremost(others, room - min(kept, len(strengths)))]
    told = [a for a in ranked if a in first or a in glance]
    other = [a for a in area.aspects if a not in told and a.standing != Standing.NO_EVIDENCE]
    return told, sorted(other, key=order)


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
        without=figure(f"area:{area.area}.none", str(none_held)),
        without_is_one=none_held == 1,
    )
    return Prose(
        id=f"{area.area}.lead",
        name="Lead",
        paragraphs=(Paragraph(statements=(adds_up,), style="lead"),),
        prompts=(prompts.for_area(matter, area.area),),
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
    before = ""
    for number, weight in enumerate(told):
        identity = f"{area.area}.{weight.aspect}"
        asked = number < matter.words.shape.prompts_per_area
        blocks.append(Heading(id=identity, level=3, text=matter.aspect_title(weight.aspect)))
        paragraph = aspect.paragraph(matter, identity, weight, before)
        before = paragraph.statements[0].words
        told_of = {key for s in paragraph.statements for key in s.keys if s.rule in CHARTED}
        blocks.append(
            Prose(
                id=f"{identity}.told",
                name=matter.aspect_title(weight.aspect),
                paragraphs=(
                    Paragraph(
                        statements=(aspect.status(matter, f"{identity}.status", weight),),
                        style="status",
                    ),
                    paragraph,
                ),
                prompts=(prompts.for_aspect(matter, weight),) if asked else (),
            )
        )
        chart = _chart(matter, identity, weight, told_of) if left else None
        if chart is not None:
            blocks.append(chart)
            left -= 1
    return blocks


def _chart(matter: Matter, identity: str, weight: AspectWeight, told_of: set[str]) -> Chart | None:
    """A chart of the figure the paragraph speaks of, where it moved or stands clearly apart."""
    strong = matter.thresholds.weighing.strong_force
    for reading in aspect.ranked_indicators(matter, weight):
        change = change_said(matter, reading)
        moved = change is not None and change.verdict in (Trend.IMPROVING, Trend.DECLINING)
        if reading.key in told_of and (moved or reading.force >= strong):
            return charts.line(matter, f"{identity}.chart", reading)
    return None


def _other(matter: Matter, area: AreaWeight, other: list[AspectWeight]) -> list[Block]:
    """What has no paragraph: the areas for development among it by name, the rest counted, and all
    in a table; then what points neither way, in one sentence, unless the council wants it shown;
    then the gaps."""
    if not other and not area.count(Standing.NO_EVIDENCE):
        return []
    shown = _shown(matter, other)
    neither = [a for a in other if a not in shown]
    blocks: list[Block] = [
        Heading(id=f"{area.area}.other", level=3, text=matter.words.headings["other_aspects"])
    ]
    if shown:
        weak = [a for a in shown if a.standing == Standing.DEVELOPMENT]
        said = matter.paragraph(
            f"{area.area}.others",
            "area.others",
            n=figure(f"area:{area.area}.others", str(len(shown))),
            single=len(shown) == 1,
            weak=[f"“{matter.aspect_title(a.aspect, short=True)}”" for a in weak],
            one_weak=len(weak) == 1,
        )
        blocks.append(Prose(id=f"{area.area}.others", name="Other aspects", paragraphs=(said,)))
        blocks.append(sources_table(matter, area.area, shown))
    if neither:
        blocks.append(_neither(matter, area.area, neither))
    return [*blocks, *_gaps(matter, area)]


def _shown(matter: Matter, other: list[AspectWeight]) -> list[AspectWeight]:
    """Those that stand in the table of other aspects."""
    hide = matter.dossier.workspace.documents.hide_nothing_notable
    return [a for a in other if not (hide and a.standing == Standing.UNCLEAR)]


def _neither(matter: Matter, area: str, neither: list[AspectWeight]) -> Prose:
    spans: list[Span] = []
    for number, weight in enumerate(neither):
        spans += [Text(text="; ")] if number else []
        spans += matter.wording.say(
            "area.neither_part",
            title=lower_first(matter.aspect_title(weight.aspect, short=True)),
            refs=matter.refer(*keys_held(weight)[:REFERENCES_IN_LINE]),
        )
    said = matter.paragraph(
        f"{area}.neither",
        "area.neither",
        keys=[key for weight in neither for key in keys_held(weight)],
        count=figure(f"area:{area}.neither", str(len(neither))),
        single=len(neither) == 1,
        titles=tuple(spans),
    )
    return Prose(id=f"{area}.neither", name="Points neither way", paragraphs=(said,))


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
    raised = [(a, found) for a in without if (found := _last_raised(matter, a))]
    if raised:
        findings = [f for _, f in raised[:GAPS_RAISED]]
        statements.append(
            matter.sentence(
                f"{identity}.raised",
                "area.gap_raised",
                keys=finding_keys(matter, findings),
                titles=[
                    matter.wording.words_of(
                        "area.raised_when",
                        title=matter.aspect_title(weight.aspect),
                        date=matter.month_of(finding),
                    )
                    for weight, finding in raised[:GAPS_RAISED]
                ],
                single=len(raised) == 1,
                refs=matter.refer_findings(findings),
            )
        )
    callout = Callout(
        id=identity,
        name="Gap",
        kind="gap",
        paragraphs=(Paragraph(statements=tuple(statements)),),
    )
    return [callout]


def _last_raised(matter: Matter, weight: AspectWeight) -> Finding | None:
    """The latest finding on an aspect that asked for improvement and can be referred to."""
    found = [r.finding for r in weight.findings if r.finding.kind in OF_CONCERN]
    return next((f for f in reversed(in_time(matter, found)) if f.id in matter.finding_keys), None)
