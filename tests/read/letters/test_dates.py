"""Dates and ranges in every shape that front pages print."""

# ruff: noqa: E501 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

from datetime import date

import pytest

from selfassess.read.letters.dates import DateReader


@pytest.fixture
def dates(words) -> DateReader:
    return DateReader(words.months)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8 to 19 June 2026", "2026-06-08", "2026-06-19"),
        ("18 March 2014 – 09 April 2014", "2014-03-18", "2014-04-09"),
        ("30 October to 10 November 2023", "2023-10-30", "2023-11-10"),
        ("20 February 2024 to 8 March 2024", "2024-02-20", "2024-03-08"),
        ("18 November – 10 December 2014", "2014-11-18", "2014-12-10"),
        ("21 November-15 December 2016", "2016-11-21", "2016-12-15"),
        ("21 November–15 December 2016", "2016-11-21", "2016-12-15"),
        ("20 June 2017 ─ 13 July 2017", "2017-06-20", "2017-07-13"),
        ("12/09/2016 to 06/10/2016", "2016-09-12", "2016-10-06"),
        ("1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"),
        ("18 Feb 2014 to 12 Mar 2014", "2014-02-18", "2014-03-12"),
        ("05 September to 07 October 2016", "2016-09-05", "2016-10-07"),
        ("8 – 12 July 2013", "2013-07-08", "2013-07-12"),
        ("28 July 2016", "2016-07-28", "2016-07-28"),
        ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", "2019-07-08", "2019-08-08"),
        ("12 to 16 December 2022 and 6 to 10 February 2023", "2022-12-12", "2023-02-10"),
        ("15 December to 9 January 2015", "2014-12-15", "2015-01-09"),
        ("8th to 19th June 2026", "2026-06-08", "2026-06-19"),
        ("20 and 21 March 2018", "2018-03-20", "2018-03-21"),
        ("8 June to 19 June 26", "2026-06-08", "2026-06-19"),
        ("Monday 13 November 2023 to Friday 17 November 2023", "2023-11-13", "2023-11-17"),
    ],
)  # fmt: skip
def test_ranges(dates, text, first, last):
    assert dates.span(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "June", "8 to 19", "31 June 2026", "19 to 8 June", "99/99/2016"]
)
def test_no_date_is_made_up(dates, text):
    assert dates.span(text) is None


def test_the_letter_gives_the_year_that_a_range_lacks(dates):
    assert dates.span("20 and 24 June", date(2016, 8, 2)) == (date(2016, 6, 20), date(2016, 6, 24))
    assert dates.span("11 to 15 December", date(2017, 2, 2))[0] == date(2016, 12, 11)


def test_a_month_and_its_year(dates):
    assert dates.month_year("judged inadequate in February 2017") == "2017-02"
