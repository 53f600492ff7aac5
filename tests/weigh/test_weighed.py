"""Whole conclusions, from a small dossier."""

from __future__ import annotations

from datetime import date

from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.weight import (
    Challenge,
    ChallengeKind,
    ProgressStatus,
    Standing,
    Sureness,
    ThenNow,
    Weighed,
)
from tests import dossiers as make

ASPECT, RHI = "missing-children", "rhi_72h_pct"
GOOD = {"2026-05-01": "ggggggggggg", "2026-08-01": "ggggggggggr"}
WEAK = {"2026-05-01": "rrrrrrrrrrr", "2026-08-01": "rrrrrrrrrrg"}


def years(*given: tuple[float, float], indicator: str = RHI) -> tuple[object, ...]:
    first = 2026 - len(given)
    return tuple(
        make.value(indicator, make.financial_year(first + i), of=of) for i, of in enumerate(given)
    )


def kinds(made: Weighed) -> list[ChallengeKind]:
    return [c.kind for c in made.challenges]


def one(made: Weighed, kind: ChallengeKind) -> Challenge:
    return next(c for c in made.challenges if c.kind is kind)


def dossier(**pieces: object) -> Dossier:
    pieces.setdefault("inspections", (make.inspection(grades={"help_protection": "good"}),))
    return make.dossier(**pieces)


def test_sources_that_agree_make_it_sure() -> None:
    made = make.weighed(
        dossier(
            values=years((270, 300)),
            targets=(make.target(RHI, 80),),
            audits=make.audits(ASPECT, GOOD),
            voice=(make.heard(ASPECT, "strength"),) * 3,
        )
    )
    aspect = make.aspect_of(made, ASPECT)
    assert (aspect.standing, aspect.sureness) == (Standing.STRENGTH, Sureness.AGREE_3)
    assert not {ChallengeKind.ONE_SOURCE, ChallengeKind.DATA_ONLY} & set(kinds(made))


def test_sources_that_disagree_are_shown_with_the_evidence_of_both_sides() -> None:
    made = make.weighed(
        dossier(
            values=years((270, 300)),
            targets=(make.target(RHI, 80),),
            audits=make.audits(ASPECT, WEAK),
        )
    )
    aspect = make.aspect_of(made, ASPECT)
    assert (aspect.standing, aspect.sureness) == (Standing.MIXED, Sureness.DIFFER)
    challenge = one(made, ChallengeKind.SOURCES_DIFFER)
    assert challenge.evidence_for == (f"ind:{RHI}",)
    assert challenge.evidence_against == (f"aud:{ASPECT}",)


def test_a_strength_on_figures_alone_is_challenged() -> None:
    made = make.weighed(dossier(values=years((270, 300)), targets=(make.target(RHI, 80),)))
    assert one(made, ChallengeKind.DATA_ONLY).aspect == ASPECT


def test_a_strength_on_audits_alone_is_challenged_as_one_source() -> None:
    made = make.weighed(dossier(audits=make.audits(ASPECT, GOOD)))
    assert one(made, ChallengeKind.ONE_SOURCE).aspect == ASPECT


def test_progress_sets_the_baseline_beside_now_and_the_person_wins() -> None:
    made = make.weighed(
        dossier(
            values=years((150, 300), (160, 300), (200, 300), (210, 300)),
            findings=(make.finding("f1", aspects=(ASPECT,), status="improved and sustained"),),
        )
    )
    progress = made.progress[0]
    assert progress.evidence is ProgressStatus.IMPROVING
    assert progress.status is ProgressStatus.IMPROVED and progress.differs
    change = progress.moves[0].change
    assert change and change.then.period == make.financial_year(2023)
    assert one(made, ChallengeKind.STATUS_ROSIER).subject == "f1"


def test_a_recommendation_without_evidence_is_said() -> None:
    made = make.weighed(dossier(findings=(make.finding("f1", aspects=(ASPECT,)),)))
    assert made.progress[0].status is ProgressStatus.NO_EVIDENCE
    assert make.aspect_of(made, ASPECT).standing is Standing.NO_EVIDENCE
    assert one(made, ChallengeKind.RECOMMENDATION_SILENT).evidence_against == ("fin:f1",)


