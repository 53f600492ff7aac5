"""No child can be recognised: a reader who does every sum cannot get a hidden number back."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import openpyxl
import pytest

from selfassess.commands.conclude import conclude
from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.wording import Wording
from selfassess.judge import figures
from selfassess.judge.withheld import withheld
from selfassess.model.dossier import Dossier
from selfassess.model.indicator import IndicatorValue
from selfassess.model.reading import IndicatorReading
from selfassess.settings.load import data_folder
from selfassess.settings.wordings import load_wordings
from selfassess.weigh.weighed import weigh
from selfassess.write.excel.evidence import write_evidence
from tests import dossiers as make
from tests.attack import Reader, read_all_that_may_be_printed, read_document, read_figure

SAMPLE = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere"
# flows: shares and counts, of which months, quarters and years are drawn and added up
SHARES = ("icpc_15wd_pct", "rhi_72h_pct", "assessments_45wd_pct", "cla_iha_20wd_pct")
COUNTS = ("icpc_count", "s47_count", "cla_adopted_count")


def planted(seed: int) -> Dossier:
    """A workspace with small cells in monthly, quarterly and yearly figures."""
    chance = Random(seed)
    values: list[IndicatorValue] = []
    for name in SHARES:
        for period in make.months(2026, 9, 30):
            n = chance.randint(24, 60)
            x = chance.choice((3, n - 2, 1)) if chance.random() < 0.12 else chance.randint(8, n - 8)
            values.append(make.value(name, period, of=(x, n)))
    for name in COUNTS:
        for period in make.months(2026, 9, 30):
            small = chance.random() < 0.15
            n = chance.choice((1, 2, 4, 5)) if small else chance.randint(7, 40)
            values.append(make.value(name, period, float(n)))
    for name in (*SHARES[:2], *COUNTS[:2]):  # the year as the council reports it, too
        own = [v for v in values if v.indicator == name and v.period in make.months(2026, 3, 12)]
        year = make.financial_year(2025)
        if name in SHARES:
            of = (sum(v.numerator or 0 for v in own), sum(v.denominator or 0 for v in own))
            values.append(make.value(name, year, of=of))
        else:
            values.append(make.value(name, year, sum(v.value or 0 for v in own)))
    return make.dossier(
        values=tuple(values),
        targets=tuple(make.target(name, 90) for name in SHARES),
        inspections=(make.inspection(end=make.months(2025, 5, 1)[0].end),),
    )


def attacked(dossier: Dossier) -> Reader:
    """A reader who has read the draft of a dossier, its workbook of evidence, and all else that
    another draft of the same evidence could print."""
    matched = make.matched(dossier)
    wording = Wording(data_folder() / "templates" / "wording", load_wordings())
    document = compose_self_evaluation(
        dossier, matched.readings, weigh(dossier, matched), wording, {}
    )
    reader = Reader(dossier)
    read_document(reader, document, matched.readings)
    held = {r.key: r for r in matched.readings if isinstance(r, IndicatorReading)}
    book = openpyxl.load_workbook(io.BytesIO(write_evidence(document)))
    for key, text, *_ in book["Figures"].iter_rows(min_row=2, values_only=True):
        read_figure(reader, held, str(key), str(text))
    assert len(reader.read) > 20
    read_all_that_may_be_printed(reader, matched.readings)
    return reader


@pytest.mark.parametrize("seed", range(6))
def test_no_hidden_number_of_a_planted_workspace_has_one_answer_only(seed: int) -> None:
    reader = attacked(planted(seed))
    small = [cell for cell in reader.truth if reader.is_small(cell)]
    assert len(small) > 15
    assert len(reader.read) > 120
    assert reader.read & set(small) == set(), "a small number is printed"
    assert reader.recovered() == []


def test_no_hidden_number_of_the_sample_council_has_one_answer_only() -> None:
    reader = attacked(conclude(SAMPLE).dossier)
    small = [cell for cell in reader.truth if reader.is_small(cell)]
    assert len(small) > 100
    assert reader.read & set(small) == set()
    assert reader.recovered() == []


def test_without_withholding_more_the_reader_does_get_numbers_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The attack is worth something: where only small numbers are hidden, it succeeds."""
    monkeypatch.setattr(figures, "withheld", lambda dossier, series: frozenset())
    found = [cell for seed in range(6) for cell in attacked(planted(seed)).recovered()]
    assert found


def test_everything_withheld_is_small_or_stands_beside_what_is() -> None:
    dossier = planted(0)
    names = {key[0] for key in withheld(dossier)}
    reader = Reader(dossier)
    assert names <= {cell[0] for cell in reader.truth if reader.is_small(cell)}
    assert len(withheld(dossier)) < len(reader.truth) / 2
