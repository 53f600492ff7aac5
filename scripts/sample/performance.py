"""inputs/performance.xlsx: figures by judgement area, the council's targets, typed comparators."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample import audits, book, figures, shelf
from sample.series import Figure, World

APRIL_24, APRIL_25, APRIL_26 = (date(y, 4, 1) for y in (2024, 2025, 2026))

# In the unit of the indicator; the first day it holds, where the council set one.
TARGETS: tuple[tuple[str, float, date | None], ...] = (
    ("contacts_decision_1day_pct", 95, APRIL_24),
    ("rereferrals_pct", 22, APRIL_24),
    ("rereferrals_pct", 20, APRIL_26),
    ("referrals_decision_1wd_pct", 95, None),
    ("eh_closed_needs_met_pct", 72, APRIL_25),
    ("assessments_45wd_pct", 88, None),
    ("assessments_child_seen_pct", 98, None),
    ("icpc_15wd_pct", 85, None),
    ("cin_visits_timescale_pct", 85, APRIL_24),
    ("cin_reviews_timescale_pct", 80, APRIL_24),
    ("cin_plan_over_12m_pct", 22, APRIL_25),
    ("cin_allocated_pct", 99, None),
    ("cin_family_group_conf_pct", 60, APRIL_25),
    ("cpp_repeat_pct", 24, None),
    ("cpp_2yrs_open_pct", 3, None),
    ("cpp_2yrs_closed_pct", 4, None),
    ("cpp_reviews_timescale_pct", 97, None),
    ("cpp_visits_timescale_pct", 90, APRIL_24),
    ("core_groups_timescale_pct", 90, None),
    ("care_proceedings_26w_pct", 55, APRIL_25),
    ("rhi_72h_pct", 75, APRIL_24),
    ("rhi_72h_pct", 80, APRIL_26),
    ("cla_20_miles_pct", 14, APRIL_25),
    ("cla_in_house_pct", 58, APRIL_25),
    ("cla_3plus_placements_pct", 10, None),
    ("cla_long_stability_pct", 70, None),
    ("cla_3plus_social_workers_pct", 22, APRIL_25),
    ("cla_reviews_timescale_pct", 96, None),
    ("iro_contact_3m_pct", 80, APRIL_24),
    ("cla_review_participation_pct", 95, None),
    ("cla_visits_timescale_pct", 93, None),
    ("cla_iha_20wd_pct", 85, None),
    ("cla_health_assessment_pct", 92, None),
    ("cla_dental_pct", 80, None),
    ("cla_sdq_completed_pct", 85, None),
    ("cla_rhi_offered_pct", 95, None),
    ("cla_pep_pct", 96, None),
    ("cla_persistent_absence_pct", 18, None),
    ("cla_permanence_plan_pct", 90, APRIL_25),
    ("cla_long_term_matched_pct", 75, APRIL_25),
    ("cl_in_touch_19_21_pct", 96, None),
    ("cl_suitable_19_21_pct", 90, None),
    ("cl_eet_19_21_pct", 52, APRIL_25),
    ("cl_pathway_plan_6m_pct", 90, None),
    ("cl_contact_2m_pct", 88, None),
    ("cl_health_passport_pct", 80, APRIL_25),
    ("cl_pa_caseload", 20, None),
    ("sw_vacancy_pct", 12, APRIL_25),
    ("sw_agency_pct", 10, APRIL_25),
    ("sw_caseload_mean", 16, None),
    ("supervision_timescale_pct", 90, None),
    ("audits_completion_pct", 95, None),
    ("audits_good_plus_pct", 65, APRIL_25),
    ("audits_actions_closed_pct", 80, None),
    ("complaints_stage1_timescale_pct", 80, None),
)

COMPARATORS = (
    # typed from an earlier release: the published figure is 85.7
    ("assessments_45wd_pct", "England", "2024-25", 83.9, "taken from last year's data pack"),
    ("rhi_72h_pct", "England", "2024-25", 64.0, "regional data group, unpublished"),
    ("iro_contact_3m_pct", "Region", "2024-25", 71.0, "regional reviewing officer group"),
    ("cla_iha_20wd_pct", "Region", "2024-25", 62.0, "regional health and care group"),
    (
        "cl_pathway_plan_6m_pct",
        "Statistical neighbours",
        "2024-25",
        84.0,
        "neighbour exchange, seven of ten",
    ),
    ("supervision_timescale_pct", "Region", "2024-25", 87.0, "regional principal social workers"),
)


def write(folder: Path, world: World, records: list[audits.Record]) -> None:
    form = shelf.form("performance")
    names = shelf.indicators()
    file = book.new_book(form, "Northmere Council: figures to 30 September 2026")
    values = form.sheet("values")
    for area, title in shelf.AREA_TITLES.items():
        rows = []
        for measure in figures.AREAS[area]:
            if measure.name in names:
                rows += [
                    as_row(names[measure.name]["name"], f) for f in figures.rows_of(world, measure)
                ]
        if area == "leaders":
            for name, found in audits.measures(records).items():
                rows += [as_row(names[name]["name"], f) for f in found]
        book.add_sheet(file, values, title, rows)
    book.add_sheet(
        file,
        form.sheet("targets"),
        "Targets",
        [{"indicator": names[i]["name"], "target": t, "from_date": d} for i, t, d in TARGETS],
    )
    book.add_sheet(
        file,
        form.sheet("comparators"),
        "Comparators",
        [
            {"indicator": names[i]["name"], "geography": g, "period": p, "value": v, "note": n}
            for i, g, p, v, n in COMPARATORS
        ],
    )
    book.save(file, folder / form.file)


def as_row(name: str, figure: Figure) -> book.Row:
    return {
        "indicator": name,
        "period": figure.period,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "note": figure.note,
    }
