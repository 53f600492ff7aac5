"""From what the cells say to one figure: percentage scale, counts, checks, repeated rows.

The scale of a percentage is decided for an indicator as a whole, from the cells that say it
themselves (a percent format, a percent sign), from numerator and denominator, then from the
other figures; where these do not settle it, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from selfassess.model.indicator import Indicator, Missing, Unit
from selfassess.model.period import Period, PeriodKind
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.rows import Row
from selfassess.read.values import Amount

PER = {Unit.PERCENT: 100.0, Unit.RATE: 10_000.0}
# Periods over which a rate per 10,000 is a rate for a year; others would have to be annualised.
WHOLE_YEARS = {
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.ACADEMIC_YEAR,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.ROLLING_YEAR,
    PeriodKind.SNAPSHOT,
}
ROUNDING = 0.05
# A percentage is of the same order as its neighbours when within a factor of ten of their middle.
SAME_ORDER = 10.0
_UNIT_WORDS = {
    "day": Unit.DAYS,
    "week": Unit.WEEKS,
    "month": Unit.NUMBER,
    "year": Unit.NUMBER,
    "per": Unit.RATE,
    "/": Unit.RATE,
}


@dataclass(slots=True)
class Figure:
    """One row of figures on its way to a value. `key` is the column of the figure itself."""

    row: Row
    indicator: Indicator
    period: Period | None
    amount: Amount
    numerator: float | None = None
    denominator: float | None = None
    flags: tuple[str, ...] = ()
    key: str = "value"
    value: float | None = None
    missing: Missing | None = None

    def fault(self, ledger: Ledger, code: str, reason: str, **blanks: object) -> None:
        """Report a problem at the figure's cell and set its row aside."""
        name = self.indicator.name
        ledger.report(code, self.row.at(self.key), indicator=name, **blanks)
        ledger.set_aside(self.row.source, reason)


def settle_scale(
    figures: Iterable[Figure], shares: set[str], ledger: Ledger
) -> tuple[list[Figure], set[str]]:
    """Percentages on the scale 0 to 100; what stays unclear is set aside.

    `shares` names indicators already known to be typed as shares of one; returned with more.
    """
    figures, kept = list(figures), list[Figure]()
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator.unit is Unit.PERCENT and figure.amount.value is not None:
            groups[figure.indicator.id].append(figure)
        else:
            figure.value = figure.amount.value
            kept.append(figure)
    found = set(shares)
    for indicator, group in groups.items():
        kept += _settle_group(group, indicator in shares, found, ledger)
    usable = set(map(id, kept))
    return [figure for figure in figures if id(figure) in usable], found


def _settle_group(
    group: list[Figure], share: bool, shares: set[str], ledger: Ledger
) -> list[Figure]:
    kept, unclear = [], []
    for figure in group:
        scale = _own_scale(figure)
        if scale is None:
            unclear.append(figure)
        else:
            figure.value = _scaled(figure, scale)
            kept.append(figure)
    if not unclear:
        return kept
    typed = [_number(f) for f in unclear]
    others = [f.value for f in kept if f.value]
    all_shares = not others and any(0 < number < 1 for number in typed)
    if share or all_shares:
        if not share:
            first = unclear[0]
            shown = {"found": f"{_number(first):g}", "read_as": f"{_number(first) * 100:g}%"}
            place = first.row.at(first.key)
            ledger.report("SA-R40", place, indicator=first.indicator.name, **shown)
        shares.add(group[0].indicator.id)
        return kept + [_with_value(f, _number(f) * 100) for f in unclear]
    for figure in unclear:
        number = _number(figure)
        if others and number * SAME_ORDER >= median(others):
            kept.append(_with_value(figure, number))
        else:
            figure.fault(ledger, "SA-R39", "percentage on an unclear scale", found=f"{number:g}")
    return kept


def _own_scale(figure: Figure) -> float | None:
    """What the cell itself, or its counts, say: 1 as typed, 100 a share of one; None unclear."""
    number = _number(figure)
    if figure.amount.percent or number > 1 or number <= 0:
        return 1.0
    if figure.numerator is not None and figure.denominator:
        share = figure.numerator / figure.denominator
        for scale in (1.0, 100.0):
            if abs(number * scale - share * 100) <= _tolerance(figure, scale) + 0.5:
                return scale
    return None


def _number(figure: Figure) -> float:
    return figure.amount.value or 0.0


def _scaled(figure: Figure, scale: float) -> float:
    return float(f"{_number(figure) * scale:.12g}")


