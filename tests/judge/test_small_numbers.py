"""Nothing small is shown, and nothing hidden can be worked out by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfassess.judge.small_numbers import hidden_cells, protects_count
from tests import dossiers as make

LIMITS = make.settings().thresholds.disclosure
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=2, max_size=6
    )
)


def test_a_small_cell_takes_a_second_one_with_it_in_row_and_column() -> None:
    hidden = hidden_cells([[3, 20, 30], [40, 50, 60], [12, 80, 90]], LIMITS)
    assert hidden == {(0, 0), (0, 1), (2, 0), (2, 1)}


def test_without_totals_only_the_small_cell_is_hidden() -> None:
    assert hidden_cells([[3, 20], [40, 50]], LIMITS, totals_shown=False) == {(0, 0)}


def test_a_table_without_small_cells_is_shown_whole() -> None:
    assert not hidden_cells([[0, 20], [40, 50]], LIMITS)


@given(tables)
def test_no_hidden_cell_stands_alone_in_a_line_with_a_total(table: list[list[int]]) -> None:
    hidden = hidden_cells(table, LIMITS)
    for r, row in enumerate(table):
        for c, count in enumerate(row):
            assert (r, c) in hidden or not protects_count(count, LIMITS)
    lines = [[(r, c) for c in range(len(table[0]))] for r in range(len(table))]
    lines += [[(r, c) for r in range(len(table))] for c in range(len(table[0]))]
    assert all(len(hidden & set(line)) != 1 for line in lines)
