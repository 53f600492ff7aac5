"""One line of progress on the screen while something takes longer than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing import parent_process
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0  # seconds before anything is shown


def shown(things: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Hands the things on and counts them on the screen, where there is one to look at."""
    begun, drawn = time.monotonic(), False
    watched = sys.stderr.isatty() and parent_process() is None  # one display for all processes
    for number, thing in enumerate(things, 1):
        if watched and time.monotonic() - begun > PATIENCE:
            sys.stderr.write(f"\r{doing} {number} of {total} ")
            sys.stderr.flush()
            drawn = True
        yield thing
    if drawn:
        sys.stderr.write("\r" + " " * (len(doing) + 24) + "\r")
