"""Files as they arrive: a mark by which each can be known again, and the same file met twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from selfassess.model.account import FileRead, SetAside, Tally
from selfassess.model.problem import Problem
from selfassess.model.source import Source

_PIECE = 1 << 20


class Arrivals:
    """Every file read so far. One whose bytes were read before is counted, said and left out."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self.files: list[FileRead] = []
        self.problems: list[Problem] = []
        self.tallies: list[Tally] = []

    def new(self, path: Path, file: str) -> bool:
        """Whether the file should be read; `file` is its name in sources. A file that cannot be
        opened is left to its reader, which says why. Empty files are not copies of each other."""
        mark = mark_of(path, file)
        if mark is None:
            return True
        other = self._first.setdefault(mark.sha256, file)
        if other == file or not mark.size:
            self.files.append(mark)
            return True
        source = Source(file=file)
        self.problems.append(Problem.of("SA-R78", source, other=other))
        aside = SetAside(source=source, reason="the same file under another name")
        self.tallies.append(Tally(file=file, unit="files", read=1, used=0, set_aside=(aside,)))
        return False


def mark_of(path: Path, file: str) -> FileRead | None:
    """The mark of a file, read piece by piece; None where the system does not open it."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as opened:
            while piece := opened.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError:
        return None
    return FileRead(file=file, sha256=digest.hexdigest(), size=size)
