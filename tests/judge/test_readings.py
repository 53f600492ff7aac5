"""Whole readings, from a small dossier."""

from __future__ import annotations

from datetime import date

from selfassess.judge.audits import read_audits
from selfassess.judge.readings import read_evidence
from selfassess.model.audit import Audit, AuditProgramme, AuditTotal
from selfassess.model.indicator import Geography
from selfassess.model.reading import (
    Against,
    AuditReading,
    IndicatorReading,
    PlanReading,
    Points,
    Trend,
    Verdict,
    VoiceReading,
)
from tests import dossiers as make

ASPECT = "child-protection-conferences"


def one(made: object, key: str) -> object:
    return next(r for r in read_evidence(made) if r.key == key)


def figure(*values: object, **pieces: object) -> IndicatorReading:
    return one(make.dossier(values=values, **pieces), f"ind:{values[0].indicator}")


def test_the_target_decides_before_neighbours_and_england() -> None:
    reading = figure(
        make.value("icpc_15wd_pct", make.financial_year(2025), of=(170, 200)),
        targets=(make.target("icpc_15wd_pct", 95),),
        comparators={
            "icpc_15wd_pct": (
                make.comparator(Geography.ENGLAND, 70),
                make.comparator(Geography.NEIGHBOURS, 72),
            )
        },
    )
    kinds = [c.against for c in reading.level.comparisons]
    assert kinds == [Against.TARGET, Against.NEIGHBOURS, Against.ENGLAND]
    assert (reading.level.decided_by, reading.level.verdict) == (Against.TARGET, Verdict.WORSE)
    assert reading.points is Points.MIXED  # below its own target, better than its neighbours


def test_the_councils_own_comparator_wins_over_the_published_one() -> None:
    reading = figure(
        make.value("icpc_15wd_pct", make.financial_year(2025), of=(170, 200)),
        comparators={
            "icpc_15wd_pct": (
                make.comparator(Geography.ENGLAND, 70),
                make.comparator(Geography.ENGLAND, 99, published=False),
            )
        },
    )
    assert reading.level.comparisons[0].value == 99


def test_the_latest_target_that_has_begun_counts() -> None:
    reading = figure(
        make.value("icpc_15wd_pct", make.financial_year(2025), of=(170, 200)),
        targets=(
            make.target("icpc_15wd_pct", 60),
            make.target("icpc_15wd_pct", 80, date(2025, 4, 1)),
            make.target("icpc_15wd_pct", 99, date(2026, 4, 1)),
        ),
    )
    assert reading.target and reading.target.value == 80


def test_counts_are_never_set_beside_other_places() -> None:
    reading = figure(
        make.value("referrals_count", make.financial_year(2025), 900.0),
        comparators={"referrals_count": (make.comparator(Geography.ENGLAND, 600_000),)},
    )
    assert not reading.level.comparisons


def test_a_context_figure_points_nowhere_however_far_away() -> None:
    reading = figure(
        make.value("referrals_rate", make.financial_year(2025), 1000.0, (4000, 40_000)),
        comparators={"referrals_rate": (make.comparator(Geography.NEIGHBOURS, 500),)},
    )
    assert (reading.points, reading.force) == (Points.NEUTRAL, 0)
    assert reading.level.verdict is Verdict.HIGHER


def test_an_indicator_with_nothing_but_suppressed_values_is_said_and_silent() -> None:
    reading = figure(make.value("icpc_15wd_pct", make.financial_year(2025)))
    assert reading.caveats == ("missing",)
    assert (reading.points, reading.latest.value) == (Points.NEUTRAL, None)


def test_old_figures_carry_their_age() -> None:
    reading = figure(make.value("icpc_15wd_pct", make.financial_year(2022), of=(17, 200)))
    assert reading.freshness.old and "old" in reading.caveats


def audit(made: object, key: str) -> AuditReading:
    return one(made, key)


def test_now_and_before_are_as_many_rounds_pooled() -> None:
    given = make.audits(
        ASPECT,
        {
            "2025-11-01": "rrrrrrrrrg",
            "2026-02-01": "rrrrrrrrrg",
            "2026-05-01": "ggggggggrr",
            "2026-08-01": "oggggggggr",
        },
    )
    reading = audit(make.dossier(audits=given), f"aud:{ASPECT}")
    assert (reading.good_or_better, reading.graded) == (17, 20)
    assert (reading.before_good_or_better, reading.before_graded) == (2, 20)
    assert reading.trend is Trend.IMPROVING
    assert reading.rounds[-1].grades[0].count == 1


def test_targeted_records_are_counted_apart() -> None:
    random_ones = make.audits(ASPECT, {"2026-08-01": "ggggggggggrr"})
    chosen = make.audits(ASPECT, {"2026-08-01": "iiii"}, selection="targeted")
    reading = audit(make.dossier(audits=random_ones + chosen), f"aud:{ASPECT}")
    assert (reading.good_or_better, reading.graded) == (10, 12)
    assert (reading.targeted, reading.targeted_good) == (4, 0)


def moderated(overall: str, grade: str, by: str) -> Audit:
    return Audit(
        round="2026 Q2",
        date=date(2026, 8, 1),
        area="help_protection",
        team="North",
        selection="random",
        overall=overall,
        moderated=grade,
        moderator=by,
        actions=3,
        actions_done=2,
        actions_overdue=1,
        family_feedback=True,
        source=make.source("A3", "audits.xlsx"),
    )


