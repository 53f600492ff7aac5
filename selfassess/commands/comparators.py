"""Newer published figures: DfE's own data files in inputs/comparators, and how they get there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from selfassess.commands.refused import refused, worded
from selfassess.model.dossier import Dossier, Settings
from selfassess.model.indicator import Comparator
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.published import PublishedLine
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.published import ReadPublished, read_published
from selfassess.settings.catalogue import load_settings
from selfassess.settings.comparators import published_figures
from selfassess.settings.published import load_published_form
from selfassess.settings.workspace import FILE
from selfassess.write.save import SaveError, folder_for, save

INPUTS, FOLDER = "inputs", "comparators"


def newer_figures(inputs: Path, settings: Settings, workspace: Workspace) -> ReadPublished:
    """What the data files of inputs/comparators hold. Where two hold the same figures, those of
    the file that goes further win."""
    read = [
        read_published(
            path,
            load_published_form(),
            settings.indicators,
            workspace.as_at,
            path.relative_to(inputs).as_posix(),
        )
        for path in _files(inputs / FOLDER)
    ]
    problems = [problem for one in read for problem in one.problems]
    lines: dict[tuple[str, date], PublishedLine] = {}
    for one in sorted(
        read, key=lambda r: max((line.period.end for line in r.lines), default=date.min)
    ):
        own = {(line.indicator, line.period.end): line for line in one.lines}
        problems += _repeated(own, lines)
        lines |= own
    tallies = tuple(tally for one in read for tally in one.tallies)
    return ReadPublished(tuple(lines.values()), tuple(problems), tallies)


def published_beside(
    folder: Path, dossier: Dossier, indicators: Collection[str]
) -> dict[str, tuple[Comparator, ...]]:
    """What is published of these indicators, newer data files of the workspace among it."""
    settings, workspace = dossier.settings, dossier.workspace
    return published_figures(
        workspace.authority,
        indicators,
        settings.thresholds.level.minimum_neighbours,
        workspace.as_at,
        newer_figures(folder / INPUTS, settings, workspace).lines,
    ).comparators


def keeping(command: Callable[[str], Outcome], files: Sequence[str], workspace: str) -> Outcome:
    """Runs a command on a workspace after putting newer data files into its inputs/comparators,
    where every later command finds them, too. Does nothing where one of them cannot be used."""
    if not (Path(workspace) / FILE).is_file():
        outcome = command(workspace)
        said = worded([Problem.of("SA-P11", Source(file=Path(file).name)) for file in files])
        return outcome.model_copy(update={"problems": (*outcome.problems, *said)})
    wrong = [problem for file in files for problem in _unusable(Path(file))]
    if wrong:
        return refused(wrong)
    try:
        wrote = [said for file in files for said in _keep(Path(file), Path(workspace))]
    except SaveError as refusal:
        return refused((refusal.problem,))
    outcome = command(workspace)
    return outcome.model_copy(update={"wrote": (*wrote, *outcome.wrote)})


def _unusable(path: Path) -> list[Problem]:
    """What is wrong with a file that holds nothing for any workspace."""
    found = read_published(path, load_published_form(), load_settings().indicators, date.max)
    return [] if found.lines else list(found.problems)


def _keep(path: Path, workspace: Path) -> list[str]:
    target, data = workspace / INPUTS / FOLDER / path.name, path.read_bytes()
    if target.is_file() and target.read_bytes() == data:
        return []
    folder_for(target)
    save(target, data, moment=datetime.now())
    return [f"{target}: every later command uses it, too"]


def _files(folder: Path) -> list[Path]:
    """The files of a folder that people put there; not those that Excel or this program left."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        path
        for path in found
        if path.is_file() and not path.name.startswith(("~$", ".")) and "(before " not in path.name
    ]


def _repeated(
    own: Mapping[tuple[str, date], PublishedLine], held: Mapping[tuple[str, date], PublishedLine]
) -> list[Problem]:
    both = [at for at in own if at in held]
    if not both:
        return []
    others = " and ".join(sorted({held[at].file for at in both}))
    count = len({indicator for indicator, _ in both})
    return [Problem.of("SA-P09", Source(file=own[both[0]].file), count=count, other=others)]
