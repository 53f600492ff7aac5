"""The plan: actions of an area tied to what they answer, gaps named, and the plan on a page."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.tracker import sentence_case, shorten
from selfassess.model.period import MONTHS
from selfassess.model.reading import PlanReading, SourceKind
from selfassess.model.statement import (
    Block,
    Callout,
    Column,
    Heading,
    Prose,
    Row,
    Table,
)
from selfassess.model.weight import AreaWeight, AspectWeight, Standing

MEASURE_WORDS = 12


def area_plan(matter: Matter, area: AreaWeight) -> list[Block]:
    """The actions of an area as a table, and the areas for development without one."""
    actions = sorted(
        (r for r in matter.plans if r.area == area.area and not is_done(r)), key=by_date
    )
    blocks: list[Block] = []
    identity = f"{area.area}.plan"
    if actions:
        blocks.append(_table(matter, area.area, actions))
    else:
        none_held = matter.paragraph(f"{identity}.none", "area.no_plan")
        blocks.append(Prose(id=identity, name="Plan", paragraphs=(none_held,)))
    unanswered = [a for a in area.aspects if a.standing == Standing.DEVELOPMENT and not a.actions]
    if unanswered and actions:
        gap = matter.paragraph(
            f"{identity}.gap",
            "area.plan_gap",
            titles=[f"“{matter.aspect_title(a.aspect)}”" for a in unanswered],
        )
        blocks.append(Callout(id=f"{identity}.gap", name="Plan gap", kind="gap", paragraphs=(gap,)))
    return blocks


def plan_on_a_page(matter: Matter) -> list[Block]:
    """The priorities: what needs development, what is being done, by whom, by when, how known."""
    priorities = [
        aspect
        for area in matter.areas
        for aspect in area.aspects
        if aspect.standing in (Standing.DEVELOPMENT, Standing.MIXED)
    ]
    priorities = [p for p in priorities if open_actions(p)]
    priorities.sort(key=lambda p: (p.standing != Standing.DEVELOPMENT, -p.importance))
    if not priorities:
        return []
    shown = priorities[: matter.words.shape.plan_items]
    table = Table(
        id="plan.page",
        name="Plan on a page",
        caption=matter.wording.words_of("plan.caption"),
        columns=(
            Column(title="Priority", weight=2.2),
            Column(title="Why", weight=1.3),
            Column(title="Actions", weight=1.0),
            Column(title="Lead", weight=1.7),
            Column(title="By", weight=1.1),
            Column(title="How we will know", weight=2.4),
        ),
        rows=tuple(_priority(matter, p) for p in shown),
        note=matter.wording.words_of("plan.note", rest=len(priorities) - len(shown)),
    )
    intro = matter.paragraph(
        "plan.intro",
        "plan.intro",
        total=len([r for r in matter.plans if not is_done(r)]),
        done=len([r for r in matter.plans if is_done(r)]),
        overdue=len([r for r in matter.plans if r.overdue]),
    )
    return [
        Heading(id="plan", level=1, text=matter.words.headings["plan"], new_page=True),
        Prose(
            id="plan.intro",
            name="Plan",
            paragraphs=(intro,),
            prompts=(prompts.fixed(matter, "plan"),),
        ),
        table,
    ]


def is_done(reading: PlanReading) -> bool:
    return reading.action.done is not None or reading.action.status == "done"


def by_date(reading: PlanReading) -> tuple[bool, str, str]:
    due = reading.action.due
    return (due is None, due.isoformat() if due else "", reading.key)


def say_due(reading: PlanReading) -> str:
    due = reading.action.due
    return f"{MONTHS[due.month - 1]} {due.year}" if due else ""


def _due_cell(reading: PlanReading) -> str:
    due = reading.action.due
    return f"{MONTHS[due.month - 1][:3]} {due.year}" if due else ""


def _by(matter: Matter, reading: PlanReading) -> str:
    due = _due_cell(reading)
    return matter.wording.words_of("plan.past", due=due) if reading.overdue else due


def open_actions(weight: AspectWeight) -> list[PlanReading]:
    """The actions on an aspect that are not done, by date."""
    return sorted((r for r in weight.actions if not is_done(r)), key=by_date)


def _table(matter: Matter, area: str, actions: list[PlanReading]) -> Table:
    """As many actions as a chapter has room for, those due first; all stand in the index."""
    room = matter.words.shape.plan_rows
    rest = len(actions) - room
    return Table(
        id=f"{area}.actions",
        name="Actions",
        caption=matter.wording.words_of("area.plan_caption", area=matter.area_title(area)),
        columns=(
            Column(title="Action", weight=4.6),
            Column(title="Lead", weight=2.6),
            Column(title="By", weight=1.2),
            Column(title="Status", weight=1.3),
        ),
        rows=tuple(_row(matter, r) for r in actions[:room]),
        note=matter.wording.words_of("area.plan_note", rest=rest) if rest > 0 else "",
    )


def _row(matter: Matter, reading: PlanReading) -> Row:
    action = reading.action
    answers = [matter.finding_keys[f] for f in action.findings if f in matter.finding_keys]
    status = "overdue" if reading.overdue else action.status
    told = matter.wording.say("plan.answers", refs=matter.refer(*answers)) if answers else ()
    return Row(
        cells=(
            cell(f"{action.title} ", matter.refer(reading.key), told),
            cell(action.owner),
            cell(_due_cell(reading)),
            cell(sentence_case(status)),
        ),
        rule="plan.caption",
        keys=(reading.key, *answers),
    )


def _priority(matter: Matter, weight: AspectWeight) -> Row:
    actions = open_actions(weight)
    first = actions[0]
    why = [
        key
        for vote in weight.votes
        if vote.kind in (SourceKind.PERFORMANCE, SourceKind.AUDIT, SourceKind.INSPECTION)
        for key in vote.keys[:1]
    ]
    measure = next((r.action.measure for r in actions if r.action.measure), "")
    owners = list(dict.fromkeys(r.action.owner for r in actions if r.action.owner))
    return Row(
        cells=(
            cell(matter.aspect_title(weight.aspect)),
            cell(matter.refer(*why)),
            cell(matter.refer(*(r.key for r in actions))),
            cell("; ".join(owners[:2])),
            cell(_by(matter, first)),
            cell(shorten(measure, MEASURE_WORDS)),
        ),
        rule="plan.caption",
        keys=tuple(r.key for r in actions),
    )
