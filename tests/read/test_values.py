"""Values: what is met in a cell that should hold a number, as tables; and never an exception."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.read.dates.days import read_date
from selfassess.read.unreadable import Unreadable
from selfassess.read.values import Amount, read_amount, read_whole, read_yes_no

NUMBERS = """
85          | 85    |         |
85.0 %      | 85    | percent |
85%         | 85    | percent |
85 per cent | 85    | percent |
８５％       | 85    | percent |
82.4%¹      | 82.4  | percent |
85.2 [1]    | 85.2  |         |
12*         | 12    |         |
1,234       | 1234  |         |
1 234       | 1234  |         |
£4,512      | 4512  |         |
12 (p)      | 12    |         | provisional
12r         | 12    |         | revised
~85         | 85    |         | estimate
c.85        | 85    |         | estimate
-3          | -3    |         |
−3          | -3    |         |
"""

SYMBOLS = {
    "suppressed": ["c", "[c]", "*", "**", "<5", "≤5", "<=5", "fewer than 5", "#", "supp", ">95%"],
    "not_applicable": ["z", "[z]", "not applicable"],
    "not_available": ["x", ":", "..", "-", "–", "—", "n/a", "N/A", "not available", "no data"],
    "pending": ["TBC", "tbc", "awaited", "data to be supplied"],
    "low": ["k", "low", "[low]"],
    "unreliable": ["u"],
}


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines(), ids=lambda line: line.split("|")[0])
def test_a_number_is_read_however_it_is_typed(line: str) -> None:
    text, value, percent, flag = (part.strip() for part in line.split("|"))
    amount = read_amount(text)
    assert isinstance(amount, Amount), amount
    assert amount.value == float(value)
    assert amount.percent is (percent == "percent")
    assert amount.flags == ((flag,) if flag else ())


@pytest.mark.parametrize(
    ("symbol", "reason"), [(s, reason) for reason, symbols in SYMBOLS.items() for s in symbols]
)
def test_a_symbol_is_missing_and_never_zero(symbol: str, reason: str) -> None:
    amount = read_amount(symbol)
    assert amount.value is None
    assert amount.missing == reason


@pytest.mark.parametrize(
    ("text", "numerator", "denominator", "value"),
    [
        ("42/50", 42, 50, None),
        ("42 of 50", 42, 50, None),
        ("42 out of 50", 42, 50, None),
        ("84% (42/50)", 42, 50, 84),
        ("45 (27%)", 45, None, 27),
    ],
)
def test_counts_inside_a_cell_are_split(
    text: str, numerator: float, denominator: float | None, value: float | None
) -> None:
    amount = read_amount(text)
    assert (amount.numerator, amount.denominator, amount.value) == (numerator, denominator, value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("n/a (see note)", "SA-R12"),
        ("Green", "SA-R12"),
        ("4.5k", "SA-R12"),
        ("85-90", "SA-R12"),
        ("85,3", "SA-R12"),
        (True, "SA-R12"),
        ("#DIV/0!", "SA-R14"),
        ("#REF!", "SA-R14"),
        ("#######", "SA-R14"),
        (datetime(2026, 3, 2), "SA-R15"),
        (time(1, 7), "SA-R15"),
        ("nil", "SA-R16"),
        ("none", "SA-R16"),
    ],
)
def test_what_is_no_number_has_its_own_reason(value: object, code: str) -> None:
    fault = read_amount(value)
    assert isinstance(fault, Unreadable)
    assert fault.code == code


def test_a_cell_formatted_as_a_percentage_is_held_from_0_to_100() -> None:
    assert read_amount(0.824, "0.0%") == Amount(82.4, percent=True, decimals=1)
    assert read_amount(0.824, '0.0" % of plans"').value == 0.824


def test_stored_fractions_are_shown_as_typed() -> None:
    assert read_amount(9.3000000000000007).value == 9.3


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.dates() | st.times(), st.text())
def test_anything_is_an_amount_or_a_reason(value: object, number_format: str) -> None:
    found = read_amount(value, number_format)
    assert isinstance(found, Amount | Unreadable)
    if isinstance(found, Amount) and found.value is None:
        assert found.missing is not None or found.numerator is not None


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_whole_numbers_yes_or_no_and_dates_never_fail(value: object) -> None:
    assert isinstance(read_whole(value), int | Unreadable | None)
    assert isinstance(read_yes_no(value), bool | Unreadable | None)
    assert isinstance(read_date(value), date | Unreadable | None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/05/2026", "2026-05-14"),
        ("2/3/26", "2026-03-02"),
        ("2026-05-14", "2026-05-14"),
        ("14 May 2026", "2026-05-14"),
        ("14th May 26", "2026-05-14"),
        ("Thursday 14 May 2026", "2026-05-14"),
        ("May 2026", "2026-05-01"),
        ("14.05.2026", "2026-05-14"),
        ("46156", "2026-05-14"),
    ],
)
def test_dates_are_read_day_first(text: str, day: str) -> None:
    assert read_date(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["05/14/2026", "31/04/2026", "soon", "14 May", "14/05/1026"])
def test_a_date_that_cannot_be_is_refused(text: str) -> None:
    assert read_date(text) == Unreadable.of("SA-R57", found=text)


@pytest.mark.parametrize(("text", "said"), [("Yes", True), ("Y", True), ("✓", True), ("no", False)])
def test_yes_and_no(text: str, said: bool) -> None:
    assert read_yes_no(text) is said


def test_neither_yes_nor_no() -> None:
    assert read_yes_no("maybe") == Unreadable.of("SA-R19", found="maybe")
    assert read_yes_no("n/a") is None
