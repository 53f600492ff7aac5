"""The first page: four areas, what is a strength, what needs development, what changed."""

from __future__ import annotations

from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.changes import what_changed
from selfassess.compose.sections.matters import AGREE, at_first_sight, fact, fact_keys, telling_keys
from selfassess.compose.telling.aspect import moving
from selfassess.compose.wording import Spans
from selfassess.model.memory import Memory
from selfassess.model.period import say_date
from selfassess.model.reading import Trend
from selfassess.model.statement import (
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Row,
    Table,
)
from selfassess.model.weight import AreaWeight, AspectWeight, Standing, Sureness

COUNTED = (Standing.STRENGTH, Standing.DEVELOPMENT, Standing.MIXED)
KEYS_SHOWN = 3


def at_a_glance(matter: Matter, before: Memory | None) -> list[Block]:
    """A leader can stop reading after this page."""
    heading = Heading(
        id="glance", level=1, text=matter.words.headings["at_a_glance"], new_page=True
    )
    blocks: list[Block] = [heading, _areas(matter)]
    blocks += _list(matter, Standing.STRENGTH, "strengths")
    blocks += _list(matter, Standing.DEVELOPMENT, "developments")
    if before is not None:
        blocks += what_changed(matter, before)
    return blocks


def _areas(matter: Matter) -> Table:
    self_grades = matter.dossier.workspace.documents.show_self_grades
    columns = [
        Column(title="Judgement area", weight=1.5),
        Column(title="Last grade", weight=1.5),
        Column(title="Evidence today", weight=2.6),
        Column(title="Direction", weight=1.5),
        Column(title="How sure", weight=1.6),
    ]
    if self_grades:
        columns.insert(2, Column(title="Self-grade", weight=1.2))
    joint = any(a.joint for a in matter.areas)
    return Table(
        id="glance.areas",
        name="The four judgement areas",
        caption=matter.wording.words_of(
            "glance.caption", as_at=say_date(matter.dossier.workspace.as_at)
        ),
        columns=tuple(columns),
        rows=tuple(_area(matter, a, self_grades) for a in matter.areas),
        note=matter.wording.words_of("glance.note", joint=joint),
    )


def _area(matter: Matter, area: AreaWeight, self_grades: bool) -> Row:
    cells = [
        cell(matter.area_title(area.area)),
        _last_grade(matter, area),
        _evidence(matter, area),
        _direction(matter, area),
        _sure(matter, area),
    ]
    if self_grades:
        cells.insert(2, cell(grade_title(matter, area.self_grade)))
    return Row(cells=tuple(cells), rule="glance.caption")


def grade_title(matter: Matter, grade_id: str | None) -> str:
    """A grade in the words of its framework; nothing where none was given."""
    frameworks = [matter.dossier.framework, *matter.dossier.settings.frameworks.values()]
    grades = (framework.grade(grade_id) for framework in frameworks)
    return next((grade.short or grade.title for grade in grades if grade), grade_id or "")


def _last_grade(matter: Matter, area: AreaWeight) -> Cell:
    inspection = matter.inspections.get(area.last_grade_inspection or "")
    if not area.last_grade or inspection is None:
        return cell()
    words = matter.wording.words_of(
        "glance.grade",
        grade=grade_title(matter, area.last_grade),
        month=str(inspection.end.year),
        joint=area.joint,
    )
    return cell(words)


def _evidence(matter: Matter, area: AreaWeight) -> Cell:
    parts = counted_standings(matter, area)
    return cell(matter.wording.words_of("glance.evidence", parts=parts)) if parts else cell()


def counted_standings(matter: Matter, area: AreaWeight) -> list[str]:
    """ "4 strengths", "1 area for development": a phrase for each standing that is a judgement."""
    return [
        matter.wording.words_of(
            "glance.part", n=str(area.count(s)), words=_counted_words(matter, s, area.count(s))
        )
        for s in COUNTED
        if area.count(s)
    ]


def _counted_words(matter: Matter, standing: Standing, n: int) -> str:
    return (matter.words.standing_one if n == 1 else matter.words.standing_many)[standing]


def _direction(matter: Matter, area: AreaWeight) -> Cell:
    """How many aspects improve and how many decline; what stays level is not counted."""
    if not any(a.standing != Standing.NO_EVIDENCE for a in area.aspects):
        return cell()
    trends = [a.trend for a in area.aspects]
    up, down = trends.count(Trend.IMPROVING), trends.count(Trend.DECLINING)
    return cell(
        matter.wording.say(
            "glance.direction",
            up=_count(area, "improving", up) if up else None,
            down=_count(area, "declining", down) if down else None,
        )
    )


def _sure(matter: Matter, area: AreaWeight) -> Cell:
    held = [a for a in area.aspects if a.standing != Standing.NO_EVIDENCE]
    if not held:
        return cell(matter.wording.words_of("glance.no_evidence"))
    spans: Spans = matter.wording.say(
        "glance.sure",
        agree=_count(area, "agree", sum(a.sureness in AGREE for a in held)),
        total=_count(area, "total", len(held)),
        differ=sum(a.sureness == Sureness.DIFFER for a in held),
    )
    return cell(spans)


def _count(area: AreaWeight, slot: str, number: int) -> Figure:
    return figure(f"area:{area.area}.{slot}", str(number))


def _list(matter: Matter, standing: Standing, name: str) -> list[Block]:
    """The most important of one standing, across areas, each with its strongest evidence."""
    shown = at_first_sight(matter, standing)
    heading = Heading(id=f"glance.{name}", level=2, text=matter.wording.words_of(f"glance.{name}"))
    if not shown:
        none_held = matter.paragraph(f"glance.{name}.none", f"glance.no_{name}")
        return [heading, Prose(id=f"glance.{name}.none", name=name, paragraphs=(none_held,))]
    items = tuple(_item(matter, name, weight) for weight in shown)
    return [heading, Bullets(id=f"glance.{name}.list", name=name, items=items)]


def _item(matter: Matter, name: str, weight: AspectWeight) -> Paragraph:
    keys = list(dict.fromkeys([*fact_keys(matter, weight), *telling_keys(matter, weight)]))
    statement = matter.sentence(
        f"glance.{name}.{weight.aspect}",
        "glance.item",
        keys=keys,
        title=matter.aspect_title(weight.aspect, short=True),
        area=_area_beside(matter, weight),
        standing=matter.words.standing[weight.standing]
        if weight.standing == Standing.MIXED
        else None,
        trend=moving(matter, weight),
        sureness=matter.words.sureness[weight.sureness],
        fact=fact(matter, weight),
        refs=matter.refer(*keys[:KEYS_SHOWN]),
    )
    return Paragraph(statements=(statement,), style="line")


def _area_beside(matter: Matter, weight: AspectWeight) -> str | None:
    """The area, unless the aspect's title already names it."""
    area = matter.area_title(weight.area)
    return None if area.lower() in matter.aspect_title(weight.aspect, short=True).lower() else area
