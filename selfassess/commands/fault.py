"""What happens when the fault is ours: one plain line, and a log that holds no cell contents."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from selfassess import __version__
from selfassess.model.outcome import Ending


def report_fault(fault: BaseException) -> int:
    """Writes a log that can be sent to the developers and says where it is.

    The log holds file names of this program, line numbers and the kind of fault. The message of
    the fault is left out: it may quote a cell.
    """
    print(fault_line(fault), file=sys.stderr)
    return int(Ending.OUR_FAULT)


def fault_line(fault: BaseException) -> str:
    """What to say of a fault of ours; the log is written on the way."""
    log = Path(tempfile.gettempdir()) / "selfassess-fault.log"
    try:
        log.write_text(fault_log(fault), encoding="utf-8")
        where = f" A log without any of your data is at {log}; please send it to the developers."
    except OSError:
        where = ""
    return (
        f"Something went wrong that is our fault ({type(fault).__name__}). "
        f"Your files were not changed.{where}"
    )


def fault_log(fault: BaseException) -> str:
    """The log: versions, the kind of fault, and the places in our own code it passed."""
    lines = [
        f"selfassess {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"fault: {type(fault).__name__}",
    ]
    for frame in traceback.extract_tb(fault.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"