def _with_value(figure: Figure, value: float) -> Figure:
    figure.value = float(f"{value:.12g}")
    return figure


def settled(figure: Figure, ledger: Ledger) -> bool:
    """Work out and check one figure; False where its row was set aside."""
    if not _unit_fits(figure):
        figure.fault(ledger, "SA-R45", "figure in another unit", expected=_unit(figure))
        return False
    if figure.amount.missing not in (None, Missing.BLANK):
        figure.missing, figure.numerator = figure.amount.missing, None
        return True
    if figure.value is None and not _compute(figure, ledger):
        return False
    if figure.value is not None:
        _check(figure, ledger)
    return True


def _compute(figure: Figure, ledger: Ledger) -> bool:
    """The value from its counts, where the cell of the value is blank."""
    numerator, denominator, unit = figure.numerator, figure.denominator, figure.indicator.unit
    if numerator is not None and denominator is None and unit is Unit.COUNT:
        figure.value = numerator
    elif numerator is None or denominator is None:
        figure.missing = Missing.BLANK
        ledger.set_aside(figure.row.source, "no figure given")
        return False
    elif denominator == 0 and numerator == 0:
        figure.missing = Missing.NOT_APPLICABLE
    elif denominator <= 0:
        figure.fault(ledger, "SA-R42", "denominator of zero")
        return False
    elif unit is Unit.RATE and not _for_a_year(figure):
        figure.fault(ledger, "SA-R43", "rate for part of a year not given")
        return False
    else:
        figure.value = numerator / denominator * PER.get(unit, 1.0)
    return True


def _check(figure: Figure, ledger: Ledger) -> None:
    """Warnings: the figure stays, a person should look."""
    value, unit = figure.value or 0.0, figure.indicator.unit
    place, name = figure.row.at(figure.key), figure.indicator.name
    numerator, denominator = figure.numerator, figure.denominator
    over = numerator is not None and denominator is not None and numerator > denominator
    if unit is Unit.PERCENT and over:
        ledger.report("SA-R37", figure.row.at("numerator"), indicator=name)
    elif value < 0 or (unit is Unit.PERCENT and value > 100):
        ledger.report("SA-R46", place, indicator=name, found=f"{value:g}")
    if numerator is None or not denominator or unit not in PER:
        return
    expected = numerator / denominator * PER[unit]
    if unit is Unit.RATE and not _for_a_year(figure):
        return
    if abs(expected - value) > _tolerance(figure):
        shown = {"found": f"{value:g}", "expected": f"{expected:.1f}"}
        ledger.report("SA-R41", place, indicator=name, **shown)


def _tolerance(figure: Figure, scale: float = 1.0) -> float:
    """Half a unit of the last place that was given, and a little for stored fractions."""
    half = 0.5 * 10.0**-figure.amount.decimals * scale if figure.amount.decimals < 6 else 0.0
    return max(half, ROUNDING) + 1e-6


def _for_a_year(figure: Figure) -> bool:
    return figure.period is None or figure.period.kind in WHOLE_YEARS


def _unit_fits(figure: Figure) -> bool:
    unit, word = figure.indicator.unit, figure.amount.unit
    if figure.amount.percent:
        return unit is Unit.PERCENT
    for start, meant in _UNIT_WORDS.items():
        if word.startswith(start):
            return unit in (meant, Unit.NUMBER)
    return True


def _unit(figure: Figure) -> str:
    words = {Unit.RATE: "a rate per 10,000", Unit.PERCENT: "a percentage", Unit.COUNT: "a count"}
    return words.get(figure.indicator.unit, figure.indicator.unit.value)


def without_repeats(figures: list[Figure], ledger: Ledger) -> list[Figure]:
    """One figure for each indicator and period. Repeated alike: the first is used. Where they
    differ none is used, for nobody can say which is right."""
    groups: dict[tuple[str, Period | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[(figure.indicator.id, figure.period)].append(figure)
    kept = []
    for first, *others in groups.values():
        alike = all(_says(other) == _says(first) for other in others)
        for other in others:
            blanks = {"period": other.period.say() if other.period else "", "other": _cell(first)}
            code = "SA-R47" if alike else "SA-R48"
            reason = "the same row once more" if alike else "two different figures for one period"
            other.fault(ledger, code, reason, **blanks)
        if alike:
            kept.append(first)
        else:
            ledger.set_aside(first.row.source, "two different figures for one period")
    return kept


def _says(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.missing, figure.numerator, figure.denominator)


def _cell(figure: Figure) -> str:
    source = figure.row.at(figure.key)
    return f"{source.sheet} › {source.cell or source.row}"
