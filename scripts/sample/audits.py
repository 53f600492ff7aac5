"""inputs/audits.xlsx: 256 audited records in eight rounds, drawn from how practice stands."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sample import audit_words, book, shelf
from sample import periods as cal
from sample.chance import Chance
from sample.series import Figure

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
TEAMS = {
    "help_protection": (
        "Assessment North",
        "Assessment South",
        "Family Support East",
        "Family Support West",
        "Children with Disabilities",
    ),
    "children_in_care": ("Children in Care 1", "Children in Care 2", "Permanence"),
    "care_leavers": ("Moving On",),
}
PER_ROUND = {"help_protection": 13, "children_in_care": 11, "care_leavers": 8}
PLANNED = (34, 34, 34, 34, 34, 34, 33, 33)

# Share of records graded good or better: at the first round and at the eighth.
QUALITY: dict[str, dict[str, tuple[float, float]]] = {
    "help_protection": {
        "assessment": (0.62, 0.76), "risk": (0.66, 0.76), "planning": (0.54, 0.38),
        "voice": (0.70, 0.80), "identity": (0.46, 0.50), "family": (0.48, 0.66),
        "multi_agency": (0.60, 0.64), "oversight": (0.40, 0.34), "recording": (0.56, 0.62),
    },
    "children_in_care": {
        "assessment": (0.62, 0.68), "risk": (0.60, 0.76), "planning": (0.60, 0.66),
        "voice": (0.74, 0.80), "identity": (0.56, 0.62), "family": (0.68, 0.74),
        "multi_agency": (0.82, 0.30), "permanence": (0.56, 0.76), "health": (0.56, 0.50),
        "education": (0.80, 0.78), "home": (0.68, 0.70), "oversight": (0.44, 0.38),
        "recording": (0.60, 0.64),
    },
    "care_leavers": {
        "assessment": (0.40, 0.38), "risk": (0.50, 0.56), "planning": (0.36, 0.36),
        "voice": (0.76, 0.82), "identity": (0.48, 0.52), "family": (0.50, 0.54),
        "multi_agency": (0.50, 0.54), "health": (0.46, 0.58), "education": (0.44, 0.42),
        "home": (0.66, 0.76), "oversight": (0.36, 0.34), "recording": (0.54, 0.58),
    },
}  # fmt: skip
LOOKED_AT = 0.86  # how often an aspect was looked at at all
THEMES = {4: "help_protection", 6: "children_in_care"}  # rounds with a thematic part


@dataclass
class Record:
    """One audited record; `grades` by dimension, `area` as in the catalogue."""

    quarter: tuple[int, int]
    on: date
    area: str
    team: str
    kind: str
    selection: str
    child: str
    overall: str
    moderated: str = ""
    moderator: str = ""
    grades: dict[str, str] = field(default_factory=dict)
    practitioner: bool = True
    feedback: bool = False
    actions: int = 0
    done: int = 0
    overdue: int = 0
    strengths: str = ""
    improvements: str = ""

    @property
    def final(self) -> str:
        return self.moderated or self.overall


def draw() -> list[Record]:
    """All records, round by round, in order of date."""
    chance = Chance("audits")
    records: list[Record] = []
    for index, quarter in enumerate(cal.SHOWN_QUARTERS):
        found = []
        for area, number in PER_ROUND.items():
            for place in range(number):
                found.append(one(chance, index, quarter, area, place))
        records += sorted(found, key=lambda r: (r.on, r.child))
    return records


def one(chance: Chance, index: int, quarter: tuple[int, int], area: str, place: int) -> Record:
    targeted = chance.yes(0.2)
    thematic = THEMES.get(index + 1) == area and place < 5
    kind = "thematic" if thematic else "case audit"
    if not thematic and chance.yes(0.12):
        kind = chance.choose(("dip sample", "practice week"))
    record = Record(
        quarter=quarter,
        on=working_day(chance, quarter),
        area=area,
        team=chance.choose(TEAMS[area]),
        kind=kind,
        selection="targeted" if targeted or thematic else "random",
        child=f"NQZ-{chance.whole(10000, 99999)}-{chance.choose('KMRTX')}",
        overall="",
        practitioner=chance.yes(0.7 + 0.025 * index),
        feedback=chance.yes(0.42 + 0.03 * index),
    )
    grade(chance, record, index / 7)
    moderate(chance, record)
    set_actions(chance, record, index)
    record.strengths, record.improvements = audit_words.words(chance, area, record.grades)
    return record


def working_day(chance: Chance, quarter: tuple[int, int]) -> date:
    year, month = cal.quarter_end(quarter)
    first = date(year, month - 2, 1)
    day = first + timedelta(days=chance.whole(6, 80))
    last = date(year, month, calendar.monthrange(year, month)[1])
    day = min(day, last)
    return day - timedelta(days=max(0, day.weekday() - 4))


def grade(chance: Chance, record: Record, along: float) -> None:
    """Grades by aspect around one record's own quality, and an overall grade that follows them."""
    own = chance.normal() * 0.6
    if record.selection == "targeted":
        own -= 0.25
    points = []
    for dimension, (then, now) in QUALITY[record.area].items():
        drawn = own + 0.8 * chance.normal()
        looked_at = chance.yes(LOOKED_AT)
        number = as_number(then + (now - then) * along, drawn)
        points.append(number)
        if looked_at:
            record.grades[dimension] = GRADES[4 - number]
    mean = sum(points) / len(points) + 0.1 * chance.normal()
    record.overall = GRADES[4 - (4 if mean > 3.3 else 3 if mean > 2.5 else 2 if mean > 1.75 else 1)]


