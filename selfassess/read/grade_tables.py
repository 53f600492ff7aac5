"""Tables whose columns are grades and whose rows say how many records got each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.unreadable import Unreadable
from selfassess.read.values import Amount, read_amount

FEWEST_GRADES = 2
TOTAL = ("total", "number", "audits", "number of audits", "n", "no of audits", "all")


class GradeRow(NamedTuple):
    """One row. `counts` by grade is empty where none could be told; `fault` is a problem's code."""

    number: int
    label: str
    counts: dict[str, int]
    fault: str = ""
    blanks: dict[str, str] = {}


class GradeTable(NamedTuple):
    """The rows that say something; `unused` counts the rest."""

    rows: tuple[GradeRow, ...]
    unused: int


def read_grade_table(rows: Sequence[Sequence[str]], grades: Names) -> GradeTable | None:
    """The table, or None where its headings are not at least two grades."""
    head = next((at for at, row in enumerate(rows[:3]) if len(_graded(row, grades)) >= 2), None)
    if head is None:
        return None
    columns = _graded(rows[head], grades)
    total = next((at for at, text in enumerate(rows[head]) if fold(text) in TOTAL), None)
    found = []
    unused = head - 1 if head > 1 else 0
    for number, row in enumerate(rows[head + 1 :], head + 2):
        label = row[0].strip() if row else ""
        if not label or fold(label) in ("total", "totals"):
            unused += 1
            continue
        found.append(_row(number, label, row, columns, total))
    return GradeTable(tuple(found), unused)


def _graded(row: Sequence[str], grades: Names) -> dict[int, str]:
    """Columns that are grades. A bare number is a grade only in a scale that says so."""
    return {
        at: grade
        for at, text in enumerate(row)
        if at and not text.strip().isdigit() and (grade := grades.find(text)) is not None
    }


def _row(
    number: int, label: str, row: Sequence[str], columns: dict[int, str], total: int | None
) -> GradeRow:
    counts: dict[str, int] = {}
    shares = False
    for at, grade in columns.items():
        amount = read_amount(row[at] if at < len(row) else None)
        if isinstance(amount, Unreadable):
            return GradeRow(number, label, {}, amount.code, amount.blanks)
        count, share = _count(amount)
        shares = shares or share
        if count is not None:
            counts[grade] = counts.get(grade, 0) + count
    if shares and not counts:
        return GradeRow(number, label, {}, "SA-R74")
    said = _said(row, total)
    if said is not None and counts and said != sum(counts.values()):
        blanks = {"found": str(said), "expected": str(sum(counts.values()))}
        return GradeRow(number, label, counts, "SA-R75", blanks)
    return GradeRow(number, label, counts)


def _count(amount: Amount) -> tuple[int | None, bool]:
    """How many, and whether the cell holds a percentage alone: "12", "12 (40%)", "40%"."""
    if amount.numerator is not None:
        return int(amount.numerator), False
    if amount.value is None:
        return None, False
    if amount.percent:
        return None, True
    return int(amount.value), amount.value != int(amount.value)


def _said(row: Sequence[str], total: int | None) -> int | None:
    if total is None or total >= len(row):
        return None
    amount = read_amount(row[total])
    if isinstance(amount, Unreadable) or amount.value is None or amount.percent:
        return None
    return int(amount.value)
