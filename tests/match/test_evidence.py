"""What bears on a finding, and by whose word."""

from __future__ import annotations

from selfassess.model.matched import LinkedFinding, Matched
from tests import dossiers as make

ASPECT = "missing-children"


def matched(**pieces: object) -> Matched:
    return make.matched(make.dossier(inspections=(make.inspection(),), **pieces))


def links(made: Matched) -> dict[str, str]:
    linked: LinkedFinding = made.linked[0]
    return {link.key: link.by for link in linked.links}


def value(indicator: str) -> object:
    return make.value(indicator, make.financial_year(2025), of=(60, 100))


def test_the_registers_links_come_first_and_the_aspect_second() -> None:
    made = matched(
        values=(value("rhi_72h_pct"), value("icpc_15wd_pct")),
        findings=(make.finding("f1", aspects=(ASPECT,), indicators=("icpc_15wd_pct",)),),
        audits=make.audits(ASPECT, {"2026-08-01": "ggg"}),
        voice=(make.heard(ASPECT, "strength"),),
    )
    assert links(made) == {
        "ind:icpc_15wd_pct": "person",
        "ind:rhi_72h_pct": "aspect",
        f"aud:{ASPECT}": "aspect",
        f"voi:{ASPECT}": "aspect",
    }


def test_an_action_that_names_the_finding_brings_its_indicators() -> None:
    made = matched(
        values=(value("icpc_15wd_pct"),),
        findings=(make.finding("f1", aspects=(ASPECT,)),),
        actions=(
            make.action("X1", "assessments", findings=("f1",), indicators=("icpc_15wd_pct",)),
            make.action("X2", ASPECT),
        ),
    )
    assert links(made) == {"ind:icpc_15wd_pct": "person"}
    answers = {link.key: link.by for link in made.linked[0].actions}
    assert answers == {"act:X1": "person", "act:X2": "aspect"}


def test_context_figures_show_no_progress() -> None:
    made = matched(
        values=(make.value("referrals_count", make.financial_year(2025), 900.0),),
        findings=(make.finding("f1", aspects=("front-door-thresholds",)),),
    )
    assert not links(made)


def test_a_finding_bears_on_each_of_its_aspects() -> None:
    made = matched(findings=(make.finding("f1", aspects=(ASPECT, "assessments")),))
    assert made.by_aspect == {ASPECT: ("fin:f1",), "assessments": ("fin:f1",)}


def test_a_link_to_an_indicator_that_nobody_gave_leads_nowhere() -> None:
    made = matched(findings=(make.finding("f1", aspects=(ASPECT,), indicators=("rhi_72h_pct",)),))
    assert not links(made)
