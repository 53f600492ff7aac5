"""DfE's own data files: figures, symbols, places and years, and files that are something else."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from selfassess.read.published import ReadPublished, read_published
from selfassess.settings.catalogue import load_settings
from selfassess.settings.load import config_folder
from selfassess.settings.published import load_published_form

REAL = Path(__file__).with_name("published")
WHERE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,old_la_code,new_la_code,la_name"
)
ENGLAND = "Reporting year,National,E92000001,England,,,,,"
NORTH_EAST = "Reporting year,Regional,E92000001,England,E12000001,North East,,,"
REFERRALS = "category,referral_count,rereferral_percent"
LAST, BEFORE = date(2026, 3, 31), date(2025, 3, 31)


def council(code: str, ons: str, name: str) -> str:
    return f"Reporting year,Local authority,E92000001,England,E1,North East,{code},{ons},{name}"


DURHAM = council("840", "E06000047", "County Durham")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ReadPublished]:
    def _read(
        columns: str, *rows: str, as_at: date = date(2026, 10, 31), encoding: str = "utf-8"
    ) -> ReadPublished:
        path = tmp_path / "data.csv"
        path.write_text("\n".join([f"{WHERE},{columns}", *rows]) + "\n", encoding=encoding)
        return read_published(path, load_published_form(), load_settings().indicators, as_at)

    return _read


def values(found: ReadPublished, indicator: str, end: date = LAST) -> dict[str, float]:
    lines = [ln for ln in found.lines if (ln.indicator, ln.period.end) == (indicator, end)]
    return lines[0].values if lines else {}


def codes(found: ReadPublished) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_figure_stands_for_its_place_with_its_row_and_its_file(read) -> None:
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"2026,{NORTH_EAST},Referrals and Re-referrals,33000,21.2",
        f"2026,{DURHAM},Referrals and Re-referrals,5400,18.5",
    )
    assert values(found, "rereferrals_pct") == {"England": 23.4, "North East": 21.2, "840": 18.5}
    assert values(found, "referrals_count") == {"England": 640000, "North East": 33000, "840": 5400}
    line = found.lines[0]
    assert line.source("840").say() == "data.csv › row 4"
    assert (line.citation.source, line.citation.as_at) == (
        "data.csv, figures to 31 March 2026",
        "2026-03-31",
    )
    assert (line.period.kind, line.period.start) == ("financial_year", date(2025, 4, 1))
    assert codes(found) == ["SA-P08"]


@pytest.mark.parametrize("symbol", ["c", "z", "x", "low", "k", "u", ":", "~", "", "Z"])
def test_a_symbol_is_never_zero(read, symbol: str) -> None:
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"2026,{DURHAM},Referrals and Re-referrals,{symbol},{symbol}",
    )
    assert values(found, "rereferrals_pct") == {"England": 23.4}
    assert (found.tallies[0].read, found.tallies[0].used) == (2, 2)


def test_counts_alone_are_made_a_percentage_and_a_hidden_part_makes_none(read) -> None:
    found = read(
        "category,Section47,ICPC,Duration_0-10_days,Duration_11-15_days",
        f"2026,{ENGLAND},any,230590,72100,6240,52430",
        f"2026,{DURHAM},any,2161,819,c,588",
    )
    assert values(found, "icpc_15wd_pct") == {"England": 81.4}  # as published for 2025
    assert values(found, "icpc_count") == {"England": 72100, "840": 819}


def test_only_the_breakdown_meant_is_taken(read) -> None:
    found = read(
        "care_leaver_age,breakdown,care_leaver_count,care_leaver_percent",
        f'2026,{ENGLAND},19 to 21 years,"Total in education, employment or training",20760,54',
        f'2026,{ENGLAND},17 to 18 years,"Total in education, employment or training",9430,64',
        f"2026,{ENGLAND},19 to 21 years,Total,38440,100",
    )
    assert values(found, "cl_eet_19_21_pct") == {"England": 54}
    assert values(found, "cl_eet_17_18_pct") == {"England": 64}
    assert found.tallies[0].set_aside[0].reason == "another level or breakdown"


@pytest.mark.parametrize(
    ("written", "year"), [("2026", 2026), ("202526", 2026), ("2025/26", 2026), ("2025-26", 2026)]
)
def test_a_period_is_known_by_the_year_in_which_it_ends(read, written: str, year: int) -> None:
    found = read(REFERRALS, f"{written},{ENGLAND},Referrals and Re-referrals,640000,23.4")
    assert [line.period.end.year for line in found.lines] == [year, year]


@pytest.mark.parametrize("written", ["2205", "202528", "next year", "", "1999", "2033"])
def test_a_year_that_cannot_be_is_said_and_nothing_else_is_lost(read, written: str) -> None:
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"{written},{DURHAM},Referrals and Re-referrals,5400,18.5",
    )
    assert codes(found) == ["SA-P05", "SA-P08"]
    assert values(found, "rereferrals_pct") == {"England": 23.4}


def test_the_workforce_is_counted_at_the_end_of_september(read) -> None:
    found = read("vacancy_rate_fte", f"2026,{ENGLAND},14.0", as_at=date(2027, 1, 31))
    assert values(found, "sw_vacancy_pct", date(2026, 9, 30)) == {"England": 14.0}
    assert found.lines[0].period.kind == "snapshot"


def test_what_was_not_over_at_the_date_of_the_evidence_is_left(read) -> None:
    rows = [f"{year},{ENGLAND},14.0" for year in (2025, 2026)]
    found = read("vacancy_rate_fte", *rows, as_at=date(2026, 3, 31))
    assert [line.period.end for line in found.lines] == [date(2025, 9, 30)]
    assert codes(found) == ["SA-P10", "SA-P08"]
    assert codes(read("vacancy_rate_fte", rows[1], as_at=date(2026, 3, 31))) == ["SA-P10"]


def test_two_authorities_that_report_together_both_have_the_figure(read) -> None:
    both = council("940 / 941", "E06000061 / E06000062", "North and West")
    found = read("vacancy_rate_fte", f"2025,{both},25.9")
    assert values(found, "sw_vacancy_pct", date(2025, 9, 30)) == {"940": 25.9, "941": 25.9}


@pytest.mark.parametrize(
    "row",
    [
        council("370", "E08000038", "Barnsley"),
        council("", "E08000016", "Barnsley"),
        council("", "", "Barnsley"),
    ],
)
def test_an_authority_is_known_by_any_of_its_codes_or_its_name(read, row: str) -> None:
    found = read(REFERRALS, f"2026,{row},Referrals and Re-referrals,3000,25.5")
    assert values(found, "rereferrals_pct") == {"370": 25.5}


def test_a_place_that_is_no_authority_is_said(read) -> None:
    former = council("909", "E10000006", "Cumbria")
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"2026,{former},Referrals and Re-referrals,1,2",
    )
    assert codes(found) == ["SA-P06", "SA-P08"]
    assert found.problems[0].blanks == {"count": "1", "found": '"Cumbria"'}
    assert values(found, "rereferrals_pct") == {"England": 23.4}


def test_ten_years_give_the_newest_five_and_the_rest_is_counted(read) -> None:
    years = range(2016, 2027)
    rows = [f"{year},{ENGLAND},Referrals and Re-referrals,{year},20" for year in years]
    found = read(REFERRALS, *rows)
    ends = [ln.period.end.year for ln in found.lines if ln.indicator == "referrals_count"]
    assert ends == [2022, 2023, 2024, 2025, 2026]
    tally = found.tallies[0]
    assert (tally.read, tally.used) == (11, 5)
    assert [(s.reason, s.count) for s in tally.set_aside] == [("older periods", 6)]


def test_an_older_release_is_not_used(read) -> None:
    found = read(REFERRALS, f"2023,{ENGLAND},Referrals and Re-referrals,640000,23.4")
    assert found.lines == ()
    assert codes(found) == ["SA-P03", "SA-P03"]


def test_two_values_for_one_place_and_period_are_no_value(read) -> None:
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,25.0",
    )
    assert codes(found) == ["SA-P04", "SA-P08"]
    assert {line.indicator for line in found.lines} == {"referrals_count"}


def test_a_cell_that_is_no_figure_is_missing_and_said(read) -> None:
    found = read(
        REFERRALS,
        f"2026,{ENGLAND},Referrals and Re-referrals,640000,23.4",
        f"2026,{DURHAM},Referrals and Re-referrals,5400,about 18",
    )
    assert codes(found) == ["SA-P07", "SA-P08"]
    assert found.problems[0].source.row == 3
    assert values(found, "rereferrals_pct") == {"England": 23.4}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_file_saved_again_by_excel_is_read(read, encoding: str) -> None:
    found = read(
        REFERRALS, f"2026,{DURHAM},Referrals and Re-referrals,5400,18.5", encoding=encoding
    )
    assert values(found, "rereferrals_pct") == {"840": 18.5}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SA-P01"),
        (b"a,b\n1,2\n", "SA-P01"),
        (b"PK\x03\x04 a workbook", "SA-P01"),
        (b"time_period,geographic_level\n2026,National\n", "SA-P01"),
        (b"time_period,time_period,geographic_level,la_name\n", "SA-P01"),
        (b"time_period,geographic_level,la_name,bananas\n2026,National,,3\n", "SA-P02"),
        (b"time_period,geographic_level,la_name,rereferral_percent\n", "SA-P02"),
    ],
)
def test_another_file_is_one_plain_problem(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    form, known = load_published_form(), load_settings().indicators
    found = read_published(path, form, known, date(2026, 10, 31))
    assert (codes(found), found.lines) == ([code], ())


def test_a_file_that_is_not_there_is_one_plain_problem(tmp_path: Path) -> None:
    form, known = load_published_form(), load_settings().indicators
    assert codes(read_published(tmp_path / "no.csv", form, known, LAST)) == ["SA-P01"]


@pytest.mark.parametrize("path", sorted(REAL.glob("*.csv")), ids=lambda path: path.stem)
def test_real_rows_give_the_figures_that_are_carried(path: Path) -> None:
    """The columns of DfE's own files against figures taken from elsewhere (LAIT)."""
    form, year = load_published_form(), int(path.stem[-4:])
    carried = {
        name: held.model_copy(update={"newest": held.newest.replace(year=year)})
        for name, held in form.carried.items()
    }
    form = form.model_copy(update={"carried": carried})
    found = read_published(path, form, load_settings().indicators, date(2026, 10, 31))
    assert codes(found) == ["SA-P08"]
    compared = 0
    for line in found.lines:
        for place, value in line.values.items():
            held = published(line.indicator, line.period.end, place)
            if held is not None:
                compared += 1
                # DfE rounds the counts of England and regions to ten, and its shares before that
                derived = form.columns[line.indicator].parts and not place.isdigit()
                near = 0.11 if derived else 1e-9
                assert value == pytest.approx(held, abs=near), (line.indicator, place)
    assert compared >= 2


def published(indicator: str, end: date, place: str) -> float | None:
    """A figure as it stands in `config/comparators`."""
    name = "authorities.csv" if place.isdigit() else "areas.csv"
    with (config_folder() / "comparators" / name).open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if (row["indicator"], row["end"]) == (indicator, end.isoformat()):
                return float(row[place]) if row[place] else None
    return None
