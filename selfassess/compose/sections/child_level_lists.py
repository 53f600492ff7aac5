"""Readiness: what the child-level lists add up to. Nothing of a child is here to be told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.preparation import titled_table
from selfassess.model.annex_a import CohortTable, HiddenCounts, ListSummary, RuleResult
from selfassess.model.period import say_date
from selfassess.model.statement import Block, Callout, Cell, Prose, Row, Table

RULES_SHOWN = 12


def child_level_lists(
    matter: Matter,
    lists: Sequence[ListSummary],
    rules: Sequence[RuleResult],
    as_at: date | None = None,
    cohorts: Sequence[CohortTable] = (),
    hidden: HiddenCounts | None = None,
) -> list[Block]:
    """What the lists add up to, in rows; nothing of a child is here to be told.

    `hidden` says which numbers are too small to print. Who is in the lists stands at the end.
    """
    hidden = hidden or HiddenCounts()
    if not lists:
        said = matter.paragraph("lists.none", "readiness.no_lists")
        return [Callout(id="lists.none", name="Lists", kind="gap", paragraphs=(said,))]
    present = [item for item in lists if item.present]
    said = matter.paragraph(
        "lists.sum",
        "readiness.lists",
        present=len(present),
        expected=len(lists),
        rows=f"{sum(i.rows for i in present if i.number not in hidden.rows):,}",
        errors=f"{sum(i.failed_error for i in present if i.number not in hidden.errors):,}",
        drawn=say_date(as_at) if as_at else None,
        few_rows=bool(hidden.rows),
        few_errors=bool(hidden.errors),
    )
    blocks: list[Block] = [Prose(id="lists.sum", name="Lists", paragraphs=(said,))]
    blocks.append(_lists(matter, lists, hidden))
    failed = sorted(
        (r for r in rules if r.failed and (r.rule, r.list) not in hidden.rules),
        key=lambda r: (-r.failed, r.rule, r.list),
    )
    if failed:
        blocks.append(_rules(matter, failed[:RULES_SHOWN]))
    if _told(cohorts):
        title = matter.words.headings["readiness_who"]
        where = matter.paragraph("lists.who", "readiness.who_where", title=title)
        blocks.append(Prose(id="lists.who", name="Lists", paragraphs=(where,)))
    return blocks


def who_is_in_the_lists(matter: Matter, cohorts: Sequence[CohortTable]) -> list[Block]:
    """The breakdowns of the lists, as they may be printed: for looking up, behind the report."""
    told = _told(cohorts)
    return [_breakdowns(matter, told)] if told else []


def _told(cohorts: Sequence[CohortTable]) -> list[CohortTable]:
    return [table for table in cohorts if table.total is not None and not table.teams]


def _lists(matter: Matter, lists: Sequence[ListSummary], hidden: HiddenCounts) -> Table:
    few = matter.wording.words_of("readiness.lists_few")

    def number(item: ListSummary, count: int, small: Collection[int]) -> Cell:
        if not item.present:
            return cell("")
        return cell(few if item.number in small else f"{count:,}")

    rows = tuple(
        Row(
            cells=(
                cell(f"List {item.number}: {item.title}"),
                number(item, item.rows, hidden.rows),
                number(item, item.failed_error, hidden.errors),
                number(item, item.failed_warning, hidden.warnings),
                cell(", ".join(item.missing_columns) if item.present else "Not read"),
            )
        )
        for item in lists
    )
    titles = ("List", 2.6), ("Rows", 0.8), ("Rows with errors", 1.0), ("Rows to look at", 1.0)
    return titled_table(
        matter,
        "lists.table",
        "readiness.lists_caption",
        (*titles, ("Columns missing", 1.8)),
        rows,
    )


def _breakdowns(matter: Matter, tables: Sequence[CohortTable]) -> Table:
    ordered = sorted(tables, key=lambda table: table.list)
    rows = tuple(
        Row(
            cells=(
                cell(f"List {table.list}"),
                cell(table.title),
                cell(_groups(matter, table)),
                cell(f"{table.total:,}"),
            )
        )
        for table in ordered
    )
    columns = ("List", 0.7), ("Breakdown", 2.0), ("Rows by group", 4.6), ("Rows", 0.8)
    made = titled_table(matter, "lists.breakdowns", "readiness.breakdowns_caption", columns, rows)
    return made.model_copy(update={"dense": True})


def _groups(matter: Matter, table: CohortTable) -> str:
    """ "Under 1 42; 1 to 4 118; not printed: 16 and 17, Unborn"."""
    said = matter.wording.words_of
    counted = list(zip(table.labels, table.counts, strict=True))
    words = [
        said("readiness.breakdown_group", label=label, count=f"{count:,}")
        for label, count in counted
        if count is not None
    ]
    gone = [label for label, count in counted if count is None]
    if gone:
        words.append(said("readiness.breakdown_hidden", labels=", ".join(gone)))
    return "; ".join(words)


def _checked(result: RuleResult) -> str:
    unit = "" if result.unit == "rows" else f" {result.unit}"
    return f"{result.checked:,}{unit}"


def _rules(matter: Matter, failed: Sequence[RuleResult]) -> Table:
    rows = tuple(
        Row(
            cells=(
                cell(r.rule),
                cell(f"List {r.list}" if r.list else "Whole file"),
                cell(r.sentence),
                cell("" if r.whole else f"{r.failed:,}"),
                cell("Whole list" if r.whole else _checked(r)),
            )
        )
        for r in failed
    )
    columns = ("Rule", 0.9), ("List", 0.9), ("What it asks", 3.4), ("Rows failed", 0.9)
    return titled_table(
        matter, "lists.rules", "readiness.rules_caption", (*columns, ("Rows checked", 0.9)), rows
    )
