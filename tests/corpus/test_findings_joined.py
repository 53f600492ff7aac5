"""What a reader would join in published letters is joined; more weakness where grades are lower.

Pairs are numbers only: of recommendations or of the areas a letter says it covered, and of the
paragraphs of the letter, as they are counted when it is read. `MUST` are those that a reader joins;
`MAY` those that one reader would and another would not, which count neither way.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from statistics import correlation

import pytest

from selfassess.commands.letters import read_letter, read_letters
from selfassess.match.aspects import Classifier
from selfassess.match.crosswalk import carry_findings
from selfassess.match.following import Matter, join, later_findings
from selfassess.match.paragraphs import sentences
from selfassess.match.recurrence import find_recurrences
from selfassess.match.registering import Registered, looked_at, register
from selfassess.match.subjects import Subjects
from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.inspection import InspectionDocument
from selfassess.model.placing import Polarity
from selfassess.settings.placing import load_placing
from tests import dossiers as make

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS") or ROOT.parent / "shared" / "corpus")
LETTERS, REPORTS = CORPUS / "letters", CORPUS / "reports"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not LETTERS.is_dir(), reason="the corpus is not here"),
]

Joins = dict[int, set[int]]
# South Gloucestershire: recommendations 18 to 20 of 2017 on care leavers, paragraphs of 2018.
# 18 may: plans that are not reviewed quickly, told among audits. 19 may: the offer in an overview.
SOUTH_GLOUCESTERSHIRE: tuple[Joins, Joins] = (
    {18: {20, 28, 29, 30, 35}, 19: {33}, 20: {35}},
    {18: {24}, 19: {18}},
)
# Within the letters: areas covered, in their order, and paragraphs. An area of "practice" at large
# may be joined with any overview.
SOMERSET: tuple[Joins, Joins] = (
    {1: {22, 23, 33, 34}, 2: {21, 32}, 3: {22, 31}, 4: {24, 35}, 5: {31}, 6: {37}},
    {1: {20}, 4: {25, 36}, 5: {24, 29, 32, 36}, 6: {8, 19, 25, 27}},
)
GLOUCESTERSHIRE: tuple[Joins, Joins] = (
    {1: {25}, 2: {28, 29, 31}, 3: {26}, 4: {21, 34}, 5: {22, 35}, 6: {22, 36}},
    {
        1: {8, 20, 23, 27, 33},
        2: {8, 20, 21, 25, 27, 30, 32},
        4: {20, 26, 35, 37},
        5: {30, 34},
        6: {34},
    },
)
RANKS = {"inadequate": 0, "requires_improvement": 1, "adequate": 1, "good": 2, "outstanding": 3}


@dataclass
class Score:
    """How far joins agree with a reader's."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Joins, wanted: tuple[Joins, Joins]) -> None:
        must, may = wanted
        for key, keys in must.items():
            got = found.get(key, set())
            self.right += len(got & keys)
            self.wrong += len(got - keys - may.get(key, set()))
            self.missed += len(keys - got)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


@cache
def classifier() -> Classifier:
    return Classifier(load_placing())


def document(path: Path) -> InspectionDocument:
    read = read_letter(path).inspection
    assert read is not None
    return read


def registered(path: Path) -> Registered:
    known = make.settings()
    day = date(2020, 1, 1)
    return register(document(path), classifier(), known.frameworks, known.aspects, day)


def dossier_of(*held: Registered) -> Dossier:
    return make.dossier(
        inspections=tuple(one.inspection for one in held),
        findings=tuple(f for one in held for f in one.findings),
    )


def south_gloucestershire() -> Joins:
    held = [
        registered(LETTERS / f"south-gloucestershire-{name}.txt")
        for name in ("sif-2017", "monitoring-visit-2018-10")
    ]
    dossier = dossier_of(*held)
    later = later_findings(dossier, carry_findings(dossier))
    places = {f.id: f.document.paragraph for f in held[1].findings if f.document}
    return {
        int(f.number): {places[i] or 0 for i in later.get(f.id, ())}
        for f in held[0].findings
        if f.kind is FindingKind.RECOMMENDATION and f.number in ("18", "19", "20")
    }


