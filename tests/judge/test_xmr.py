"""The chart against the worked example of the method, and its four rules one by one."""

from __future__ import annotations

import pytest

from selfassess.judge.xmr import limits, signals_at
from tests import dossiers as make

WORKED = [82, 85, 79, 88, 84, 81, 86, 83, 80, 87, 84, 82, 85, 90, 91, 92]
T = make.settings().thresholds.direction


def rules(values: list[float], baseline: int = 12) -> set[str]:
    lines = limits(values[:baseline], T)
    return {s.rule for s in signals_at(values, len(values) - 1, lines, T)}


def test_the_worked_example_has_its_printed_limits() -> None:
    lines = limits(WORKED[:12], T)
    found = (lines.centre, lines.lower, lines.upper, lines.near_lower, lines.near_upper)
    assert [round(v, 2) for v in found] == [83.42, 71.81, 95.02, 75.68, 91.15]
    assert round(lines.moving_range, 3) == 4.364


def test_the_worked_example_agrees_in_fractions_to_the_sixth_place() -> None:
    # ranges 3 6 9 4 3 5 3 3 7 3 2 of the first twelve points: their sum is 48, of eleven
    lines, mean, moving = limits(WORKED[:12], T), 1001 / 12, 48 / 11
    assert lines.centre == pytest.approx(mean, abs=1e-6)
    assert lines.upper == pytest.approx(mean + 2.66 * moving, abs=1e-6)
    assert lines.lower == pytest.approx(mean - 2.66 * moving, abs=1e-6)
    assert lines.near_upper == pytest.approx(mean + 1.773 * moving, abs=1e-6)


def test_the_worked_example_has_no_signal_and_one_more_high_month_has() -> None:
    assert not rules(WORKED)
    assert rules([*WORKED, 91.2]) == {"R4"}


def test_one_wild_range_is_left_out_of_the_limits_once() -> None:
    calm = [50.0, 51, 50, 51, 50, 51, 50, 51, 50, 51, 50, 51]
    wild = [*calm[:6], 90.0, *calm[6:11]]
    assert limits(wild, T).moving_range == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("after", "fires"),
    [
        ([95.1], {"R1"}),
        ([71.7], {"R1"}),
        ([84, 85, 84, 85, 84, 85, 84], {"R2"}),
        ([84, 85, 84, 85, 84, 85, 83], set()),
        ([92, 84, 92], {"R4"}),
        ([92, 92, 84], set()),
    ],
)
def test_each_rule_fires_when_it_should(after: list[float], fires: set[str]) -> None:
    assert rules([*WORKED[:12], *after]) == fires


def test_seven_points_rising_fire_and_a_tie_breaks_them() -> None:
    rising = [80, 80.5, 81, 81.5, 82, 82.5, 83]
    assert rules([*WORKED[:12], *rising]) >= {"R3"}
    assert "R3" not in rules([*WORKED[:12], *rising[:3], 81, *rising[4:]])


def test_a_constant_series_says_nothing() -> None:
    assert not rules([80.0] * 20)
