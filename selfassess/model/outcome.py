"""How a command ended: what it read, used, set aside, wrote and left alone."""

from enum import IntEnum
from typing import Any

from selfassess.model.account import Account
from selfassess.model.problem import Severity, WordedProblem
from selfassess.model.record import Record


class Ending(IntEnum):
    """Exit codes, as documented for people who script the tool."""

    DONE = 0
    INPUT_ERRORS = 1
    WRONG_USE = 2
    OUR_FAULT = 3
    STOPPED = 130


class Outcome(Record):
    """What a command has to say at its end.

    `told` are lines of result, in order; `wrote` and `left_alone` are paths with a word of why.
    `data` is what `--json` prints instead.
    """

    ending: Ending = Ending.DONE
    told: tuple[str, ...] = ()
    problems: tuple[WordedProblem, ...] = ()
    account: Account | None = None
    wrote: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    data: dict[str, Any] | None = None

    def count(self, severity: Severity) -> int:
        """How many problems of this severity there are."""
        return sum(1 for p in self.problems if p.severity == severity)
