"""Five real authorities beside their published figures, as the table beside this file has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfassess.model.indicator import Geography
from selfassess.model.workspace import Authority
from selfassess.settings.comparators import published_figures

TABLE = Path(__file__).with_name("published.md")
LAST = date(2025, 3, 31)


def rows() -> list[list[str]]:
    lines = [ln for ln in TABLE.read_text(encoding="utf-8").splitlines() if ln.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_is_of_five_authorities_and_three_indicators_each() -> None:
    held = {(row[0], row[2]) for row in rows()}
    assert len(held) == 15
    assert len({name for name, _ in held}) == 5


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}, {row[2]}")
def test_an_authority_stands_beside_what_is_published(row: list[str]) -> None:
    name, code, indicator, own, _, region, england, neighbours, mean = row
    figures = published_figures(Authority(name=name, short=name, la_code=code), [indicator])
    held = {
        c.geography: c
        for c in figures.comparators[indicator]
        if c.period is not None and c.period.end == LAST
    }
    published = [float(value) for value in neighbours.split()]
    assert figures.own[indicator][-1].value == float(own)
    assert figures.own[indicator][-1].period.end == LAST
    assert held[Geography.ENGLAND].value == float(england)
    assert held[Geography.REGION].value == float(region)
    beside = held[Geography.NEIGHBOURS]
    assert beside.value == pytest.approx(float(mean), abs=0.0501)
    assert beside.value == pytest.approx(sum(published) / len(published))
    assert beside.neighbours_with_value == len(published) == 10
    assert (beside.lowest, beside.highest) == (min(published), max(published))
