"""Which file of `inputs` is which: by its own name, or by a name that says what it is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from selfassess.read.summaries import Place, Placed
from selfassess.settings.load import data_folder

if TYPE_CHECKING:
    from selfassess.match.aspects import Classifier

BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".docx")
AUDITS, VOICE = "audits", "voice"
# words in the name of a file of `inputs` that make it a record of what people said
_HEARD = ("voice", "complaint", "compliment", "survey", "feedback")
# From here on a statement of a summary is placed without a person's word.
SURE, SURE_WHEN_LISTED = 0.7, 0.4


def input_files(inputs: Path, key: str, file: str) -> tuple[list[Path], list[Path]]:
    """The files that may be a workbook of the workspace, its own name first, then the one file
    named after it, as "Improvement plan 2026-27.docx" is the plan; and all that are named so."""
    own = [inputs / file] if (inputs / file).is_file() else []
    named = [path for path in named_for(inputs, key) if path not in own]
    return own + (named if len(named) == 1 else []), named


def named_for(inputs: Path, key: str) -> list[Path]:
    """Files of `inputs` with the key as a word of their name."""
    if not inputs.is_dir():
        return []
    return [path for path in _books(inputs) if key.rstrip("s") in _words(path.stem)]


def _books(folder: Path) -> list[Path]:
    """The workbooks and documents of a folder, without those that a program left or kept."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in BOOKS
        and not path.name.startswith(("~$", "."))
        and "(before " not in path.name
    )


def _words(stem: str) -> list[str]:
    """The words of a file's name, without plural s."""
    return [word.rstrip("s") for word in re.split(r"[\W_]+", stem.lower())]


def summary_files(inputs: Path) -> list[Path]:
    """The audit summaries and forms in inputs/audits and the folders in it."""
    folder = inputs / AUDITS
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in (*BOOKS, ".docm") and not path.name.startswith(("~$", "."))
    )


def voice_files(inputs: Path, file: str) -> list[Path]:
    """What people said: the workspace's workbook, files named so, and those in inputs/voice."""
    own = [inputs / file] if (inputs / file).is_file() else []
    named = [p for p in _books(inputs) if p not in own and set(_HEARD) & set(_words(p.stem))]
    return [*own, *named, *_books(inputs / VOICE)]


def placer() -> Place:
    """The one classifier, as readers use it: aspect, area and the way a statement points."""

    def place(text: str, area: str, listed: str) -> Placed:
        # made where a first statement has to be placed: most workspaces name their aspects
        classifier, areas = _classifier(data_folder())
        found = classifier.place(text, area=area or None, listed_as=listed or None)
        least = SURE_WHEN_LISTED if listed else SURE
        sure = bool(found.aspect) and found.confidence >= least
        return Placed(found.aspect, areas.get(found.aspect, area), found.polarity.value, sure)

    return place


@cache
def _classifier(data: Path) -> tuple[Classifier, dict[str, str]]:
    """The classifier by the settings in `data`, and the area of each aspect."""
    from selfassess.match.aspects import Classifier
    from selfassess.settings.placing import load_placing

    settings = load_placing()
    return Classifier(settings), {aspect.id: aspect.area for aspect in settings.themes.aspects}
