"""The account of what was read: read = used + set aside, with the reason for each row set aside."""

from typing import Self

from pydantic import model_validator

from selfassess.model.record import Record
from selfassess.model.source import Source


class SetAside(Record):
    """Rows or cells that were read and not used, and why.

    `reason` is a whole plain phrase, for example "worked example row" or "no indicator matches".
    """

    source: Source
    reason: str
    count: int = 1


class Tally(Record):
    """What became of one sheet, file or document.

    `unit` names what is counted: "rows", "cells", "paragraphs".
    """

    file: str
    sheet: str | None = None
    unit: str = "rows"
    read: int
    used: int
    set_aside: tuple[SetAside, ...] = ()

    @model_validator(mode="after")
    def _nothing_is_dropped(self) -> Self:
        aside = sum(item.count for item in self.set_aside)
        if self.read != self.used + aside:
            raise ValueError(f"read {self.read} is not used {self.used} + set aside {aside}")
        return self


class FileRead(Record):
    """A file that was read: its name in sources and the SHA-256 of its bytes, by which anybody
    can show later that it is the same file."""

    file: str
    sha256: str
    size: int


class Account(Record):
    """The tallies of a whole run, and the files it read."""

    tallies: tuple[Tally, ...] = ()
    files: tuple[FileRead, ...] = ()

    @property
    def read(self) -> int:
        return sum(t.read for t in self.tallies)

    @property
    def used(self) -> int:
        return sum(t.used for t in self.tallies)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(item for t in self.tallies for item in t.set_aside)

    def plus(self, *tallies: Tally) -> "Account":
        return Account(tallies=self.tallies + tallies, files=self.files)
