"""Whatever stands on a sheet: it is understood or refused, and every figure is accounted for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from openpyxl import Workbook as Made

from tests.read.layouts.scorecards import read_book

WORDS = (
    "Indicator", "Measure", "Period", "Actual", "Num", "Denom", "Target", "England 2024/25", "RAG",
    "2025/26", "Apr", "May-25", "Q1", "YTD", "Total", "Month", "Children in care", "Referrals",
    "CP visits in timescale", "CP visits in timescale - numerator", "Number", "%", "85%", "c", "-",
    "42/50", "Source: x", "#REF!", "Child ID", "n/a", "annual only", "Team North",
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(-5, 300),
    st.floats(0, 1),
    st.booleans(),
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)),
    st.text(max_size=6).filter(lambda t: t.isprintable() and not t.startswith("=")),
)


@hypothesis(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(CELLS, max_size=7), max_size=9),
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=2),
)
def test_any_sheet_is_understood_or_refused(
    tmp_path: Path, rows: list[list[object]], merges: list[tuple[int, int]]
) -> None:
    book = Made()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for top, left in merges[:1]:
        sheet.merge_cells(start_row=top, start_column=left, end_row=top + 1, end_column=left + 1)
    done = read_book(tmp_path, book)
    for tally in done.read.tallies:
        assert tally.used >= 0
        assert tally.read == tally.used + sum(item.count for item in tally.set_aside)
    used = sum(tally.used for tally in done.read.tallies)
    taken = len(done.read.values) + len(done.read.targets)
    taken += sum(len(held) for held in done.read.comparators.values())
    assert used == taken