def test_an_independent_moderator_counts_and_the_same_team_is_kept_apart() -> None:
    given = (
        *[moderated("good", "requires_improvement", "independent")] * 6,
        *[moderated("good", "good", "independent")] * 6,
        *[moderated("good", "requires_improvement", "same team")] * 4,
    )
    reading = audit(make.dossier(audits=given), "aud:help_protection")
    assert (reading.moderated, reading.agreed, reading.lowered, reading.raised) == (12, 6, 6, 0)
    assert (reading.good_or_better, reading.graded) == (10, 16)
    assert [m.by for m in reading.moderations] == ["independent", "same team"]
    assert reading.moderations[1].kappa is None  # too few to say
    assert reading.practice and reading.practice.actions == 48
    assert reading.practice.teams[0].graded == 16
    assert reading.practice.family == reading.practice.family_said == 16


def test_the_programme_says_planned_and_done() -> None:
    given = make.audits(ASPECT, {"2026-08-01": "ggg"})
    plan = AuditProgramme(round="2026-08-01", planned=12, source=make.source())
    reading = audit(make.dossier(audits=given, audit_programme=(plan,)), "aud:all")
    assert reading.practice
    assert [(p.planned, p.done) for p in reading.practice.programme] == [(12, 3)]


def test_a_councils_own_totals_are_not_added_to_records_of_the_same_round() -> None:
    given = make.audits(ASPECT, {"2026-08-01": "ggg"})
    totals = tuple(
        AuditTotal(
            round=name,
            date=date.fromisoformat(name),
            area="help_protection",
            aspect=ASPECT,
            grades={"good": 5, "inadequate": 5},
            source=make.source(),
        )
        for name in ("2026-08-01", "2026-05-01")
    )
    reading = audit(make.dossier(audits=given, audit_totals=totals), f"aud:{ASPECT}")
    assert (reading.good_or_better, reading.graded) == (8, 13)


def test_voice_counts_what_is_current() -> None:
    items = (
        *[make.heard(ASPECT, "weakness")] * 4,
        *[make.heard(ASPECT, "strength", day=date(2024, 1, 1))] * 9,
    )
    reading = one(make.dossier(voice=items), f"voi:{ASPECT}")
    assert isinstance(reading, VoiceReading)
    assert (reading.positive, reading.negative, len(reading.items)) == (0, 4, 13)
    assert reading.points is Points.WEAKNESS


def test_an_action_points_nowhere_and_knows_that_it_is_late() -> None:
    late = make.action("X1", ASPECT, due=date(2026, 9, 1), status="on track")
    done = make.action("X2", ASPECT, due=date(2026, 9, 1), status="done")
    readings = [one(make.dossier(actions=(late, done)), f"act:X{i}") for i in (1, 2)]
    assert all(isinstance(r, PlanReading) and r.force == 0 for r in readings)
    assert [r.overdue for r in readings] == [True, False]


def test_every_reading_says_which_rules_made_it() -> None:
    made = make.dossier(
        values=(make.value("icpc_15wd_pct", make.financial_year(2025), of=(17, 200)),),
        audits=make.audits(ASPECT, {"2026-08-01": "ggg"}),
        voice=(make.heard(ASPECT, "strength"),),
        actions=(make.action("X1", ASPECT),),
    )
    readings = read_evidence(made)
    assert len({r.key for r in readings}) == len(readings) == 6
    assert all(r.reasons for r in readings)


def test_the_order_of_the_evidence_does_not_matter() -> None:
    values = [make.value("icpc_15wd_pct", p, of=(8, 10)) for p in make.months(2026, 9, 24)]
    audits = make.audits(ASPECT, {"2026-08-01": "ggr", "2026-05-01": "irg"})
    forth = read_evidence(make.dossier(values=tuple(values), audits=audits))
    back = read_evidence(make.dossier(values=tuple(values[::-1]), audits=audits[::-1]))
    assert forth == back


def test_grades_that_nobody_else_looked_at_say_so() -> None:
    alone = make.audits(ASPECT, {"2026-08-01": "ggg"})
    same = (moderated("good", "good", "same team"),) * 3
    found = [audit(make.dossier(audits=given), "aud:all").caveats for given in (alone, same)]
    assert "unmoderated" in found[0]
    assert "self_moderated" in found[1]


def test_grades_of_ten_audits_or_more_are_printed_however_few_were_good() -> None:
    enough = make.audits("core-groups", {"2026-08-01": "g" * 3 + "r" * 7})
    few = make.audits("assessments", {"2026-08-01": "g" * 3 + "r" * 6})
    made = {r.key: r for r in read_audits(make.dossier(audits=(*enough, *few)))}
    assert made["aud:core-groups"].protected is False
    assert made["aud:assessments"].protected is True


def test_a_team_with_fewer_than_ten_graded_audits_is_protected() -> None:
    given = make.audits("core-groups", {"2026-08-01": "g" * 3 + "r" * 16})
    teams = tuple(
        a.model_copy(update={"team": "East" if place < 10 else "West"})
        for place, a in enumerate(given)
    )
    practice = read_audits(make.dossier(audits=teams))[0].practice
    assert practice is not None
    assert [(t.team, t.protected) for t in practice.teams] == [("East", False), ("West", True)]
