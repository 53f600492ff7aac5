"""The door: an edited draft against its evidence, and everything that a person should look at."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.reading import AnyReading
from selfassess.model.statement import ComposedDocument
from selfassess.model.weight import Weighed
from selfassess.model.wordings import Abbreviation
from selfassess.review.abbreviations import unexpanded
from selfassess.review.facts import facts_of
from selfassess.review.figures import unsupported_numbers
from selfassess.review.mentions import no_longer_mentioned
from selfassess.review.names import child_like
from selfassess.review.prompts import unanswered
from selfassess.review.shape import out_of_shape
from selfassess.review.strengths import bare_strengths


def review_draft(
    draft: EditedDraft,
    document: ComposedDocument,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    glossary: Iterable[Abbreviation],
    areas: frozenset[str],
    appendices: frozenset[str],
) -> tuple[Problem, ...]:
    """Problems in the order of the draft, those about the whole last.

    `document` is the draft as the tool would write it today; `areas` the headings of the chapters
    on judgement areas; `appendices` the ids of the headings at which the body is over.
    """
    held = tuple(readings)
    found = [
        *child_like(draft),
        *unsupported_numbers(draft, facts_of(document, held)),
        *bare_strengths(draft),
        *unanswered(draft),
        *unexpanded(draft, glossary),
        *out_of_shape(draft, areas),
        *no_longer_mentioned(draft, document, {r.key: r for r in held}, weighed, appendices),
    ]
    return tuple(sorted(found, key=_order))


def _order(problem: Problem) -> int:
    return (problem.source.paragraph or 10**9) if problem.source else 10**9
