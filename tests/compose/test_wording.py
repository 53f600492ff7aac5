"""Templates are rendered safely: nothing typed is read as markup, nothing undefined is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from selfassess.compose.wording import Wording, listed, lower_first, plain
from selfassess.model.statement import Figure, Reference, Text
from selfassess.settings.wordings import load_wordings


def wording(folder: Path, text: str) -> Wording:
    block = "{# rule: a test | rests on: nothing #}\n{% block said %}" + text + "{% endblock %}"
    (folder / "test.j2").write_text(block, encoding="utf-8")
    return Wording(folder, load_wordings())


def test_figures_and_references_come_out_as_spans(tmp_path: Path) -> None:
    said = wording(tmp_path, "It was {{ value }} {{ refs }}.").say(
        "test.said",
        value=Figure(key="ind:x.latest", text="71%"),
        refs=(Reference(label="P4"), Reference(label="A2")),
    )
    assert said == (
        Text(text="It was "),
        Figure(key="ind:x.latest", text="71%"),
        Text(text=" "),
        Reference(label="P4"),
        Text(text=" "),
        Reference(label="A2"),
        Text(text="."),
    )


def test_bold_belongs_to_the_template_and_never_to_what_people_typed(tmp_path: Path) -> None:
    said = wording(tmp_path, "**{{ title }}** {{ words }}").say(
        "test.said", title="A **b** title", words="**not bold** \ue000Fx\ue002y\ue001 <b> & {{ x }}"
    )
    assert said == (
        Text(text="A **b** title", strong=True),
        Text(text=" **not bold** Fxy <b> & {{ x }}"),
    )


def test_a_value_that_is_not_given_stops_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        wording(tmp_path, "It was {{ value }}.").say("test.said")


def test_an_unknown_sentence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        wording(tmp_path, "Words.").say("test.other")


@pytest.mark.parametrize("text", ["{{ x.__class__.__mro__ }}", "{{ x.append(1) }}"])
def test_a_template_cannot_reach_outside(tmp_path: Path, text: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        wording(tmp_path, text).say("test.said", x=[])


def test_an_inner_sentence_keeps_its_figures(tmp_path: Path) -> None:
    rendered = wording(tmp_path, "It was {{ inner }}.")
    inner = (Text(text="up from "), Figure(key="k", text="54%"))
    assert plain(rendered.say("test.said", inner=inner)) == "It was up from 54%."


def test_left_out_words_leave_no_gaps(tmp_path: Path) -> None:
    rendered = wording(tmp_path, "One {% if two %}two{% endif %} , three\n  four .")
    assert rendered.words_of("test.said", two=False) == "One, three four."


@pytest.mark.parametrize(
    ("words", "inside"),
    [("Re-referrals", "re-referrals"), ("LADO advice", "LADO advice"), ("A child", "A child")],
)
def test_a_name_inside_a_sentence_keeps_its_abbreviations(words: str, inside: str) -> None:
    assert lower_first(words) == inside


def test_lists_are_set_with_and() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"
