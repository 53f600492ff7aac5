"""Numbers in people's prose against the evidence."""

from __future__ import annotations

import sys

import pytest

from selfassess.review.facts import facts_of
from selfassess.review.figures import unsupported_numbers
from selfassess.review.numbers import claims

make = sys.modules["sa_drafts"]


def found(*lines: object) -> list[tuple[str, str, str]]:
    problems = unsupported_numbers(make.draft(*lines), facts_of(make.document(), ()))
    return [(p.code, p.blanks["found"], p.blanks["says"]) for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        "Interviews reached 76% [P4].",
        "Of 279 children, 212 had an interview [P4].",
        "The rate was 71% before and is 76% now [P4].",
        "Return home interviews within 72 hours stood at 76%.",
        "In 2026-27 we will do more in 20 working days for children aged 16 to 17.",
        "Since June 2023 the board met every 6 weeks.",
    ],
)
def test_what_the_evidence_bears_out_is_let_through(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interviews reached 78% [P4].", ("SA-V11", "78%", "76%")),
        ("Return home interviews within 72 hours stood at 79%.", ("SA-V11", "79%", "76%")),
        ("Interviews reached 12% [P4].", ("SA-V10", "12%", "")),
        ("Children in foster homes were 76% of all [P5].", ("SA-V10", "76%", "")),
        ("We have 4,812 volunteers.", ("SA-V10", "4,812", "")),
    ],
)
def test_what_it_does_not_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_a_number_changed_in_the_tools_own_sentence_is_a_near_miss() -> None:
    line = make.own(make.SAID.replace("76%", "71%").replace("212", "221"), block="p")
    assert found(line) == [("SA-V11", "71%", "76%"), ("SA-V11", "221", "212")]


def test_the_tools_sentence_reworded_with_its_numbers_right_is_let_through() -> None:
    line = make.own(f"{make.SAID} Families tell us that they help.", block="p")
    assert found(line) == []


def test_what_nobody_touched_is_not_looked_at() -> None:
    assert found(make.own("It was 99% [P4].", own=False)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("76% (212 of 279)", ["76%", "212", "279"]),
        ("7,620 records, 0.69 in all", ["7,620", "0.69"]),
        ("in 2025-26 Q2, on 31 October, Table 3, [P4], aged 17, 12 months, per 10,000", []),
        ("43 per cent", ["43 per cent"]),
    ],
)
def test_claims_are_told_from_dates_ages_and_labels(text: str, numbers: list[str]) -> None:
    assert [claim.text for claim in claims(text)] == numbers
