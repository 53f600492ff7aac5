"""Everything else that a review points out."""

from __future__ import annotations

import sys

import pytest

from selfassess.model.wordings import Abbreviation
from selfassess.review.abbreviations import unexpanded
from selfassess.review.names import child_like
from selfassess.review.prompts import unanswered
from selfassess.review.shape import LONG_PARAGRAPH, out_of_shape
from selfassess.review.strengths import bare_strengths

make = sys.modules["sa_drafts"]


def codes(problems: object) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "A boy named Jayden was placed in May.",
        "We heard from Aaliyah's mother that it helped.",
        "Tyrone, aged 14, moved twice.",
        "The child with LCS number 123456 waited.",
        "Her NHS number is 943 476 5919.",
        "He was born on 12/03/2012.",
        "UPN A123456789012",
        "They live at NE1 4ST now.",
    ],
)
def test_what_looks_like_a_child_is_found_and_never_repeated(text: str) -> None:
    problems = list(child_like(make.draft(text)))
    assert codes(problems)[:1] == ["SA-V19"]
    said = " ".join(problems[0].blanks.values())
    assert not any(word in said for word in ("Jayden", "Aaliyah", "Tyrone", "123456", "943", "NE1"))


@pytest.mark.parametrize(
    "text",
    [
        "Children in Northmere told us that their social workers listen.",
        "Child A waited four months; the young person's view was recorded.",
        "The Director's report and Ofsted's letter agree; 2,423 rows were read.",
        "Independent Reviewing Officers met 46,000 children (2026).",
    ],
)
def test_what_does_not_is_let_through(text: str) -> None:
    assert list(child_like(make.draft(text))) == []


def test_questions_and_placeholders_left_standing_are_found() -> None:
    draft = make.draft(
        make.own("Author: what changed?", waiting=True, kind="answer"),
        "The lead is [insert name].",
        "Agreed with partners (TBC).",
        "All is said.",
    )
    assert codes(unanswered(draft)) == ["SA-V16", "SA-V17", "SA-V17"]


GLOSSARY = (Abbreviation(short="MASH", full="multi-agency safeguarding hub"),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Our MASH is open all day.",), ["SA-V18"]),
        (("Our multi-agency safeguarding hub (MASH) is open. The MASH grows.",), []),
        (("Our LADO reports.", "The LADO reports again."), ["SA-V18"]),
        (("See [P4] and the UK.",), []),
        (("Our panel meets TBC.",), []),
    ],
)
def test_abbreviations_are_written_in_full_once(lines: tuple, expected: list[str]) -> None:
    assert codes(unexpanded(make.draft(*lines), GLOSSARY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our early help is outstanding.", ["SA-V12"]),
        ("Our early help is a strength [A4].", []),
        ("We want our early help to be outstanding.", []),
        ("Early help is offered in six places.", []),
    ],
)
def test_a_strength_needs_evidence(text: str, expected: list[str]) -> None:
    assert codes(bare_strengths(make.draft(text))) == expected


def test_long_paragraphs_and_chapters_out_of_balance_are_found() -> None:
    areas = [f"Area {at}" for at in range(3)]
    draft = make.draft(
        *(make.own("word " * 100, chapter=area, own=False) for area in areas[:2] for _ in range(4)),
        make.own("word " * (LONG_PARAGRAPH + 1), chapter=areas[2]),
        *(make.own("word " * 90, chapter=areas[2], own=False) for _ in range(12)),
    )
    assert codes(out_of_shape(draft, frozenset(areas))) == ["SA-V20", "SA-V21"]