def test_evidence_from_before_the_inspection_shows_no_progress() -> None:
    old = make.value(RHI, make.financial_year(2021), of=(270, 300))
    made = make.weighed(dossier(values=(old,), findings=(make.finding("f1", aspects=(ASPECT,)),)))
    assert made.progress[0].status is ProgressStatus.NO_EVIDENCE


def test_a_priority_action_comes_first_and_never_fades() -> None:
    old = make.inspection("sif-2014-02", date(2014, 2, 1), "sif-2013")
    given = (
        make.finding("f2", aspects=("assessments",)),
        make.finding(
            "f1",
            aspects=(ASPECT,),
            kind=FindingKind.PRIORITY_ACTION,
            inspection_id="sif-2014-02",
        ),
    )
    made = make.weighed(make.dossier(inspections=(make.inspection(), old), findings=given))
    assert made.area("help_protection").aspects[0].aspect == ASPECT
    assert [p.finding.id for p in made.progress] == ["f1", "f2"]
    assert make.aspect_of(made, ASPECT).standing is Standing.DEVELOPMENT
    assert made.challenges[0].kind is ChallengeKind.PRIORITY_ACTION_SILENT


def test_a_finding_put_right_no_longer_weighs() -> None:
    given = make.finding("f1", aspects=(ASPECT,), kind=FindingKind.PRIORITY_ACTION)
    right = given.model_copy(update={"status": "improved and sustained"})
    good = make.audits(ASPECT, GOOD)
    open_, closed = (
        make.aspect_of(make.weighed(dossier(findings=(f,), audits=good)), ASPECT)
        for f in (given, right)
    )
    assert open_.standing is Standing.MIXED
    assert closed.standing is Standing.STRENGTH
    assert any(r.rule == "aspect.closed" for r in closed.reasons)


def test_a_returning_weakness_stays_open_until_its_latest_finding_has_lasted() -> None:
    held = (make.inspection(), make.inspection("sif-2016-01", date(2016, 1, 20), "sif-2013"))
    text = "The timeliness of return home interviews."
    given = (
        make.finding("f0", text, (ASPECT,), inspection_id="sif-2016-01"),
        make.finding("f1", text, (ASPECT,)),
    )
    made = make.weighed(make.dossier(inspections=held, findings=given))
    assert made.recurrences[0].open
    assert one(made, ChallengeKind.RETURNING).evidence_against == ("fin:f0", "fin:f1")
    closed = given[1].model_copy(update={"status": "improved and sustained"})
    made = make.weighed(make.dossier(inspections=held, findings=(given[0], closed)))
    assert not made.recurrences[0].open
    assert ChallengeKind.RETURNING not in kinds(made)


def test_a_mixed_paragraph_later_does_not_open_a_story_that_was_put_right() -> None:
    days = {"d2016": date(2016, 2, 1), "d2019": date(2019, 3, 1), "d2023": date(2023, 6, 1)}
    text = "Social workers' caseloads are too high."
    held = tuple(make.inspection(d, day) for d, day in days.items())
    kinds = (FindingKind.RECOMMENDATION, FindingKind.RECOMMENDATION, FindingKind.MIXED)
    given = tuple(
        make.finding(
            f"{d}.1",
            text,
            ("caseloads",),
            kind,
            "leaders",
            d,
            status="improved and sustained" if d == "d2019" else "",
        )
        for d, kind in zip(days, kinds, strict=True)
    )
    (story,) = make.weighed(make.dossier(inspections=held, findings=given)).recurrences
    assert len(story.findings) == 3
    assert not story.open


def test_what_later_documents_found_on_a_matter_stands_with_its_progress() -> None:
    held = (
        make.inspection("sif-2016-02", date(2016, 2, 1), "sif-2013"),
        make.inspection("ilacs-2023-06", date(2023, 6, 1)),
    )
    asked = make.finding(
        "sif-2016-02.1", aspects=("missing-children",), inspection_id="sif-2016-02"
    )
    praised = make.finding(
        "ilacs-2023-06.1",
        "Return home interviews are timely.",
        ("missing-children",),
        FindingKind.STRENGTH,
    )
    made = make.weighed(make.dossier(inspections=held, findings=(asked, praised)))
    assert [(p.finding.id, p.later) for p in made.progress] == [
        ("sif-2016-02.1", ("ilacs-2023-06.1",))
    ]


