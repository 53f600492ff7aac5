"""Signs that a name no longer means the same: other numbers, another base, another reading."""

from __future__ import annotations

from datetime import date

from selfassess.match.drifting import drifting, since_last
from selfassess.model.indicator import IndicatorValue, Unit
from selfassess.model.layout import (
    EarlierRow,
    LaidBook,
    LaidRow,
    LaidTable,
    LayoutKind,
    RowMatch,
    Sureness,
)
from selfassess.model.period import Period, PeriodKind
from selfassess.model.source import Source
from tests.books import codes, settings

VISITS = "cpp_visits_timescale_pct"
KNOWN = settings().indicators


def row(label: str, **more: object) -> LaidRow:
    return LaidRow(label=label, source=Source(file="a.xlsx", sheet="S", row=1), figures=3, **more)


def book(*pairs: tuple[LaidRow, RowMatch]) -> tuple[LaidBook, tuple[RowMatch, ...]]:
    rows = tuple(r for r, _ in pairs)
    source = Source(file="a.xlsx", sheet="S")
    table = LaidTable(source=source, kind=LayoutKind.WIDE, columns=(), rows=rows)
    return LaidBook(file="a.xlsx", tables=(table,)), tuple(m for _, m in pairs)


def sure(indicator: str = VISITS, how: Sureness = Sureness.ALIAS) -> RowMatch:
    return RowMatch(indicator=indicator, sureness=how, score=1.0)


def value(month: int, base: float) -> IndicatorValue:
    day = date(2025, month, 1)
    period = Period(kind=PeriodKind.MONTH, start=day, end=day.replace(day=28))
    source = Source(file="a.xlsx", sheet="S", cell=f"A{month}")
    return IndicatorValue(
        indicator=VISITS, period=period, value=80, numerator=1, denominator=base, source=source
    )


def test_two_names_of_one_indicator_with_different_numbers() -> None:
    books = [
        book((row("CP visits within 10 days"), sure(how=Sureness.PERSON))),
        book((row("CP visits within 20 days"), sure(how=Sureness.PERSON))),
    ]
    assert codes(drifting(books, [], KNOWN)) == ["SA-R97"]


def test_names_with_the_same_numbers_are_no_drift() -> None:
    books = [
        book((row("CP visits within 10 days"), sure())),
        book((row("Visits in 10 days, 2025/26"), sure())),
    ]
    assert drifting(books, [], KNOWN) == ()


def test_a_base_that_grew_for_good() -> None:
    grown = [value(m, base) for m, base in enumerate((40, 42, 41, 150, 160, 155), 1)]
    (problem,) = drifting([], grown, KNOWN)
    assert problem.blanks["period"] == "April 2025" and problem.blanks["way"] == "large"
    assert problem.source is not None and problem.source.cell == "A4"


def test_a_base_that_fell_for_good() -> None:
    fallen = [value(m, base) for m, base in enumerate((150, 160, 40, 42), 1)]
    (problem,) = drifting([], fallen, KNOWN)
    assert problem.blanks["way"] == "small"


def test_one_odd_month_is_no_drift() -> None:
    odd = [value(m, base) for m, base in enumerate((40, 42, 160, 41, 43, 44), 1)]
    assert drifting([], odd, KNOWN) == ()


def test_rows_new_and_gone_since_the_matching_sheet_was_written() -> None:
    here = book((row("Referrals"), sure("referrals_count")), (row("Contacts"), sure()))
    earlier = [
        EarlierRow(key="s||referrals", label="Referrals", figures=3),
        EarlierRow(key="s||visits", label="Visits", figures=3),
    ]
    (problem,) = since_last([here], earlier, KNOWN, "matching.xlsx")
    assert problem.code == "SA-R92"
    assert problem.blanks["which"] == ': new "Contacts"; gone "Visits"'
    assert since_last([here], [], KNOWN, "matching.xlsx") == ()


def test_a_row_read_otherwise_than_last_time_is_said_unless_a_person_decided() -> None:
    earlier = [EarlierRow(key="s||visits", label="Visits", read_as="Contacts", figures=3)]
    changed = since_last([book((row("Visits"), sure()))], earlier, KNOWN, "m")
    assert codes(changed) == ["SA-R93"]
    decided = [book((row("Visits"), sure(how=Sureness.PERSON)))]
    assert since_last(decided, earlier, KNOWN, "m") == ()


def test_a_row_given_in_another_unit_than_last_time() -> None:
    earlier = [EarlierRow(key="s||visits", label="Visits", unit="percentage", figures=3)]
    now = [book((row("Visits", unit=Unit.COUNT), sure(how=Sureness.PERSON)))]
    (problem,) = since_last(now, earlier, KNOWN, "m")
    assert problem.blanks["now"] == "given as count"
