"""A council's selfassess.toml: the authority, the period, the framework, self-grades, choices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfassess.model.dossier import Settings
from selfassess.model.framework import Framework
from selfassess.model.problem import Problem
from selfassess.model.workspace import Authority, Workspace
from selfassess.settings.authorities import find_authority, known_authorities, regions
from selfassess.settings.catalogue import Overrides, load_settings, settings_with
from selfassess.settings.faults import near
from selfassess.settings.load import SettingsError, TomlFile, mend, open_toml

FILE = "selfassess.toml"


@dataclass(frozen=True)
class LoadedWorkspace:
    """What a workspace's settings say. `workspace` is None where too little could be read to go on.

    What was wrong gave way to a default and is among `problems`.
    """

    workspace: Workspace | None
    settings: Settings
    problems: tuple[Problem, ...] = ()


class WorkspaceFile(Workspace, Overrides):
    """Everything that selfassess.toml may hold."""


def load_workspace(folder: Path) -> LoadedWorkspace:
    """The settings of a workspace. Raises SettingsError only where our own `config/` is wrong."""
    try:
        file = open_toml(folder / FILE)
    except SettingsError as refusal:
        hinted = tuple(_with_hint(p, folder) for p in refusal.problems)
        return LoadedWorkspace(None, load_settings(), hinted)
    read, problems = mend(WorkspaceFile, file.data, file)
    if read is None:
        return LoadedWorkspace(None, load_settings(), tuple(problems))
    overrides = Overrides(**{key: getattr(read, key) for key in Overrides.model_fields})
    settings, faults = settings_with(overrides, file)
    problems += faults
    workspace = Workspace(**{key: getattr(read, key) for key in Workspace.model_fields})
    for check in (_with_framework, _with_self_grades, _with_authority):
        workspace, faults = check(workspace, settings.frameworks, file)
        problems += faults
    problems.sort(key=lambda p: (p.source.line or 0) if p.source else 0)
    return LoadedWorkspace(workspace, settings, tuple(problems))


Checked = tuple[Workspace, list[Problem]]


def _with_framework(
    workspace: Workspace, frameworks: dict[str, Framework], file: TomlFile
) -> Checked:
    """An unknown framework gives way to the one in force at the date of the evidence."""
    if workspace.framework in frameworks:
        return workspace, []
    problem = Problem.of(
        "SA-S07",
        file.source(("framework",)),
        found=workspace.framework,
        expected=", ".join(frameworks),
        hint=near(workspace.framework, list(frameworks)),
    )
    chosen = framework_at(workspace.as_at.isoformat(), frameworks)
    return workspace.model_copy(update={"framework": chosen}), [problem]


def framework_at(day: str, frameworks: dict[str, Framework]) -> str:
    """The id of the newest framework in force on a day (ISO)."""
    begun = [f for f in frameworks.values() if f.inspections_from.isoformat() <= day]
    return max(begun or frameworks.values(), key=lambda f: f.inspections_from).id


def _with_self_grades(
    workspace: Workspace, frameworks: dict[str, Framework], file: TomlFile
) -> Checked:
    """Self-grades by area id and grade id, however the grade is spelt."""
    framework = frameworks[workspace.framework]
    areas = [a.id for a in framework.areas if a.graded]
    spellings = {
        spelling.casefold(): grade.id
        for grade in framework.grades
        for spelling in (grade.id, grade.title, *grade.spellings)
    }
    kept: dict[str, str] = {}
    problems = []
    for area, grade in workspace.self_grades.items():
        source = file.source(("self_grades", area))
        if area not in areas:
            blanks = {"found": area, "expected": ", ".join(areas), "hint": near(area, areas)}
            problems.append(Problem.of("SA-S08", source, **blanks))
        elif grade.strip().casefold() not in spellings:
            known = ", ".join(g.id for g in framework.grades)
            problems.append(Problem.of("SA-S09", source, area=area, found=grade, expected=known))
        else:
            kept[area] = spellings[grade.strip().casefold()]
    return workspace.model_copy(update={"self_grades": kept}), problems


def _with_authority(
    workspace: Workspace, frameworks: dict[str, Framework], file: TomlFile
) -> Checked:
    """The authority checked against DfE's list: its code, name, region and neighbours."""
    given, known = workspace.authority, known_authorities()
    at = "authority"
    problems = _code_problems(given, file)
    changes: dict[str, object] = {}
    if given.la_code and given.la_code not in known:
        changes["la_code"] = ""
    strangers = [code for code in given.neighbours if code not in known]
    if strangers:
        source = file.source((at, "neighbours"))
        problems += [Problem.of("SA-S13", source, found=code) for code in strangers]
        changes["neighbours"] = tuple(c for c in given.neighbours if c in known)
    by_name = {name.casefold(): name for name in regions()}
    if given.region and given.region.casefold() not in by_name:
        source = file.source((at, "region"))
        blanks = {"found": given.region, "expected": ", ".join(regions())}
        hint = near(given.region, list(regions()))
        problems.append(Problem.of("SA-S14", source, hint=hint, **blanks))
    changes["region"] = by_name.get(given.region.casefold(), "")
    authority = given.model_copy(update=changes)
    return workspace.model_copy(update={"authority": authority}), problems


def _code_problems(given: Authority, file: TomlFile) -> list[Problem]:
    source = file.source(("authority", "la_code"))
    named, coded = find_authority(given.name), known_authorities().get(given.la_code)
    if given.la_code and not coded:
        return [Problem.of("SA-S10", source, found=given.la_code)]
    if coded and coded != named:
        blanks = {"digits": coded.code, "known": coded.name, "found": given.name}
        return [Problem.of("SA-S11", source, **blanks)]
    if named and not given.la_code:
        return [Problem.of("SA-S12", source, known=named.name, digits=named.code)]
    return []


def _with_hint(problem: Problem, folder: Path) -> Problem:
    """Says where to look: in the workspace above, or in settings whose ending Windows hides."""
    if problem.code != "SA-S01":
        return problem
    here, hint = folder.resolve(), ""
    above = next((f for f in here.parents if (f / FILE).is_file()), None)
    if (here / f"{FILE}.txt").exists():
        hint = f' There is a file "{FILE}.txt": take the ending .txt off.'
    elif above:
        hint = f" The folder {above.name}, in which it lies, is one: run the command there."
    blanks = {"where": f"the folder {here.name}", "hint": hint}
    return problem.model_copy(update={"blanks": {**problem.blanks, **blanks}})
