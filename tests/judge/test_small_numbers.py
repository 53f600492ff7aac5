"""Nothing small is shown, and nothing hidden can be worked out by subtraction."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from selfassess.judge.recovery import Line, conceal
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


def test_two_hidden_cells_whose_sum_leaves_one_answer_take_a_third_with_them() -> None:
    assert hidden_cells([[1, 1, 30]], LIMITS) == {(0, 0), (0, 1), (0, 2)}
    assert hidden_cells([[5, 5, 90]], LIMITS) == {(0, 0), (0, 1), (0, 2)}
    assert hidden_cells([[1, 2, 90]], LIMITS) == {(0, 0), (0, 1)}


def test_a_small_cell_among_noughts_takes_a_nought_with_it() -> None:
    assert hidden_cells([[3, 0, 0]], LIMITS) == {(0, 0), (0, 1)}


def test_a_total_in_a_cell_of_its_own_is_hidden_where_its_parts_do_not_suffice() -> None:
    counts = {"total": 3, "part": 3, "none": 0}
    sum_ = Line((("part", 1), ("total", -1)))
    assert conceal(counts, ["part"], [sum_], 5) == {"part", "total"}


@given(tables)
def test_no_hidden_cell_stands_alone_in_a_line_with_a_total(table: list[list[int]]) -> None:
    hidden = hidden_cells(table, LIMITS)
    for r, row in enumerate(table):
        for c, count in enumerate(row):
            assert (r, c) in hidden or not protects_count(count, LIMITS)
    lines = [[(r, c) for c in range(len(table[0]))] for r in range(len(table))]
    lines += [[(r, c) for r in range(len(table))] for c in range(len(table[0]))]
    assert all(len(hidden & set(line)) != 1 for line in lines)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_hidden_cell_of_a_small_table_has_more_than_one_answer(six: list[int]) -> None:
    """Tried out: every table that a reader could put in the place of this one. A total that is
    small itself, or of which all is hidden, is the caller's to hide."""
    table = [six[:3], six[3:]]
    rows, columns = totals(table)
    assume(min(*rows, *columns) > LIMITS.low_count)
    hidden = sorted(hidden_cells(table, LIMITS))
    assume(len(hidden) < len(six))
    answers = []
    for first in product(*(choices(table, r, c, hidden) for r, c in product((0, 1), (0, 1)))):
        top = [*first[:2], rows[0] - sum(first[:2])]
        below = [*first[2:], rows[1] - sum(first[2:])]
        last = all(n in choices(table, r, 2, hidden) for r, n in ((0, top[2]), (1, below[2])))
        if last and totals([top, below]) == (rows, columns):
            answers.append([top, below])
    assert table in answers
    for r, c in hidden:
        assert len({answer[r][c] for answer in answers}) > 1, (table, hidden)


def totals(table: list[list[int]]) -> tuple[list[int], list[int]]:
    return [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]


def choices(table: list[list[int]], r: int, c: int, hidden: list[tuple[int, int]]) -> range:
    """What a reader can suppose of one cell: what is shown, a small count, or anything."""
    if (r, c) not in hidden:
        return range(table[r][c], table[r][c] + 1)
    small = protects_count(table[r][c], LIMITS)
    return range(1, LIMITS.low_count + 1) if small else range(sum(table[r]) + 1)
