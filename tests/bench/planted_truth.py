"""Does the draft say what is true, and nothing else?

`python tests/bench/planted_truth.py --workspaces N --seed S` makes N workspaces whose truth is
known, judges and weighs them, composes the draft, and prints for each kind of truth how much of it
was said (recall) and how much of what was said is true (precision), for the conclusions and for
the draft as a reader meets it. The draft's limits of length are lifted: they choose what comes
first, not what is true. Ends with 1 where any kind falls below `--least`; movements are measured
beside them, since each rests on one test at 95%, which calls one flat figure in twenty a change.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.wording import Wording
from selfassess.model.dossier import Dossier
from selfassess.model.matched import Matched
from selfassess.model.reading import Trend
from selfassess.model.statement import ComposedDocument
from selfassess.model.weight import ChallengeKind, Standing, Weighed
from selfassess.settings.load import data_folder
from selfassess.settings.wordings import load_wordings
from selfassess.weigh.weighed import weigh
from tests import dossiers as make
from tests.bench.planted_workspaces import KINDS, Planted, planted

Said = Mapping[str, set[str]]
UNLIMITED = 1000

BY_ASPECT = {
    ChallengeKind.SOURCES_DIFFER: "contradiction between sources",
    ChallengeKind.RETURNING: "returning weakness",
    ChallengeKind.DATA_ONLY: "strength on figures alone",
    ChallengeKind.NO_ACTION: "no action",
}
BY_SUBJECT = {
    ChallengeKind.GRADE_ROSIER: "rosy self-grade",
    ChallengeKind.STATUS_ROSIER: "rosy status",
    ChallengeKind.RECOMMENDATION_SILENT: "silent recommendation",
    ChallengeKind.OFF_TARGET: "off target",
    ChallengeKind.OUTLIER: "far from neighbours",
    ChallengeKind.NO_MEASURE: "no measure",
    ChallengeKind.OVERDUE: "past its date",
}
STANDINGS = {Standing.STRENGTH: "strength", Standing.DEVELOPMENT: "area for development"}
TRENDS = {Trend.IMPROVING: "improving", Trend.DECLINING: "declining"}


def concluded(weighed: Weighed) -> Said:
    """What the conclusions claim, by kind."""
    said: dict[str, set[str]] = defaultdict(set)
    for area in weighed.areas:
        for weight in area.aspects:
            if weight.standing in STANDINGS:
                said[STANDINGS[weight.standing]].add(weight.aspect)
            if weight.trend in TRENDS:
                said[TRENDS[weight.trend]].add(weight.aspect)
    for challenge in weighed.challenges:
        if challenge.kind in BY_ASPECT:
            said[BY_ASPECT[challenge.kind]].add(challenge.aspect)
        if challenge.kind in BY_SUBJECT:
            said[BY_SUBJECT[challenge.kind]].add(challenge.subject.removeprefix("ind:"))
    return said


def written(document: ComposedDocument, weighed: Weighed) -> Said:
    """What the draft tells a reader, by kind: from its sentences and their words alone."""
    said: dict[str, set[str]] = defaultdict(set)
    words, kinds = load_wordings(), {**BY_ASPECT, **BY_SUBJECT}
    for statement in document.statements():
        if statement.rule == "aspect.status":
            aspect, line = statement.id.split(".")[1], statement.words.split(" · ")
            named = {words.standing_short[s]: kind for s, kind in STANDINGS.items()}
            named |= {words.trend[t]: kind for t, kind in TRENDS.items()}
            for part in line:
                if part in named:
                    said[named[part]].add(aspect)
    asked = {s.id: s for s in document.statements() if s.rule.startswith("challenge.")}
    for challenge in weighed.challenges:
        name = f"challenge.{challenge.kind.value}.{challenge.area}.{challenge.aspect}."
        for kind, by in ((BY_ASPECT, challenge.aspect), (BY_SUBJECT, challenge.subject)):
            subject = challenge.subject
            if challenge.kind in kind and f"{name}{subject}"[:120] in asked:
                said[kinds[challenge.kind]].add(by.removeprefix("ind:"))
    return said


@cache
def unlimited() -> Wording:
    """The wording with room for all that is to be said."""
    words = load_wordings()
    shape = words.shape.model_copy(
        update={
            name: UNLIMITED
            for name in ("aspects_told", "strengths_told", "challenges", "challenges_per_kind")
            if name in type(words.shape).model_fields
        }
    )
    return Wording(
        data_folder() / "templates" / "wording", words.model_copy(update={"shape": shape})
    )


def drafted(dossier: Dossier, matched: Matched, weighed: Weighed) -> ComposedDocument:
    return compose_self_evaluation(dossier, matched.readings, weighed, unlimited(), {})


class Score:
    """Hits, misses and false claims by kind, with the first few examples of each."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.missed: dict[str, list[str]] = defaultdict(list)
        self.false: dict[str, list[str]] = defaultdict(list)

    def add(self, seed: int, made: Planted, said: Said) -> None:
        """Compares what was said of one workspace with its truth."""
        for kind in KINDS:
            true, claimed = made.truth[kind], said.get(kind, set())
            self.hits[kind] += len(true & claimed)
            self.missed[kind] += [f"{seed}:{x}" for x in sorted(true - claimed)]
            self.false[kind] += [f"{seed}:{x}" for x in sorted(claimed - true)]

    def recall(self, kind: str) -> float:
        planted_ = self.hits[kind] + len(self.missed[kind])
        return self.hits[kind] / planted_ if planted_ else 1.0

    def precision(self, kind: str) -> float:
        claimed = self.hits[kind] + len(self.false[kind])
        return self.hits[kind] / claimed if claimed else 1.0


def measure(workspaces: int, seed: int) -> tuple[Score, Score]:
    """The scores of the conclusions and of the drafts, over so many workspaces."""
    conclusions, drafts = Score(), Score()
    for number in range(seed, seed + workspaces):
        made = planted(number)
        dossier = made.dossier()
        matched = make.matched(dossier)
        weighed = weigh(dossier, matched)
        conclusions.add(number, made, concluded(weighed))
        drafts.add(number, made, written(drafted(dossier, matched, weighed), weighed))
    return conclusions, drafts


def table(conclusions: Score, drafts: Score) -> Iterator[str]:
    """The scores in lines, a kind each."""
    yield f"{'kind':31} {'planted':>7}   {'concluded':^17}   {'in the draft':^17}"
    yield f"{'':31} {'':7}   {'recall':>7} {'precision':>9}   {'recall':>7} {'precision':>9}"
    for kind in KINDS:
        numbers = [f(kind) for s in (conclusions, drafts) for f in (s.recall, s.precision)]
        planted_ = conclusions.hits[kind] + len(conclusions.missed[kind])
        yield "{:31} {:7}   {:7.3f} {:9.3f}   {:7.3f} {:9.3f}".format(kind, planted_, *numbers)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--workspaces", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.95)
    parser.add_argument("--examples", action="store_true", help="name what was missed or false")
    given = parser.parse_args(arguments)
    scores = measure(given.workspaces, given.seed)
    print("\n".join(table(*scores)))
    if given.examples:
        for kind in KINDS:
            print(kind, "missed", scores[1].missed[kind][:6], "false", scores[1].false[kind][:6])
    judged = [kind for kind in KINDS if kind not in TRENDS.values()]
    worst = min(f(kind) for s in scores for kind in judged for f in (s.recall, s.precision))
    return 0 if worst >= given.least else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
