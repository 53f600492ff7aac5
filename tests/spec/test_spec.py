"""Runs every row of the rule tables beside this file: the rules as people read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from selfassess.judge import audits, figures, level, voice
from selfassess.judge.direction import compare_with
from selfassess.judge.rounds import figures_of, subjects_of
from selfassess.judge.series import Series, Window
from selfassess.judge.small_numbers import protects_audits, protects_count, protects_share
from selfassess.match.aspects import Classifier
from selfassess.match.crosswalk import force_of
from selfassess.model.finding import FindingKind
from selfassess.model.indicator import Polarity, Unit
from selfassess.model.reading import (
    Against,
    Change,
    Comparison,
    Direction,
    Level,
    Points,
    SourceKind,
    Trend,
    Verdict,
)
from selfassess.model.weight import Move, Vote
from selfassess.settings.placing import load_placing
from selfassess.weigh import trend
from selfassess.weigh.aspect import standing_of
from selfassess.weigh.challenge import rosier
from selfassess.weigh.progress import status_of
from selfassess.weigh.votes import add_up
from tests import dossiers as make

FOLDER = Path(__file__).parent
NOTHING = "–"
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """The rows of the table of a file, by heading."""
    lines = [ln for ln in path.read_text(encoding="utf-8").splitlines() if ln.startswith("|")]
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def figure(text: str) -> tuple[float | None, tuple[float, float] | None]:
    """ "170 of 200" as numerator and denominator, "85" as a value alone."""
    found = re.fullmatch(r"([\d.]+) of ([\d.]+)", text)
    return (None, (float(found[1]), float(found[2]))) if found else (float(text), None)


def polarity(text: str) -> Polarity:
    return Polarity(text.replace(" ", "_"))


def check_level(row: Row) -> None:
    unit = {"percent": Unit.PERCENT, "weeks": Unit.WEEKS, "rate": Unit.RATE}[row["unit"]]
    indicator = make.indicator(
        "icpc_15wd_pct", unit=unit, polarity=polarity(row["which way is better"])
    )
    number, of = figure(row["figure"])
    if unit is Unit.RATE and of:
        number = 10_000 * of[0] / of[1]
    window = Window(make.value(indicator.id, make.financial_year(2025), number, of))
    yardstick = level.Yardstick(Against.NEIGHBOURS, float(row["comparator"]))
    made, _ = level.level(indicator, window, [yardstick], make.settings().thresholds.level)
    assert made.verdict.value.replace("_", " ") == row["verdict"]
    assert ("interval" if made.comparisons[0].tested else "tolerance") == row["decided by"]


def comparison(against: Against, words: str) -> tuple[Comparison, ...]:
    if words == NOTHING:
        return ()
    tested = "untested" not in words
    name = words.replace(" untested", "")
    verdict = Verdict.IN_LINE if name == "reached" else Verdict(name.replace(" ", "_"))
    distance = 1.0 if name == "reached" else -1.0
    return (
        Comparison(against=against, value=80, verdict=verdict, distance=distance, tested=tested),
    )


def check_points(row: Row) -> None:
    indicator = make.indicator("icpc_15wd_pct")
    children = int(row["children"])
    stands = Level(
        comparisons=comparison(Against.TARGET, row["standard or target"])
        + comparison(Against.NEIGHBOURS, row["other places"])
    )
    caveats = [c for c, below in (("small", 30), ("too_small", 10)) if children < below]
    given = make.value(indicator.id, make.financial_year(2025), of=(children / 2, children))
    points, force, _ = figures.points_of(
        indicator, given, stands, Direction(verdict=Trend(row["last year"])), caveats
    )
    assert (points.value, force) == (row["points"], int(row["force"]))


def check_change(row: Row) -> None:
    indicator = make.indicator("icpc_15wd_pct", polarity=polarity(row["which way is better"]))
    now, then = (
        make.value(indicator.id, make.financial_year(year), *figure(row[column]))
        for year, column in ((2025, "now"), (2024, "then"))
    )
    series = Series(indicator, [now, then], make.AS_AT)
    thresholds = make.settings().thresholds
    change = compare_with(series, Window(now), Window(then), "year", thresholds)
    assert change is not None
    assert change.verdict.value.replace("_", " ") == row["verdict"]


def check_audits(row: Row) -> None:
    good, graded = int(row["good or better"]), int(row["graded"])
    day = {"2026-09-01": "g" * good + "r" * (graded - good)}
    given = make.audits("core-groups", day, selection=row["chosen"])
    dossier, settings = make.dossier(audits=given), make.settings()
    scale = settings.scales["ofsted-4"]
    subject = next(s for s in subjects_of(dossier, given, scale) if s.aspect)
    counted = figures_of(subject, scale, settings.thresholds)
    caveats = audits.caveats_of(counted, False, settings.thresholds.audit)
    points, force, _ = audits.points_of(counted, caveats, (), settings.thresholds.audit)
    assert (points.value, force) == (row["points"], int(row["force"]))


def check_voice(row: Row) -> None:
    points, force, _ = voice.points_of(
        int(row["positive"]), int(row["negative"]), make.settings().thresholds
    )
    assert (points.value, force) == (row["points"], int(row["force"]))


def vote(kind: str, words: str) -> Vote | None:
    if words == NOTHING:
        return None
    points, force, *old = words.split()
    return Vote(
        kind=SourceKind(kind),
        points=Points(points),
        force=int(force),
        keys=(f"{kind}:1",),
        old=bool(old),
    )


def check_standing(row: Row) -> None:
    kinds = ("performance", "audit", "voice", "inspection")
    votes = [v for kind in kinds if (v := vote(kind, row[kind]))]
    held = any(v.kind is not SourceKind.INSPECTION for v in votes)
    standing, sureness, reasons = standing_of(votes, make.settings().thresholds.weighing, held)
    assert (standing.value, sureness.value) == (row["standing"], row["sureness"])
    assert reasons


def check_votes(row: Row) -> None:
    pieces = [piece.split() for piece in row["readings"].split("; ")]
    points, force, _ = add_up([(Points(way), int(size)) for way, size in pieces])
    assert (points.value, force) == (row["points"], int(row["force"]))


def check_trend(row: Row) -> None:
    words = row["evidence"]
    pieces = [] if words == NOTHING else [piece.split() for piece in words.split("; ")]
    found = [trend.Movement(Trend(moved), short == "short") for short, moved in pieces]
    verdict, reason = trend.add_up(found)
    assert verdict.value.replace("_", " ") == row["trend"]
    assert reason.rule.startswith("aspect.trend.")


def move(words: str) -> Move:
    by, what, moved, stands, force, *lasting = words.split()
    kind = {"indicator": "ind", "audit": "aud", "voice": "voi"}[what]
    return Move(
        key=f"{kind}:one",
        by=by,
        moved=Trend.TOO_FEW if moved == "unknown" else Trend(moved),
        stands=Points(stands),
        force=int(force),
        change=change_of(moved) if kind == "ind" else None,
        sustained=bool(lasting),
    )


def change_of(moved: str) -> Change:
    then = make.value("icpc_15wd_pct", make.financial_year(2023), of=(60, 100))
    return Change(since="x", then=then, difference=0, verdict=Trend(moved), tested=True)


def check_progress(row: Row) -> None:
    words = row["evidence"]
    moves = [] if words == NOTHING else [move(piece.strip()) for piece in words.split(";")]
    status, reasons = status_of(moves, make.settings().thresholds.weighing.strong_force)
    assert status.value == row["status"]
    assert reasons


def check_findings(row: Row) -> None:
    months = make.AS_AT.year * 12 + make.AS_AT.month - 1 - int(row["months old"])
    held = make.inspection(end=date(months // 12, months % 12 + 1, make.AS_AT.day))
    given = make.finding("f1", kind=FindingKind(row["kind"]))
    force, _, _ = force_of(make.dossier(), given, held, context=False)
    assert force == int(row["force"])


def check_disclosure(row: Row) -> None:
    limits = make.settings().thresholds.disclosure
    words = row["figure"].removesuffix(" audits")
    number, of = figure(words)
    if words != row["figure"] and of:
        hidden = protects_audits(int(of[1]), limits)
    else:
        hidden = protects_share(*of, limits) if of else protects_count(number, limits)
    assert hidden is (row["printed"] == "no")


def check_self_grades(row: Row) -> None:
    framework = make.settings().frameworks["ilacs-2026"]
    grade = framework.grade(row["self-grade"].replace(" ", "_"))
    audit = None if row["audits"] == NOTHING else Points(row["audits"])
    counts = int(row["strengths"]), int(row["areas for development"])
    found = grade is not None and rosier(grade.rank, audit, *counts)
    assert found is (row["rosier"] == "yes")


@lru_cache(maxsize=1)
def classifier() -> Classifier:
    return Classifier(load_placing())


def check_placing(row: Row) -> None:
    """A dash in a column of the answer leaves it open."""
    given = {k: None if row[k] == NOTHING else row[k] for k in ("area", "before", "list")}
    placing = classifier().place(
        row["sentence"], area=given["area"], context=given["before"], listed_as=given["list"]
    )
    expected = {k: row[k] for k in ("aspect", "theme", "way", "movement") if row[k] != NOTHING}
    found = {
        "aspect": placing.aspect,
        "theme": placing.theme,
        "way": placing.polarity.value,
        "movement": placing.movement.value,
    }
    assert {k: found[k] for k in expected} == expected


CHECKS: dict[str, Callable[[Row], None]] = {
    "placing": check_placing,
    "level": check_level,
    "points": check_points,
    "change": check_change,
    "audits": check_audits,
    "voice": check_voice,
    "standing": check_standing,
    "votes": check_votes,
    "trend": check_trend,
    "progress": check_progress,
    "findings": check_findings,
    "disclosure": check_disclosure,
    "self_grades": check_self_grades,
}
CASES = [
    pytest.param(name, row, id=f"{name}: {' / '.join(row.values())}")
    for name in CHECKS
    for row in rows_of(FOLDER / f"{name}.md")
]


@pytest.mark.parametrize(("name", "row"), CASES)
def test_the_rule_gives_what_the_table_says(name: str, row: Row) -> None:
    CHECKS[name](row)


def test_every_table_is_run() -> None:
    tables = {p.stem for p in FOLDER.glob("*.md")}
    others = [p for p in FOLDER.parent.rglob("test_*.py") if p.name != Path(__file__).name]
    elsewhere = "".join(p.read_text(encoding="utf-8") for p in others)
    beside = {name for name in tables if f"{name}.md" in elsewhere}
    assert tables - beside == set(CHECKS) - beside
    assert set(CHECKS) <= tables
    assert all(len(rows_of(FOLDER / f"{name}.md")) >= 5 for name in CHECKS)
