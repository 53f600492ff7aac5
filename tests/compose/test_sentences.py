"""The published list of sentences is whole, true and up to date."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from selfassess.commands.conclude import conclude
from selfassess.compose.brief import compose_brief
from selfassess.compose.readiness import compose_readiness
from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.sentences import readable, sentences_page
from selfassess.compose.wording import read_rules
from selfassess.model.dossier import Dossier
from selfassess.settings.catalogue import load_settings
from selfassess.settings.readiness import load_readiness
from tests.compose import compositions as made

ROOT = Path(__file__).resolve().parents[2]


def own_grades(dossier: Dossier) -> Dossier:
    """A council that grades audits on a scale of its own."""
    settings = load_settings({"audit_grades": {"met": "good", "not met": "inadequate"}})
    return dossier.model_copy(update={"settings": settings})


@cache
def asked() -> frozenset[str]:
    """Every sentence asked for while the test documents were composed."""
    wording = made.Recording()
    for dossier in (made.empty(), made.one_indicator(), made.gap(), made.few_audits()):
        made.composed(dossier, wording)
    made.composed(made.thin(), wording, before=made.remembered())
    made.composed(own_grades(made.empty()), wording)
    made.readied(made.empty(), wording)
    made.readied(made.thin(), wording, made.LISTS, made.RULES, None, made.COHORTS)
    without = load_readiness().model_copy(update={"checklist": ()})
    made.readied(made.empty(), wording, form=without)
    made.briefed(made.empty(), wording)
    sample = conclude(made.SAMPLE)
    held = (sample.dossier, sample.matched.readings, sample.weighed, wording, {})
    compose_self_evaluation(*held, made.otherwise(sample.matched.readings, sample.weighed))
    compose_readiness(*held, load_readiness())
    compose_brief(*held)
    return frozenset(wording.asked)


def test_the_published_list_is_what_the_templates_say() -> None:
    written = (ROOT / "docs" / "sentences.md").read_text(encoding="utf-8")
    assert written == sentences_page(read_rules(made.TEMPLATES)), (
        "run: python scripts/write_sentences.py"
    )


def test_every_sentence_of_the_list_is_written_by_some_document() -> None:
    never = {rule.id for rule in read_rules(made.TEMPLATES)} - asked()
    assert not never


def test_the_method_says_which_words_of_the_councils_own_scale_were_read_as_which_grade() -> None:
    document = made.composed(own_grades(made.empty()), made.Recording())
    (said,) = (s.words for s in document.statements() if s.id.startswith("method.grades"))
    assert "“met” as good and “not met” as inadequate" in said


def test_every_sentence_says_its_rule_and_what_it_rests_on() -> None:
    for rule in read_rules(made.TEMPLATES):
        assert rule.rule and rule.rests_on in ("evidence", "counts", "draft", "nothing"), rule.id
        assert rule.rests_on != "evidence" or re.search("refs|pieces|titles", rule.pattern), rule.id


def test_a_sentence_without_a_rule_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loose.j2").write_text("{% block said %}Words.{% endblock %}", encoding="utf-8")
    with pytest.raises(ValueError, match="said"):
        read_rules(tmp_path)


def test_a_template_is_shown_as_a_reader_sees_it() -> None:
    choice = "{{ 'aspect' if one else 'aspects' }}"
    pattern = "{{ n }} " + choice + "{% if due %}, due {{ due|lower_first }}{% endif %}"
    assert readable(pattern) == "⟨n⟩ [aspect|aspects][, due ⟨due⟩]"
