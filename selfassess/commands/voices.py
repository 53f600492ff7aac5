"""What people said, from every file; themes without an aspect placed by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from selfassess.commands.inputs import placer
from selfassess.model.dossier import Settings
from selfassess.model.finding import Finding
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
    found = place(item.theme, AREAS.get(item.group, ""), "")
    return found.aspect if found.sure else ""


def placed_actions(
    actions: Sequence[Action], findings: Sequence[Finding], areas: Mapping[str, str], place: Place
) -> tuple[tuple[Action, ...], tuple[Problem, ...]]:
    """Actions of a plan that names no aspects: on the aspect of the finding that they answer, else
    where their titles say it surely. `areas` gives the judgement area of each aspect."""
    of_finding = {finding.id: finding.aspects for finding in findings}
    out, left = [], list[Source]()
    for action in actions:
        if not action.aspect:
            held = [a for f in action.findings for a in of_finding.get(f, ()) if a in areas]
            own = [a for a in held if action.area in ("", areas[a])]
            found = place(action.title, action.area, "")
            fits = found.sure and action.area in ("", found.area)
            aspect = own[0] if own else found.aspect if fits else ""
            if aspect:
                area = action.area or areas[aspect]
                action = action.model_copy(update={"aspect": aspect, "area": area})
            else:
                left.append(action.source)
        out.append(action)
    return tuple(out), _left(left, "actions")


def _left(sources: Sequence[Source], what: str) -> tuple[Problem, ...]:
    if not sources:
        return ()
    return (Problem.of("SA-H08", sources[0], count=len(sources), what=what),)
