"""What was worked out of a file of ours, kept where Python keeps its compiled modules.

It is no word of the house; it stands here because two rooms keep things: `settings` the values of
`config/`, `compose` its compiled templates. What is kept is only ever a saving of time.
"""

import marshal
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def kept(path: Path, mark: str) -> Any:
    """What is kept of a file under this mark, made anew each time; None where nothing is.

    The mark says all that it was worked out from: what is kept under another one is not used.
    """
    try:
        held, _, values = _place(path).read_bytes().partition(b"\n")
        return marshal.loads(values) if held == mark.encode() else None
    except (OSError, EOFError, ValueError, TypeError):
        return None  # not there, or cut short


def keep(path: Path, mark: str, values: Any) -> None:
    """Keeps code or plain values of a file, under Python's own switches
    (PYTHONDONTWRITEBYTECODE, PYTHONPYCACHEPREFIX)."""
    if sys.dont_write_bytecode:
        return
    place = _place(path)
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        written = marshal.dumps(values)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(mark.encode() + b"\n" + written)
        beside.replace(place)
    except (OSError, ValueError):
        return  # a folder that cannot be written, or a value that cannot be kept, costs time alone


def _place(path: Path) -> Path:
    return Path(cache_from_source(str(path)))
