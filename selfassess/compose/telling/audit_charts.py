"""Charts of audit grades: by round, and by aspect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfassess.compose.matter import Matter
from selfassess.compose.telling.audit import change, printed
from selfassess.model.reading import AuditReading, GradeCount, RoundGrades
from selfassess.model.statement import Chart, Series

ASPECTS_DRAWN = 8
FEWEST_BARS = 3


def grades(matter: Matter, identity: str, what: str, reading: AuditReading) -> Chart | None:
    """Audit grades as shares of each round, stacked; rounds with few records are put together.
    None where fewer than three bars are left."""
    rounds = drawn_rounds(matter, [r for r in reading.rounds if r.graded])
    told = [r for r in rounds if not _hidden(matter, r)]
    if len(told) < FEWEST_BARS:
        return None
    last, before = told[-1], told[-2]
    said = matter.wording.words_of
    return Chart(
        id=identity,
        name=f"Audit grades: {what}",
        kind="stacked",
        title=said(
            "charts.grades",
            what=what,
            good=last.good_or_better,
            graded=last.graded,
            round=last.round,
            before_round=before.round,
            before=before.graded,
            before_good=before.good_or_better,
            change=_change(matter, reading, last, before),
        ),
        alt=said(
            "charts.grades_alt",
            rounds=len(rounds),
            parts="; ".join(_part(matter, r, r.round) for r in told),
        ),
        categories=tuple(r.round for r in rounds),
        series=tuple(_grade_series(matter, rounds)),
        unit="% of records",
        note=said("charts.gap_note") if len(told) < len(rounds) else "",
    )


def _change(
    matter: Matter, reading: AuditReading, last: RoundGrades, before: RoundGrades
) -> str | None:
    """The tested change, where the last two bars are what was tested."""
    drawn = (last.graded, last.good_or_better, before.graded, before.good_or_better)
    tested = (
        reading.graded,
        reading.good_or_better,
        reading.before_graded,
        reading.before_good_or_better,
    )
    return change(matter, reading) if drawn == tested else None


def drawn_rounds(matter: Matter, rounds: list[RoundGrades]) -> list[RoundGrades]:
    """The rounds, or as many neighbouring rounds together as today's figure pools, where one
    alone holds too few records."""
    if all(r.graded >= matter.thresholds.audit.minimum_graded for r in rounds):
        return rounds
    size = max(2, matter.thresholds.audit.now_rounds)
    first = len(rounds) % size
    groups = [rounds[:first]] if first else []
    groups += [rounds[at : at + size] for at in range(first, len(rounds), size)]
    return [pooled(group) for group in groups]


def pooled(rounds: Sequence[RoundGrades]) -> RoundGrades:
    """Several rounds as one, named by the first and the last."""
    counts: dict[str, int] = {}
    for each in rounds:
        for grade in each.grades:
            counts[grade.grade] = counts.get(grade.grade, 0) + grade.count
    return RoundGrades(
        round=_span(rounds[0].round, rounds[-1].round),
        graded=sum(r.graded for r in rounds),
        good_or_better=sum(r.good_or_better for r in rounds),
        grades=tuple(GradeCount(grade=g, count=n) for g, n in counts.items()),
    )


def _span(first: str, last: str) -> str:
    """ "2026-27 Q1 to Q2": what both names begin with is said once."""
    if first == last:
        return first
    year, _, rest = last.rpartition(" ")
    return f"{first} to {rest if year and first.rpartition(' ')[0] == year else last}"


def by_aspect(matter: Matter, identity: str, readings: Sequence[AuditReading]) -> Chart | None:
    """Audit grades of the rounds of now by aspect, stacked, the lowest share first. Aspects whose
    numbers are protected are left to the table."""
    shown = [r for r in readings if not r.protected and r.graded]
    ranked = sorted(shown, key=lambda r: (r.good_or_better / r.graded, r.aspect))[:ASPECTS_DRAWN]
    if len(ranked) < 3:
        return None
    said = matter.wording.words_of
    titles = [aspect_label(matter, r, ranked) for r in ranked]
    parts = [_part(matter, pooled_now(r), t) for t, r in zip(titles, ranked, strict=True)]
    lowest = ranked[0]
    return Chart(
        id=identity,
        name="Audit grades by aspect",
        kind="stacked",
        title=said(
            "charts.aspects",
            lowest=f"{lowest.good_or_better} of {lowest.graded}",
            lowest_title=titles[0],
        ),
        alt=said("charts.aspects_alt", n=len(ranked), parts="; ".join(parts)),
        categories=tuple(titles),
        series=tuple(_grade_series(matter, [pooled_now(r) for r in ranked])),
        unit="% of records",
    )


def pooled_now(reading: AuditReading) -> RoundGrades:
    """The rounds of now as one."""
    return pooled([r for r in reading.rounds if r.round in reading.now_rounds])


def aspect_label(matter: Matter, reading: AuditReading, among: Sequence[AuditReading]) -> str:
    """The short title, with the area where two aspects share it."""
    short = matter.aspect_title(reading.aspect, short=True)
    shared = sum(matter.aspect_title(r.aspect, short=True) == short for r in among) > 1
    return f"{short} ({matter.area_title(reading.area).lower()})" if shared else short


def _part(matter: Matter, round_: RoundGrades, name: str) -> str:
    return matter.wording.words_of(
        "charts.grades_part",
        round=name,
        good=round_.good_or_better,
        graded=round_.graded,
    )


def _grade_series(matter: Matter, rounds: Sequence[RoundGrades]) -> Iterable[Series]:
    scales = matter.dossier.settings.scales.values()
    titles = {g: t for scale in scales for g, t in scale.titles.items()}
    ids = dict.fromkeys(g.grade for r in rounds for g in r.grades)
    for grade in ids:
        counts = [next((g.count for g in r.grades if g.grade == grade), 0) for r in rounds]
        yield Series(
            name=titles.get(grade, grade),
            values=tuple(
                None if _hidden(matter, r) else round(100 * count / r.graded, 1)
                for count, r in zip(counts, rounds, strict=True)
            ),
            role="part",
            grade=grade,
        )


def _hidden(matter: Matter, round_: RoundGrades) -> bool:
    """Whether the round holds too few audits to be drawn."""
    return not printed(matter, round_.graded)
