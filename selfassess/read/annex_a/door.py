"""The one door to the lists: a file or folder in; checks, measures and breakdowns out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from selfassess.model.account import SetAside, Tally
from selfassess.model.annex_a import (
    AnnexAForm,
    CohortTable,
    FailedRows,
    ListForm,
    ListSummary,
    RuleResult,
    UnknownCode,
)
from selfassess.model.indicator import Indicator, IndicatorValue
from selfassess.model.problem import Problem, Severity
from selfassess.model.source import Source
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.cohorts import break_down
from selfassess.read.annex_a.database import Database
from selfassess.read.annex_a.lists import ReadList, read_list
from selfassess.read.annex_a.matching import match_sheet
from selfassess.read.annex_a.measures import measure
from selfassess.read.annex_a.opening import Table, open_tables
from selfassess.read.annex_a.validation import Validated, validate

# Sheets of the official workbook that hold guidance, and of tools that hold their own pages.
_NOT_LISTS = ("front", "faq", "guidance", "codes", "contents", "cover", "notes", "lookup")


@dataclass
class ReadAnnexA:
    """What the lists say: no row of a child among it.

    `failed` holds row numbers, `unknown` spellings: both for the local checks workbook only.
    `as_at_given` is False where the reference date had to be inferred.
    """

    as_at: date | None = None
    as_at_given: bool = True
    summaries: tuple[ListSummary, ...] = ()
    results: tuple[RuleResult, ...] = ()
    failed: tuple[FailedRows, ...] = ()
    unknown: tuple[UnknownCode, ...] = ()
    values: tuple[IndicatorValue, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    cohorts: tuple[CohortTable, ...] = ()
    checks_run: int = 0
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_annex_a(
    path: Path,
    form: AnnexAForm,
    indicators: dict[str, Indicator],
    as_at: date | None = None,
    population: int | None = None,
    authority: str = "",
) -> ReadAnnexA:
    """Read, check and measure the lists in a workbook, a CSV file or a folder of them.

    `as_at` is the day the lists were drawn, else it is inferred from their dates; never today.
    `population` is of children aged 0 to 17, for rates; `authority` its name as it would stand
    in the column of the authority of placement.
    """
    codes = {name: Codes(entries) for name, entries in form.codes.items()}
    lists, unmatched, problems = _read_lists(path, form, codes)
    held = [read for read in lists if read.present]
    if not held:
        if not any(p.code.startswith("SA-R") for p in problems):
            problems.append(Problem.of("SA-X01", Source(file=path.name)))
        return ReadAnnexA(problems=tuple(problems))
    reference = as_at or infer_reference(held)
    if reference is None:
        problems.append(Problem.of("SA-X05", Source(file=path.name)))
        return ReadAnnexA(problems=tuple(problems), tallies=_tallies(held))
    if as_at is None:
        problems.append(Problem.of("SA-X06", Source(file=path.name), day=reference.isoformat()))
    database = Database(form, lists, reference, codes, population, authority)
    try:
        checked = validate(form, database, unmatched)
        measured = measure(form, database, indicators)
        cohorts, faults = break_down(form, database)
    finally:
        database.close()
    return ReadAnnexA(
        as_at=reference,
        as_at_given=as_at is not None,
        summaries=tuple(_summary(read, checked) for read in lists),
        results=tuple(checked.results),
        failed=tuple(checked.failed),
        unknown=tuple(entry for read in held for entry in read.unknown),
        values=tuple(measured.values),
        notes=measured.notes,
        cohorts=tuple(cohorts),
        checks_run=checked.checked,
        problems=(*problems, *checked.problems, *measured.problems, *faults),
        tallies=_tallies(held),
    )


def _read_lists(
    path: Path, form: AnnexAForm, codes: dict[str, Codes]
) -> tuple[list[ReadList], int, list[Problem]]:
    """All eleven lists, absent ones among them; how many sheets are none; what was wrong."""
    found: dict[int, ReadList] = {}
    problems: list[Problem] = []
    unmatched = 0
    for table in open_tables(path):
        if isinstance(table, Problem):
            problems.append(table)
            continue
        source = Source(file=table.file, sheet=table.title)
        if _is_page(table):
            continue
        matched = match_sheet(table.title, table.rows, form.lists)
        if matched is None:
            unmatched += 1
            problems.append(Problem.of("SA-X03", source))
        elif isinstance(matched, ListForm):
            problems.append(Problem.of("SA-X04", source, list=matched.number))
            found.setdefault(matched.number, _without_headings(matched, table))
        elif matched.form.number in found and found[matched.form.number].row_numbers:
            problems.append(Problem.of("SA-X10", source, list=matched.form.number))
        else:
            found[matched.form.number] = read_list(table, matched, codes)
    lists = [found.get(f.number) or _absent(f) for f in form.lists]
    return lists, unmatched, problems


def _is_page(table: Table) -> bool:
    """Whether a sheet is a page of guidance or codes, or empty, rather than a list unknown."""
    title = table.title.lower()
    return title.startswith(_NOT_LISTS) or not any(any(row) for row in table.rows)


def _absent(form: ListForm) -> ReadList:
    return ReadList(form, missing=tuple(c.id for c in form.columns))


def _without_headings(form: ListForm, table: Table) -> ReadList:
    absent = _absent(form)
    absent.file, absent.sheet = table.file, table.title
    absent.present, absent.header_found = True, False
    return absent


def infer_reference(lists: list[ReadList]) -> date | None:
    """The last day on which something is recorded, as the day the lists were drawn.

    A day with no other within a month before it is taken for a mistyped year and passed over.
    """
    days: Counter[str] = Counter()
    for read in lists:
        if read.form.number <= 8:
            for name in read.form.event_dates:
                days.update(day for day in read.columns.get(name, ()) if day)
    ordered = sorted(days, reverse=True)
    for later, earlier in zip(ordered, [*ordered[1:], ""], strict=True):
        day = date.fromisoformat(later)
        if not earlier or date.fromisoformat(earlier) >= day - timedelta(days=31):
            return day
    return None


def _summary(read: ReadList, checked: Validated) -> ListSummary:
    worst: dict[Severity, set[int]] = {severity: set() for severity in Severity}
    severities = {(r.rule, r.list): r.severity for r in checked.results}
    for failed in checked.failed:
        if failed.list == read.form.number:
            rows = worst[severities[failed.rule, failed.list]]
            rows.update(row for row in failed.rows if row)
    older = {c.id for c in read.form.columns if c.since}
    headings = {c.id: c.header for c in read.form.columns}
    return ListSummary(
        number=read.form.number,
        title=read.form.title,
        file=read.file,
        sheet=read.sheet,
        present=read.present,
        rows=len(read.row_numbers),
        set_aside=read.set_aside,
        missing_columns=tuple(
            headings[name] for name in read.missing if read.present and name not in older
        ),
        other_columns=read.others,
        failed_error=len(worst[Severity.ERROR]),
        failed_warning=len(worst[Severity.WARNING]),
        failed_note=len(worst[Severity.NOTE]),
    )


def _tallies(lists: list[ReadList]) -> tuple[Tally, ...]:
    reason = "no identifier, or the footer of an export"
    return tuple(
        Tally(
            file=read.file,
            sheet=read.sheet,
            read=read.read,
            used=len(read.row_numbers),
            set_aside=(
                SetAside(
                    source=Source(file=read.file, sheet=read.sheet),
                    reason=reason,
                    count=read.set_aside,
                ),
            )
            if read.set_aside
            else (),
        )
        for read in lists
    )
