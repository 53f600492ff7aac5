"""What was asked for meets what was found later on the same matter, and nothing else."""

from __future__ import annotations

from datetime import date

from selfassess.match.crosswalk import carry_findings
from selfassess.match.evidence import match_evidence
from selfassess.match.following import later_findings
from selfassess.model.finding import FindingKind
from tests import dossiers as make

DAYS = {"d2017": date(2017, 2, 1), "d2018": date(2018, 10, 1), "d2023": date(2023, 6, 1)}
FRAMEWORKS = {"d2017": "sif-2013", "d2018": "ilacs-2018", "d2023": "ilacs-2023"}
ASK, GOOD, WEAK = FindingKind.RECOMMENDATION, FindingKind.STRENGTH, FindingKind.WEAKNESS

Said = tuple[str, FindingKind, str, str]


def later(*findings: Said) -> dict[str, tuple[str, ...]]:
    """Findings as (document.number, kind, aspects, text)."""
    held = tuple(make.inspection(d, day, FRAMEWORKS[d]) for d, day in DAYS.items())
    given = tuple(
        make.finding(name, text, tuple(aspects.split()), kind, inspection_id=name.split(".")[0])
        for name, kind, aspects, text in findings
    )
    dossier = make.dossier(inspections=held, findings=given)
    carried = carry_findings(dossier)
    joined = later_findings(dossier, carried)
    matched = match_evidence(dossier, (), carried)
    assert {link.finding: link.later for link in matched.linked if link.later} == {
        key: ids for key, ids in joined.items() if ids
    }
    return joined


def test_a_recommendation_meets_praise_and_criticism_of_later_documents_in_order() -> None:
    found = later(
        ("d2023.1", WEAK, "pathway-plans", "Pathway plans are written without young people."),
        ("d2018.1", GOOD, "pathway-plans", "Pathway planning is a growing strength."),
        ("d2017.1", ASK, "pathway-plans", "Improve the quality of pathway plans."),
    )
    assert found["d2017.1"] == ("d2018.1", "d2023.1")
    assert "d2018.1" not in found  # praise asks for nothing


def test_nothing_earlier_and_nothing_of_the_same_document_is_joined() -> None:
    found = later(
        ("d2017.1", WEAK, "pathway-plans", "Pathway plans are poor."),
        ("d2018.1", ASK, "pathway-plans", "Improve the quality of pathway plans."),
        ("d2018.2", WEAK, "pathway-plans", "Pathway plans are poor."),
    )
    assert found.get("d2018.1", ()) == ()
    assert found["d2017.1"] == ("d2018.1", "d2018.2")


def test_another_matter_of_the_same_aspect_is_not_joined() -> None:
    found = later(
        ("d2017.1", ASK, "foster-carers", "Recruit foster carers for brothers and sisters."),
        ("d2018.1", GOOD, "foster-carers", "Training is valued and allowances are paid."),
    )
    assert found["d2017.1"] == ()


def test_one_theme_of_other_children_is_joined_where_nothing_nearer_is() -> None:
    asked = ("d2017.1", ASK, "supervision-oversight", "Supervision that reflects and sets dates.")
    told = (
        "d2018.1",
        WEAK,
        "management-oversight-cl",
        "Supervision of advisers does not challenge delay in plans.",
    )
    assert later(asked, told)["d2017.1"] == ("d2018.1",)
    nearer = (
        "d2017.2",
        ASK,
        "management-oversight-cl",
        "Improve the supervision of advisers so that it does challenge plans.",
    )
    found = later(asked, nearer, told)
    assert (found["d2017.1"], found["d2017.2"]) == ((), ("d2018.1",))


def test_a_paragraph_on_two_matters_is_joined_to_both() -> None:
    found = later(
        ("d2017.1", ASK, "pathway-plans", "Review the pathway plan with young people."),
        ("d2017.2", ASK, "local-offer-entitlements", "Make sure that entitlements are known."),
        (
            "d2018.1",
            GOOD,
            "local-offer-entitlements pathway-plans",
            "A guide explains entitlements, and the pathway plan was redesigned.",
        ),
    )
    assert found == {"d2017.1": ("d2018.1",), "d2017.2": ("d2018.1",)}


def test_two_that_share_nearly_every_word_are_joined_wherever_they_were_placed() -> None:
    found = later(
        (
            "d2017.1",
            ASK,
            "management-oversight-cic",
            "Management decisions on thresholds for entry, and the application of threshold.",
        ),
        (
            "d2018.1",
            GOOD,
            "entry-to-care",
            "A panel supports management decisions on entry and the application of thresholds.",
        ),
        ("d2018.2", WEAK, "entry-to-care", "Managers do not see each decision that is taken."),
    )
    assert found["d2017.1"] == ("d2018.1",)
