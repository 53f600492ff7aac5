"""Which way a sentence points: cues, negation, halves joined by "but", and learned leans.

Strength and weakness are summed from the cues of `config/placing`; a small learned table turns the
sums into the probability of each of the four ways. Every cue that counted can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt, tanh
from typing import NamedTuple

from selfassess.match.placing.learned import LearnedRuns
from selfassess.match.placing.themes import Earlier, softmax
from selfassess.match.placing.words import MARKS, Phrases, words_of
from selfassess.model.placing import Cues, LearnedPolarity, Polarity

STRENGTH, WEAKNESS, NOWHERE, NEUTRAL, EARLY = range(5)
# A weakness outweighs a strength in one half: praise is the common tone of reports.
WEAKNESS_FACTOR = 1.4
# What a negative counts in a condition or beside "who", and how far such a part reaches.
ASIDE, CONDITION_REACH, WHO_REACH = 0.35, 18, 6
# What a weakness counts as a strength where the sentence says that it is prevented or put right.
RELIEF = 1.0
# Learned leans are in hundredths; a long sentence has more runs of words than a short one, and a
# handful of words leans no more than a short sentence does.
LEAN, SHORT = 0.01, 8
# So few words without a cue name a thing ("The quality of plans."); reports hold none to learn.
# How surely it then points nowhere.
NAME, NAMED_SURE = 6, 0.7
OPENERS = {"although", "though", "even", "while", "whilst", "despite"}
GRADE = re.compile(r"(outstanding|inadequate|requires? improvement|good)(?: to be good)?\W*$")


class Cue(NamedTuple):
    """A cue found: where it stands, the way it points here, and what it counts."""

    start: int
    end: int
    way: int
    weight: float


class PolarityJudge:
    """Says which way a sentence points. Cues and weights come from settings."""

    def __init__(self, settings: Cues, learned: LearnedPolarity) -> None:
        self._learned = learned
        self._negation = frozenset(settings.negation.words)
        self._reach = settings.negation.reach
        self._conditions = frozenset(settings.clauses.conditions)
        self._joins = Phrases((join, join) for join in settings.clauses.joins)
        joining = {join.split()[0] for join in settings.clauses.joins}
        self._stops = (MARKS - {"(", ")"}) | (joining - self._negation)
        self._cues = Phrases(_entries(settings))
        self._relief = frozenset(settings.negation.relief)
        self._runs = LearnedRuns(learned.words)

    def cues(self, words: Sequence[str]) -> list[Cue]:
        """The cues of a sentence, each turned round where a negator stands before it."""
        weight_at = self._weights(words)
        found = []
        for start, end, ((way, weight, turns),) in self._cues.found_in(words):
            if turns and way == STRENGTH and self._before(words, start, self._negation) >= 0:
                way, weight = WEAKNESS, max(weight, 1.0)
            elif turns and way == WEAKNESS:
                eased = self._before(words, start, self._relief)
                if eased >= 0 and self._before(words, eased, self._negation) < 0:
                    way, weight = STRENGTH, RELIEF
            if way == WEAKNESS:
                weight *= weight_at[start]
            found.append(Cue(start, end, way, weight))
        return found

    def _before(self, words: Sequence[str], at: int, wanted: frozenset[str]) -> int:
        """Where one of some words stands shortly before a place, no mark or join between; or -1."""
        for place in range(at - 1, max(-1, at - 1 - self._reach), -1):
            if words[place] in self._stops:
                return -1
            if words[place] in wanted:
                return place
        return -1

    def _weights(self, words: Sequence[str]) -> list[float]:
        """What a negative counts at each place: little in a condition or after "those who"."""
        weights = [1.0] * len(words)
        at, count = 0, len(words)
        while at < count:
            condition = words[at] in self._conditions
            if condition or words[at] in {"who", "those"}:
                reach = CONDITION_REACH if condition else WHO_REACH
                end = at
                while end < count and words[end] not in MARKS and end - at < reach:
                    end += 1
                opens = at == 0 and not (end < count and words[end] == ",")
                if condition and (opens or (at > 0 and end - at >= reach)):
                    end = at
                weights[at:end] = [ASIDE] * (end - at)
                at = end
            at += 1
        return weights

    def halves(self, words: Sequence[str]) -> tuple[list[tuple[int, int]], list[str]]:
        """The parts of a sentence between its contrasting joins, and those joins."""
        found = self._joins.found_in(words)
        parts = []
        start = 0
        for at, _, (join,) in found:
            if at == 0:
                comma = next((i for i, w in enumerate(words) if w == ","), 0)
                if comma > 3 and join.split()[0] in OPENERS | {"in", "notwithstanding"}:
                    parts.append((0, comma))
                    start = comma
            elif at - start > 2:
                parts.append((start, at))
                start = at
        parts.append((start, len(words)))
        return [p for p in parts if p[1] - p[0] > 1], [join for _, _, (join,) in found]

    def evidence(
        self, words: Sequence[str], heading: str = "", earlier: Earlier | None = None
    ) -> tuple[dict[str, float], list[Cue]]:
        """Each sort of evidence with its size, and the cues behind it.

        `earlier` is the sentence before where this one points back at it.
        """
        cues = self.cues(words)
        weights: list[list[float]] = [[], [], [], [], []]
        for cue in cues:
            weights[cue.way].append(cue.weight)
        strong, weak = sum(weights[STRENGTH]), sum(weights[WEAKNESS])
        found = {
            "strength": min(strong, 8.0) / 2,
            "weakness": min(weak, 8.0) / 2,
            "balance": tanh((strong - WEAKNESS_FACTOR * weak) / 3) * 2,
            "both": tanh(min(strong, weak) / 2),
            "no verdict": float(strong + weak < 1),
            "no weakness": float(weak == 0),
            "no strength": float(strong == 0),
            "description": min(sum(weights[NEUTRAL]), 3.0),
            "too early": float(len(weights[EARLY])),
            "however": float(words[0] == "however") if words else 0.0,
            "length": min(len(words), 60) / 30,
            "numbers": len([word for word in words if word[0].isdigit()]) / 3,
        }
        for name, way in (("strength", STRENGTH), ("weakness", WEAKNESS)):
            clear = len([w for w in weights[way] if w >= 1.5])
            slight = len([w for w in weights[way] if w <= 0.9])
            found[f"clear {name}"] = tanh(clear / 1.5)
            found[f"plain {name}"] = tanh((len(weights[way]) - clear - slight) / 2)
            found[f"slight {name}"] = tanh(slight / 2)
        verdicts = [c.way for c in cues if c.way <= WEAKNESS and c.weight >= 1.0]
        if verdicts:
            found["first verdict"] = 1.0 if verdicts[0] == STRENGTH else -1.0
            found["last verdict"] = 1.0 if verdicts[-1] == STRENGTH else -1.0
        if grade := GRADE.search(heading.lower()):
            found[f"grade: {grade[1].split()[0].removesuffix('s')}"] = 1.0
        if earlier:
            self._spoken_on(found, earlier)
        self._contrast(found, words, cues)
        return found, cues

    def _spoken_on(self, found: dict[str, float], earlier: Earlier) -> None:
        """Evidence from the sentence before, which this one speaks on of or turns from."""
        cues = self.cues(earlier.words)
        weak = sum(c.weight for c in cues if c.way == WEAKNESS)
        balance = sum(c.weight for c in cues if c.way == STRENGTH) - WEAKNESS_FACTOR * weak
        lean = self._lean(earlier.words)[0]
        kind = "turned from" if earlier.turned else "earlier"
        found[f"{kind}: balance"] = tanh(balance / 3) * 2
        found[f"{kind}: lean"] = tanh(lean / 3) * 2

    def _contrast(self, found: dict[str, float], words: Sequence[str], cues: list[Cue]) -> None:
        """Evidence from the halves of the sentence, and from the learned leans of both."""
        parts, joins = self.halves(words)
        lean, verdict = self._lean(words)
        found["lean"] = tanh(lean / 3) * 2
        found["sure lean"] = tanh(abs(lean) / 2)
        found["lean to a verdict"] = tanh(verdict / 3) * 2
        first = words[0] if words else ""
        if first in OPENERS:
            opens = {"whilst": "while", "though": "although", "even": "although"}.get(first, first)
            found[f"opens: {opens}"] = 1.0
        for join in joins:
            if join.split()[0] != first:
                alike = {"whilst": "while", "though": "although", "albeit": "although"}
                found[f"joins: {alike.get(join, join)}"] = 1.0
        if len(parts) < 2:
            return
        balances = []
        for start, end in parts:
            inside = [c for c in cues if start <= c.start < end]
            strong = sum(c.weight for c in inside if c.way == STRENGTH)
            weak = sum(c.weight for c in inside if c.way == WEAKNESS)
            balances.append(strong - WEAKNESS_FACTOR * weak)
        high, low = max(balances), min(balances)
        leans = [self._lean(words[start:end])[0] for start, end in parts]
        found |= {
            "halves": 1.0,
            "better half": tanh(high / 2) * 2,
            "worse half": tanh(low / 2) * 2,
            "halves differ": float(high > 0.4 and low < -0.4),
            "last half": tanh(balances[-1] / 2),
            "lean, better half": tanh(max(leans) / 2),
            "lean, worse half": tanh(min(leans) / 2),
        }

    def _lean(self, words: Sequence[str]) -> tuple[float, float]:
        """The learned leans of a stretch of words: towards strength, and towards a verdict."""
        found = self._runs.found_in(words)
        factor = LEAN / sqrt(max(len(words), SHORT))
        good, verdict = self._learned.start
        for towards_good, towards_verdict in found:
            good += towards_good * factor
            verdict += towards_verdict * factor
        return good, verdict

    def judge(
        self, words: Sequence[str], heading: str = "", earlier: Earlier | None = None
    ) -> tuple[dict[Polarity, float], list[Cue]]:
        """The probability of each way, and the cues found."""
        evidence, cues = self.evidence(words, heading, earlier)
        mix = self._learned.mix
        if len(words) <= NAME and not any(c.weight and c.way <= WEAKNESS for c in cues):
            rest = (1 - NAMED_SURE) / 3
            neutral = Polarity.NEUTRAL
            return {w: NAMED_SURE if w is neutral else rest for w in self._learned.order}, cues
        scores = list(mix["start"])
        for sort, size in evidence.items():
            if size and sort in mix:
                scores = [s + weight * size for s, weight in zip(scores, mix[sort], strict=True)]
        return dict(zip(self._learned.order, softmax(scores), strict=True)), cues


def _entries(settings: Cues) -> list[tuple[str, tuple[int, float, bool]]]:
    """Every cue once, with its way, its weight and whether a negator turns it round.

    Where a phrase is given twice, a false friend outranks what is too early, that a description,
    and that a plain cue; among plain cues the first counts.
    """
    levels = settings.weights
    ranked: list[tuple[str, tuple[int, float, bool]]] = []
    friends = settings.false_friends
    for phrases, way, weight in (
        (friends.strength, STRENGTH, levels.clear),
        (friends.weakness, WEAKNESS, levels.clear),
        (friends.none, NOWHERE, 0.0),
        (settings.movement.too_early, EARLY, 1.0),
        (settings.neutral.clear, NEUTRAL, levels.clear),
        (settings.neutral.plain, NEUTRAL, levels.plain),
    ):
        ranked += [(phrase, (way, weight, False)) for phrase in phrases]
    for words, way in ((settings.strength, STRENGTH), (settings.weakness, WEAKNESS)):
        for level in ("clear", "plain", "slight"):
            weight = getattr(levels, level)
            ranked += [(phrase, (way, weight, True)) for phrase in getattr(words, level)]
    seen: dict[tuple[str, ...], tuple[str, tuple[int, float, bool]]] = {}
    for phrase, meaning in ranked:
        seen.setdefault(tuple(words_of(phrase)), (phrase, meaning))
    return list(seen.values())
