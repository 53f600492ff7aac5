"""Intervals and agreement against published figures, and what must hold of any figures."""

from __future__ import annotations

from itertools import pairwise
from math import exp, factorial
from statistics import fmean, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfassess.judge.statistics import (
    byar,
    count_interval,
    newcombe,
    poisson_exact,
    rate_ratio,
    weighted_kappa,
    wilson,
)

Z = 1.959963984540054
shares = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (0, 5, 0.0, 43.4),
        (0, 7, 0.0, 35.4),
        (7, 7, 64.6, 100.0),
        (8, 10, 49.0, 94.3),
        (3, 12, 8.9, 53.2),
        (17, 20, 64.0, 94.8),
        (30, 30, 88.6, 100.0),
        (85, 100, 76.7, 90.7),
        (170, 200, 79.4, 89.3),
    ],
)
def test_wilson_gives_the_printed_intervals(x: int, n: int, low: float, high: float) -> None:
    assert [round(100 * bound, 1) for bound in wilson(x, n, Z)] == [low, high]


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    # statsmodels 0.15, proportion_confint(x, n, method="wilson")
    [
        (50, 100, 0.4038315, 0.5961685),
        (10, 20, 0.2992980, 0.7007020),
        (0, 10, 0.0, 0.2775328),
        (214, 302, 0.654995526, 0.756982629),
        (5, 17, 0.132799896, 0.531331101),
        (1899, 2000, 0.939012048, 0.958264527),
    ],
)
def test_wilson_agrees_with_a_reference(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n, Z) == pytest.approx((low, high), abs=1e-6)


@given(shares)
def test_wilson_holds_the_share_and_stays_within_nought_and_one(case: tuple[int, int]) -> None:
    x, n = case
    low, high = wilson(x, n, Z)
    assert 0 <= low <= x / n + 1e-12
    assert x / n - 1e-12 <= high <= 1


@given(shares)
def test_wilson_of_the_rest_is_its_mirror(case: tuple[int, int]) -> None:
    x, n = case
    low, high = wilson(x, n, Z)
    assert wilson(n - x, n, Z) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(shares)
def test_more_children_make_it_surer(case: tuple[int, int]) -> None:
    x, n = case
    low, high = wilson(x, n, Z)
    wider = wilson(4 * x, 4 * n, Z)
    assert wider[1] - wider[0] <= high - low + 1e-12


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a share"):
        wilson(3, 2, Z)


@pytest.mark.parametrize(
    ("now", "then", "difference", "low", "high"),
    [
        ((174, 200), (156, 200), 9.0, 1.5, 16.4),
        ((56, 70), (48, 80), 20.0, 5.2, 33.4),
        ((18, 24), (30, 36), -8.3, -30.1, 11.7),
        ((9, 12), (6, 12), 25.0, -12.5, 54.4),
    ],
)
def test_newcombe_gives_the_printed_intervals(
    now: tuple[int, int], then: tuple[int, int], difference: float, low: float, high: float
) -> None:
    found = [round(100 * v, 1) for v in newcombe(*now, *then, Z)]
    assert found == [difference, low, high]


def test_newcombe_agrees_with_his_paper() -> None:
    # Newcombe 1998, table II, contrasts (a) and (e), method 10
    assert newcombe(56, 70, 48, 80, Z)[1:] == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert newcombe(5, 56, 0, 29, Z)[1:] == pytest.approx((-0.0381, 0.1926), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    # statsmodels 0.15, confint_proportions_2indep(..., method="newcomb", compare="diff")
    [
        ((56, 70, 48, 80), 0.052431472, 0.333872654),
        ((214, 302, 162, 300), 0.091416165, 0.243024934),
        ((11, 18, 5, 17), -0.009900313, 0.563080020),
        ((10, 10, 0, 10), 0.607509350, 1.0),
    ],
)
def test_newcombe_agrees_with_a_reference(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    assert newcombe(*counts, Z)[1:] == pytest.approx((low, high), abs=1e-6)


@given(shares, shares)
def test_newcombe_turned_round_is_its_mirror(a: tuple[int, int], b: tuple[int, int]) -> None:
    difference, low, high = newcombe(*a, *b, Z)
    assert low <= difference + 1e-12
    assert difference - 1e-12 <= high
    assert newcombe(*b, *a, Z) == pytest.approx((-difference, -high, -low), abs=1e-9)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    [
        (10, 4.79, 18.39),
        (12, 6.19, 20.96),
        (50, 37.11, 65.92),
        (100, 81.36, 121.63),
        (250, 219.97, 282.99),
        (0, 0.0, 3.69),
        (1, 0.03, 5.57),
        (5, 1.62, 11.67),
    ],
)
def test_counts_give_the_printed_intervals(x: int, low: float, high: float) -> None:
    assert [round(bound, 2) for bound in count_interval(x, Z)] == [low, high]


