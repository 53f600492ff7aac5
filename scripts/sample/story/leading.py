"""Leaders: vacancies and caseloads falling, supervision on time, complaints answered late.
The audit measures follow from the audits themselves (figures.audit_measures)."""

from __future__ import annotations

from sample.measures import Measure, base, figure, share, yearly

AUDIT_MEASURES = (
    "audits_completed_count",
    "audits_completion_pct",
    "audits_good_plus_pct",
    "audits_inadequate_pct",
    "audits_moderated_pct",
    "audits_moderation_agree_pct",
    "audits_actions_closed_pct",
)

MEASURES = (
    Measure("sw_fte", "workforce"),
    Measure("sw_vacancy_pct", "workforce"),
    Measure("sw_turnover_pct", "workforce"),
    Measure("sw_agency_pct", "workforce"),
    Measure("sw_absence_pct", "year value", (4.4, 4.1, 3.9, 3.8, 3.9), style="census"),
    Measure("sw_caseload_mean", "workforce"),
    Measure("sw_caseload_over_pct", "workforce"),
    base("supervisions due", 8420, 8510, 8400, 8290, 8180, 4060),
    share("supervision_timescale_pct", "supervisions due", 80.2, 83.4, 86.8, 90.3, 92.1, 92.6),
    base("complaints answered", 112, 118, 121, 126, 131, 64, season=False),
    share(
        "complaints_stage1_timescale_pct",
        "complaints answered",
        71.4,
        68.6,
        66.1,
        63.5,
        60.3,
        59.0,
        every="to date",
    ),
    share("complaints_upheld_pct", "complaints answered", 38, 37, 36, 36.5, 37, 37, every=""),
    yearly("feedback_positive_pct", (146, 171, 188, 204, 221), 69.2, 71.3, 73.4, 75.5, 77.4),
    figure("spend_per_child", 1284, 1371, 1466, 1538, 1597, places=0),
    figure("cla_unit_cost_week", 1385, 1502, 1674, 1846, 1968, places=0),
    Measure(
        "sw_ethnic_minority_pct",
        "year value",
        (4.4, 5.1),
        style="census",
        notes={"30 September 2022": "not taken from the census since"},
    ),
)
