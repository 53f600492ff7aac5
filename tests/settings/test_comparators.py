"""Published comparators: region, mean of neighbours, quartiles, the authority's own figures."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from selfassess.model.indicator import Comparator, Geography
from selfassess.model.period import PeriodKind
from selfassess.model.published import PublishedLine, published_period
from selfassess.model.record import Citation
from selfassess.model.workspace import Authority
from selfassess.settings.authorities import find_authority, known_authorities, regions
from selfassess.settings.catalogue import load_settings
from selfassess.settings.comparators import published_comparators, published_figures
from selfassess.settings.load import config_folder
from selfassess.settings.published import load_published_form

LEEDS = Authority(name="Leeds", short="Leeds", la_code="383")
FOLDER = config_folder() / "comparators"


def published(indicator: str, end: str) -> dict[str, float]:
    """The authorities' values as they stand in the file, read another way."""
    with (FOLDER / "authorities.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if (row["indicator"], row["end"]) == (indicator, end):
                return {k: float(v) for k, v in row.items() if k.isdigit() and v}
    raise AssertionError(f"{indicator} at {end} is not in the file")


def newest(comparators: tuple[Comparator, ...], geography: Geography) -> Comparator:
    return [c for c in comparators if c.geography is geography][-1]


def test_the_neighbours_figure_is_the_plain_mean_of_their_published_values() -> None:
    values = published("rereferrals_pct", "2025-03-31")
    ten = [values[code] for code in known_authorities()["383"].neighbours]
    mean = newest(
        published_comparators(LEEDS, ["rereferrals_pct"])["rereferrals_pct"], Geography.NEIGHBOURS
    )
    assert mean.value == pytest.approx(sum(ten) / 10)
    assert (mean.neighbours, mean.neighbours_with_value) == (10, 10)
    assert (mean.lowest, mean.highest) == (min(ten), max(ten))
    assert mean.published
    assert mean.citation is not None and mean.citation.as_at


def test_missing_neighbours_are_left_out_of_the_mean_and_counted() -> None:
    values = published("cla_unit_cost_week", "2025-03-31")
    with_value = sorted(values)[:7]
    without = sorted(set(known_authorities()) - set(values))[:2]
    invented = Authority(name="Northmere", short="N", neighbours=(*with_value, *without))
    found = published_comparators(invented, ["cla_unit_cost_week"])["cla_unit_cost_week"]
    mean = newest(found, Geography.NEIGHBOURS)
    assert mean.value == pytest.approx(sum(values[c] for c in with_value) / 7)
    assert (mean.neighbours, mean.neighbours_with_value) == (9, 7)


def test_too_few_neighbours_give_no_mean() -> None:
    invented = Authority(name="Northmere", short="N", neighbours=("301", "302", "370"))
    found = published_comparators(invented, ["rereferrals_pct"])["rereferrals_pct"]
    assert Geography.NEIGHBOURS not in {c.geography for c in found}
    assert Geography.ENGLAND in {c.geography for c in found}


def test_an_invented_council_has_its_region_and_its_chosen_neighbours() -> None:
    chosen = ("301", "302", "370", "800", "822", "303")
    northmere = Authority(name="Northmere", short="N", region="North East", neighbours=chosen)
    figures = published_figures(northmere, ["rereferrals_pct"])
    kinds = {c.geography for c in figures.comparators["rereferrals_pct"]}
    assert kinds == {Geography.ENGLAND, Geography.REGION, Geography.NEIGHBOURS}
    assert figures.own == {}


def test_a_councils_own_neighbours_win_over_the_published_ones() -> None:
    chosen = LEEDS.model_copy(update={"neighbours": ("301",) * 6})
    found = published_comparators(chosen, ["rereferrals_pct"])["rereferrals_pct"]
    assert (
        newest(found, Geography.NEIGHBOURS).value
        == published("rereferrals_pct", "2025-03-31")["301"]
    )


def test_quartiles_part_the_authorities_into_four() -> None:
    values = sorted(published("cla_3plus_placements_pct", "2025-03-31").values())
    cut = published_figures(LEEDS, ["cla_3plus_placements_pct"]).cut_points[
        "cla_3plus_placements_pct"
    ]
    assert cut.authorities == len(values)
    assert cut.period.end == date(2025, 3, 31)
    for point, share in ((cut.lower, 0.25), (cut.median, 0.5), (cut.upper, 0.75)):
        below = sum(v < point for v in values) / len(values)
        upto = sum(v <= point for v in values) / len(values)
        assert below <= share + 0.01
        assert upto >= share - 0.01


def test_the_authoritys_own_published_figures_are_held() -> None:
    own = published_figures(LEEDS, ["rereferrals_pct"]).own["rereferrals_pct"]
    assert own[-1].value == published("rereferrals_pct", "2025-03-31")["383"]
    assert [o.period.end for o in own] == sorted(o.period.end for o in own)


def test_nothing_is_used_that_was_not_over_at_the_date_of_the_evidence() -> None:
    figures = published_figures(LEEDS, ["rereferrals_pct"], as_at=date(2025, 3, 30))
    ends = {c.period.end for c in figures.comparators["rereferrals_pct"] if c.period}
    assert max(ends) == date(2024, 3, 31)
    assert figures.cut_points["rereferrals_pct"].period.end == date(2024, 3, 31)
    assert [o.period.end for o in figures.own["rereferrals_pct"]] == [date(2024, 3, 31)]


def test_only_the_indicators_asked_for_are_given() -> None:
    assert set(published_comparators(LEEDS, ["cpp_rate", "not_published"])) == {"cpp_rate"}


@pytest.mark.parametrize(
    ("indicator", "kind", "start"),
    [
        ("rereferrals_pct", PeriodKind.FINANCIAL_YEAR, date(2024, 4, 1)),
        ("sw_vacancy_pct", PeriodKind.SNAPSHOT, date(2025, 9, 30)),
        ("cpp_rate", PeriodKind.SNAPSHOT, date(2025, 3, 31)),
        ("cla_attainment8", PeriodKind.ACADEMIC_YEAR, None),
    ],
)
def test_the_period_is_the_publishers(indicator: str, kind: PeriodKind, start: date | None) -> None:
    period = newest(published_comparators(LEEDS, [indicator])[indicator], Geography.ENGLAND).period
    assert period is not None
    assert period.kind is kind
    assert start is None or period.start == start


def test_a_london_borough_is_set_beside_london() -> None:
    barnet = Authority(name="Barnet", short="Barnet", la_code="302")
    found = published_comparators(barnet, ["rereferrals_pct"])["rereferrals_pct"]
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as handle:
        rows = [r for r in csv.DictReader(handle) if r["indicator"] == "rereferrals_pct"]
    assert newest(found, Geography.REGION).value == float(rows[-1]["London"])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Leeds City Council", "383"),
        ("London Borough of Barnet", "302"),
        ("Royal Borough of Kensington and Chelsea", "207"),
        ("Bristol City Council", "801"),
        ("City of York Council", "816"),
        ("City of London", "201"),
        ("Hull City Council", "810"),
        ("Bath & North East Somerset Council", "800"),
        ("durham county council", "840"),
    ],
)
def test_an_authority_is_known_however_formally_it_is_named(written: str, code: str) -> None:
    found = find_authority(written)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", ["Northmere", "", "Council", "City Council"])
