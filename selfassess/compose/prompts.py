"""The questions only people can answer, placed where the answer belongs."""

from __future__ import annotations

import re

from selfassess.compose.matter import Matter
from selfassess.model.weight import AspectWeight, Standing

MARKED = re.compile(r"^\([a-z]+\) ")  # "(thematic) …": for the auditor, not the author
RULES = {
    Standing.STRENGTH: "prompts.strength",
    Standing.DEVELOPMENT: "prompts.development",
    Standing.MIXED: "prompts.mixed",
}


def for_aspect(matter: Matter, weight: AspectWeight) -> str:
    """The question beside an aspect's paragraph, with what auditors ask about it."""
    aspect = matter.aspect(weight.aspect)
    questions = aspect.audit_questions if aspect else ()
    rule = RULES.get(weight.standing, "prompts.mixed")
    question = MARKED.sub("", questions[0]) if questions else None
    return matter.wording.words_of(rule, question=question)


def for_area(matter: Matter, area: str) -> str:
    """The question at the head of a chapter; an area may have one of its own."""
    own = f"prompts.area_{area}"
    return matter.wording.words_of(own if own in matter.wording.rules else "prompts.area")


def fixed(matter: Matter, name: str) -> str:
    """The question of a section: "area", "context", "plan", "practice", "voice"…"""
    return matter.wording.words_of(f"prompts.{name}")
