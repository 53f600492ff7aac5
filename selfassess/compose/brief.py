"""The short version: two pages for elected members, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from selfassess.compose.abbreviations import Expander
from selfassess.compose.evidence_index import evidence_entries
from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter, cell
from selfassess.compose.references import References
from selfassess.compose.sections.at_a_glance import grade_title
from selfassess.compose.sections.history import pieces_held, returned_stories
from selfassess.compose.sections.matters import at_first_sight, fact, fact_keys
from selfassess.compose.sections.plan import is_done, open_actions, say_due
from selfassess.compose.sections.tracker import ordered, statuses_said
from selfassess.compose.sections.voice import spoken, told_changes
from selfassess.compose.self_evaluation import cover_of
from selfassess.compose.telling.aspect import moving
from selfassess.compose.telling.feedback import groups
from selfassess.compose.wording import Wording
from selfassess.model.dossier import Dossier
from selfassess.model.period import say_date
from selfassess.model.reading import AnyReading, Points
from selfassess.model.statement import (
    Block,
    Bullets,
    Column,
    ComposedDocument,
    Heading,
    Paragraph,
    Prose,
    Row,
    Statement,
    Table,
)
from selfassess.model.weight import (
    AreaWeight,
    AspectWeight,
    Challenge,
    ChallengeKind,
    Standing,
    Weighed,
)

STRENGTHS, WEAKNESSES, CHANGES, NAMED = 4, 5, 2, 2
ASKED = {
    ChallengeKind.RETURNING: ("brief.ask_returned", 1),
    ChallengeKind.RECOMMENDATION_SILENT: ("brief.ask_silent", 1),
    ChallengeKind.NO_ACTION: ("brief.ask_no_action", 1),
}


def compose_brief(
    dossier: Dossier,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    wording: Wording,
    labels_before: Mapping[str, str],
) -> ComposedDocument:
    """The short version as data. Its statements name the evidence of the self-evaluation, whose
    labels are `labels_before`; no reference is printed."""
    held = {reading.key: reading for reading in readings}
    matter = Matter(dossier, weighed, wording, References(held.values(), labels_before), held)
    parts: dict[str, list[Block]] = {
        "stand": _stand(matter),
        "strengths": _strengths(matter),
        "weaknesses": _weaknesses(matter),
        "findings": _findings(matter),
        "voice": _voice(matter),
        "plan": _plan(matter),
        "questions": _questions(matter),
    }
    blocks: list[Block] = [
        Heading(id="brief", level=1, text=wording.words.headings["brief"]),
        _what(matter),
    ]
    for name, made in parts.items():
        if made:
            title = wording.words.headings[f"brief_{name}"]
            blocks += [Heading(id=f"brief.{name}", level=2, text=title), *made]
    return ComposedDocument(
        kind="brief",
        cover=cover_of(dossier),
        blocks=tuple(Expander(wording.words.glossary).expand(blocks)),
        evidence=evidence_entries(matter),
    )


def _prose(identity: str, *statements: Statement) -> Prose:
    name = identity.partition(".")[2].capitalize()
    return Prose(id=identity, name=name, paragraphs=(Paragraph(statements=statements),))


def _bullets(identity: str, statements: list[Statement]) -> list[Block]:
    if not statements:
        return []
    items = tuple(Paragraph(statements=(s,), style="line") for s in statements)
    return [Bullets(id=identity, name=identity.partition(".")[2].capitalize(), items=items)]


def _what(matter: Matter) -> Prose:
    what = matter.sentence(
        "brief.what.sum",
        "brief.what",
        as_at=say_date(matter.dossier.workspace.as_at),
        pieces=pieces_held(matter),
    )
    return _prose("brief.what", what, matter.sentence("brief.what.where", "brief.where"))


def _stand(matter: Matter) -> list[Block]:
    numbers = ("Strengths", "To develop", "Mixed", "Not clear")
    table = Table(
        id="brief.areas",
        name="The four areas",
        caption=matter.wording.words_of("brief.areas"),
        columns=(
            Column(title="Area", weight=2.0),
            Column(title="Inspectors’ last grade", weight=2.6),
            *(Column(title=title, weight=1.0, number=True) for title in numbers),
        ),
        rows=tuple(_area(matter, area) for area in matter.areas),
        note=matter.wording.words_of("brief.areas_note"),
    )
    return [table]


def _area(matter: Matter, area: AreaWeight) -> Row:
    inspection = matter.inspections.get(area.last_grade_inspection or "")
    grade = grade_title(matter, area.last_grade)
    counts = [
        area.count(Standing.STRENGTH),
        area.count(Standing.DEVELOPMENT),
        area.count(Standing.MIXED),
        area.count(Standing.UNCLEAR) + area.count(Standing.NO_EVIDENCE),
    ]
    return Row(
        cells=(
            cell(matter.area_title(area.area)),
            cell(f"{grade} ({inspection.end.year})" if grade and inspection else ""),
            *(
                cell(figure(f"brief:{area.area}.{at}", str(count)))
                for at, count in enumerate(counts)
            ),
        ),
        rule="brief.areas",
    )


def _strengths(matter: Matter) -> list[Block]:
    chosen = at_first_sight(matter, Standing.STRENGTH)[:STRENGTHS]
    return _lines(matter, "strength", chosen, {})


def _weaknesses(matter: Matter) -> list[Block]:
    chosen = at_first_sight(matter, Standing.DEVELOPMENT)[:WEAKNESSES]
    return _lines(matter, "weakness", chosen, {a.aspect: _answers(a) for a in chosen})


def _lines(
    matter: Matter, rule: str, chosen: list[AspectWeight], more: Mapping[str, dict[str, object]]
) -> list[Block]:
    if not chosen:
        return [_prose(f"brief.{rule}.none", matter.sentence(f"brief.{rule}.no", "brief.none"))]
    said = [
        matter.sentence(
            f"brief.{rule}.{weight.aspect}",
            f"brief.{rule}",
            keys=fact_keys(matter, weight),
            title=matter.aspect_title(weight.aspect, short=True),
            area=matter.area_title(weight.area),
            trend=moving(matter, weight),
            fact=fact(matter, weight),
            **more.get(weight.aspect, {}),
        )
        for weight in chosen
    ]
    return _bullets(f"brief.{rule}.list", said)


def _answers(weight: AspectWeight) -> dict[str, object]:
    """What the plan holds on an aspect."""
    held = open_actions(weight)
    late = sum(r.overdue for r in held)
    due = next((say_due(r) for r in held if r.action.due and not r.overdue), None)
    return {"actions": len(held), "single": len(held) == 1, "due": due, "late": late}


def _findings(matter: Matter) -> list[Block]:
    progress = ordered(matter, list(matter.weighed.progress))
    if not progress:
        return [
            _prose("brief.findings.sum", matter.sentence("brief.findings.no", "brief.no_findings"))
        ]
    said = [
        matter.sentence(
            "brief.findings.total",
            "brief.findings",
            total=figure("brief:findings", str(len(progress))),
            single=len(progress) == 1,
            statuses=statuses_said(matter, progress),
        )
    ]
    opened = {r.aspect for r in matter.weighed.recurrences if r.open}
    stories = [aspect for aspect in returned_stories(matter) if aspect in opened]
    if stories:
        titles = [f"“{matter.aspect_title(a, short=True)}”" for a in stories[:NAMED]]
        said.append(
            matter.sentence(
                "brief.findings.returned",
                "brief.returned",
                n=figure("brief:returned", str(len(stories))),
                single=len(stories) == 1,
                titles=titles if len(stories) > 1 else titles[:1],
            )
        )
    return [_prose("brief.findings.sum", *said)]


def _voice(matter: Matter) -> list[Block]:
    items = matter.dossier.evidence.voice
    if not items:
        return [_prose("brief.voice.none", matter.sentence("brief.voice.no", "people.no_voice"))]
    pointing = Counter(i.points for i in items)
    positive, negative = pointing[Points.STRENGTH.value], pointing[Points.WEAKNESS.value]
    total = matter.sentence(
        "brief.voice.total",
        "brief.voice",
        n=figure("brief:voice", str(len(items))),
        single=len(items) == 1,
        groups=groups(items),
        positive=figure("brief:positive", str(positive)),
        negative=figure("brief:negative", str(negative)),
        other=figure("brief:other", str(len(items) - positive - negative)),
    )
    changes = [
        matter.sentence(
            f"brief.voice.changed.{number}",
            "brief.changed",
            keys=[r.key for r in matter.voices if item in r.items],
            group=item.group,
            theme=item.theme,
            changed=item.changed.rstrip("."),
        )
        for number, item in enumerate(told_changes(spoken(items))[:CHANGES], start=1)
    ]
    return [_prose("brief.voice.sum", total), *_bullets("brief.voice.list", changes)]


def _plan(matter: Matter) -> list[Block]:
    if not matter.plans:
        return [_prose("brief.plan.sum", matter.sentence("brief.plan.no", "brief.no_plan"))]
    said = matter.sentence(
        "brief.plan.total",
        "brief.plan",
        total=sum(not is_done(r) for r in matter.plans),
        done=sum(is_done(r) for r in matter.plans),
        overdue=sum(r.overdue for r in matter.plans),
    )
    return [_prose("brief.plan.sum", said)]


def _questions(matter: Matter) -> list[Block]:
    """What members may ask, from the first challenges of a few kinds."""
    said: list[Statement] = []
    ranked = sorted(matter.weighed.challenges, key=lambda c: (c.order, c.area, c.aspect))
    for kind, (rule, room) in ASKED.items():
        of_kind = {c.aspect: c for c in reversed(ranked) if c.kind == kind and c.aspect}
        chosen = [c for c in ranked if of_kind.get(c.aspect) is c][:room]
        said += [_question(matter, rule, c) for c in chosen]
    late = sum(r.overdue for r in matter.plans)
    if late:
        said.append(
            matter.sentence("brief.ask.late", "brief.ask_overdue", n=late, single=late == 1)
        )
    said.append(matter.sentence("brief.ask.difference", "brief.ask_difference"))
    return _bullets("brief.questions.list", said)


def _question(matter: Matter, rule: str, challenge: Challenge) -> Statement:
    weight = matter.aspect_weights[challenge.aspect]
    found = list(weight.recurrence.findings) if weight.recurrence else []
    return matter.sentence(
        f"{rule}.{challenge.aspect}",
        rule,
        keys=[*challenge.evidence_against, *challenge.evidence_for],
        title=matter.aspect_title(challenge.aspect, short=True),
        dates=matter.dates_of(found),
    )
