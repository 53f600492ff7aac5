"""Reads reports and letters, several at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import parent_process
from pathlib import Path
from typing import NamedTuple

from selfassess.model.inspection import InspectionDocument
from selfassess.model.printed import PrintedWords
from selfassess.model.problem import Problem
from selfassess.read.documents import read_document
from selfassess.read.letters import not_an_inspection, read_inspection
from selfassess.settings.documents import load_printed_words
from selfassess.settings.load import config_folder

ENDINGS = (".pdf", ".docx", ".docm", ".txt", ".md")
WORTH_SHARING = 4  # from here on, starting further processes costs less than it saves


class ReadLetter(NamedTuple):
    """What became of one file."""

    path: Path
    inspection: InspectionDocument | None
    problems: tuple[Problem, ...]


def letters_in(folder: Path) -> list[Path]:
    """The reports and letters in a folder, by name; locks and hidden files left out."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file()
        and path.suffix.lower() in ENDINGS
        and not path.name.startswith(("~$", "."))
    )


def read_letters(paths: Sequence[Path]) -> Iterator[ReadLetter]:
    """Every file read, in the order given. Several processes share the work where it is much."""
    workers = min(os.cpu_count() or 1, len(paths))
    if workers < 2 or len(paths) < WORTH_SHARING or parent_process() is not None:
        yield from map(read_letter, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        for path, (text, problems) in zip(paths, pool.map(_as_text, paths), strict=True):
            document = InspectionDocument.model_validate_json(text) if text else None
            yield ReadLetter(path, document, problems)


def _as_text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """One file read, in a form that can go from one process to another."""
    one = read_letter(path)
    return one.inspection.model_dump_json() if one.inspection else "", one.problems


def read_letter(path: Path) -> ReadLetter:
    """One file read. Whatever it holds, the answer is a reading or a problem."""
    document, problems = read_document(path)
    if document is None:
        return ReadLetter(path, None, tuple(problems))
    inspection = read_inspection(document, _printed_words())
    if inspection is None:
        problems = [*problems, not_an_inspection(document)]
    return ReadLetter(path, inspection, tuple(problems))


@cache
def _printed_words() -> PrintedWords:
    return load_printed_words(config_folder())
