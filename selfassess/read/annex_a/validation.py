"""Runs the rules over the lists: which rows fail which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selfassess.model.annex_a import (
    AnnexAForm,
    FailedRows,
    ListForm,
    RuleForm,
    RuleResult,
    RuleUnit,
)
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.annex_a.database import Database, QueryFaultError
from selfassess.read.annex_a.lists import ReadList


@dataclass
class Validated:
    """What the rules found: results of those that fail, the rows, how many checks were run."""

    results: list[RuleResult] = field(default_factory=list)
    failed: list[FailedRows] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    checked: int = 0

    def note(self, rule: RuleForm, number: int, rows: tuple[int, ...], checked: int) -> None:
        """Keep what one rule found on one list; a finding about the whole list counts as one."""
        if rows:
            self.results.append(
                RuleResult(
                    rule=rule.id,
                    list=number,
                    severity=rule.severity,
                    sentence=rule.sentence,
                    failed=len(rows),
                    checked=checked,
                    whole=rows == (0,),
                )
            )
            self.failed.append(FailedRows(rule=rule.id, list=number, rows=rows))


def validate(form: AnnexAForm, database: Database, unmatched: int = 0) -> Validated:
    """Run every rule on every list that it is about and that is there."""
    found = Validated()
    _check_file(form, database, unmatched, found)
    for rule in form.rules:
        for number in rule.lists:
            read = database.lists[number]
            absent = any(not database.lists[n].present for n in (number, *rule.needs))
            if absent or not read.row_numbers or set(rule.fields.split(",")) & set(read.missing):
                continue
            rows = _rows_failing(rule, form, read, database, found)
            found.checked += 1
            found.note(rule, number, rows, len(read.row_numbers))
    database.keep_failures(_every_failure(found))
    return found


def _rows_failing(
    rule: RuleForm, form: AnnexAForm, read: ReadList, database: Database, found: Validated
) -> tuple[int, ...]:
    sql = rule_sql(rule, form, read.form, read.missing)
    if not sql:
        return ()
    try:
        answer = database.ask(sql)
    except QueryFaultError as fault:
        source = Source(file="rules.toml")
        found.problems.append(Problem.of("SA-X08", source, what=rule.id, reason=fault))
        return ()
    if database.lacking(answer.touched):
        return ()
    return tuple(sorted({int(row[0]) for row in answer.rows}))


def rule_sql(
    rule: RuleForm, form: AnnexAForm, list_form: ListForm, missing: tuple[str, ...] = ()
) -> str:
    """The SQL of a rule on one list, with every blank filled in; "" where it has nothing to do."""
    sql, fill = rule.sql, dict(rule.fill)
    if rule.check:
        check = form.checks[rule.check]
        sql = check.sql
        if check.each:
            dates = [name for name in list_form.event_dates if name not in missing]
            if not dates:
                return ""
            condition = fill.pop("condition", check.condition)
            fill["conditions"] = " OR ".join(condition.replace("{field}", d) for d in dates)
    for name, words in fill.items():
        sql = sql.replace("{" + name + "}", words)
    return list_form.filled(sql)


def _check_file(form: AnnexAForm, database: Database, unmatched: int, found: Validated) -> None:
    """The rules about the file itself, from what was seen while it was read."""
    rules = {rule.id: rule for rule in form.rules}

    def note(rule: str, number: int, count: int, checked: int, unit: RuleUnit = "rows") -> None:
        if count:
            kept = rules[rule]
            found.results.append(
                RuleResult(
                    rule=rule,
                    list=number,
                    severity=kept.severity,
                    sentence=kept.sentence,
                    failed=count,
                    checked=checked,
                    whole=unit == "list",
                    unit=unit,
                )
            )

    lists = database.lists.values()
    note("AA-F-01", 0, unmatched, unmatched + sum(1 for read in lists if read.present), "sheets")
    for read in lists:
        number, columns = read.form.number, len(read.form.columns)
        note("AA-F-02", number, int(not read.present and number < 10), 1, "list")
        if not read.present:
            continue
        note("AA-F-03", number, int(not read.header_found), 1, "list")
        older = {c.id for c in read.form.columns if c.since}
        missing = len(set(read.missing) - older) if read.header_found else 0
        note("AA-F-04", number, missing, columns, "columns")
        note("AA-F-05", number, len(read.doubled), columns, "columns")
        note("AA-F-06", number, read.others, columns + read.others, "columns")
        note("AA-F-07", number, int(read.header_found and not read.row_numbers), 1, "list")
        note("AA-F-08", number, read.set_aside, read.read)
        errors = sorted({row for _, row, kind in read.faults if kind == "error"})
        found.checked += 8
        found.note(rules["AA-F-09"], number, tuple(errors), len(read.row_numbers))


def _every_failure(found: Validated) -> Iterator[tuple[str, int, int, str]]:
    for result, failed in _paired(found):
        for row in failed.rows:
            yield failed.rule, failed.list, row, str(result.severity)


def _paired(found: Validated) -> Iterator[tuple[RuleResult, FailedRows]]:
    results = {(r.rule, r.list): r for r in found.results}
    for failed in found.failed:
        yield results[failed.rule, failed.list], failed
