"""Something a person must look at. The words live in one catalogue, `config/problems.toml`."""

from enum import StrEnum

from pydantic import Field

from selfassess.model.record import Record
from selfassess.model.source import Source


class Severity(StrEnum):
    """How much a problem stands in the way."""

    ERROR = "error"  # something cannot be used until it is put right
    WARNING = "warning"  # used, but a person should look
    NOTE = "note"  # said so that nothing is silent


class Problem(Record):
    """A problem as a value: its code, its place, and what fills the blanks of its sentence.

    `blanks` holds short pieces of what was found or expected. Never the free text of a record.
    """

    code: str
    source: Source | None = None
    blanks: dict[str, str] = {}

    @staticmethod
    def of(code: str, source: Source | None = None, **blanks: object) -> "Problem":
        """A problem with its blanks given by name, each made into text."""
        return Problem(code=code, source=source, blanks={k: str(v) for k, v in blanks.items()})


class ProblemKind(Record):
    """One entry of the catalogue: what this code means and what a person should do about it.

    `several` says many of a kind in one line on screen, each by its `name`.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    remedy: str
    several: str = ""
    name: str = ""


class WordedProblem(Record):
    """A problem in words: code, place, what was found, what to do. `several` and `name` are for
    the screen, where many of a kind take one line; JSON has each in full."""

    code: str
    severity: Severity
    place: str
    sentence: str
    remedy: str
    source: Source | None = None
    several: str = Field(default="", exclude=True)
    name: str = Field(default="", exclude=True)

    def say(self) -> str:
        """One breath: "SA-R12 · performance.xlsx › Indicators › D14: expected …. Leave …."."""
        place = f"{self.place}: " if self.place else ""
        return f"{self.code} · {place}{self.sentence} {self.remedy}".strip()


class Catalogue(Record):
    """Every kind of problem the tool can report."""

    kinds: dict[str, ProblemKind]

    def word(self, problem: Problem) -> WordedProblem:
        """The problem in words. A missing blank is shown as an ellipsis, never raised."""
        kind = self.kinds[problem.code]
        blanks = _Blanks(problem.blanks)
        return WordedProblem(
            code=problem.code,
            severity=kind.severity,
            place=problem.source.say() if problem.source else "",
            sentence=kind.sentence.format_map(blanks),
            remedy=kind.remedy.format_map(blanks),
            source=problem.source,
            several=kind.several,
            name=kind.name.format_map(blanks),
        )


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