def test_exact_poisson_agrees_with_the_chi_square_form() -> None:
    # chi-square quantiles of 0.025 and 0.975 over two, as every table of Garwood's limits has them
    assert poisson_exact(0, Z) == pytest.approx((0.0, 3.6888795), abs=1e-6)
    assert poisson_exact(1, Z) == pytest.approx((0.0253178, 5.5716434), abs=1e-6)
    assert poisson_exact(5, Z) == pytest.approx((1.6234864, 11.6683321), abs=1e-6)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    # statsmodels 0.15, confint_poisson(x, 1, method="exact-c")
    [(1, 0.025317808, 5.571643391), (4, 1.089865374, 10.241588675), (9, 4.115373097, 17.084803451)],
)
def test_exact_poisson_agrees_with_a_reference(x: int, low: float, high: float) -> None:
    assert poisson_exact(x, Z) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    # the formula of PHEindicatormethods, Rates.R, worked with forty digits
    [
        (10, 4.787449914, 18.391458606),
        (65, 50.163187710, 82.849138546),
        (250, 219.966884248, 282.988518724),
    ],
)
def test_byar_agrees_with_the_formula_in_forty_digits(x: int, low: float, high: float) -> None:
    assert byar(x, Z) == pytest.approx((low, high), abs=1e-6)


@given(st.integers(1, 9))
def test_exact_poisson_leaves_half_of_alpha_in_each_tail(x: int) -> None:
    low, high = poisson_exact(x, Z)

    def upto(k: int, mean: float) -> float:
        return sum(exp(-mean) * mean**i / factorial(i) for i in range(k + 1))

    assert upto(x, high) == pytest.approx(0.025, abs=1e-6)
    assert 1 - upto(x - 1, low) == pytest.approx(0.025, abs=1e-6)


def test_where_the_methods_meet_they_nearly_agree() -> None:
    assert byar(10, Z) == pytest.approx(poisson_exact(10, Z), abs=0.01)


def test_intervals_rise_with_the_count() -> None:
    bounds = [count_interval(x, Z) for x in range(40)]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(bounds))


def test_a_ratio_of_equal_rates_holds_one() -> None:
    low, high = rate_ratio(100, 40_000, 50, 20_000, Z) or (0, 0)
    assert low < 1 < high
    assert low * high == pytest.approx(1)
    assert rate_ratio(9, 1, 50, 1, Z) is None


def test_a_ratio_of_rates_agrees_with_a_reference() -> None:
    # statsmodels 0.15, confint_poisson_2indep(..., method="wald-log", compare="ratio"), on the
    # numbers of Gu and others 2008: 60 events in 51,477.5 years against 30 in 54,308.7
    found = rate_ratio(60, 51_477.5, 30, 54_308.7, Z)
    assert found == pytest.approx((1.361280126, 3.270516969), abs=1e-6)


def test_weighted_kappa_agrees_with_a_reference() -> None:
    # scikit-learn 1.9, cohen_kappa_score(..., weights="quadratic"); statsmodels gives the same
    first = [0, 1, 1, 2, 2, 3, 1, 0, 2, 3, 2, 1, 0, 1, 3, 2, 2, 1, 1, 2]
    second = [0, 1, 2, 2, 1, 3, 1, 1, 2, 2, 2, 1, 0, 2, 3, 3, 2, 1, 0, 2]
    pairs = list(zip(first, second, strict=True))
    assert weighted_kappa(pairs, 4) == pytest.approx(0.7941176470588, abs=1e-6)


grades = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60)


@given(grades)
def test_kappa_equals_its_moment_form(pairs: list[tuple[int, int]]) -> None:
    """With quadratic weights, kappa is 2 cov / (var + var + (difference of means) squared)."""
    a, b = [p[0] for p in pairs], [p[1] for p in pairs]
    spread = pvariance(a) + pvariance(b) + (fmean(a) - fmean(b)) ** 2
    assume(spread > 1e-9)
    together = fmean(x * y for x, y in pairs) - fmean(a) * fmean(b)
    assert weighted_kappa(pairs, 4) == pytest.approx(2 * together / spread, abs=1e-9)


def test_kappa_is_one_for_full_agreement_and_unknown_where_all_are_one_grade() -> None:
    assert weighted_kappa([(0, 0), (1, 1), (3, 3)], 4) == pytest.approx(1)
    assert weighted_kappa([(1, 1), (1, 1)], 4) is None
    assert weighted_kappa([], 4) is None
