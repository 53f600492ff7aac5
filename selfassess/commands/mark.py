"""`selfassess check --mark`: copies of the workbooks with what is wrong coloured and commented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from selfassess.commands.matching import Kept
from selfassess.model.problem import Problem, Severity, WordedProblem
from selfassess.model.source import Source
from selfassess.read.workbook import open_workbook
from selfassess.write.excel.marked import NotMarkedError, marked_values, marked_workbook
from selfassess.write.save import SaveError, save

FOLDER = "marked"
OPEN = (".xlsx", ".xlsm")


def mark(
    files: Mapping[str, Path], problems: Sequence[WordedProblem], folder: Path | None = None
) -> Kept:
    """Write a marked copy of every file that a problem stands in.

    `files` gives the path of each file by its name in sources; copies go to `folder`, or beside
    the files where there is none.
    """
    held: dict[str, list[WordedProblem]] = defaultdict(list)
    for problem in problems:
        source = problem.source
        if source and source.file in files and problem.severity is not Severity.NOTE:
            held[source.file].append(problem)
    wrote: list[str] = []
    failed: list[Problem] = []
    moment = datetime.now()
    for name, found in held.items():
        data = _copy(files[name], found, name)
        if data is None:
            failed.append(Problem.of("SA-W70", Source(file=name)))
            continue
        target = (folder or files[name].parent) / f"{files[name].stem} (marked).xlsx"
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            wrote.append(str(save(target, data, moment=moment, keep=False).path))
        except SaveError as refusal:
            failed.append(refusal.problem)
    return Kept(tuple(wrote), tuple(failed))


def _copy(path: Path, problems: Sequence[WordedProblem], name: str) -> bytes | None:
    """The marked copy; None where the file cannot be opened at all."""
    book = open_workbook(path, name)
    if book.refused:
        return None
    if path.suffix.lower() in OPEN:
        try:
            return marked_workbook(path.read_bytes(), problems, path.name)
        except (NotMarkedError, OSError):
            pass  # its values alone can still be marked
    values = {
        sheet.title: [
            (cell.row, cell.column, cell.value)
            for row in sheet.rows.values()
            for cell in row.values()
            if not cell.origin
        ]
        for sheet in book.sheets
    }
    return marked_values(values, problems, path.name)
