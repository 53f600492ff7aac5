"""Reads wording.md: how figures, periods and names are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfassess.compose.figures import may_print, parts, say_name, say_value, when
from selfassess.model.indicator import Unit
from selfassess.model.period import Period, PeriodKind
from tests import dossiers as make

PAGE = Path(__file__).with_name("wording.md")
NONE = "–"


def rows(title: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def number(cell: str) -> float | None:
    return None if cell == NONE else float(cell)


@pytest.mark.parametrize(("unit", "value", "said"), rows("A value in its unit"))
def test_a_value_is_said_in_its_unit(unit: str, value: str, said: str) -> None:
    assert say_value(Unit(unit), float(value)) == said


@pytest.mark.parametrize(
    ("numerator", "denominator", "said", "beside"),
    rows("x of n before the percentage, under a hundred"),
)
def test_few_children_are_counted_first(
    numerator: str, denominator: str, said: str, beside: str
) -> None:
    year = make.financial_year(2025)
    value = make.value("rereferrals_pct", year, of=(float(numerator), float(denominator)))
    level = make.settings().thresholds.level
    main, other = parts("k", make.indicator("rereferrals_pct"), value, level)
    assert (main.text, other.text if other else "") == (said, beside)


@pytest.mark.parametrize(
    ("unit", "value", "numerator", "denominator", "printed"), rows("What may be printed")
)
def test_small_numbers_are_not_printed(
    unit: str, value: str, numerator: str, denominator: str, printed: str
) -> None:
    made = make.value("rereferrals_pct", make.financial_year(2025), float(value)).model_copy(
        update={"numerator": number(numerator), "denominator": number(denominator)}
    )
    indicator = make.indicator("rereferrals_pct", unit=Unit(unit))
    rule = make.settings().thresholds.disclosure
    assert may_print(indicator, made, rule) == (printed == "yes")


@pytest.mark.parametrize(
    ("kind", "start", "end", "said"), rows("A period at the head of a sentence")
)
def test_a_period_opens_a_sentence(kind: str, start: str, end: str, said: str) -> None:
    period = Period(
        kind=PeriodKind(kind), start=date.fromisoformat(start), end=date.fromisoformat(end)
    )
    assert when(period) == said


@pytest.mark.parametrize(("name", "said"), rows("An indicator's name inside a sentence"))
def test_a_name_reads_on_inside_a_sentence(name: str, said: str) -> None:
    assert say_name(name) == said
