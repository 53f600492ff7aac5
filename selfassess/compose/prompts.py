"""The questions only people can answer, placed where the answer belongs."""

from __future__ import annotations

from selfassess.compose.matter import Matter
from selfassess.model.weight import AspectWeight, Standing

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
    return matter.wording.words_of(rule, question=questions[0] if questions else None)


def fixed(matter: Matter, name: str) -> str:
    """The question of a section: "area", "context", "plan", "practice", "voice"…"""
    return matter.wording.words_of(f"prompts.{name}")
