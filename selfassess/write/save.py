"""Saves a file whole or not at all, and keeps the version before.

The new bytes are written beside the target, synced and only then put in its place; whatever
fails, the target stays as it was. Nothing here reads the clock: the moment is given.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
import stat
import tempfile
import time
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.packed import unpack

_TRIES = 5
_PAUSE = 0.2  # seconds between tries: a virus scanner or OneDrive holds a file for a moment
_PACKAGES = (".docx", ".xlsx")
_FILENAME_EXCED_RANGE = 206  # the error of Windows where a path is too long
_LIMIT = 259 if os.name == "nt" else None  # characters of a path, unless IT has lifted it
_ADDED = 26  # characters that our own names beside a file have more than it
_ABANDONED = 3600.0  # seconds after which a half-written file is one of a run that was killed
# errors of shares that cannot sync; the bytes are written all the same
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF}


@dataclass(frozen=True)
class Saved:
    """Where the file was written, and where its version before was kept."""

    path: Path
    kept: Path | None = None


class SaveError(Exception):
    """The file was not written; the target is as it was. `beside` is where the new one stands."""

    def __init__(self, problem: Problem, beside: Path | None = None) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.beside = beside


def save(path: Path, data: bytes, *, moment: datetime, keep: bool = True) -> Saved:
    """Write `data` to `path`; `keep` the version before as "name (before 2026-11-22 1015).docx".

    A link is followed to its file. Raises `SaveError`.
    """
    refuse(path)
    _sweep(path, moment)
    _check_whole(path, data)
    target = path.resolve() if path.is_symlink() else path
    fresh: Path | None = None
    kept: Path | None = None
    try:
        fresh = _write_beside(target, data)
        _copy_mode(target, fresh)
        kept = _keep_before(target, moment) if keep and target.exists() else None
        _replace(fresh, target)
    except OSError as fault:
        refusal = _refusal(path, target, fresh, moment, fault)
        _remove(fresh, kept)
        raise refusal from fault
    except BaseException:
        # where the new file has already taken its place, the version before is kept
        stands = fresh is not None and not fresh.exists()
        _remove(fresh, None if stands else kept)
        raise
    return Saved(path, kept)


def _refusal(
    path: Path, target: Path, fresh: Path | None, moment: datetime, fault: OSError
) -> SaveError:
    """What to say of a fault; where something holds the target, the new file is left beside it."""
    if _too_long(path, fault):
        return SaveError(_long(path))
    if isinstance(fault, PermissionError):
        if fresh is None:
            return SaveError(_problem("SA-W03", path))
        beside = _leave_beside(fresh, target, moment)
        return SaveError(_problem("SA-W05", path, beside=beside.name if beside else "–"), beside)
    full = fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return SaveError(_problem("SA-W04" if full else "SA-W06", path, reason=_say(fault)))


def _remove(*files: Path | None) -> None:
    for file in files:
        if file is not None:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def folder_for(path: Path) -> None:
    """Makes the folder of a file where it is missing. Raises `SaveError` where it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        if _too_long(path, fault):
            raise SaveError(_long(path)) from fault
        raise SaveError(_problem("SA-W03", path)) from fault


def refuse(path: Path) -> None:
    """Raises `SaveError` where it is plain beforehand that the file cannot be written.

    Commands ask this before they do the work.
    """
    target = path.resolve() if path.is_symlink() else path
    if not target.parent.is_dir():
        raise SaveError(_problem("SA-W03", path))
    for lock in lock_files(target):
        if lock.exists():
            raise SaveError(_problem("SA-W01", path, lock=lock.name))
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise SaveError(_problem("SA-W02", path))


def lock_files(path: Path) -> tuple[Path, ...]:
    """The files that Word, Excel and LibreOffice leave beside a document while it is open."""
    name = path.name
    short = name[min(2, max(0, len(path.stem) - 6)) :]
    return tuple(
        path.with_name(each)
        for each in dict.fromkeys((f"~${short}", f"~${name}", f".~lock.{name}#"))
    )


def before_name(path: Path, moment: datetime) -> Path:
    """ "self-evaluation (before 2026-11-22 1015).docx", with a number where that is taken."""
    stamp = f"{path.stem} (before {moment:%Y-%m-%d %H%M}"
    made = path.with_name(f"{stamp}){path.suffix}")
    number = 2
    while made.exists():
        made = path.with_name(f"{stamp}, {number}){path.suffix}")
        number += 1
    return made


def _check_whole(path: Path, data: bytes) -> None:
    """A Word or Excel file must open as a package before it may take the place of another."""
    if path.suffix.lower() not in _PACKAGES:
        return
    try:
        unpack(data)
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise SaveError(_problem("SA-W07", path)) from fault


def _write_beside(target: Path, data: bytes) -> Path:
    """The bytes in a new file of the same folder, on the disk for certain."""
    number, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-", suffix=".tmp", dir=target.parent
    )
    fresh = Path(name)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(data)
            out.flush()
            _sync(out.fileno())
    except BaseException:
        _remove(fresh)
        raise
    return fresh


def _sweep(path: Path, moment: datetime) -> None:
    """Removes what a run that was killed while it saved this file left half-written."""
    with contextlib.suppress(OSError):
        for file in path.parent.glob(f".{glob.escape(path.stem[:40])}-*.tmp"):
            if moment.timestamp() - file.stat().st_mtime > _ABANDONED:
                _remove(file)


def _sync(number: int) -> None:
    try:
        os.fsync(number)
    except OSError as fault:
        if fault.errno not in _CANNOT_SYNC:
            raise


def _copy_mode(target: Path, fresh: Path) -> None:
    """The permissions of the file that is replaced, or those a new file would get."""
    if target.exists():
        shutil.copymode(target, fresh)
    elif os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(0o666 & ~mask)


def _keep_before(target: Path, moment: datetime) -> Path:
    kept = before_name(target, moment)
    shutil.copy2(target, kept)
    return kept


def _replace(fresh: Path, target: Path) -> None:
    """Put the new file in the target's place, trying again while something holds it."""
    for attempt in range(_TRIES):
        try:
            fresh.replace(target)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def _leave_beside(fresh: Path, target: Path, moment: datetime) -> Path | None:
    """Leave the new file beside the one that could not be replaced."""
    beside = target.with_name(f"{target.stem} (new {moment:%Y-%m-%d %H%M}){target.suffix}")
    try:
        fresh.replace(beside)
    except OSError:
        return None
    return beside


def _problem(code: str, path: Path, **blanks: object) -> Problem:
    return Problem.of(code, Source(file=path.name), folder=path.parent, **blanks)


def _too_long(path: Path, fault: OSError) -> bool:
    """Whether a path has more characters than the system allows.

    Windows mostly says of such a path that it is not there.
    """
    if fault.errno == errno.ENAMETOOLONG:
        return True
    if getattr(fault, "winerror", None) == _FILENAME_EXCED_RANGE:
        return True
    near = _LIMIT is not None and len(str(path.absolute())) + _ADDED > _LIMIT
    return near and isinstance(fault, FileNotFoundError)


def _long(path: Path) -> Problem:
    return _problem("SA-W08", path, length=len(str(path.absolute())))


def _say(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()
