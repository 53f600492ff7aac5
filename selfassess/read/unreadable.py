"""Why a cell cannot be what its column asks for."""

from __future__ import annotations

from typing import NamedTuple


class Unreadable(NamedTuple):
    """The code of the problem and what fills its blanks; the place is added by who reads."""

    code: str
    blanks: dict[str, str]

    @staticmethod
    def of(code: str, **blanks: object) -> Unreadable:
        return Unreadable(code, {key: str(value) for key, value in blanks.items()})


def brief(text: object, most: int = 40) -> str:
    """What was found, short enough for a message, on one line."""
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
