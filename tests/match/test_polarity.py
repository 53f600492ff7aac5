"""Which way a sentence points: cues, negation, false friends, halves, movement, extent."""

from __future__ import annotations

import pytest

from selfassess.match.aspects import Classifier
from selfassess.match.placing.learned import LearnedRuns
from selfassess.match.placing.polarity import STRENGTH, WEAKNESS, PolarityJudge
from selfassess.match.placing.words import before, runs, stem, words_of
from selfassess.model.placing import Movement
from selfassess.settings.placing import load_placing

SETTINGS = load_placing()
CLASSIFIER = Classifier(SETTINGS)
JUDGE = PolarityJudge(SETTINGS.cues, SETTINGS.learned_polarity)


def way_of(sentence: str, **more: str) -> str:
    return CLASSIFIER.place(sentence, **more).polarity.value


def pointing(sentence: str) -> dict[str, int]:
    """The cues found that point somewhere, and where."""
    words = words_of(sentence)
    return {
        " ".join(words[c.start : c.end]): c.way
        for c in JUDGE.cues(words)
        if c.way in {STRENGTH, WEAKNESS}
    }


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Plans are reviewed without delay.", "strength"),
        ("Managers act early to prevent drift and delay.", "strength"),
        ("There is drift and delay in planning.", "weakness"),
        ("No children were found to be at immediate risk.", "strength"),
        ("Oversight is not robust.", "weakness"),
        ("Oversight needs to be more robust.", "weakness"),
        ("Oversight is robust.", "strength"),
        ("Few children wait.", "weakness"),
        ("The service could be better.", "weakness"),
    ],
)
def test_a_false_friend_is_not_taken_at_its_parts(sentence: str, way: str) -> None:
    assert way_of(sentence) == way


@pytest.mark.parametrize(
    "sentence",
    [
        "Visits are regular, but records are poor.",
        "Although visits are regular, records are poor.",
        "While most plans are good, some are out of date.",
        "Visits are regular, although records are not always clear.",
    ],
)
def test_a_good_and_a_bad_half_make_a_mixed_sentence(sentence: str) -> None:
    assert way_of(sentence) == "mixed"


def test_however_at_the_start_is_no_half() -> None:
    assert way_of("However, records are poor and out of date.") == "weakness"


def test_a_negator_turns_a_strength_within_reach_and_not_beyond_a_comma() -> None:
    assert pointing("The plan is never properly effective")["effective"] == WEAKNESS
    assert pointing("There were none, effective help followed")["effective"] == STRENGTH


def test_a_weakness_that_is_put_right_is_a_strength_unless_that_is_denied() -> None:
    assert pointing("Workers resolve problems.")["problem"] == STRENGTH
    assert pointing("Workers do not resolve problems.")["problem"] == WEAKNESS
    assert pointing("There are problems.")["problem"] == WEAKNESS


@pytest.mark.parametrize("name", ["The quality of assessments.", "Visits to children in care"])
def test_a_name_without_a_verdict_points_nowhere(name: str) -> None:
    assert way_of(name) == "neutral"


def test_learned_runs_are_found_each_time_and_may_overlap() -> None:
    learned = LearnedRuns({"plan": 1, "good plan": 2, "a good plan": 3})
    assert learned.found_in(["a", "good", "plan", ",", "plan"]) == [1, 1, 2, 3]
    assert learned.found_in([]) == []


def test_a_condition_hardly_judges() -> None:
    sentence = "When children do not attend school, workers respond swiftly and effectively."
    assert way_of(sentence) == "strength"
    assert way_of("Children do not attend school.") == "weakness"


def test_the_grade_of_an_earlier_inspection_is_no_verdict_of_today() -> None:
    assert "inadequate" not in " ".join(pointing("In 2015 services were judged inadequate."))
    assert pointing("Services are inadequate.")["inadequate"] == WEAKNESS


@pytest.mark.parametrize(
    "sentence",
    [
        "During the visit inspectors considered a range of evidence.",
        "In 2024 there were 340 children in care, compared to 310 the year before.",
        "It is too early to see the impact of these changes.",
    ],
)
def test_a_description_is_neutral(sentence: str) -> None:
    assert way_of(sentence) == "neutral"


@pytest.mark.parametrize(
    ("sentence", "movement"),
    [
        ("Practice has improved since the last inspection.", Movement.IMPROVING),
        ("Practice has not improved.", Movement.NONE),
        ("The response has deteriorated.", Movement.DECLINING),
        ("It is too soon to see whether practice has improved.", Movement.TOO_EARLY),
        ("Visits are regular.", Movement.NONE),
    ],
)
def test_movement_is_read_beside_the_way(sentence: str, movement: Movement) -> None:
    assert CLASSIFIER.place(sentence).movement is movement


@pytest.mark.parametrize(
    ("sentence", "scale", "rank"),
    [
        ("Almost all children are seen.", "almost all", 2),
        ("The vast majority of plans are clear.", "the vast majority", 3),
        ("For a very small number of children, plans are late.", "a very small number", 10),
        ("Visits are regular.", "", 0),
    ],
)
def test_the_word_of_extent_is_kept_with_its_rank(sentence: str, scale: str, rank: int) -> None:
    placing = CLASSIFIER.place(sentence)
    assert (placing.scale, placing.scale_rank) == (scale, rank)


def test_words_lose_plural_and_possessive_and_numbers_their_size() -> None:
    assert words_of("Children’s visits, 12 of 47") == ["children", "visit", ",", "0", "of", "47"]
    assert [stem(w) for w in ("policies", "process", "this", "crises")] == [
        "policy", "process", "this", "crise",
    ]  # fmt: skip


def test_a_run_of_words_does_not_cross_a_mark() -> None:
    assert sorted(runs(["good", "plan", ",", "late"], 3)) == ["good", "good plan", "late", "plan"]


def test_the_text_before_is_split_at_the_paragraph_number() -> None:
    context = "An earlier one. 12. First here. Second here."
    assert before(context) == (("Second here.", "First here."), "An earlier one.")
    assert before("An earlier one. 12.") == ((), "An earlier one.")
