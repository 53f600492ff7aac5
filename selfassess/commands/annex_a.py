"""`selfassess annex-a`: whether the eleven lists are sound, and what they say."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from selfassess.commands.annex_a_totals import as_data, protected_breakdowns
from selfassess.commands.comparators import published_beside
from selfassess.commands.gather import INPUTS, NoDossier, gather
from selfassess.commands.lists import MEASURES, lists_of
from selfassess.commands.refused import ending, refused, worded
from selfassess.judge.lists_beside_scorecard import disagreements
from selfassess.model.account import Account
from selfassess.model.annex_a import RuleResult
from selfassess.model.dossier import Dossier, Settings
from selfassess.model.outcome import Outcome
from selfassess.model.period import say_date
from selfassess.model.problem import Problem, Severity
from selfassess.read.annex_a.door import ReadAnnexA, read_annex_a
from selfassess.read.annex_a.measured import fingerprint
from selfassess.settings.annex_a import load_annex_a
from selfassess.settings.catalogue import load_settings
from selfassess.settings.load import SettingsError
from selfassess.settings.workspace import FILE
from selfassess.write.save import SaveError, save

CHECKS = "annex-a-checks.xlsx"
_KEPT_NOWHERE = "Nothing was written; --json OUT keeps the checks and the measures."
_CODES = {Severity.ERROR: "SA-X12", Severity.WARNING: "SA-X13", Severity.NOTE: "SA-X14"}


def annex_a(target: str, json_to: str = "", as_at: str = "") -> Outcome:
    """Check and measure the lists of a workspace, or of a file outside any.

    In a workspace the measures go to inputs/annex-a-measures.json, where a draft finds them, and
    the rows to look at into annex-a-checks.xlsx. `json_to` writes totals and measures, with small
    numbers protected, to a file of its own.
    """
    try:
        day = date.fromisoformat(as_at) if as_at else None
    except ValueError:
        return refused((Problem.of("SA-X18", found=as_at),))
    path = Path(target)
    try:
        if (path / FILE).is_file():
            return _workspace(path, day, json_to)
        return _outside(path, day, json_to)
    except NoDossier as refusal:
        return refused(refusal.problems)
    except SettingsError as refusal:
        return refused(refusal.problems)
    except SaveError as refusal:
        return refused((refusal.problem,))


def _workspace(folder: Path, day: date | None, json_to: str) -> Outcome:
    dossier = gather(folder)
    lists = lists_of(folder)
    if lists is None:
        return refused((Problem.of("SA-X15"),))
    form, authority = load_annex_a(folder), dossier.workspace.authority
    read = read_annex_a(
        lists,
        form,
        dossier.settings.indicators,
        day or dossier.workspace.as_at,
        authority.population_0_17,
        authority.short or authority.name,
    )
    wrote = []
    if read.as_at is not None:
        exact = as_data(read, dossier.settings, fingerprint(lists), protect=False)
        wrote = [
            _save(folder / INPUTS / MEASURES, _dumped(exact)),
            _save(folder / CHECKS, _checks(read, folder, dossier)),
        ]
    return _outcome(read, dossier.settings, lists, json_to, wrote, _beside(read, dossier))


def _outside(path: Path, day: date | None, json_to: str) -> Outcome:
    settings = load_settings()
    read = read_annex_a(path, load_annex_a(), settings.indicators, day)
    return _outcome(read, settings, path, json_to, [], ())


def _beside(read: ReadAnnexA, dossier: Dossier) -> tuple[Problem, ...]:
    settings = dossier.settings
    return disagreements(
        read.values, dossier.evidence.values, settings.indicators, settings.thresholds
    )


def _outcome(
    read: ReadAnnexA,
    settings: Settings,
    lists: Path,
    json_to: str,
    wrote: list[str],
    beside: tuple[Problem, ...],
) -> Outcome:
    if json_to and read.as_at is not None:
        shared = as_data(read, settings, fingerprint(lists), protect=True)
        wrote.append(_save(Path(json_to), _dumped(shared)))
    problems = worded((*read.problems, *beside, *_failures(read)))
    return Outcome(
        ending=ending(problems),
        told=(*_told(read), *(() if wrote or read.as_at is None else (_KEPT_NOWHERE,))),
        problems=problems,
        account=Account(tallies=read.tallies),
        wrote=tuple(wrote),
    )


def _told(read: ReadAnnexA) -> tuple[str, ...]:
    if read.as_at is None:
        return ()
    present = [s for s in read.summaries if s.present]
    rows = sum(s.rows for s in present)
    sound = rows - sum(s.failed_error for s in present)
    absent = ", ".join(str(s.number) for s in read.summaries if not s.present)
    lines = [
        f"Lists drawn on {say_date(read.as_at)}: {len(present)} of {len(read.summaries)} lists, "
        f"{rows:,} rows, {sound:,} of them without an error.",
        f"{read.checks_run:,} checks run, {len(read.results):,} found something; "
        f"{len(read.values)} measures taken.",
    ]
    if absent:
        lines.append(f"Absent: {absent}.")
    return tuple(lines)


def _failures(read: ReadAnnexA) -> list[Problem]:
    places = {s.number: s for s in read.summaries}
    found = []
    for result in read.results:
        place = places.get(result.list)
        name = f"list {result.list}" if place else "the file"
        found.append(
            Problem.of(
                _CODES[result.severity],
                rule=f"{result.rule}, {name}",
                count=_counted(result),
                sentence=result.sentence,
            )
        )
    return found


def _counted(result: RuleResult) -> str:
    if result.whole:
        return "the list as a whole"
    unit = "" if result.unit == "rows" else f" {result.unit}"
    return f"{result.failed:,} of {result.checked:,}{unit}"


def _checks(read: ReadAnnexA, folder: Path, dossier: Dossier) -> bytes:
    from selfassess.write.excel.annex_a import checks_workbook

    assert read.as_at is not None
    settings = dossier.settings
    published = published_beside(folder, dossier, {value.indicator for value in read.values})
    return checks_workbook(
        read.as_at,
        read.summaries,
        read.results,
        read.failed,
        read.unknown,
        read.values,
        read.notes,
        protected_breakdowns(read, settings),
        settings.indicators,
        published,
    )


def _dumped(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _save(path: Path, data: bytes) -> str:
    save(path, data, moment=datetime.now(), keep=False)
    return str(path)