def test_what_names_no_authority_finds_none(written: str) -> None:
    assert find_authority(written) is None


def test_the_list_of_authorities_is_whole() -> None:
    known = known_authorities()
    assert len(known) == 153
    assert len(regions()) == 9
    for authority in known.values():
        assert len(authority.neighbours) == len(set(authority.neighbours)) == 10
        assert set(authority.neighbours) <= set(known) - {authority.code}
        assert find_authority(authority.name) == authority


def line(end: date, values: dict[str, float]) -> PublishedLine:
    """A line of a newer file: each place in the row of its turn."""
    rows = {place: number for number, place in enumerate(values, 2)}
    period = published_period(PeriodKind.FINANCIAL_YEAR, end)
    citation = Citation(source="newer.csv", as_at="2026-03-31")
    return PublishedLine("rereferrals_pct", period, values, citation, "newer.csv", rows)


def test_a_newer_file_adds_its_year_with_its_own_source() -> None:
    neighbours = known_authorities()["383"].neighbours
    values = {"England": 23.4, "Yorkshire and The Humber": 22.2, "383": 25.0}
    newer = line(date(2026, 3, 31), {**values, **dict.fromkeys(neighbours, 10.0)})
    figures = published_figures(LEEDS, ["rereferrals_pct"], newer=[newer])
    comparators = figures.comparators["rereferrals_pct"]
    england = newest(comparators, Geography.ENGLAND)
    assert (england.value, england.period.end) == (23.4, date(2026, 3, 31))
    assert england.source is not None
    assert england.source.say() == "newer.csv › row 2"
    assert england.citation == newer.citation
    assert newest(comparators, Geography.REGION).value == 22.2
    assert newest(comparators, Geography.NEIGHBOURS).value == 10.0
    assert newest(comparators, Geography.NEIGHBOURS).citation == newer.citation
    assert figures.own["rereferrals_pct"][-1].value == 25.0
    assert len([c for c in comparators if c.geography is Geography.ENGLAND]) == 5
    # too few authorities for quarters: those of the year before stay
    assert figures.cut_points["rereferrals_pct"].period.end == date(2025, 3, 31)


def test_a_newer_file_wins_for_the_places_it_has_and_no_others() -> None:
    newer = line(date(2025, 3, 31), {"England": 30.0})
    comparators = published_figures(LEEDS, ["rereferrals_pct"], newer=[newer]).comparators
    england = newest(comparators["rereferrals_pct"], Geography.ENGLAND)
    region = newest(comparators["rereferrals_pct"], Geography.REGION)
    assert (england.value, england.citation) == (30.0, newer.citation)
    assert region.value == 21.7
    assert region.source is None
    assert region.citation is not None
    assert region.citation.source.startswith("DfE")


def test_a_newer_file_is_left_where_its_year_was_not_over() -> None:
    newer = line(date(2026, 3, 31), {"England": 30.0})
    figures = published_figures(LEEDS, ["rereferrals_pct"], as_at=date(2026, 3, 30), newer=[newer])
    assert newest(figures.comparators["rereferrals_pct"], Geography.ENGLAND).value == 22.6


def test_every_column_of_the_published_form_is_of_a_carried_indicator() -> None:
    form = load_published_form()
    assert len(form.columns) > 40
    assert set(form.columns) <= set(form.carried)
    assert set(form.columns) <= set(load_settings().indicators)
    for column in form.columns.values():
        assert bool(column.columns) != bool(column.parts and column.of)
