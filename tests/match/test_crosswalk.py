"""Findings of every framework arrive in the one in force, each step said in words."""

from __future__ import annotations

from datetime import date

import pytest

from selfassess.match.crosswalk import carry_findings, carry_grades
from selfassess.model.finding import FindingKind
from selfassess.model.reading import FindingReading, Points
from tests import dossiers as make


def carried(
    framework: str, area: str, text: str = "Something.", aspects: tuple[str, ...] = ()
) -> FindingReading:
    held = make.inspection("then", date(2025, 6, 16), framework)
    given = make.finding("f1", text, aspects, area=area, inspection_id="then")
    return carry_findings(make.dossier(inspections=(held,), findings=(given,)))[0]


@pytest.mark.parametrize(
    ("framework", "area", "aspects", "arrives"),
    [
        ("sif-2013", "help_protection", (), "help_protection"),
        ("sif-2013", "looked_after_permanence", (), "children_in_care"),
        ("sif-2013", "adoption", (), "children_in_care"),
        ("sif-2013", "care_leavers", (), "care_leavers"),
        ("sif-2013", "leadership", (), "leaders"),
        ("sif-2013", "lscb", (), "leaders"),
        ("ilacs-2018", "leaders", (), "leaders"),
        ("ilacs-2018", "care_and_care_leavers", ("pathway-plans",), "care_leavers"),
        ("ilacs-2018", "care_and_care_leavers", ("life-story-work",), "children_in_care"),
        ("ilacs-2023", "care_leavers", (), "care_leavers"),
        ("ilacs-2026", "children_in_care", (), "children_in_care"),
        ("ilacs-2018", "overall", ("pathway-plans",), "care_leavers"),
        ("ilacs-2018", "", ("pathway-plans",), "care_leavers"),
        ("nobody-knows", "help_protection", (), "leaders"),
    ],
)
def test_a_finding_arrives_where_it_belongs(
    framework: str, area: str, aspects: tuple[str, ...], arrives: str
) -> None:
    assert carried(framework, area, aspects=aspects).carried_area == arrives


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Pathway plans are not up to date.", ["care_leavers"]),
        ("Children in care wait too long for health assessments.", ["children_in_care"]),
        ("Care leavers and children in care are heard.", ["children_in_care", "care_leavers"]),
        ("Their views are not recorded.", ["children_in_care", "care_leavers"]),
    ],
)
def test_a_joint_finding_without_an_aspect_is_parted_by_its_words(
    text: str, areas: list[str]
) -> None:
    made = carried("ilacs-2018", "care_and_care_leavers", text)
    assert sorted([made.carried_area, *made.also_areas]) == sorted(areas)
    assert made.joint


def test_each_step_is_said() -> None:
    made = carried("sif-2013", "looked_after_permanence")
    assert len(made.steps) == 2
    assert made.steps[0].startswith("sif-2013 to ilacs-2023: ")
    assert made.steps[1].startswith("ilacs-2023 to ilacs-2026: ")


def test_adoption_and_the_board_bring_their_aspect_and_the_board_is_only_context() -> None:
    assert carried("sif-2013", "adoption").aspect == "adoption"
    board = carried("sif-2013", "lscb")
    assert (board.aspect, board.context, board.force) == ("partnerships", True, 0)


def test_a_finding_whose_aspect_lies_elsewhere_bears_on_both_areas() -> None:
    made = carried("ilacs-2023", "help_protection", aspects=("supervision-oversight",))
    assert (made.carried_area, made.also_areas) == ("help_protection", ("leaders",))


def test_strengths_point_up_and_everything_else_of_a_finding_down() -> None:
    kinds = (FindingKind.STRENGTH, FindingKind.PRIORITY_ACTION, FindingKind.MIXED)
    given = tuple(make.finding(f"f{i}", kind=kind) for i, kind in enumerate(kinds))
    made = carry_findings(make.dossier(inspections=(make.inspection(),), findings=given))
    assert [r.points for r in made] == [Points.STRENGTH, Points.WEAKNESS, Points.MIXED]


def test_grades_are_carried_as_history_the_latest_first() -> None:
    held = (
        make.inspection(
            "sif", date(2016, 1, 1), "sif-2013", {"adoption": "good", "leadership": "inadequate"}
        ),
        make.inspection("joint", date(2019, 1, 1), "ilacs-2018", {"care_and_care_leavers": "good"}),
        make.inspection("last", date(2023, 6, 1), grades={"leaders": "good", "overall": "good"}),
    )
    grades = carry_grades(make.dossier(inspections=held))
    found = [(g.area, g.inspection, g.joint) for g in grades]
    assert found == [
        ("leaders", "last", False),
        ("care_leavers", "joint", True),
        ("children_in_care", "joint", True),
        ("leaders", "sif", False),
    ]