def as_number(share_good: float, drawn: float) -> int:
    """4 for outstanding down to 1, so that about `share_good` of draws are 3 or 4."""
    cut = -normal_point(share_good)
    if drawn > cut + 1.7:
        return 4
    if drawn > cut:
        return 3
    return 2 if drawn > cut - 1.5 else 1


def normal_point(share: float) -> float:
    """Where a bell curve leaves `share` below, near enough (Tukey's lambda)."""
    return (share**0.135 - (1 - share) ** 0.135) / 0.1975


def moderate(chance: Chance, record: Record) -> None:
    """Six in ten are moderated; an independent moderator lowers about one in four."""
    if not chance.yes(0.62):
        return
    record.moderator = "independent" if chance.yes(0.76) else "same team"
    at = GRADES.index(record.overall)
    lower, higher = (0.26, 0.03) if record.moderator == "independent" else (0.05, 0.01)
    roll = chance.unit()
    if roll < lower:
        at = min(3, at + 1)
    elif roll > 1 - higher:
        at = max(0, at - 1)
    record.moderated = GRADES[at]


def set_actions(chance: Chance, record: Record, index: int) -> None:
    """Weaker records set more actions; of older rounds more are done."""
    record.actions = chance.whole(0, 2) + GRADES.index(record.final)
    done = 0.84 if index < 6 else 0.7 if index == 6 else 0.42
    late = 0.8 if index < 7 else 0.2
    for _ in range(record.actions):
        if chance.yes(done):
            record.done += 1
        elif chance.yes(late):
            record.overdue += 1


def measures(records: list[Record]) -> dict[str, list[Figure]]:
    """The audit measures of the scorecard, which say what the records say."""
    groups: list[tuple[str, date, list[Record], int]] = []
    for quarter, planned in zip(cal.SHOWN_QUARTERS, PLANNED, strict=True):
        inside = [r for r in records if r.quarter == quarter]
        end = cal.month_end(cal.quarter_end(quarter))
        groups.append((cal.say_quarter(quarter), end, inside, planned))
    year = [r for r in records if r.quarter[0] == 2025]
    groups.insert(0, ("2025-26", date(2026, 3, 31), year, sum(PLANNED[2:6])))
    out: dict[str, list[Figure]] = {}
    for period, end, inside, planned in groups:
        moderated = [r for r in inside if r.moderated]
        counts = {
            "audits_completed_count": (len(inside), 0),
            "audits_completion_pct": (len(inside), planned),
            "audits_good_plus_pct": (sum(r.final in GRADES[:2] for r in inside), len(inside)),
            "audits_inadequate_pct": (sum(r.final == GRADES[3] for r in inside), len(inside)),
            "audits_moderated_pct": (len(moderated), len(inside)),
            "audits_moderation_agree_pct": (
                sum(r.moderated == r.overall for r in moderated),
                len(moderated),
            ),
            "audits_actions_closed_pct": (
                sum(r.done for r in inside),
                sum(r.done + r.overdue for r in inside),
            ),
        }
        for name, (num, den) in counts.items():
            figure = Figure(period, end, num)
            if den:
                figure = Figure(period, end, round(100 * num / den, 1), num, den)
            out.setdefault(name, []).append(figure)
    return out


def write(folder: Path, records: list[Record]) -> None:
    form = shelf.form("audits")
    file = book.new_book(form, "Northmere Council: audit rounds October 2024 to September 2026")
    rows = []
    for r in records:
        rows.append({
            "round": say_round(r.quarter), "date": r.on, "area": shelf.AREA_TITLES[r.area],
            "team": r.team, "kind": r.kind, "selection": r.selection, "child": r.child,
            "overall": r.overall, "moderated": r.moderated, "moderator": r.moderator,
            "practitioner": yes_no(r.practitioner), "feedback": yes_no(r.feedback),
            "actions": r.actions, "actions_done": r.done, "actions_overdue": r.overdue,
            "strengths": r.strengths, "improvements": r.improvements, **r.grades,
        })  # fmt: skip
    book.add_sheet(file, form.sheet("audits"), "Audits", rows)
    book.add_sheet(
        file,
        form.sheet("programme"),
        "Programme",
        [
            {"round": say_round(q), "planned": n}
            for q, n in zip(cal.SHOWN_QUARTERS, PLANNED, strict=True)
        ],
    )
    book.save(file, folder / form.file)


def say_round(quarter: tuple[int, int]) -> str:
    return f"{cal.say_year(quarter[0])} Q{quarter[1]}"


def yes_no(value: bool) -> str:
    return "Yes" if value else "No"
