"""What the lists add up to, as data: for a draft, and protected for a file that is handed on."""

from __future__ import annotations

from typing import Any

from selfassess.judge.breakdowns import hidden_counts, protected_tables
from selfassess.judge.series import key_of
from selfassess.judge.withheld import withheld
from selfassess.model.annex_a import CohortTable
from selfassess.model.dossier import Dossier, Evidence, Settings
from selfassess.model.indicator import IndicatorValue, Missing
from selfassess.model.workspace import Authority, Workspace
from selfassess.read.annex_a.door import ReadAnnexA
from selfassess.read.annex_a.measured import FORM


def as_data(
    read: ReadAnnexA, settings: Settings, lists_fingerprint: str, protect: bool
) -> dict[str, Any]:
    """Totals, measures and breakdowns as JSON. No row number, no spelling, no name of a team.

    `protect` hides measures on small numbers, for a file that leaves the workspace. Breakdowns
    are always protected.
    """
    values = _protected(read, settings) if protect else read.values
    lists, rules = _totals(read, settings, protect)
    return {
        "form": FORM,
        "as_at": read.as_at.isoformat() if read.as_at else None,
        "as_at_given": read.as_at_given,
        "fingerprint": lists_fingerprint,
        "protected": protect,
        "checks_run": read.checks_run,
        "lists": lists,
        "rules": rules,
        "measures": [
            v.model_dump(mode="json", exclude_none=True) | {"value": v.value} for v in values
        ],
        "notes": read.notes,
        "cohorts": [
            _without_names(table).model_dump(mode="json")
            for table in protected_breakdowns(read, settings)
        ],
    }


def _totals(
    read: ReadAnnexA, settings: Settings, protect: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The lists and the rules in numbers of rows; None for one that is too small to leave."""
    lists = [s.model_dump(mode="json") for s in read.summaries]
    rules = [r.model_dump(mode="json") for r in read.results]
    if not protect:
        return lists, rules
    hidden = hidden_counts(read.summaries, read.results, settings.thresholds.disclosure)
    columns = {
        "rows": hidden.rows,
        "failed_error": hidden.errors,
        "failed_warning": hidden.warnings,
        "failed_note": hidden.notes,
    }
    for entry in lists:
        for column, numbers in columns.items():
            entry[column] = None if entry["number"] in numbers else entry[column]
    for entry in rules:
        if (entry["rule"], entry["list"]) in hidden.rules:
            entry["failed"] = None
    return lists, rules


def protected_breakdowns(read: ReadAnnexA, settings: Settings) -> list[CohortTable]:
    """The breakdowns, without small counts and what would give them away."""
    thresholds = settings.thresholds.disclosure
    return protected_tables(
        read.cohorts,
        read.summaries,
        read.results,
        read.values,
        settings.indicators,
        thresholds,
    )


def _protected(read: ReadAnnexA, settings: Settings) -> list[IndicatorValue]:
    """The measures without those that are small, and those that would give a small one away."""
    assert read.as_at is not None
    workspace = Workspace(
        authority=Authority(name="", short=""),
        as_at=read.as_at,
        period="",
        framework=next(iter(settings.frameworks)),
    )
    evidence = Evidence(values=read.values)
    hidden = withheld(Dossier(workspace=workspace, settings=settings, evidence=evidence))
    nothing = {"value": None, "numerator": None, "denominator": None}
    gone = {**nothing, "missing": Missing.SUPPRESSED}
    return [v.model_copy(update=gone) if key_of(v) in hidden else v for v in read.values]


def _without_names(table: CohortTable) -> CohortTable:
    """Teams by number: their names stay in the workbook for the data team."""
    if not table.teams:
        return table
    labels = tuple(f"Team {number}" for number, _ in enumerate(table.labels, 1))
    return table.model_copy(update={"labels": labels})
