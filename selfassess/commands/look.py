"""`selfassess check FILE…`: how workbooks and documents of no workspace would be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from selfassess.commands.inputs import placer
from selfassess.commands.letters import ENDINGS
from selfassess.commands.looks import Looked, audited, heard
from selfassess.commands.refused import ending, worded
from selfassess.commands.scorecards import (
    SUFFIXES,
    Matching,
    read_understood,
    ready_matching,
)
from selfassess.match.drifting import drifting
from selfassess.model.account import Account
from selfassess.model.layout import LaidBook, LaidTable, RowMatch, Sureness
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem, Severity, WordedProblem
from selfassess.model.source import Source
from selfassess.model.workspace import Authority, Workspace
from selfassess.read.annex_a.matching import numbered
from selfassess.read.arrivals import Arrivals
from selfassess.read.audits import read_audits
from selfassess.read.documents import read_document
from selfassess.read.letters import read_inspection
from selfassess.read.performance import read_performance
from selfassess.read.plan import read_plan
from selfassess.read.register import read_register
from selfassess.read.sheets.recognise import in_our_form
from selfassess.read.summaries import read_summary
from selfassess.read.voice import read_voice
from selfassess.read.workbook import Workbook, open_workbook
from selfassess.settings.annex_a import load_annex_a
from selfassess.settings.catalogue import load_settings
from selfassess.settings.documents import load_printed_words
from selfassess.settings.load import config_folder
from selfassess.settings.workbooks import load_dimensions, load_forms

# Nothing is after this day: of a file on its own nobody knows when its evidence is taken at.
NO_DAY = date(2099, 12, 31)
FEWEST_LISTS = 2
RECORDS = "SA-R69"


def look_at(paths: Sequence[Path]) -> Outcome:
    """Says of every file how it would be read; writes nothing."""
    workspace, ready = _prepared()
    matching = Matching(ready.settings, ready.corrections, ready.words, ready.catalogue)
    arrivals = Arrivals()
    looked = [_look(path, workspace, matching) for path in paths if arrivals.new(path, path.name)]
    problems = worded((*arrivals.problems, *(p for one in looked for p in one.problems)))
    return Outcome(
        ending=ending(problems),
        told=(*(line for one in looked for line in one.told), _counted(problems)),
        problems=problems,
        account=Account(
            tallies=(*arrivals.tallies, *(t for one in looked for t in one.tallies)),
            files=tuple(arrivals.files),
        ),
        data={"files": [one.data for one in looked]},
    )


@cache
def _prepared() -> tuple[Workspace, Matching]:
    """Nobody's workspace, under the newest framework."""
    settings = load_settings()
    framework = max(settings.frameworks.values(), key=lambda f: f.inspections_from).id
    nobody = Authority(name="", short="")
    workspace = Workspace(authority=nobody, as_at=NO_DAY, period="", framework=framework)
    return workspace, ready_matching(None, settings, workspace)


def _counted(problems: Sequence[WordedProblem]) -> str:
    errors = sum(p.severity is Severity.ERROR for p in problems)
    warnings = sum(p.severity is Severity.WARNING for p in problems)
    return f"{errors} to put right, {warnings} to look at."


def _look(path: Path, workspace: Workspace, matching: Matching) -> Looked:
    suffix = path.suffix.lower()
    if suffix in ENDINGS and suffix not in SUFFIXES:
        return _document(path)
    book = open_workbook(path)
    if book.refused:
        told = (f"{path.name}: cannot be read.",)
        return Looked(told, {"file": path.name, "kind": "not read"}, book.problems)
    own = _our_form(path, book, workspace, matching)
    if own is not None:
        return own
    other = heard(book, workspace, matching) or audited(path, workspace, matching, book)
    if other is not None:
        return other
    scorecard = _scorecard(book, workspace, matching)
    records = not scorecard.data["tables"] or any(p.code == RECORDS for p in scorecard.problems)
    if records and _annex_a(book):
        told = (f"{path.name}: Annex A lists. Check them with `selfassess annex-a {path.name}`.",)
        return Looked(told, {"file": path.name, "kind": "Annex A lists"})
    return scorecard


def _annex_a(book: Workbook) -> bool:
    lists = load_annex_a().lists
    return sum(numbered(sheet.title, lists) is not None for sheet in book.sheets) >= FEWEST_LISTS


def _our_form(
    path: Path, book: Workbook, workspace: Workspace, matching: Matching
) -> Looked | None:
    """A workbook in one of our forms, read by its own reader."""
    settings, forms = matching.settings, load_forms()
    areas = settings.frameworks[workspace.framework].areas
    key = next((k for k, form in forms.items() if in_our_form(book, form, areas)), None)
    if key is None:
        return None
    form = forms[key]
    read: Any
    match key:
        case "performance":
            read = read_performance(path, form, settings, workspace)
        case "audits":
            read = read_audits(path, form, settings, workspace, load_dimensions())
        case "findings":
            read = read_register(path, form, settings, workspace)
        case "voice":
            read = read_voice(path, form, settings, workspace)
        case "plan":
            read = read_plan(path, form, settings, workspace)
        case _:
            return None
    told = (f"{path.name}: {form.title.lower()}, in the form of this program ({form.file}).",)
    data = {"file": path.name, "kind": form.title, "form": key}
    return Looked(told, data, read.problems, read.tallies)