def test_an_earlier_strength_that_today_contradicts_is_said() -> None:
    strength = make.finding("f1", aspects=(ASPECT,), kind=FindingKind.STRENGTH)
    made = make.weighed(dossier(findings=(strength,), audits=make.audits(ASPECT, WEAK)))
    assert made.strengths_then[0].now is ThenNow.CONTRADICTED
    assert one(made, ChallengeKind.STRENGTH_LOST).evidence_against == (f"aud:{ASPECT}",)
    made = make.weighed(dossier(findings=(strength,), audits=make.audits(ASPECT, GOOD)))
    assert made.strengths_then[0].now is ThenNow.HOLDS


def test_a_rosy_self_grade_is_challenged_and_a_modest_one_is_not() -> None:
    pieces = {"audits": make.audits(ASPECT, WEAK)}
    rosy = make.weighed(dossier(self_grades={"help_protection": "good"}, **pieces))
    modest = make.weighed(
        dossier(self_grades={"help_protection": "requires_improvement"}, **pieces)
    )
    assert "aud:help_protection" in one(rosy, ChallengeKind.GRADE_ROSIER).evidence_against
    assert ChallengeKind.GRADE_ROSIER not in kinds(modest)


def test_plan_gaps_are_named() -> None:
    made = make.weighed(
        dossier(
            audits=make.audits(ASPECT, WEAK),
            actions=(
                make.action("X1", "assessments"),
                make.action("X2", "assessments", measure="audits", due=date(2026, 6, 1)),
            ),
        )
    )
    assert one(made, ChallengeKind.NO_ACTION).aspect == ASPECT
    assert one(made, ChallengeKind.NO_MEASURE).subject == "act:X1"
    assert one(made, ChallengeKind.OVERDUE).subject == "act:X2"


def test_off_target_and_far_from_neighbours_are_named_once_each() -> None:
    from selfassess.model.indicator import Geography

    made = make.weighed(
        dossier(
            values=years((150, 300)),
            targets=(make.target(RHI, 80),),
            comparators={RHI: (make.comparator(Geography.NEIGHBOURS, 75),)},
        )
    )
    assert kinds(made).count(ChallengeKind.OFF_TARGET) == 1
    assert kinds(made).count(ChallengeKind.OUTLIER) == 1


def test_the_last_grade_of_an_area_is_history_beside_it() -> None:
    area = make.weighed(dossier()).area("help_protection")
    assert (area.last_grade, area.last_grade_inspection) == ("good", "ilacs-2023-06")


def test_nothing_at_all_is_said_as_no_evidence() -> None:
    made = make.weighed(make.dossier())
    standings = {a.standing for area in made.areas for a in area.aspects}
    assert standings == {Standing.NO_EVIDENCE}
    assert not made.challenges and len(made.areas) == 4


def test_challenges_come_in_the_order_of_their_kinds() -> None:
    made = make.weighed(
        dossier(
            values=years((150, 300)),
            targets=(make.target(RHI, 80),),
            audits=make.audits("assessments", WEAK),
            findings=(make.finding("f1", aspects=("private-fostering",)),),
            actions=(make.action("X1", "assessments"),),
        )
    )
    order = list(ChallengeKind)
    places = [order.index(k) for k in kinds(made)]
    assert places == sorted(places) and len(set(places)) > 3
    assert [c.order for c in made.challenges] == sorted(c.order for c in made.challenges)


def test_every_conclusion_says_why() -> None:
    made = make.weighed(
        dossier(
            values=years((150, 300)),
            targets=(make.target(RHI, 80),),
            findings=(make.finding("f1", aspects=(ASPECT,)),),
        )
    )
    assert all(a.reasons for area in made.areas for a in area.aspects)
    assert all(p.reasons for p in made.progress)
    assert all(c.reasons for c in made.challenges)
