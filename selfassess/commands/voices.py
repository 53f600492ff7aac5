"""What people said, from every file; themes without an aspect placed by their words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from selfassess.commands.inputs import placer
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.plan import Action
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.voice import VoiceItem
from selfassess.model.workspace import Workspace
from selfassess.read.folding import fold
from selfassess.read.heard.door import HeardReader, read_any_voice
from selfassess.read.summaries import Place
from selfassess.read.voice import ReadVoice
from selfassess.read.workbook import open_workbook
from selfassess.settings.heard import load_heard_words

# A group whose care is of one area says where its words belong.
AREAS = {
    "care leavers": "care_leavers",
    "children in care": "children_in_care",
    "foster carers": "children_in_care",
    "staff": "leaders",
}
LISTED = {"strength": "strength", "weakness": "area for improvement"}


def read_voices(
    files: list[tuple[Path, str]], form: WorkbookForm, settings: Settings, workspace: Workspace
) -> list[ReadVoice]:
    """What each file holds; files come with their names in sources."""
    reader = HeardReader(load_heard_words(), settings, workspace, placer())
    read = []
    for path, file in files:
        book = open_workbook(path, file)
        read.append(read_any_voice(book, form, reader, settings, workspace))
    return read


def placed_items(
    items: Sequence[VoiceItem], place: Place
) -> tuple[tuple[VoiceItem, ...], tuple[Problem, ...]]:
    """The items with an aspect each: where a person placed the same theme, there; else where its
    words say it surely. The rest is said."""
    said = {(fold(i.theme), i.group): i.aspect for i in items if i.aspect}
    out = []
    for item in items:
        if not item.aspect:
            aspect = said.get((fold(item.theme), item.group)) or _by_words(item, place)
            item = item.model_copy(update={"aspect": aspect})
        out.append(item)
    return tuple(out), _left([i.source for i in out if not i.aspect], "themes")


def _by_words(item: VoiceItem, place: Place) -> str:
    found = place(item.theme, AREAS.get(item.group, ""), LISTED.get(item.points, ""))
    return found.aspect if found.sure else ""


def placed_actions(
    actions: tuple[Action, ...], place: Place
) -> tuple[tuple[Action, ...], tuple[Problem, ...]]:
    """Actions of a plan that names no aspects, placed by their titles where these say it surely."""
    out, left = [], list[Source]()
    for action in actions:
        if not action.aspect:
            found = place(action.title, action.area, "area for improvement")
            if found.sure and (not action.area or found.area == action.area):
                action = action.model_copy(update={"aspect": found.aspect, "area": found.area})
            else:
                left.append(action.source)
        out.append(action)
    return tuple(out), _left(left, "actions")


def _left(sources: Sequence[Source], what: str) -> tuple[Problem, ...]:
    if not sources:
        return ()
    return (Problem.of("SA-H08", sources[0], count=len(sources), what=what),)