def _scorecard(book: Workbook, workspace: Workspace, matching: Matching) -> Looked:
    read, laid, matches = read_understood(book, workspace, matching)
    figures = sum(row.figures for row in laid.rows)
    kinds = " and ".join(dict.fromkeys(t.kind.value for t in laid.tables)) or "no table of figures"
    sure = sum(m.sureness.sure for m in matches)
    near = sum(m.sureness is Sureness.NEAR for m in matches)
    told = (
        f"{laid.file}: {kinds}. {len(laid.tables)} tables, {len(laid.rows)} rows, "
        f"{figures:,} figures; {sure} rows matched surely, {near} nearly, "
        f"{len(matches) - sure - near} not.",
        *_rows_told(laid, matches, matching),
    )
    data = {"file": laid.file, "kind": "scorecard", "tables": _tables(laid, matches)}
    drifted = drifting([(laid, matches)], read.values, matching.settings.indicators)
    return Looked(told, data, (*read.problems, *drifted), read.tallies)


def _rows_told(laid: LaidBook, matches: Sequence[RowMatch], matching: Matching) -> tuple[str, ...]:
    """What each row was taken for, in a line."""
    lines = []
    for row, match in zip(laid.rows, matches, strict=True):
        place = f"{row.source.sheet} {row.source.cell}"
        if match.indicator:
            name = matching.settings.indicators[match.indicator].name
            how = f"{match.sureness.value}, {match.score:.2f}"
            lines.append(f"  {place}: {row.label} = {name} ({how})")
        else:
            lines.append(f"  {place}: {row.label} = ?")
    return tuple(lines)


def _tables(laid: LaidBook, matches: Sequence[RowMatch]) -> list[dict[str, Any]]:
    """Every table with its columns, rows and what the rows were matched to."""
    left = list(matches)
    tables = []
    for table in laid.tables:
        of_table, left = left[: len(table.rows)], left[len(table.rows) :]
        tables.append(_table(table, of_table))
    return tables


def _table(table: LaidTable, matches: Sequence[RowMatch]) -> dict[str, Any]:
    rows = [
        {**row.model_dump(mode="json", exclude_defaults=True), "match": _match(match)}
        for row, match in zip(table.rows, matches, strict=True)
    ]
    return {**table.model_dump(mode="json", exclude={"rows"}), "rows": rows}


def _match(match: RowMatch) -> dict[str, Any]:
    return match.model_dump(mode="json", exclude_defaults=True)


def _document(path: Path) -> Looked:
    if path.suffix.lower() == ".docx" and (ours := _ours(path)):
        return ours
    document, problems = read_document(path)
    if document is None:
        told = (f"{path.name}: cannot be read.",)
        return Looked(told, {"file": path.name, "kind": "not read"}, tuple(problems))
    inspection = read_inspection(document, load_printed_words(config_folder()))
    if inspection is None:
        workspace, ready = _prepared()
        other = audited(path, workspace, ready) or _plan(path) or _summary(path)
        if other is not None:
            return other
        told = (f"{path.name}: a document of another kind.",)
        found = (*problems, Problem.of("SA-D14", Source(file=path.name)))
        return Looked(told, {"file": path.name, "kind": "another document"}, found)
    kind = inspection.kind_words
    told = (f"{path.name}: an inspection document ({kind}); `selfassess findings` reads it.",)
    return Looked(told, {"file": path.name, "kind": kind}, tuple(problems))


def _ours(path: Path) -> Looked | None:
    """A document that this program wrote."""
    from selfassess.write.word.refresh.edited import NoRecordError, Opened

    try:
        Opened(path.read_bytes())
    except (NoRecordError, OSError):
        return None
    told = (f"{path.name}: a document that this program wrote; `selfassess review` reads it.",)
    return Looked(told, {"file": path.name, "kind": "our own document"}, ())


def _plan(path: Path) -> Looked | None:
    """An improvement plan in the tables of a document."""
    workspace, ready = _prepared()
    read = read_plan(path, load_forms()["plan"], ready.settings, workspace)
    if not read.actions:
        return None
    told = (f"{path.name}: an improvement plan with {len(read.actions)} actions.",)
    data = {"file": path.name, "kind": "improvement plan", "actions": len(read.actions)}
    return Looked(told, data, read.problems, read.tallies)


def _summary(path: Path) -> Looked | None:
    """An audit summary: tables of grades, lists of strengths and of areas for improvement."""
    workspace, ready = _prepared()
    read = read_summary(path, ready.settings, workspace, load_dimensions(), placer())
    if not read.totals:
        return None
    totals, themes = len(read.totals), len(read.themes)
    told = (f"{path.name}: an audit summary; {totals} rows of grades, {themes} statements.",)
    data = {"file": path.name, "kind": "audit summary", "grades": totals, "statements": themes}
    return Looked(told, data, read.problems, read.tallies)
