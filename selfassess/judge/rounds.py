"""The grades of audits, sorted into rounds under everything they say something about.

Only records chosen at random (or where nobody says how) estimate the service; those chosen on
purpose are counted apart. Where an independent moderator gave a grade, that grade counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from selfassess.judge.moderation import effective_grade
from selfassess.judge.statistics import wilson
from selfassess.model.audit import Audit, AuditTheme, AuditTotal
from selfassess.model.dossier import Dossier
from selfassess.model.source import Source
from selfassess.model.thresholds import AuditScale, Thresholds

TARGETED = "targeted"


@dataclass
class Round:
    """The grades of one round on one subject."""

    name: str
    day: date
    random: Counter[str] = field(default_factory=Counter)
    targeted: Counter[str] = field(default_factory=Counter)
    unsaid: int = 0
    sources: list[Source] = field(default_factory=list)


@dataclass
class Subject:
    """What one reading is about: an aspect, an area (aspect ""), or all records (both "")."""

    area: str
    aspect: str
    rounds: dict[str, Round] = field(default_factory=dict)
    audits: list[Audit] = field(default_factory=list)
    themes: list[AuditTheme] = field(default_factory=list)

    def round(self, name: str, day: date) -> Round:
        """The round of this name, dated by its latest record."""
        found = self.rounds.setdefault(name, Round(name, day))
        found.day = max(found.day, day)
        return found

    @property
    def key(self) -> str:
        return f"aud:{self.aspect or self.area or 'all'}"


def scale_of(
    scales: dict[str, AuditScale], audits: Sequence[Audit], totals: Sequence[AuditTotal]
) -> AuditScale | None:
    """The scale that holds most of the grades given; the first of settings where none was."""
    given: Counter[str] = Counter()
    for audit in audits:
        given.update(g for g in (audit.overall, *(a.grade for a in audit.aspects)) if g)
    for total in totals:
        given.update(total.grades)
    return max(
        scales.values(),
        key=lambda s: sum(n for g, n in given.items() if g in s.grades),
        default=None,
    )


def subjects_of(dossier: Dossier, audits: Sequence[Audit], scale: AuditScale) -> list[Subject]:
    """All records sorted under what they say something about. A council's own total is used only
    for a round of which no single records are held: they would be counted twice."""
    settings, evidence = dossier.settings, dossier.evidence
    made: dict[tuple[str, str], Subject] = {}

    def subject(area: str, aspect: str) -> Subject:
        return made.setdefault((area, aspect), Subject(area, aspect))

    for audit in sorted(audits, key=lambda a: (a.date, a.source.say())):
        grade = effective_grade(audit)
        for about in (subject("", ""), subject(audit.area, "")):
            about.audits.append(audit)
            _count(about, audit, grade, audit.source, scale)
        for given in audit.aspects:
            if given.aspect in settings.aspects:
                about = subject(settings.aspects[given.aspect].area, given.aspect)
                about.audits.append(audit)
                _count(about, audit, given.grade, given.source, scale)
    recorded = {key: set(about.rounds) for key, about in made.items()}
    for total in sorted(evidence.audit_totals, key=lambda t: (t.date, t.source.say())):
        known = settings.aspects.get(total.aspect)
        key = (known.area if known else total.area, total.aspect)
        if total.date <= dossier.workspace.as_at and total.round not in recorded.get(key, ()):
            held = subject(*key).round(total.round, total.date)
            held.random.update({g: n for g, n in total.grades.items() if g in scale.grades})
            held.unsaid += sum(total.grades.values())
            held.sources.append(total.source)
    for theme in evidence.audit_themes:
        if theme.aspect in settings.aspects:
            subject(settings.aspects[theme.aspect].area, theme.aspect).themes.append(theme)
    order = {aspect: place for place, aspect in enumerate(settings.aspects)}
    return sorted(made.values(), key=lambda s: (bool(s.aspect), order.get(s.aspect, -1), s.area))


def _count(
    about: Subject, audit: Audit, grade: str | None, source: Source, scale: AuditScale
) -> None:
    if grade is None or grade not in scale.grades:
        return
    held = about.round(audit.round, audit.date)
    if audit.selection == TARGETED:
        held.targeted[grade] += 1
    else:
        held.random[grade] += 1
        held.unsaid += 0 if audit.selection else 1
    held.sources.append(source)


@dataclass(frozen=True)
class Figures:
    """The counts of one subject, now and before, and the interval of the share now."""

    rounds: tuple[Round, ...]
    now: tuple[Round, ...]
    before: tuple[Round, ...]
    only_targeted: bool
    good: int
    graded: int
    low: float
    high: float
    good_before: int
    graded_before: int
    targeted: int
    targeted_good: int

    @property
    def last_day(self) -> date | None:
        return self.rounds[-1].day if self.rounds else None

    @property
    def unsaid(self) -> int:
        return 0 if self.only_targeted else sum(r.unsaid for r in self.now)


def figures_of(subject: Subject, scale: AuditScale, settings: Thresholds) -> Figures:
    """Now is the last rounds pooled, before is as many rounds before them."""
    ordered = sorted(subject.rounds.values(), key=lambda r: (r.day, r.name))
    estimating = tuple(r for r in ordered if r.random)
    only_targeted = bool(ordered) and not estimating
    rounds = tuple(ordered) if only_targeted else estimating
    size = settings.audit.now_rounds
    now, before = rounds[-size:], rounds[-2 * size : -size]
    good, graded = _good(now, scale, only_targeted)
    good_before, graded_before = _good(before, scale, only_targeted)
    low, high = wilson(good, graded, settings.level.confidence_z) if graded else (0.0, 1.0)
    since = now[0].day if now else date.max
    late = [r for r in ordered if r.day >= since]
    return Figures(
        rounds=rounds,
        now=now,
        before=before,
        only_targeted=only_targeted,
        good=good,
        graded=graded,
        low=low,
        high=high,
        good_before=good_before,
        graded_before=graded_before,
        targeted=sum(sum(r.targeted.values()) for r in late),
        targeted_good=sum(r.targeted[g] for r in late for g in scale.good),
    )


def _good(rounds: Iterable[Round], scale: AuditScale, targeted: bool) -> tuple[int, int]:
    """How many records were graded good or better, of how many graded."""
    grades: Counter[str] = Counter()
    for held in rounds:
        grades.update(held.targeted if targeted else held.random)
    return sum(grades[g] for g in scale.good), sum(grades.values())
