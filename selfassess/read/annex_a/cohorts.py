"""Breakdowns of the lists as counts. Small counts are protected by whoever writes them out."""

from __future__ import annotations

from selfassess.model.annex_a import AnnexAForm, CohortTable
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.annex_a.database import Database, QueryFaultError


def break_down(form: AnnexAForm, database: Database) -> tuple[list[CohortTable], list[Problem]]:
    """Every breakdown whose list and columns are there; with queries that could not be run."""
    tables: list[CohortTable] = []
    problems: list[Problem] = []
    for cohort in form.cohorts:
        if not database.lists[cohort.list].row_numbers:
            continue
        try:
            answer = database.ask(cohort.sql)
        except QueryFaultError as fault:
            source = Source(file="cohorts.toml")
            problems.append(Problem.of("SA-X08", source, what=cohort.id, reason=fault))
            continue
        if database.lacking(answer.touched) or not answer.rows:
            continue
        counts = tuple(int(row[1]) for row in answer.rows)
        tables.append(
            CohortTable(
                id=cohort.id,
                list=cohort.list,
                title=cohort.title,
                labels=tuple(str(row[0]) for row in answer.rows),
                counts=counts,
                total=sum(counts),
                teams=cohort.teams,
            )
        )
    return tables, problems
