"""What a council may change: thresholds, wordings, names of indicators, indicators of its own."""

from __future__ import annotations

from typing import Any

import pytest

from selfassess.model.indicator import Polarity, Unit
from selfassess.settings.catalogue import Overrides, load_settings, settings_with
from selfassess.settings.load import SettingsError, TomlFile

OWN = {
    "name": "Duty calls answered",
    "area": "help_protection",
    "aspect": "front-door-thresholds",
    "unit": "percent",
    "polarity": "higher_better",
}


def refused(overrides: dict[str, Any]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_settings(overrides)
    return [p.code for p in caught.value.problems]


def test_a_threshold_is_changed_and_the_others_stay() -> None:
    before, after = load_settings(), load_settings({"thresholds": {"audit": {"now_rounds": 3}}})
    assert after.thresholds.audit.now_rounds == 3
    assert after.thresholds.audit.strength_share == before.thresholds.audit.strength_share
    assert after.thresholds.level == before.thresholds.level


@pytest.mark.parametrize(
    ("thresholds", "code"),
    [
        ({"audit": {"now_round": 3}}, "SA-S04"),
        ({"audits": {"now_rounds": 3}}, "SA-S04"),
        ({"audit": {"now_rounds": "three"}}, "SA-S06"),
        ({"audit": 3}, "SA-S06"),
        ({"audit": {"weakness_share": 0.9}}, "SA-S19"),
        ({"direction": {"near_factor": 3.0}}, "SA-S19"),
    ],
)
def test_a_wrong_threshold_gives_way_to_the_default(thresholds: dict[str, Any], code: str) -> None:
    assert refused({"thresholds": thresholds}) == [code]
    file = TomlFile("selfassess.toml", "", {"thresholds": thresholds})
    settings, _ = settings_with(Overrides(thresholds=thresholds), file)
    assert settings.thresholds == load_settings().thresholds


def test_an_indicator_takes_the_councils_name_beside_those_it_has() -> None:
    changed = load_settings(
        {"indicators": {"rereferrals_pct": {"name": "Repeat referrals", "aliases": ["CS07"]}}}
    ).indicators["rereferrals_pct"]
    catalogue = load_settings().indicators["rereferrals_pct"]
    assert changed.name == "Repeat referrals"
    assert changed.aliases == (*catalogue.aliases, "CS07")
    assert not changed.local
    assert changed.model_copy(update={"name": "", "aliases": ()}) == catalogue.model_copy(
        update={"name": "", "aliases": ()}
    )


def test_a_council_may_set_a_standard_of_its_own() -> None:
    standard = {"value": 90, "from_date": "2026-04-01", "words": "agreed by the board"}
    settings = load_settings({"indicators": {"supervision_timescale_pct": {"standard": standard}}})
    kept = settings.indicators["supervision_timescale_pct"].standard
    assert kept is not None
    assert kept.value == 90
    assert "council" in kept.citation.source


def test_an_indicator_of_the_councils_own_is_marked_local() -> None:
    made = load_settings({"indicators": {"duty_calls_pct": OWN}}).indicators["duty_calls_pct"]
    assert made.local
    assert (made.unit, made.polarity) == (Unit.PERCENT, Polarity.HIGHER)
    assert made.citation.source


@pytest.mark.parametrize(
    ("indicator", "entry", "code"),
    [
        ("rereferals_pct", {"aliases": ["CS07"]}, "SA-S15"),
        ("quite_unheard_of", {"aliases": ["CS07"]}, "SA-S15"),
        ("rereferrals_pct", {"polarity": "higher_better"}, "SA-S16"),
        ("rereferrals_pct", {"denominator": "something else"}, "SA-S16"),
        ("rereferrals_pct", {"alias": ["CS07"]}, "SA-S04"),
        ("rereferrals_pct", {"aspect": "adoption"}, "SA-S17"),
        ("rereferrals_pct", {"aliases": ["ICPC in 15 days"]}, "SA-S18"),
        ("duty_calls_pct", {**OWN, "aspect": "front-door"}, "SA-S17"),
        ("duty_calls_pct", {**OWN, "unit": "per cent"}, "SA-S06"),
        ("duty_calls_pct", {k: v for k, v in OWN.items() if k != "polarity"}, "SA-S05"),
    ],
)
def test_what_a_council_may_not_say_of_an_indicator(
    indicator: str, entry: dict[str, Any], code: str
) -> None:
    catalogue = load_settings().indicators
    taken = next(a for a in catalogue["icpc_15wd_pct"].aliases)
    if code == "SA-S18":
        entry = {"aliases": [taken]}
    assert refused({"indicators": {indicator: entry}}) == [code]


def test_words_are_overridden_by_table_and_word() -> None:
    settings = load_settings({"wordings": {"standing": {"strength": "a strong point"}}})
    assert settings.wordings == {"standing.strength": "a strong point"}
    assert refused({"wordings": {"standing": {"strenght": "x"}}}) == ["SA-S20"]
    assert refused({"wordings": {"strength": "x"}}) == ["SA-S06"]
