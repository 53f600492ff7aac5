"""The same weakness is known again in other words, and different ones are kept apart."""

from __future__ import annotations

from datetime import date

from selfassess.match.crosswalk import carry_findings
from selfassess.match.recurrence import find_recurrences
from selfassess.model.finding import FindingKind
from selfassess.model.weight import Recurrence
from tests import dossiers as make

DAYS = {"d2015": date(2015, 3, 1), "d2018": date(2018, 3, 1), "d2023": date(2023, 3, 1)}
FRAMEWORKS = {"d2015": "sif-2013", "d2018": "ilacs-2018", "d2023": "ilacs-2023"}


def stories(
    *findings: tuple[str, str, str], kind: FindingKind | None = None
) -> tuple[Recurrence, ...]:
    """Findings as (document, aspect, text)."""
    held = tuple(make.inspection(d, day, FRAMEWORKS[d]) for d, day in DAYS.items())
    given = tuple(
        make.finding(
            f"{document}.{place}",
            text,
            (aspect,),
            kind or FindingKind.RECOMMENDATION,
            inspection_id=document,
        )
        for place, (document, aspect, text) in enumerate(findings)
    )
    made = make.dossier(inspections=held, findings=given)
    return find_recurrences(made, carry_findings(made))


def test_the_same_weakness_in_other_words_is_one_story_oldest_first() -> None:
    found = stories(
        ("d2023", "pathway-plans", "Pathway planning, so that young people shape their own plans."),
        ("d2015", "pathway-plans", "Improve the quality of pathway plans for care leavers."),
        ("d2018", "pathway-plans", "Pathway plans are not consistently ambitious."),
    )
    assert len(found) == 1
    assert [f.inspection for f in found[0].findings] == ["d2015", "d2018", "d2023"]
    assert found[0].reasons[0].words == "found in 2015, 2018 and again in 2023"


def test_synonyms_carry_across_the_years() -> None:
    found = stories(
        ("d2015", "homeless-16-17", "Ensure that homeless 16 and 17 year olds are assessed."),
        ("d2018", "homeless-16-17", "The assessment of young people in need of accommodation."),
    )
    assert len(found) == 1


def test_different_subjects_on_one_aspect_stay_apart() -> None:
    assert not stories(
        (
            "d2015",
            "foster-carers",
            "The recruitment of enough foster carers for brothers and sisters.",
        ),
        ("d2018", "foster-carers", "Delegated authority for school trips."),
    )


def test_the_same_words_on_different_aspects_stay_apart() -> None:
    assert not stories(
        ("d2015", "pathway-plans", "The timeliness of reviews."),
        ("d2018", "reviews-iro", "The timeliness of reviews."),
    )


def test_one_document_saying_a_thing_twice_is_no_return() -> None:
    text = "Improve the quality of pathway plans."
    assert not stories(("d2015", "pathway-plans", text), ("d2015", "pathway-plans", text))


def test_strengths_do_not_return_as_weaknesses() -> None:
    text = "Pathway plans are written with young people."
    assert not stories(
        ("d2015", "pathway-plans", text),
        ("d2018", "pathway-plans", text),
        kind=FindingKind.STRENGTH,
    )


def test_further_findings_of_a_document_are_kept_beside_the_story() -> None:
    found = stories(
        ("d2015", "pathway-plans", "Improve the quality of pathway plans."),
        ("d2018", "pathway-plans", "Improve the quality of pathway plans."),
        ("d2018", "pathway-plans", "Pathway plans were out of date in half of the records."),
    )
    assert [f.id for f in found[0].findings] == ["d2015.0", "d2018.1"]
    assert found[0].also == ("d2018.2",)


def test_mixed_findings_join_a_story_and_never_make_one() -> None:
    plain = ("d2015", "pathway-plans", "Improve the quality of pathway plans for care leavers.")
    again = ("d2018", "pathway-plans", "Pathway plans are not consistently ambitious.")
    assert stories(plain, again, kind=FindingKind.WEAKNESS)
    assert not stories(plain, again, kind=FindingKind.MIXED)


def test_a_story_is_told_under_the_aspect_that_its_findings_share() -> None:
    held = tuple(make.inspection(d, day, FRAMEWORKS[d]) for d, day in DAYS.items())
    text = "The quality of pathway plans and of life-story work."
    given = tuple(
        make.finding(f"{d}.1", text, aspects, FindingKind.RECOMMENDATION, inspection_id=d)
        for d, aspects in {
            "d2015": ("pathway-plans",),
            "d2018": ("pathway-plans",),
            "d2023": ("life-story-work", "pathway-plans"),
        }.items()
    )
    made = make.dossier(inspections=held, findings=given)
    (story,) = find_recurrences(made, carry_findings(made))
    assert story.aspect == "pathway-plans"
    assert len(story.findings) == 3
