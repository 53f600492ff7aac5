"""Northmere's Annex A lists: the council of the scorecard, child by invented child.

A few faults are planted, as every council has some: `FAULTS` says how many rows of each. Names
from the story of the canaries stand in a column of Northmere's own and, by mistake, in a coded
one: no output may hold them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from made_lists.book import package, tables
from made_lists.draw import REFERENCE, Scale, draw
from made_lists.people import Lists, Row

NAMES = (
    "Tamsin Quillfeather",
    "Obadiah Thrupp-Larkin",
    "Perpetua Windlestraw",
    "Jago Nethersole-Finch",
)
OWN_COLUMN = {6: "Name as known", 8: "Name as known"}

Change = Callable[[Row], Row]


def _is_open(row: Row) -> bool:
    ends = ("cin_end", "plan_end", "cla_end")
    return all(row.get(end) is None for end in ends) and row["age"] >= 0


# list, how many rows, which rows, what is wrong with them
FAULTS: tuple[tuple[int, int, Callable[[Row], Any], Change], ...] = (
    (1, 14, lambda r: True, lambda r: {"source": "Sent by email"}),
    (1, 2, lambda r: True, lambda r: {"gender": NAMES[0]}),
    (2, 9, lambda r: True, lambda r: {"organisation": None}),
    (3, 4, lambda r: r["nfa"] == "No", lambda r: {"worker": None}),
    (
        4,
        3,
        lambda r: r["authorised"],
        lambda r: {"authorised": r["assessment_start"] - timedelta(days=2)},
    ),
    (4, 2, lambda r: r["authorised"], lambda r: {"support_needed": None}),
    (5, 2, lambda r: r["icpc_date"], lambda r: {"icpc_not_needed": "Yes"}),
    (6, 6, lambda r: r["cin_end"], lambda r: {"closure_reason": None}),
    (6, 5, _is_open, lambda r: {"ethnicity": None}),
    (6, 3, _is_open, lambda r: {"last_seen": "tbc"}),
    (7, 3, _is_open, lambda r: {"previous_plans": None}),
    (8, 4, _is_open, lambda r: {"placement_postcode": "nope"}),
    (8, 3, _is_open, lambda r: {"legal_status": None}),
    (8, 1, _is_open, lambda r: {"last_visit": REFERENCE.replace(year=2062)}),
    (9, 2, lambda r: r["in_touch"] == "Yes", lambda r: {"in_touch": None}),
    (
        10,
        1,
        lambda r: r["adoption_order"],
        lambda r: {"placed_date": r["adoption_order"] + timedelta(days=3)},
    ),
)


def lists() -> Lists:
    """The rows of every list, faults and all."""
    held = draw(Scale(), "northmere", prefix="NQZ-")
    for number, count, fits, change in FAULTS:
        fitting = [row for row in held[number] if fits(row)]
        step = max(1, len(fitting) // (count + 1))
        for row in fitting[step::step][:count]:
            row.update(change(row))
    return held


def sheets() -> list[tuple[str, list[list[Any]]]]:
    """The sheets, with a column of Northmere's own beside two lists."""
    made = tables(lists())
    for number, heading in OWN_COLUMN.items():
        _, rows = made[number - 1]
        rows[1].append(heading)
        for place, row in enumerate(rows[2:]):
            row.append(NAMES[place // 40 % len(NAMES)] if place % 40 == 0 else None)
    return made


def write(inputs: Path) -> None:
    """Write inputs/annex-a.xlsx; the same bytes each time."""
    (inputs / "annex-a.xlsx").write_bytes(package(sheets()))
