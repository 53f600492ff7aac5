"""The classifier: what a sentence is about, whatever it comes from, and the words that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.match.aspects import Classifier
from selfassess.model.placing import Polarity
from selfassess.settings.aspects import load_aspects
from selfassess.settings.placing import load_placing

SETTINGS = load_placing()
CLASSIFIER = Classifier(SETTINGS)
THEMES = {theme.id for theme in SETTINGS.themes.themes}
AREAS = (None, "help_protection", "children_in_care", "care_leavers", "care", "leaders", "lscb")


def test_every_aspect_of_the_framework_is_mapped_onto_a_theme() -> None:
    mapped = {a.id: a for a in SETTINGS.themes.aspects}
    assert set(mapped) == set(load_aspects())
    assert {t for a in mapped.values() for t in (a.theme, *a.also)} <= THEMES


def test_the_learned_weights_fit_the_themes_of_the_lexicon() -> None:
    assert set(SETTINGS.learned_themes.order) == THEMES
    assert all(len(s) == len(THEMES) for s in SETTINGS.learned_themes.start.values())


def test_every_theme_but_private_fostering_has_terms_of_each_strength() -> None:
    thin = [t.id for t in SETTINGS.themes.themes if not (t.decides and t.weak)]
    assert not thin


def test_several_aspects_are_named_where_several_apply() -> None:
    placing = CLASSIFIER.place(
        "Managers' supervision does not make sure that pathway plans are reviewed.",
        area="care_leavers",
    )
    named = {placing.aspect, *(other.aspect for other in placing.others)}
    assert {"pathway-plans", "management-oversight-cl"} <= named


def test_the_deciding_words_stand_in_the_sentence() -> None:
    placing = CLASSIFIER.place("Return home interviews are not always timely.")
    assert "Return home interviews" in placing.theme_words
    assert "not always" in " ".join(placing.polarity_words)


def test_this_takes_its_subject_from_the_sentence_before() -> None:
    alone = CLASSIFIER.place("This helps them to settle.", area="children_in_care")
    after = CLASSIFIER.place(
        "This helps them to settle.",
        area="children_in_care",
        context="Adopters meet children several times before they move in.",
    )
    assert alone.theme != "adoption"
    assert after.theme == "adoption"
    assert "(the text before)" in after.theme_words


def test_a_new_paragraph_cuts_the_tie_to_the_one_before() -> None:
    tied = CLASSIFIER.place("They are seen often.", context="Adopters wait too long.")
    cut = CLASSIFIER.place("They are seen often.", context="Adopters wait too long. 12.")
    shares = [{p.theme, p.theme2} & {"adoption"} and p.theme_confidence for p in (tied, cut)]
    assert tied.theme == "adoption"
    assert cut.theme != "adoption" or shares[1] < shares[0]


def test_health_of_care_leavers_is_not_health_of_children_in_care() -> None:
    sentence = "Emotional health needs are met well."
    assert CLASSIFIER.place(sentence, area="care_leavers").theme == "health-care-leavers"
    in_care = CLASSIFIER.place(sentence, area="children_in_care")
    assert in_care.theme == "health-of-children-in-care"


def test_a_joint_section_is_split_by_its_words() -> None:
    leavers = CLASSIFIER.place("Care leavers are helped to look after their health.", area="care")
    children = CLASSIFIER.place("Foster carers look after children's health well.", area="care")
    aspects = {a.id: a.area for a in SETTINGS.themes.aspects}
    assert aspects[leavers.aspect] == "care_leavers"
    assert aspects[children.aspect] == "children_in_care"


@pytest.mark.parametrize(
    ("heading", "tag", "area"),
    [
        ("The experiences and progress of children in care: good", None, "children_in_care"),
        ("The experiences and progress of care leavers: good", None, "care_leavers"),
        (
            "The impact of leaders on social work practice with children and families",
            None,
            "leaders",
        ),
        (None, "(Enabler two, National Framework)", "leaders"),
        (None, "(outcome 1: national framework)", "help_protection"),
    ],
)
def test_without_an_area_the_heading_says_then_the_tag(heading, tag, area) -> None:
    named = CLASSIFIER.place("Supervision is regular.", section_heading=heading, tag=tag)
    told = CLASSIFIER.place("Supervision is regular.", area=area)
    assert (named.aspect, named.theme) == (told.aspect, told.theme)


def test_what_stands_in_a_list_points_as_the_list_does() -> None:
    item = "The quality of assessments."
    asked = CLASSIFIER.place(item, listed_as="recommendation")
    assert asked.polarity is Polarity.WEAKNESS
    assert asked.polarity_words == ("(listed as recommendation)",)
    assert CLASSIFIER.place(item, listed_as="strength").polarity is Polarity.STRENGTH
    assert CLASSIFIER.place(item).polarity is Polarity.NEUTRAL


def test_a_clear_sentence_is_surer_than_a_vague_one() -> None:
    clear = CLASSIFIER.place("Strategy discussions are not timely.", area="help_protection")
    vague = CLASSIFIER.place("Things are moving along.", area="help_protection")
    assert clear.confidence > 0.8 > vague.confidence


def test_the_same_sentence_is_placed_the_same_however_it_is_typed() -> None:
    plain = CLASSIFIER.place("Children's views are well-recorded.")
    typed = CLASSIFIER.place("CHILDREN’S views are well–recorded.")
    assert (plain.theme, plain.polarity) == (typed.theme, typed.polarity)


@given(
    st.text(max_size=300),
    st.sampled_from(AREAS),
    st.text(max_size=200),
    st.sampled_from([None, "recommendation", "no such list"]),
)
def test_any_text_is_placed_with_a_probability_and_known_names(text, area, context, listed) -> None:
    placing = CLASSIFIER.place(text, area=area, context=context, listed_as=listed)
    assert placing.theme in THEMES
    assert placing.theme2 in THEMES - {placing.theme}
    assert placing.aspect in {"", *(a.id for a in SETTINGS.themes.aspects)}
    assert 0 < placing.confidence <= 1
    assert placing.confidence == min(placing.theme_confidence, placing.polarity_confidence)
