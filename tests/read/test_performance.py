"""Performance workbooks: figures with their cells, and a problem for whatever is wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from selfassess.model.indicator import Missing
from selfassess.read.performance import ReadPerformance, read_performance
from tests.books import AREAS, COUNCIL, codes, form, make, places, said, settings, write

HEAD = "Indicator | Period | Value | Numerator | Denominator | Note"
RE = "Re-referrals within 12 months"


def read(path: Path) -> ReadPerformance:
    return read_performance(path, form("performance"), settings(), COUNCIL, "performance.xlsx")


def rows(folder: Path, *lines: str, head: str = HEAD) -> ReadPerformance:
    return read(write(folder, {"Help and protection": "\n".join((head, *lines))}))


def test_a_figure_knows_its_cells(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | 21.4 | 214 | 1000 |")
    (value,) = done.values
    assert (value.indicator, value.period.say(), value.value) == (
        "rereferrals_pct",
        "2025-26",
        21.4,
    )
    assert value.source.say() == "performance.xlsx › Help and protection › C2"
    assert value.numerator_source and value.numerator_source.cell == "D2"
    assert value.denominator_source and value.denominator_source.cell == "E2"
    assert codes(done.problems) == []


@pytest.mark.parametrize(
    "name", ["rereferrals_pct", "RE-REFERRALS  within 12 months", "repeat referrals"]
)
def test_an_indicator_goes_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    known = settings().indicators["rereferrals_pct"]
    assert known.aliases
    names = {"repeat referrals": known.aliases[0]}
    done = rows(tmp_path, f"{names.get(name, name)} | 2025-26 | 21.4 | | |")
    assert [v.indicator for v in done.values] == ["rereferrals_pct"]


def test_an_unknown_indicator_is_set_aside_with_a_suggestion(tmp_path: Path) -> None:
    done = rows(
        tmp_path, "Re-referals in 12 months | 2025-26 | 21.4 | | |", f"{RE} | 2025-26 | 21.4 |||"
    )
    assert len(done.values) == 1
    assert codes(done.problems) == ["SA-R36"]
    assert said(done.problems, "SA-R36").startswith(
        "SA-R36 · performance.xlsx › Help and protection › A2: no indicator is called "
        '"Re-referals in 12 months". Did you mean "Re-referrals within 12 months"'
    )


def test_the_account_holds_every_row(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"{RE} | 2025-26 | 21.4 | 214 | 1000 | example row: delete or leave",
        f"{RE} | 2024-25 | 22 | | |",
        f"{RE} | someday | 22 | | |",
        f"{RE} | 2023-24 | oops | | |",
        f"{RE} | 2022-23 | | | |",
        "Source: a note under the table",
    )
    (tally,) = done.tallies
    assert (tally.read, tally.used) == (6, 1)
    assert [item.reason for item in tally.set_aside] == [
        "worked example row",
        "only one cell is filled",
        "Period could not be read",
        "Value could not be read",
        "no figure given",
    ]


def test_text_where_a_number_belongs_says_so_as_promised(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | n/a (see note) | | |")
    assert said(done.problems, "SA-R12") == (
        "SA-R12 · performance.xlsx › Help and protection › C2: expected a number, found "
        '"n/a (see note)". Leave the cell empty if there is no figure, or type a number such as '
        "82.4."
    )


def test_suppressed_figures_stay_suppressed(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | c | 3 | 41 |", f"{RE} | 2024-25 | <5 | | |")
    assert [(v.value, v.missing, v.numerator) for v in done.values] == [
        (None, Missing.SUPPRESSED, None),
        (None, Missing.SUPPRESSED, None),
    ]


def test_a_blank_value_is_worked_out_from_its_counts(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | | 214 | 1000 |", f"{RE} | 2024-25 | 42/200 | | |")
    assert [v.value for v in done.values] == [21.4, 21.0]
    assert done.values[0].source.cell == "D2"
    assert done.values[1].numerator_source and done.values[1].numerator_source.cell == "C3"


def test_no_cases_are_not_zero_per_cent(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | | 0 | 0 |", f"{RE} | 2024-25 | | 3 | 0 |")
    assert [(v.value, v.missing) for v in done.values] == [(None, Missing.NOT_APPLICABLE)]
    assert codes(done.problems) == ["SA-R42"]


def test_a_figure_that_its_counts_contradict_is_used_with_a_warning(tmp_path: Path) -> None:
    done = rows(
        tmp_path, f"{RE} | 2025-26 | 24 | 214 | 1000 |", f"{RE} | 2024-25 | 21 | 214 | 1000 |"
    )
    assert [v.value for v in done.values] == [24, 21]
    assert places(done.problems, "SA-R41") == ["performance.xlsx › Help and protection › C2"]


def test_a_numerator_above_its_denominator_is_questioned(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | | 50 | 42 |")
    assert places(done.problems, "SA-R37") == ["performance.xlsx › Help and protection › D2"]


def test_a_rate_for_part_of_a_year_is_not_made_up(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        "referrals_rate | Q1 2026-27 | | 300 | 48000 |",
        "referrals_rate | 2025-26 | | 2400 | 48000 |",
    )
    assert [v.value for v in done.values] == [500]
    assert codes(done.problems) == ["SA-R43"]


@pytest.mark.parametrize(
    ("typed", "read_as", "problems"),
    [
        (["82.4", "80", "79.9"], [82.4, 80, 79.9], []),
        (["'82.4%'", "80"], [82.4, 80], []),
        (["0.824", "0.8"], [82.4, 80], ["SA-R40"]),
        (["0.824", "83", "81"], [83, 81], ["SA-R39"]),
        (["0.8", "1.2", "2.1"], [0.8, 1.2, 2.1], []),
        (["1", "1"], [], ["SA-R39", "SA-R39"]),
        (["0", "82"], [0, 82], []),
    ],
)
def test_the_scale_of_a_percentage_is_that_of_its_fellows(
    tmp_path: Path, typed: list[str], read_as: list[float], problems: list[str]
) -> None:
    lines = [f"{RE} | {2025 - n}-{26 - n} | {text} | | |" for n, text in enumerate(typed)]
    done = rows(tmp_path, *lines)
    assert [v.value for v in done.values] == read_as
    assert codes(done.problems) == problems


def test_counts_settle_the_scale_of_a_percentage(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"{RE} | 2025-26 | 0.83 | 83 | 100 |",
        f"{RE} | 2024-25 | 0.8 | 8 | 1000 |",
        f"{RE} | 2023-24 | 82 | | |",
    )
    assert [v.value for v in done.values] == [83, 0.8, 82]
    assert codes(done.problems) == []


def test_a_percent_format_is_believed(tmp_path: Path) -> None:
    book = make({"Help and protection": f"{HEAD}\n{RE} | 2025-26 | 0.824\n{RE} | 2024-25 | 82"})
    book["Help and protection"]["C2"].number_format = "0.0%"
    book.save(tmp_path / "book.xlsx")
    assert [v.value for v in read(tmp_path / "book.xlsx").values] == [82.4, 82]


def test_real_dates_are_months_or_snapshots(tmp_path: Path) -> None:
    book = make({"Help and protection": f"{HEAD}\n{RE} | | 21\n{RE} | | 22"})
    ws = book["Help and protection"]
    ws["B2"], ws["B3"] = datetime(2026, 5, 1), datetime(2026, 3, 31)
    book.save(tmp_path / "book.xlsx")
    said = [v.period.say() for v in read(tmp_path / "book.xlsx").values]
    assert said == ["May 2026", "31 March 2026"]


def test_a_row_twice_counts_once_and_a_contradiction_counts_never(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"{RE} | 2025-26 | 21 | | |",
        f"{RE} | 2025/26 | 21 | | |",
        f"{RE} | 2024-25 | 20 | | |",
        f"{RE} | 2024-25 | 25 | | |",
    )
    assert [(v.period.say(), v.value) for v in done.values] == [("2025-26", 21)]
    assert codes(done.problems) == ["SA-R47", "SA-R48"]
    assert "Help and protection › C4" in said(done.problems, "SA-R48")


def test_notes_become_flags(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"{RE} | 2025-26 | 21 | | | Provisional; definition changed in April",
        f"{RE} | 2024-25 (prov) | 21 | | |",
        f"{RE} | 2023-24 | ~21 | | |",
    )
    flags = [("definition_changed", "provisional"), ("provisional",), ("estimate",)]
    assert [v.flags for v in done.values] == flags


def test_a_figure_in_another_unit_is_not_used(tmp_path: Path) -> None:
    done = rows(
        tmp_path, f"{RE} | 2025-26 | 14 months | | |", "contacts_count | 2025-26 | 85% | | |"
    )
    assert done.values == ()
    assert codes(done.problems) == ["SA-R45", "SA-R45"]


def test_a_period_that_has_not_begun_is_a_slip(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | Nov 2026 | 21 | | |", f"{RE} | Dec 2026 | | | |")
    assert done.values == ()
    assert codes(done.problems) == ["SA-R38"], (
        "a row prepared for later without a figure is no slip"
    )


def test_targets_and_comparators(tmp_path: Path) -> None:
    targets = f"Indicator | Target | From\n{RE} | 20 | 1 April 2025\n{RE} | 18% | 01/04/2026"
    others = f"Indicator | Whom | Period | Value\n{RE} | England | 2024-25 | 22.6"
    done = read(write(tmp_path, {"Targets": targets, "Comparators": others}))
    assert [(t.value, str(t.from_date)) for t in done.targets] == [
        (20, "2025-04-01"),
        (18, "2026-04-01"),
    ]
    (england,) = done.comparators["rereferrals_pct"]
    assert (england.geography, england.value, england.published) == ("england", 22.6, False)


def test_merged_labels_stand_for_every_row_and_figures_for_one(tmp_path: Path) -> None:
    book = make(
        {"Help and protection": f"{HEAD}\n{RE} | 2025-26 | 21\n| 2024-25 | 22\n| 2023-24 |"}
    )
    book["Help and protection"].merge_cells("A2:A4")
    book["Help and protection"].merge_cells("C3:C4")
    book.save(tmp_path / "book.xlsx")
    done = read(tmp_path / "book.xlsx")
    assert [(v.period.say(), v.value) for v in done.values] == [("2025-26", 21), ("2024-25", 22)]


def test_formulas_without_results_and_errors_are_named(tmp_path: Path) -> None:
    book = make({"Help and protection": f"{HEAD}\n{RE} | 2025-26 |\n{RE} | 2024-25 | 1"})
    ws = book["Help and protection"]
    ws["C2"], ws["C3"] = "=1+1", "#DIV/0!"
    book.save(tmp_path / "book.xlsx")
    done = read(tmp_path / "book.xlsx")
    assert places(done.problems, "SA-R13") == ["performance.xlsx › Help and protection › C2"]
    assert places(done.problems, "SA-R14") == ["performance.xlsx › Help and protection › C3"]


def test_headings_lower_down_in_another_order_under_other_names(tmp_path: Path) -> None:
    table = "Scorecard 2026\n\nReporting period | Performance Indicator | Outturn\n"
    done = read(write(tmp_path, {"Sheet1": f"{table}2025-26 | {RE} | 21"}))
    assert [v.value for v in done.values] == [21]
    assert codes(done.problems) == []


def test_a_misspelt_heading_is_read_and_said_a_renamed_one_is_asked_about(tmp_path: Path) -> None:
    done = rows(tmp_path, f"{RE} | 2025-26 | 21", head="Indicater | Period | Value")
    assert len(done.values) == 1
    assert codes(done.problems) == ["SA-R27"]
    done = rows(tmp_path, f"{RE} | 2025-26 | 21", head="Indicator | Periods of time | Value")
    assert done.values == ()
    assert places(done.problems, "SA-R26") == ["performance.xlsx › Help and protection › B1"]
    done = rows(tmp_path, f"{RE} | 2025-26 | 21", head="Indicator | Wann | Value")
    assert codes(done.problems) == ["SA-R25"]
    (tally,) = done.tallies
    assert (tally.read, tally.used) == (2, 0)


def test_one_sheet_may_hold_every_area_but_a_set_should_be_complete(tmp_path: Path) -> None:
    table = f"{HEAD}\n{RE} | 2025-26 | 21"
    one = read(write(tmp_path, {"Scorecard": table}))
    assert codes(one.problems, ("SA-R22",)) == []
    some = read(write(tmp_path, dict.fromkeys(AREAS[:2], table)))
    assert codes(some.problems, ("SA-R22", "SA-R47")) == ["SA-R21", "SA-R21"]


def test_a_sheet_that_is_nothing_of_ours_is_said(tmp_path: Path) -> None:
    table = f"{HEAD}\n{RE} | 2025-26 | 21"
    done = read(write(tmp_path, {"Scorecard": table, "Staff": "Name | Phone\nA | 1"}))
    assert places(done.problems, "SA-R23") == ["performance.xlsx › Staff"]
    assert [(t.sheet, t.read, t.used) for t in done.tallies] == [
        ("Scorecard", 1, 1),
        ("Staff", 2, 0),
    ]


@pytest.mark.parametrize("shown", [False, True])
def test_what_is_hidden_is_read_only_by_choice(tmp_path: Path, shown: bool) -> None:
    table = f"{HEAD}\n{RE} | 2025-26 | 21 | 210 | 1000\n{RE} | 2024-25 | 22"
    book = make({"Help and protection": table, "Care leavers": f"{HEAD}\n{RE} | 2023-24 | 23"})
    book["Care leavers"].sheet_state = "hidden"
    book["Help and protection"].row_dimensions[3].hidden = True
    book["Help and protection"].column_dimensions["D"].hidden = True
    book.save(tmp_path / "book.xlsx")
    council = COUNCIL.model_copy(update={"read_hidden": shown})
    done = read_performance(tmp_path / "book.xlsx", form("performance"), settings(), council)
    left = ("SA-R21", "SA-R22")
    assert codes(done.problems, left) == ([] if shown else ["SA-R24", "SA-R34", "SA-R35"])
    assert len(done.values) == (3 if shown else 1)
    assert sum(t.read for t in done.tallies) == sum(t.used for t in done.tallies) + sum(
        item.count for t in done.tallies for item in t.set_aside
    )
