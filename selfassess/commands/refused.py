"""Outcomes shared by the commands: problems in words, and a workspace that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.account import Account
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Problem, Severity, WordedProblem
from selfassess.settings.problems import load_catalogue


def worded(problems: Iterable[Problem]) -> tuple[WordedProblem, ...]:
    """Problems in words from the one catalogue, each said once, in the order they were found."""
    catalogue = load_catalogue()
    said = dict.fromkeys(catalogue.word(problem) for problem in problems)
    return tuple(said)


def ending(problems: Iterable[WordedProblem]) -> Ending:
    """1 where an input has an error, else 0."""
    wrong = any(p.severity == Severity.ERROR for p in problems)
    return Ending.INPUT_ERRORS if wrong else Ending.DONE


def refused(problems: Iterable[Problem], *told: str) -> Outcome:
    """The outcome where a workspace cannot be read at all."""
    return Outcome(
        ending=Ending.INPUT_ERRORS, told=told, problems=worded(problems), account=Account()
    )
