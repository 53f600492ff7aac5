"""How sure a figure is: intervals for shares, counts and differences, and agreement of graders.

Shares are 0 to 1, counts are whole numbers of events, `z` is the normal deviate of the confidence
(1.959964 for 95 per cent). Sources are named at each function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import erfc, exp, lgamma, log, sqrt

Interval = tuple[float, float]

# Byar's approximation holds from here; below it the exact Poisson interval is used
# (PHEindicatormethods, Rates.R).
BYAR_FROM = 10


def wilson(x: float, n: float, z: float) -> Interval:
    """Wilson score interval for x of n. Wilson 1927; form of PHEindicatormethods, Proportions.R."""
    if n <= 0 or not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is not a share")
    spread = z * sqrt(z * z + 4 * x * (1 - x / n))
    below = (2 * x + z * z - spread) / (2 * (n + z * z))
    above = (2 * x + z * z + spread) / (2 * (n + z * z))
    return max(0.0, below), min(1.0, above)


def newcombe(x1: float, n1: float, x2: float, n2: float, z: float) -> tuple[float, float, float]:
    """Difference of two independent shares (first minus second) and its interval.

    Newcombe 1998, Statistics in Medicine 17:873-890, method 10 (hybrid of Wilson intervals).
    """
    p1, p2 = x1 / n1, x2 / n2
    low1, high1 = wilson(x1, n1, z)
    low2, high2 = wilson(x2, n2, z)
    difference = p1 - p2
    low = difference - sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    high = difference + sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return difference, low, high


def byar(x: float, z: float) -> Interval:
    """Byar's interval for a count of events. Breslow and Day 1987; PHEindicatormethods, Rates.R."""
    low = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    up = x + 1
    return low, up * (1 - 1 / (9 * up) + z / (3 * sqrt(up))) ** 3


def poisson_exact(x: int, z: float) -> Interval:
    """Exact (Garwood 1936) interval for a count: where the tails of the Poisson are half alpha."""
    tail = erfc(z / sqrt(2)) / 2
    low = 0.0 if x == 0 else _root(lambda mean: 1 - _poisson_cdf(x - 1, mean), tail, x + 1.0)
    high = _root(lambda mean: -_poisson_cdf(x, mean), -tail, 10.0 * x + 20.0)
    return low, high


def count_interval(x: float, z: float) -> Interval:
    """Interval for a count: Byar from 10 events, exact Poisson below."""
    return byar(x, z) if x >= BYAR_FROM else poisson_exact(round(x), z)


def rate_ratio(x1: float, base1: float, x2: float, base2: float, z: float) -> Interval | None:
    """Interval for the ratio of two rates, or None where either count is under 10.

    log(r1 / r2) plus or minus z * sqrt(1/x1 + 1/x2), taken back (Rothman, Modern Epidemiology).
    """
    if min(x1, x2) < BYAR_FROM or min(base1, base2) <= 0:
        return None
    centre = log((x1 / base1) / (x2 / base2))
    spread = z * sqrt(1 / x1 + 1 / x2)
    return exp(centre - spread), exp(centre + spread)


def weighted_kappa(pairs: Sequence[tuple[int, int]], steps: int) -> float | None:
    """Agreement of two graders on `steps` ordered grades, with quadratic weights (Cohen 1968).

    `pairs` holds positions 0 to steps-1. None where chance alone would agree wholly (all grades
    the same), since kappa is then not defined.
    """
    n = len(pairs)
    if n == 0 or steps < 2:
        return None
    first = [sum(1 for a, _ in pairs if a == k) for k in range(steps)]
    second = [sum(1 for _, b in pairs if b == k) for k in range(steps)]
    seen = sum((a - b) ** 2 for a, b in pairs) / n
    chance = sum(
        first[i] * second[j] * (i - j) ** 2 for i in range(steps) for j in range(steps)
    ) / (n * n)
    return None if chance == 0 else 1 - seen / chance


def _poisson_cdf(x: int, mean: float) -> float:
    """P(X <= x) for a Poisson of this mean, summed in logs so that no term overflows."""
    if mean <= 0:
        return 1.0
    return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(x + 1))


def _root(rising: Callable[[float], float], target: float, high: float) -> float:
    """Where a rising function reaches the target, between 0 and `high`, by halving."""
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
        if high - low < 1e-12 * max(1.0, high):
            break
    return (low + high) / 2
