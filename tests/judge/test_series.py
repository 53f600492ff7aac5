"""Which figure is the headline, and which one it is set beside."""

from __future__ import annotations

from datetime import date

from selfassess.judge.series import Series, span
from selfassess.model.indicator import DEFINITION_CHANGED, INCOMPLETE, Unit
from selfassess.model.period import Period, PeriodKind
from tests import dossiers as make

FLOW = make.indicator("icpc_15wd_pct")
STOCK = make.indicator("cla_20_miles_pct", stock=True)


def series(*values: object, indicator: object = FLOW) -> Series:
    return Series(indicator, values, make.AS_AT)


def monthly(count: int, of: tuple[float, float] = (8, 10)) -> list[object]:
    periods = make.months(2026, 9, count)
    return [make.value(FLOW.id, p, of=of, cell=f"{chr(66 + i)}7") for i, p in enumerate(periods)]


def test_twelve_months_are_added_up_never_averaged() -> None:
    values = [*monthly(11, (1, 2)), make.value(FLOW.id, make.month(2026, 10), of=(90, 100))]
    headline = series(*values).headline()
    assert headline is not None
    assert (headline.value.numerator, headline.value.denominator) == (101, 122)
    assert headline.value.value == 100 * 101 / 122
    assert headline.value.period.say() == "the year to October 2026"
    assert len(headline.parts) == 12


def test_a_newer_pooled_year_wins_over_the_last_financial_year() -> None:
    year = make.value(FLOW.id, make.financial_year(2025), of=(50, 100))
    headline = series(year, *monthly(12)).headline()
    assert headline and headline.value.period.end == date(2026, 9, 30)


def test_a_reported_year_wins_over_months_that_end_with_it() -> None:
    months = [make.value(FLOW.id, p, of=(8, 10)) for p in make.months(2026, 3, 12)]
    year = make.value(FLOW.id, make.financial_year(2025), of=(97, 120))
    headline = series(year, *months).headline()
    assert headline and headline.value == year


def test_a_gap_in_the_months_makes_no_year() -> None:
    values = monthly(13)
    headline = series(*values[:5], *values[6:]).headline()
    assert headline and not headline.parts and headline.value.period.kind is PeriodKind.MONTH


def test_percentages_without_counts_are_not_pooled() -> None:
    values = [make.value(FLOW.id, p, 80.0) for p in make.months(2026, 9, 12)]
    headline = series(*values).headline()
    assert headline and headline.value.period == make.month(2026, 9)


def test_counts_add_up_and_rates_keep_their_population() -> None:
    count = make.indicator("referrals_count")
    values = [make.value(count.id, p, 100.0) for p in make.months(2026, 9, 12)]
    pooled = series(*values, indicator=count).headline()
    assert pooled and pooled.value.value == 1200
    rate = make.indicator("referrals_rate", unit=Unit.RATE)
    values = [make.value(rate.id, p, 25.0, (100, 40_000)) for p in make.months(2026, 9, 12)]
    pooled = series(*values, indicator=rate).headline()
    assert pooled and pooled.value.value == 300
    assert pooled.value.denominator == 40_000


def test_what_is_counted_on_a_day_takes_its_latest_day() -> None:
    values = [make.value(STOCK.id, p, of=(20, 100)) for p in make.months(2026, 9, 24)]
    headline = series(*values, indicator=STOCK).headline()
    assert headline and headline.value.denominator == 100 and not headline.parts


def test_figures_of_the_future_and_unfinished_years_are_no_headline() -> None:
    future = make.value(FLOW.id, make.financial_year(2026), of=(1, 2))
    unfinished = make.value(FLOW.id, make.financial_year(2025), of=(1, 2), flags=(INCOMPLETE,))
    whole = make.value(FLOW.id, make.financial_year(2024), of=(8, 10))
    made = series(whole, unfinished, future)
    assert made.headline() and made.headline().value == whole
    assert made.later == 1


def test_missing_values_are_never_nought() -> None:
    suppressed = make.value(FLOW.id, make.financial_year(2025))
    whole = make.value(FLOW.id, make.financial_year(2024), of=(8, 10))
    assert series(whole, suppressed).headline().value == whole
    assert series(suppressed).headline() is None


def test_the_baseline_is_the_year_that_holds_the_inspection() -> None:
    values = [make.value(FLOW.id, make.financial_year(y), of=(y, 4000)) for y in range(2021, 2026)]
    made = series(*values)
    then = made.at_inspection(date(2023, 6, 16), made.headline())
    assert then and then.value.period == make.financial_year(2023)


def test_the_baseline_is_the_twelve_months_up_to_the_inspection_where_months_are_held() -> None:
    values = [make.value(FLOW.id, p, of=(8, 10)) for p in make.months(2026, 9, 60)]
    made = series(*values)
    then = made.at_inspection(date(2023, 6, 16), made.headline())
    assert then and then.value.period.say() == "the year to June 2023"


def test_the_baseline_never_shares_a_month_with_the_headline() -> None:
    values = [make.value(FLOW.id, p, of=(8, 10)) for p in make.months(2026, 9, 48)]
    made = series(*values)
    then = made.at_inspection(date(2026, 5, 1), made.headline())
    assert then is None or then.end < made.headline().start


def test_without_figures_from_the_inspection_the_first_since_stands_in() -> None:
    values = [make.value(FLOW.id, make.financial_year(y), of=(y, 4000)) for y in range(2022, 2026)]
    made = series(*values)
    then = made.at_inspection(date(2016, 2, 1), made.headline())
    assert then and then.value.period == make.financial_year(2022)


def test_a_change_of_definition_parts_the_series() -> None:
    values = [
        make.value(
            FLOW.id, p, of=(8, 10), flags=(DEFINITION_CHANGED,) if p.start.month == 4 else ()
        )
        for p in make.months(2026, 9, 12)
    ]
    assert series(*values).headline().parts == ()


def test_a_span_of_cells_is_said_as_excel_says_it() -> None:
    row = [make.source(cell) for cell in ("Z31", "AA31", "AB31")]
    assert span(row).cell == "Z31:AB31"
    assert span([make.source("B2"), make.source("C9")]).cell == "C9"
    assert span([make.source("B2")]).cell == "B2"


def test_a_year_to_date_is_only_taken_where_there_is_no_year() -> None:
    ytd = Period(kind=PeriodKind.YEAR_TO_DATE, start=date(2026, 4, 1), end=date(2026, 9, 30))
    figure = make.value(FLOW.id, ytd, of=(40, 50))
    assert series(figure).headline().value == figure
    assert series(figure, *monthly(12)).headline().parts
