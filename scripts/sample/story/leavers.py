"""Care leavers: pathway plans on time and not yet useful, homes safer, work and study hard
to reach, advisers known and trusted but carrying more young people each year."""

from __future__ import annotations

from sample.measures import Measure, figure, stock, stock_share, yearly

MEASURES = (
    stock("cl_count", 318, 326, 331, 338, 344, 347, every="quarter end"),
    stock("care leavers 19 to 21", 188, 192, 195, 199, 203, 204, every=""),
    stock("care leavers 17 and 18", 84, 86, 85, 84, 82, 82, every=""),
    stock_share(
        "cl_in_touch_19_21_pct",
        "care leavers 19 to 21",
        91.5,
        92.7,
        94.4,
        95.5,
        96.6,
        97,
        every="quarter end",
    ),
    stock_share(
        "cl_suitable_19_21_pct",
        "care leavers 19 to 21",
        83.5,
        85.4,
        86.7,
        88.4,
        89.7,
        90.2,
        every="quarter end",
    ),
    stock_share(
        "cl_suitable_17_18_pct",
        "care leavers 17 and 18",
        88.1,
        89.5,
        90.6,
        91.7,
        92.7,
        92.7,
        every="",
    ),
    stock_share(
        "cl_eet_19_21_pct",
        "care leavers 19 to 21",
        47.3,
        46.9,
        46.2,
        45.2,
        44.3,
        44.1,
        every="quarter end",
    ),
    stock_share(
        "cl_eet_17_18_pct", "care leavers 17 and 18", 58.3, 58.1, 60.0, 60.7, 61.0, 61.0, every=""
    ),
    stock_share(
        "cl_neet_19_21_pct", "care leavers 19 to 21", 43.6, 44.3, 45.1, 46.2, 47.3, 47.5, every=""
    ),
    stock_share("cl_he_pct", "care leavers 19 to 21", 6.4, 6.8, 7.2, 7.0, 7.4, 7.4, every=""),
    stock_share(
        "cl_apprenticeship_pct", "care leavers 19 to 21", 3.2, 3.1, 3.6, 4.0, 4.4, 4.4, every=""
    ),
    yearly("cl_staying_put_pct", (34, 36, 33, 35, 32), 29.4, 30.6, 36.4, 37.1, 40.6),
    stock_share("cl_homeless_pct", "cl_count", 3.5, 3.1, 2.7, 2.4, 2.3, 2.3, every="", style="day"),
    Measure(
        "cl_custody_pct",
        "year value",
        (3.5, 3.4, 0, 0, 0),
        instead={"2023-24": "c", "2024-25": "c", "2025-26": "c"},
    ),
    stock_share("cl_pathway_plan_6m_pct", "cl_count", 71.4, 74.5, 79.8, 85.2, 88.1, 88.8),
    stock_share("cl_contact_2m_pct", "cl_count", 82.4, 84.0, 86.7, 88.2, 88.6, 88.4),
    stock_share(
        "cl_pa_allocated_pct", "cl_count", 97.2, 98.2, 98.8, 99.1, 99.1, 99.4, every="quarter end"
    ),
    figure("cl_pa_caseload", 18.9, 19.6, 20.8, 22.1, 23.4),
    yearly("cl_health_passport_pct", (61, 58, 63, 60, 57), 41.0, 46.6, 55.6, 66.7, 73.7),
    figure("cl_22_25_count", 58, 64, 71, 79, 88, places=0),
)
