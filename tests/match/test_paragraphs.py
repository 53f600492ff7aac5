"""Marks are no sentences, and a paragraph is what its sentences together amount to."""

from __future__ import annotations

import pytest

from selfassess.match.paragraphs import (
    asks,
    aspects_of,
    kind_of,
    paragraphs_named,
    parts,
    plain,
    sentences,
)
from selfassess.model.finding import FindingKind
from selfassess.model.placing import AspectScore, Movement, Placing, Polarity


def placed(
    way: str, sure: float = 0.9, aspect: str = "", words: tuple[str, ...] = (), theme: float = 0.9
) -> Placing:
    return Placing(
        aspect=aspect,
        others=(AspectScore("partnerships", 0.1),),
        theme="",
        theme2="",
        polarity=Polarity(way),
        movement=Movement.NONE,
        scale="",
        scale_rank=0,
        confidence=min(sure, theme),
        theme_confidence=theme,
        polarity_confidence=sure,
        polarity_words=words,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Visits are late. (Recommendation)",
        "Visits are late. (Priority action)",
        "Visits are late. (priority and immediate action)",
        "Visits are late. (Recommendations)",
    ],
)
def test_a_mark_says_that_something_is_asked_and_is_no_sentence(text: str) -> None:
    assert asks(text)
    assert sentences(text) == ["Visits are late."]


def test_brackets_that_are_no_marks_stay() -> None:
    text = "Plans (most of them) are clear. The board (the partnership) meets."
    assert not asks(text)
    assert len(sentences(text)) == 2
    assert plain(text) == text


def test_paragraphs_named_by_recommendations_are_known_by_number() -> None:
    named = paragraphs_named(
        ["Do this (paragraph 17).", "And this (paragraphs 20, 25 and 30–32).", "Not this (17)."]
    )
    assert named == {17, 20, 25, 30, 31, 32}
    assert plain("Do this (paragraph 17).") == "Do this."


def test_bullets_under_a_paragraph_are_sentences_of_their_own() -> None:
    assert sentences("There is more to do.\nvisits\nplans") == [
        "There is more to do.",
        "visits",
        "plans",
    ]


@pytest.mark.parametrize(
    ("ways", "kind"),
    [
        (["strength", "strength"], FindingKind.STRENGTH),
        (["strength", "neutral"], FindingKind.STRENGTH),
        (["weakness", "neutral"], FindingKind.WEAKNESS),
        (["strength", "weakness"], FindingKind.MIXED),
        (["mixed"], FindingKind.MIXED),
        (["neutral", "neutral"], None),
    ],
)
def test_a_paragraph_is_what_its_sentences_say(ways: list[str], kind: FindingKind | None) -> None:
    assert kind_of([placed(way) for way in ways]) == kind


def test_a_sentence_that_may_well_point_nowhere_does_not_make_praise_mixed() -> None:
    assert kind_of([placed("strength"), placed("weakness", 0.4)]) is FindingKind.STRENGTH


def test_an_unsure_sentence_counts_alone_only_where_a_word_decided() -> None:
    assert kind_of([placed("strength", 0.4)]) is None
    assert kind_of([placed("weakness", 0.4, words=("late",))]) is FindingKind.WEAKNESS


def test_what_a_recommendation_rests_on_is_never_praise_alone() -> None:
    assert kind_of([placed("strength")], asked=True) is FindingKind.MIXED
    assert kind_of([placed("neutral")], asked=True) is FindingKind.WEAKNESS


def test_the_first_sentence_says_what_a_paragraph_is_about() -> None:
    said = [placed("strength", aspect="early-help", theme=0.6), placed("strength", aspect="lado")]
    assert aspects_of(said)[0] == "early-help"


def test_an_aspect_that_one_sentence_is_surely_about_belongs_to_the_paragraph() -> None:
    said = [*[placed("strength", aspect="early-help")] * 6, placed("weakness", aspect="lado")]
    assert set(aspects_of(said)) == {"early-help", "lado"}


def test_an_item_may_name_several_subjects() -> None:
    assert parts("The timeliness of visits and the quality of plans, including chronologies") == [
        "The timeliness of visits",
        "the quality of plans",
    ]
