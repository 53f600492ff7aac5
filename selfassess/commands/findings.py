"""`selfassess findings`: reports and letters into the register, keeping what people wrote there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from selfassess.commands.gather import INPUTS
from selfassess.commands.letters import ReadLetter, letters_in, read_letters
from selfassess.commands.new import starter
from selfassess.commands.progress import shown
from selfassess.commands.refused import ending, refused, worded
from selfassess.match.aspects import Classifier
from selfassess.match.registering import Registered, register
from selfassess.model.account import Account, SetAside, Tally
from selfassess.model.dossier import Settings
from selfassess.model.inspection import Certainty
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.letters import to_json, unread_json
from selfassess.read.sheets.lists import aspect_labels
from selfassess.settings.placing import load_placing
from selfassess.settings.workbooks import load_forms
from selfassess.settings.workspace import FILE, LoadedWorkspace, load_workspace
from selfassess.write.excel.register import MergedRegister, merge_register
from selfassess.write.save import SaveError, folder_for, save

LETTERS = "letters"


def findings(files: Sequence[str], workspace: str = ".", json_to: str = "") -> Outcome:
    """Reads the files named, or every letter of the workspace.

    With a workspace the register is brought up to date; with `json_to` each document's reading is
    written there as JSON; with neither, what was read is only told.
    """
    folder = Path(workspace)
    has_workspace = (folder / FILE).is_file()
    paths = [Path(f) for f in files] or letters_in(folder / INPUTS / LETTERS)
    missing = [p for p in paths if not p.is_file()]
    if missing or not paths:
        named = missing or [folder / INPUTS / LETTERS]
        return refused([Problem.of("SA-C07", file=path.as_posix()) for path in named])
    read = list(shown(read_letters(paths), len(paths), "reading"))
    problems = [p for one in read for p in one.problems]
    told, tallies = _told(read), []
    wrote: list[str] = []
    if json_to:
        wrote, trouble = _as_json(read, Path(json_to))
        problems += trouble
    if not has_workspace and not json_to:
        told.append("There is no workspace here, so no register was brought up to date.")
    if has_workspace:
        loaded = load_workspace(folder)
        problems += loaded.problems
        made = _registered(read, loaded)
        tallies = [_tally(one) for one in made]
        added, saved, trouble = _merged(folder, loaded, made)
        told += added
        wrote += saved
        problems += trouble
    said = worded(problems)
    return Outcome(
        ending=ending(said),
        told=tuple(told),
        problems=said,
        account=Account(tallies=tuple(tallies)) if tallies else None,
        wrote=tuple(wrote),
        data={"documents": [_json_form(one) for one in read]},
    )


def _registered(read: Iterable[ReadLetter], loaded: LoadedWorkspace) -> list[Registered]:
    classifier = Classifier(load_placing())
    settings = loaded.settings
    made = []
    for one in read:
        if one.inspection is not None:
            undated = datetime.fromtimestamp(one.path.stat().st_mtime).date()
            document = one.inspection.model_copy(update={"file": f"{LETTERS}/{one.path.name}"})
            made.append(
                register(document, classifier, settings.frameworks, settings.aspects, undated)
            )
    return made


def _merged(
    folder: Path, loaded: LoadedWorkspace, made: Sequence[Registered]
) -> tuple[list[str], list[str], list[Problem]]:
    """The register with these documents in it: what to tell, what was written, what went wrong."""
    form = load_forms()["findings"]
    path = folder / INPUTS / form.file
    framework = loaded.workspace.framework if loaded.workspace else newest(loaded.settings)
    before = path.read_bytes() if path.is_file() else starter(form, loaded.settings, framework)
    frameworks = loaded.settings.frameworks
    labels = {area.id: area.short for f in frameworks.values() for area in f.areas}
    labels |= aspect_labels(loaded.settings, frameworks[framework].areas)
    try:
        merged = merge_register(
            before,
            form,
            [one.inspection for one in made],
            [finding for one in made for finding in one.findings],
            labels,
        )
    except LookupError as missing:
        problem = Problem.of("SA-C08", Source(file=form.file), what=missing.args[0])
        return [], [], [problem]
    told = [_merged_words(merged)]
    if merged.data == before:
        return [*told, "The register already holds all of this."], [], []
    try:
        saved = save(path, merged.data, moment=datetime.now())
    except SaveError as refusal:
        return told, [], [refusal.problem]
    return told, [saved.path.as_posix()], []


def newest(settings: Settings) -> str:
    """The id of the newest framework, for a workspace whose settings cannot be read."""
    return max(settings.frameworks.values(), key=lambda f: f.inspections_from).id


def _merged_words(merged: MergedRegister) -> str:
    counts = (
        (merged.added, "added"),
        (merged.updated, "brought up to date"),
        (merged.unchanged, "as they were"),
        (merged.kept_out, "left out as you had deleted them"),
        (merged.missing, "no longer found"),
    )
    said = [f"{len(those)} {words}" for those, words in counts if those]
    return f"Findings in the register: {', '.join(said) or 'none'}."


def _told(read: Sequence[ReadLetter]) -> list[str]:
    lines = []
    for one in read:
        document = one.inspection
        if document is None:
            lines.append(f"{one.path.name}: not read")
            continue
        items = len(document.items)
        read_with = [one.confidence for one in document.judgements]
        read_with += [one.confidence for one in document.items]
        read_with += [one.confidence for one in document.paragraphs]
        doubts = sum(how.certainty == Certainty.DOUBTFUL for how in read_with)
        lines.append(
            f"{one.path.name}: {document.kind_words}, "
            f"{document.authority.value if document.authority else 'authority not found'}, "
            f"{len(document.judgements)} judgements, {items} listed items, "
            f"{len(document.paragraphs) or len(document.findings)} findings"
            + (f"; {doubts} to look at" if doubts else "")
        )
    return lines


def _tally(one: Registered) -> Tally:
    file, used = one.inspection.source.file, len(one.findings)
    aside = tuple(
        SetAside(source=Source(file=file), reason=reason, count=count)
        for reason, count in sorted(one.left_out.items())
    )
    read = used + sum(item.count for item in aside)
    return Tally(file=file, unit="paragraphs", read=read, used=used, set_aside=aside)


def _as_json(read: Sequence[ReadLetter], folder: Path) -> tuple[list[str], list[Problem]]:
    """A file for every document, read or not; files of one name but for the ending keep theirs."""
    names = Counter(one.path.stem for one in read)
    wrote = []
    try:
        for one in read:
            name = one.path.stem if names[one.path.stem] == 1 else one.path.name
            target = folder / f"{name}.json"
            text = json.dumps(_json_form(one), indent=1, ensure_ascii=False)
            folder_for(target)
            save(target, text.encode("utf-8"), moment=datetime.now(), keep=False)
            wrote.append(target.as_posix())
    except SaveError as refusal:
        return wrote, [refusal.problem]
    return wrote, []


def _json_form(one: ReadLetter) -> dict[str, Any]:
    if one.inspection is None:
        return unread_json(one.path.name, one.problems)
    return to_json(one.inspection)
