"""Sources, problems, accounts and records: the words every room shares."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from selfassess.model.account import Account, SetAside, Tally
from selfassess.model.audit import Audit
from selfassess.model.problem import Catalogue, Problem, ProblemKind, Severity
from selfassess.model.source import Source
from selfassess.model.statement import Figure, Reference, Statement, Text

CELL = Source(file="performance.xlsx", sheet="Help and protection", cell="D14")


def catalogue() -> Catalogue:
    kind = ProblemKind(
        code="SA-R12",
        severity=Severity.ERROR,
        title="Not a percentage",
        sentence='expected a percentage, found "{found}".',
        remedy="Type a number such as {example}.",
    )
    return Catalogue(kinds={"SA-R12": kind})


def test_a_place_is_said_one_way() -> None:
    assert CELL.say() == "performance.xlsx › Help and protection › D14"
    letter = Source(file="letters/visit.txt", page=3, paragraph=14)
    assert letter.say() == "letters/visit.txt › page 3 › paragraph 14"
    assert Source(file="audits.xlsx", sheet="Audits", row=7).say() == "audits.xlsx › Audits › row 7"


def test_a_problem_says_code_place_what_was_found_and_what_to_do() -> None:
    worded = catalogue().word(Problem.of("SA-R12", CELL, found="n/a", example=82.4))
    assert worded.say() == (
        "SA-R12 · performance.xlsx › Help and protection › D14: "
        'expected a percentage, found "n/a". Type a number such as 82.4.'
    )


def test_a_blank_that_nobody_filled_shows_and_does_not_raise() -> None:
    assert '"…"' in catalogue().word(Problem.of("SA-R12")).say()


def test_an_account_that_does_not_add_up_cannot_be_made() -> None:
    aside = SetAside(source=CELL, reason="worked example row")
    good = Tally(file="a.xlsx", read=5, used=4, set_aside=(aside,))
    account = Account(tallies=(good, good))
    assert (account.read, account.used, len(account.set_aside)) == (10, 8, 2)
    with pytest.raises(ValidationError):
        Tally(file="a.xlsx", read=5, used=3, set_aside=(aside,))


def test_a_record_refuses_a_field_it_does_not_know_so_a_name_has_nowhere_to_go() -> None:
    with pytest.raises(ValidationError):
        Audit.model_validate(
            {
                "round": "Q1",
                "date": "2026-05-01",
                "area": "help_protection",
                "source": {"file": "audits.xlsx"},
                "child": "somebody",
            }
        )


def test_a_statement_reads_as_it_prints() -> None:
    statement = Statement(
        id="s",
        rule="r",
        spans=(Text(text="It was "), Figure(key="k", text="71%"), Reference(label="P4")),
        evidence=("P4",),
    )
    assert statement.words == "It was 71%[P4]"
