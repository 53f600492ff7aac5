"""What people said, and actions, that name no aspect: placed where it is sure, left where not."""

from __future__ import annotations

from datetime import date

from selfassess.commands.voices import placed_actions, placed_items
from selfassess.model.finding import Finding
from selfassess.model.period import Period, PeriodKind
from selfassess.model.plan import Action
from selfassess.model.source import Source
from selfassess.model.voice import VoiceItem, VoiceKind
from selfassess.read.summaries import Placed
from tests.books import codes

HERE = Source(file="plan.docx", row=3)
AREAS = {"assessments": "help_protection", "pathway-plans": "care_leavers"}


def place(text: str, area: str, listed: str) -> Placed:
    """A stand-in for the classifier: sure of assessments alone."""
    return Placed("assessments", "help_protection", "neutral", "assessment" in text)


def item(theme: str, aspect: str = "", group: str = "parents") -> VoiceItem:
    day = date(2026, 5, 1)
    period = Period(kind=PeriodKind.SNAPSHOT, start=day, end=day)
    return VoiceItem(
        kind=VoiceKind.SURVEY,
        group=group,
        period=period,
        aspect=aspect,
        theme=theme,
        points="strength",
        source=HERE,
    )


def action(title: str, area: str = "", findings: tuple[str, ...] = ()) -> Action:
    return Action(id=title, title=title, area=area, aspect="", findings=findings, source=HERE)


def test_a_theme_that_a_person_placed_once_is_placed_so_again() -> None:
    items, problems = placed_items([item("My plan", "pathway-plans"), item("my PLAN")], place)
    assert [i.aspect for i in items] == ["pathway-plans", "pathway-plans"]
    assert problems == ()


def test_the_same_words_of_another_group_are_not() -> None:
    items, problems = placed_items(
        [item("My plan", "pathway-plans"), item("My plan", "", "staff")], place
    )
    assert [i.aspect for i in items] == ["pathway-plans", ""]
    assert codes(problems) == ["SA-H08"]


def test_words_that_say_it_surely_place_a_theme() -> None:
    assert placed_items([item("The assessment helped")], place)[0][0].aspect == "assessments"


def test_an_action_stands_on_the_aspect_of_the_finding_it_answers() -> None:
    finding = Finding(
        id="f.1",
        inspection="i",
        kind="weakness",
        text="As printed",
        area="care_leavers",
        aspects=("pathway-plans",),
        source=HERE,
    )
    actions = (action("Do better", findings=("f.1",)), action("Do", "help_protection", ("f.1",)))
    placed, problems = placed_actions(actions, [finding], AREAS, place)
    assert [(a.aspect, a.area) for a in placed] == [
        ("pathway-plans", "care_leavers"),
        ("", "help_protection"),
    ]
    assert codes(problems) == ["SA-H08"]


def test_an_action_is_placed_by_its_title_only_within_its_own_area() -> None:
    actions = (action("Better assessment"), action("Better assessment", "care_leavers"))
    placed, _ = placed_actions(actions, [], AREAS, place)
    assert [a.aspect for a in placed] == ["assessments", ""]
