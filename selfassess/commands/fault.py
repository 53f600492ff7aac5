"""What happens when a command cannot end as it should: one plain line, never a traceback.

A fault of ours leaves a log that holds no cell contents; settings that are wrong are named. Only
the standard library is imported at the top: a broken installation has to be reported too.
"""

from __future__ import annotations

import contextlib
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from selfassess import __version__

INPUT_ERRORS, OUR_FAULT = 1, 3  # as in model/outcome.py


def report_fault(fault: BaseException) -> int:
    """Says what went wrong; returns the exit code.

    Files of `config/` that somebody has changed wrongly are named with file, line and remedy.
    For a fault of ours a log is written, and said, that can be sent to the developers.
    """
    with contextlib.suppress(Exception):  # the wrong file may be the one that holds the words
        from selfassess.commands.refused import refused
        from selfassess.commands.tell import tell
        from selfassess.settings.load import SettingsError

        if isinstance(fault, SettingsError):
            tell(refused(fault.problems))
            return INPUT_ERRORS
    print(fault_line(fault), file=sys.stderr)
    return OUR_FAULT


def fault_line(fault: BaseException) -> str:
    """What to say of a fault of ours; the log is written on the way."""
    log = Path(tempfile.gettempdir()) / "selfassess-fault.log"
    where = ""
    with contextlib.suppress(Exception):
        _write(log, fault_log(fault))
        where = f" A log without any of your data is at {log}; please send it to the developers."
    return (
        f"Something went wrong that is our fault ({type(fault).__name__}). "
        f"Your files were not changed.{where}"
    )


def fault_log(fault: BaseException) -> str:
    """The log: versions, the kind of fault, and the lines of the program it passed.

    The message of the fault is left out: it may quote a cell.
    """
    lines = [
        f"selfassess {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"fault: {type(fault).__name__}",
    ]
    for frame in traceback.extract_tb(fault.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def _write(log: Path, text: str) -> None:
    """Saved as every file is. A link put there under its name is not followed: the temporary
    folder may be open to others."""
    from selfassess.write.save import save

    if log.is_symlink():
        log.unlink()
    save(log, text.encode("utf-8"), moment=datetime.now(), keep=False)