def within(name: str) -> Joins:
    """The areas that a letter covered, and the paragraphs joined to each."""
    path, known = LETTERS / f"{name}.txt", make.settings()
    covered = looked_at(document(path), classifier(), known.frameworks, known.aspects)
    asked = [Matter(str(n), text, aspects) for n, (text, aspects) in enumerate(covered, 1)]
    found = [
        Matter(str(f.document.paragraph), f.text, f.aspects)
        for f in registered(path).findings
        if f.document
    ]
    needed = known.thresholds.weighing.following_similarity
    joined = join(asked, found, Subjects(known.subjects), known.aspects, needed)
    return {int(key): {int(k) for k in keys} for key, keys in joined.items()}


def test_findings_are_joined_as_a_reader_would_join_them() -> None:
    score = Score()
    score.add(south_gloucestershire(), SOUTH_GLOUCESTERSHIRE)
    score.add(within("somerset-monitoring-visit-2017-08"), SOMERSET)
    score.add(within("gloucestershire-monitoring-visit-2018-05"), GLOUCESTERSHIRE)
    assert score.precision >= 0.9, score
    assert score.recall >= 0.9, score


def test_every_recommendation_on_care_leavers_meets_the_findings_of_the_visit() -> None:
    found = south_gloucestershire()
    for number, paragraphs in SOUTH_GLOUCESTERSHIRE[0].items():
        assert found[number] & paragraphs, number


def test_a_letter_on_care_leavers_is_registered_under_them() -> None:
    letter = registered(LETTERS / "south-gloucestershire-monitoring-visit-2018-10.txt")
    areas = Counter(f.area for f in letter.findings)
    assert areas.most_common(1)[0][0] in ("care_leavers", "care_and_care_leavers")
    assert "help_protection" not in areas


def test_pathway_plans_are_known_to_have_returned_in_gateshead() -> None:
    report = registered(REPORTS / "gateshead_2016-03-11.pdf")
    committee = registered(LETTERS / "gateshead-focused-visit-committee-report-2018.txt")
    dossier = dossier_of(report, committee)
    stories = find_recurrences(dossier, carry_findings(dossier))
    told = [s for s in stories if s.aspect == "pathway-plans"]
    assert len(told) == 1
    first, last = told[0].findings
    assert (first.inspection, first.number) == (report.inspection.id, "1")
    assert last.inspection == committee.inspection.id
    assert not any("committee" in f.heading.lower() for f in committee.findings)


def shares_of_weakness(paths: Iterable[Path]) -> list[tuple[int, float]]:
    """For each graded section: the rank of its grade, and weakness among all that points a way."""
    points = []
    for one in read_letters(list(paths)):
        if one.inspection is None:
            continue
        grades = {j.key: j.grade for j in one.inspection.judgements}
        grades |= {s.key: s.grade for s in one.inspection.sections if s.grade}
        counted: dict[str, Counter[Polarity]] = defaultdict(Counter)
        for paragraph in one.inspection.paragraphs:
            before = ""
            for sentence in sentences(paragraph.text):
                placed = classifier().place(
                    sentence,
                    area=paragraph.area or paragraph.section_key,
                    section_heading=paragraph.section,
                    context=before,
                )
                counted[paragraph.section_key][placed.polarity] += 1
                before = f"{before} {sentence}"[-600:]
        for key, ways in counted.items():
            weak, strong = ways[Polarity.WEAKNESS], ways[Polarity.STRENGTH]
            if grades.get(key) in RANKS and weak + strong >= 5:
                points.append((RANKS[grades[key]], weak / (weak + strong)))
    return points


def ranks(values: list[float]) -> list[float]:
    """The rank of each value; equal values share the mean of theirs."""
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [sum(places[v]) / len(places[v]) for v in values]


def test_the_share_of_weakness_rises_as_the_grade_falls() -> None:
    points = shares_of_weakness(sorted(REPORTS.glob("*.pdf")))
    assert len(points) > 200
    grades, shares = zip(*points, strict=True)
    assert correlation(ranks(list(grades)), ranks(list(shares))) <= -0.85
