"""Makes workspaces whose truth is known: what is strong, weak, disputed, rosy, silent or missing.

The evidence is drawn by chance around that truth, as real evidence is. The truth is set before
anything is drawn, and without the tool's own rules.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from selfassess.model.audit import Audit
from selfassess.model.dossier import Dossier
from selfassess.model.finding import Finding
from selfassess.model.framework import Aspect
from selfassess.model.indicator import (
    Comparator,
    Geography,
    Indicator,
    IndicatorValue,
    Polarity,
    Target,
    Unit,
)
from selfassess.model.plan import Action
from selfassess.model.voice import VoiceItem
from tests import dossiers as make

KINDS = (
    "strength",
    "area for development",
    "contradiction between sources",
    "improving",
    "declining",
    "rosy self-grade",
    "rosy status",
    "returning weakness",
    "silent recommendation",
    "strength on figures alone",
    "off target",
    "far from neighbours",
    "no action",
    "no measure",
    "past its date",
)
AREAS = ("help_protection", "children_in_care", "care_leavers", "leaders")
FIRST = ("ilacs-2019-03", date(2019, 3, 15), "ilacs-2018")
LAST = ("ilacs-2023-06", date(2023, 6, 16), "ilacs-2023")
APART = 13  # percentage points between what is planted and the target
FAR = 22  # percentage points from neighbours that an inspector would ask about
STRONG, WEAK, MIDDLING = 0.93, 0.22, 0.6  # share of audits good or better
ROUND = 16  # audits of an aspect in a round


@dataclass
class Planted:
    """A workspace and its truth: for each kind, what it holds of, by id."""

    chance: Random
    truth: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    values: list[IndicatorValue] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    comparators: dict[str, tuple[Comparator, ...]] = field(default_factory=dict)
    audits: list[Audit] = field(default_factory=list)
    voice: list[VoiceItem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    grades: dict[str, str] = field(default_factory=dict)

    def dossier(self) -> Dossier:
        """What the tool is given to read."""
        return make.dossier(
            self_grades=self.grades,
            values=tuple(self.values),
            targets=tuple(self.targets),
            comparators=self.comparators,
            audits=tuple(self.audits),
            voice=tuple(self.voice),
            findings=tuple(self.findings),
            actions=tuple(self.actions),
            inspections=(
                make.inspection(*FIRST, grades=dict.fromkeys(AREAS[:2], "requires_improvement")),
                make.inspection(*LAST, grades=dict.fromkeys(AREAS, "requires_improvement")),
            ),
        )


def planted(seed: int) -> Planted:
    """One workspace. The same seed gives the same."""
    made = Planted(Random(seed))
    for area in AREAS:
        _area(made, area)
    return made


def _area(made: Planted, area: str) -> None:
    """An area that is mostly strong or mostly weak, with a self-grade that fits or is rosy."""
    chance = made.chance
    mostly_weak = chance.random() < 0.5
    made.grades[area] = chance.choice(("good", "requires_improvement")) if mostly_weak else "good"
    if mostly_weak and made.grades[area] == "good":
        made.truth["rosy self-grade"].add(area)
    pool = [(a, i) for a, i in measured() if a.area == area]
    chance.shuffle(pool)
    strong, weak = (1, 3) if mostly_weak else (3, 1)
    for _ in range(strong):
        _strength(made, *pool.pop(), alone=mostly_weak and chance.random() < 0.8)
    for _ in range(weak):
        _weakness(made, *pool.pop())
    if chance.random() < 0.5:
        _contradiction(made, *pool.pop())
    if pool:
        _nothing(made, *pool.pop())
    silent = [a for a in make.settings().aspects.values() if a.area == area and not told_of(a)]
    if chance.random() < 0.7:
        _silent(made, chance.choice(silent))


@cache
def measured() -> tuple[tuple[Aspect, Indicator], ...]:
    """Aspects with a percentage that is judged, and that percentage."""
    settings, found = make.settings(), {}
    for indicator in settings.indicators.values():
        judged = indicator.unit is Unit.PERCENT and indicator.polarity is not Polarity.CONTEXT
        if judged and indicator.aspect in settings.aspects and indicator.standard is None:
            found.setdefault(indicator.aspect, indicator)
    return tuple((settings.aspects[a], i) for a, i in found.items())


def told_of(aspect: Aspect) -> bool:
    """Whether any indicator bears on an aspect."""
    return bool(aspect.indicators) or any(
        i.aspect == aspect.id for i in make.settings().indicators.values()
    )


def _strength(made: Planted, aspect: Aspect, indicator: Indicator, alone: bool) -> None:
    made.truth["strength"].add(aspect.id)
    then = made.chance.choice((0, -APART))  # as good before, or worse then: improving
    _figure(made, indicator, APART, then=APART + then, neighbours=APART - 8)
    if then:
        made.truth["improving"].add(aspect.id)
    if alone:
        made.truth["strength on figures alone"].add(aspect.id)
        return
    _audited(made, aspect, STRONG)
    if made.chance.random() < 0.4:
        made.voice += [make.heard(aspect.id, "strength")] * 4
    if then and made.chance.random() < 0.5:
        _asked(made, aspect, LAST, status="improving")


def _weakness(made: Planted, aspect: Aspect, indicator: Indicator) -> None:
    chance = made.chance
    made.truth["area for development"].add(aspect.id)
    made.truth["off target"].add(indicator.id)
    far = chance.random() < 0.4
    if far:
        made.truth["far from neighbours"].add(indicator.id)
    then = chance.choice((0, APART))  # as weak before, or better then: declining
    _figure(made, indicator, -APART, then=-APART + then, neighbours=FAR - APART if far else -APART)
    if then:
        made.truth["declining"].add(aspect.id)
    if chance.random() < 0.7:
        _audited(made, aspect, WEAK)
    if chance.random() < 0.4:
        made.voice += [make.heard(aspect.id, "weakness")] * 4
    _history(made, aspect)
    _planned(made, aspect)


def _history(made: Planted, aspect: Aspect) -> None:
    """What inspectors asked of a weak aspect, and what the register says has come of it."""
    chance = made.chance
    if chance.random() < 0.4:
        made.truth["returning weakness"].add(aspect.id)
        _asked(made, aspect, FIRST)
        _asked(made, aspect, LAST, again=True)
    elif chance.random() < 0.6:
        rosy = chance.random() < 0.5
        finding = _asked(made, aspect, LAST, status="improved and sustained" if rosy else "worse")
        if rosy:
            made.truth["rosy status"].add(finding.id)


def _planned(made: Planted, aspect: Aspect) -> None:
    chance, number = made.chance, f"n{len(made.actions) + 1}"
    if chance.random() < 0.3:
        made.truth["no action"].add(aspect.id)
        return
    measure = "" if chance.random() < 0.3 else "Audits find it done"
    late = chance.random() < 0.3
    if not measure:
        made.truth["no measure"].add(f"act:{number}")
    if late:
        made.truth["past its date"].add(f"act:{number}")
    due = date(2026, 6, 30) if late else date(2027, 6, 30)
    made.actions.append(
        make.action(number, aspect.id, aspect.area, measure=measure, due=due, status="on track")
    )


def _contradiction(made: Planted, aspect: Aspect, indicator: Indicator) -> None:
    made.truth["contradiction between sources"].add(aspect.id)
    good = made.chance.random() < 0.5
    side = 1 if good else -1
    near = APART - 8 if good else -APART
    _figure(made, indicator, side * APART, then=side * APART, neighbours=near)
    _audited(made, aspect, WEAK if good else STRONG)
    if not good:
        made.truth["off target"].add(indicator.id)


def _nothing(made: Planted, aspect: Aspect, indicator: Indicator) -> None:
    """An aspect about which nothing should be claimed: figures as asked, audits in the middle."""
    near = made.chance.choice((0, -1, -2))
    _figure(made, indicator, near, then=near, neighbours=near)
    number = f"n{len(made.actions) + 1}"
    made.actions.append(make.action(number, aspect.id, aspect.area, measure="Audits find it done"))
    if made.chance.random() < 0.5:
        few, many = 3, 40  # too few to say anything, or enough to tell that they are middling
        _audited(made, aspect, MIDDLING, made.chance.choice((few, many)))


def _silent(made: Planted, aspect: Aspect) -> None:
    finding = _asked(made, aspect, LAST)
    made.truth["silent recommendation"].add(finding.id)


def _figure(made: Planted, indicator: Indicator, now: int, then: int, neighbours: int) -> None:
    """Two years and that of the inspection. `now`, `then` and `neighbours` are so many percentage
    points better than the target."""
    chance = made.chance
    side = 1 if indicator.polarity is Polarity.HIGHER else -1
    target = chance.choice((62, 66, 70)) if side > 0 else chance.choice((30, 34, 38))
    made.targets.append(make.target(indicator.id, target))
    made.comparators[indicator.id] = (
        make.comparator(Geography.NEIGHBOURS, target + side * neighbours),
    )
    for first, better in ((2023, then), (2024, then), (2025, now)):
        n = chance.randint(300, 600)
        share = (target + side * better) / 100
        count = sum(chance.random() < share for _ in range(n))
        made.values.append(make.value(indicator.id, make.financial_year(first), of=(count, n)))


def _audited(made: Planted, aspect: Aspect, share: float, size: int = ROUND) -> None:
    rounds = {
        day: "".join("g" if made.chance.random() < share else "r" for _ in range(size))
        for day in ("2026-05-14", "2026-09-10")
    }
    made.audits += make.audits(aspect.id, rounds, area=aspect.area)


def _asked(
    made: Planted,
    aspect: Aspect,
    inspection: tuple[str, date, str],
    status: str = "",
    again: bool = False,
) -> Finding:
    """A recommendation on an aspect; `again` in other words than the first time."""
    about = aspect.short or aspect.title
    text = f"Improve the quality and timeliness of {about.lower()}."
    if again:
        text = f"{about} is still not timely or of consistent quality for all children."
    area = "care" if inspection is FIRST and aspect.area == "care_leavers" else aspect.area
    finding = make.finding(
        f"f{len(made.findings) + 1}",
        text,
        (aspect.id,),
        area=area,
        inspection_id=inspection[0],
        status=status,
        changed="The council changed how it does this." if status else "",
    )
    made.findings.append(finding)
    return finding
