"""Which theme a sentence speaks of: evidence from its words, its area and the text before it.

Each sort of evidence has one learned weight, for all themes or for each (`mix`, `by_theme`), so
that a placing can be explained by what counted: some themes are named outright, others are carried
on through a whole paragraph. The terms are people's; single words and pairs are learned besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import exp, log, sqrt
from operator import add, mul
from typing import NamedTuple

from selfassess.match.placing.learned import LearnedRuns
from selfassess.match.placing.words import Phrases, as_written, before, stem, words_of
from selfassess.model.placing import LearnedThemes, Themes

# Each sort of evidence: for some themes by number, or for all in order.
Evidence = dict[str, dict[int, float] | Sequence[float]]
# How fast the text before loses weight, sentence by sentence.
DECAY = 0.5
# How unlikely a theme of the sentence before can at most be: a doubt is left to every theme.
FLOOR, LEAST = 0.02, 0.004
# A score of terms that names a theme, and one that names it outright.
NAMED, OUTRIGHT = 3.0, 5.0
# The sorts of evidence that come from the text before.
FROM_BEFORE = frozenset(
    ("before", "before, referring", "before, vague", "last", "paragraph before")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read by itself: its words, and the score of each theme's terms in it."""

    written: list[str]
    words: tuple[str, ...]
    terms: dict[int, float]
    first: dict[int, float]
    hits: list[tuple[int, int, tuple[tuple[int, float], ...]]]
    """Start and end of each term found, and its themes with their weights."""


class Earlier(NamedTuple):
    """The words of the sentence before, and whether the next turns from it ("However, ...")."""

    words: tuple[str, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """Themes by probability, and the words of the sentence that spoke for each."""

    probabilities: tuple[float, ...]
    reading: Reading
    carried: float
    """How much of the best theme's score came from the text before, 0 to 1."""


class ThemeScorer:
    """Ranks the themes for a sentence. Terms, weights and order of themes come from settings."""

    def __init__(self, settings: Themes, learned: LearnedThemes) -> None:
        self.order = learned.order
        number = {theme: index for index, theme in enumerate(self.order)}
        self._learned = LearnedRuns(
            {
                run: tuple(zip(flat[::2], flat[1::2], strict=True))
                for run, flat in learned.words.items()
            }
        )
        self._start = learned.start
        every = len(self.order)
        self._weights = {sort: (weight,) * every for sort, weight in learned.mix.items()}
        self._weights |= learned.by_theme
        self._general = tuple(number[theme] for theme in settings.general)
        self._other = number["other"]
        self._special = frozenset(range(len(number))) - {*self._general, self._other}
        self._surely = _opening(settings.reference.surely)
        self._possibly = _opening(settings.reference.surely + settings.reference.possibly)
        self._turning = _opening(settings.reference.turning)
        self._leavers = _any_of(settings.population.care_leavers)
        self._in_care = _any_of(settings.population.children_in_care)
        self._counterparts = tuple(
            (number[a], number[b]) for a, b in settings.population.counterparts.items()
        )
        self._terms = Phrases(_entries(settings, number))
        self._none = (0.0,) * len(self.order)
        self.read = lru_cache(maxsize=4096)(self._read)
        self.learned_scores = lru_cache(maxsize=4096)(self._scores_of)

    def _read(self, sentence: str) -> Reading:
        """One sentence by itself. Kept for a while: in a report each stands before the next."""
        written = as_written(sentence)
        words = tuple(map(stem, written))
        terms: dict[int, float] = {}
        first: dict[int, float] = {}
        hits = self._terms.found_in(words)
        for _, _, meanings in hits:
            for theme, weight in meanings:
                terms[theme] = terms.get(theme, 0.0) + weight
                if weight >= NAMED and not first and theme in self._special:
                    first = {t: 1.0 for t, w in meanings if w >= NAMED and t in self._special}
        return Reading(written, words, terms, first, hits)

    def _scores_of(self, words: tuple[str, ...]) -> list[float]:
        """The score of the learned single words and pairs for each theme, its mean taken off."""
        scores = [0.0] * len(self.order)
        for theme, weight in chain.from_iterable(self._learned.found_in(words)):
            scores[theme] += weight
        factor = 0.02 / (sqrt(len(words)) or 1.0)
        mean = sum(scores) / len(scores)
        return [(score - mean) * factor for score in scores]

    def spoken_on(self, sentence: str, context: str) -> Earlier | None:
        """The sentence before, where this one opens by pointing back at it."""
        lead = sentence.lower().replace("’", "'")
        turned = self._turning.match(lead) is not None
        if not (context and (turned or self._possibly.match(lead))):
            return None
        own, _ = before(context)
        return Earlier(self.read(own[0]).words, turned) if own else None

    def spoken_of(self, text: str) -> str:
        """The area of the children whom a text names: those in care, care leavers, both as "care";
        "" where it names neither."""
        lower = text.lower()
        if self._leavers.search(lower):
            return "care" if self._in_care.search(lower) else "care_leavers"
        return "children_in_care" if self._in_care.search(lower) else ""

    def population(self, sentence: str, area: str, context: str) -> str:
        """The area whose themes count: care leavers' where the sentence is plainly about them."""
        if area not in {"children_in_care", "care", "overall", "leaders"}:
            return area
        text = sentence.lower()
        if self._in_care.search(text):
            return area
        if self._leavers.search(text):
            return "care_leavers"
        speaks_on = re.search(r"young people|they|these|their", text)
        if area in {"children_in_care", "care"} and speaks_on:
            return "care_leavers" if self._leavers.search(context[-200:].lower()) else area
        return area

    def _said_of(self, terms: dict[int, float], area: str) -> dict[int, float]:
        """Terms of children in care moved to their counterparts where care leavers are meant."""
        if area != "care_leavers" or not any(a in terms for a, _ in self._counterparts):
            return terms
        moved = dict(terms)
        for theme, counterpart in self._counterparts:
            if theme in moved:
                moved[counterpart] = max(moved.get(counterpart, 0.0), moved.pop(theme))
        return moved

    def evidence(self, sentence: str, area: str, context: str) -> Evidence:
        """Each sort of evidence by theme. `area` is that of the population meant."""
        own, earlier = before(context) if context else ((), "")
        return self._evidence(sentence, area, own, earlier)

    def _evidence(self, sentence: str, area: str, own: Sequence[str], earlier: str) -> Evidence:
        reading = self.read(sentence)
        terms = self._said_of(reading.terms, area)
        special = self._most_special(terms)
        roots = {theme: sqrt(score) for theme, score in terms.items()}
        found: Evidence = {
            "terms": roots,
            "first": self._said_of(reading.first, area),
            "words": self.learned_scores(reading.words),
        }
        if special >= NAMED:
            found["general, yields"] = dict.fromkeys(self._general, 1.0)
            found["other, yields"] = {self._other: 1.0}
        if special >= OUTRIGHT:
            found["general, yields outright"] = dict.fromkeys(self._general, 1.0)
        # "Other" is for sentences that name nothing; those that go on take the theme before.
        most = max(terms.values(), default=0.0)
        silence = exp(-most / 3)
        found["other, continues" if own else "other, silent"] = {self._other: silence}
        if not own:
            learned = max(self.learned_scores(reading.words))
            found["other, unsaid"] = {self._other: exp(-most - 2 * learned)}
        if own:
            lead = sentence.lower().replace("’", "'")
            if self._surely.match(lead):
                found["terms, referring"] = roots
            referring = self._possibly.match(lead) is not None
            self._carried(found, area, own, referring, exp(-special / 2.5))
        if earlier:
            paragraph = self._said_of(self.read(earlier).terms, area)
            found["paragraph before"] = {t: sqrt(s) * silence for t, s in paragraph.items()}
        return found

    def _most_special(self, terms: dict[int, float]) -> float:
        """The score of the best special theme among terms."""
        return max([score for theme, score in terms.items() if theme in self._special], default=0.0)

    def _carried(
        self, found: Evidence, area: str, own: Sequence[str], referring: bool, vague: float
    ) -> None:
        """What the sentences before carry on, the more the vaguer this one is by itself."""
        preceding: dict[int, float] = {}
        for place, text in enumerate(own):
            for theme, score in self._said_of(self.read(text).terms, area).items():
                preceding[theme] = preceding.get(theme, 0.0) + score * DECAY**place
        roots = {t: sqrt(s) for t, s in preceding.items()}
        special = {t: root for t, root in roots.items() if t in self._special}
        found["before"] = roots
        if referring:
            found["before, referring"] = roots
        found["before, vague"] = {t: root * vague for t, root in special.items()}
        if max(special.values(), default=0.0) ** 2 >= NAMED:
            found["general, before"] = dict.fromkeys(self._general, vague)
        nearest = self._evidence(own[0], area, own[1:], "")
        last = softmax(self._weighed(nearest, area))
        found["last"] = {
            theme: log(share / FLOOR + 1) for theme, share in enumerate(last) if share > LEAST
        }

    def _weighed(self, evidence: Evidence, area: str) -> list[float]:
        """The score of each theme, in the order of the settings."""
        scores = list(self._start.get(area) or self._start.get("") or self._none)
        for sort, values in evidence.items():
            if not (weights := self._weights.get(sort)):
                continue
            if isinstance(values, dict):
                for theme, value in values.items():
                    scores[theme] += weights[theme] * value
            else:
                scores = list(map(add, scores, map(mul, weights, values)))
        return scores

    def rank(self, sentence: str, area: str, context: str = "") -> Ranked:
        """The probability of each theme, in the order of the settings."""
        evidence = self.evidence(sentence, area, context)
        scores = self._weighed(evidence, area)
        best = scores.index(max(scores))
        brought = 0.0
        for sort in evidence.keys() & FROM_BEFORE & self._weights.keys():
            values = evidence[sort]
            value = values.get(best, 0.0) if isinstance(values, dict) else values[best]
            brought += self._weights[sort][best] * value
        own = scores[best] - brought
        carried = brought / (brought + max(own, 0.0)) if brought > 0 else 0.0
        return Ranked(tuple(softmax(scores)), self.read(sentence), carried)


def softmax(scores: list[float]) -> list[float]:
    """Scores as probabilities that add up to 1."""
    top = max(scores)
    powers = list(map(exp, [score - top for score in scores]))
    total = sum(powers)
    return [power / total for power in powers]


def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})\b")


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (re.escape(p).replace(r"\ ", "[ -]") for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(spaced)})s?\b")


def _entries(settings: Themes, number: dict[str, int]) -> list[tuple[str, tuple[int, float]]]:
    """Every term with its theme and weight; a term given twice to a theme counts its most."""
    weights: dict[tuple[tuple[str, ...], int], tuple[float, str]] = {}

    def add(phrase: str, theme: str, weight: float, *, keep: bool) -> None:
        key = (tuple(words_of(phrase)), number[theme])
        if key not in weights or (not keep and weights[key][0] < weight):
            weights[key] = (weight, phrase)

    levels = settings.weights
    for theme in settings.themes:
        for terms, weight in (
            (theme.decides, levels.decides),
            (theme.strong, levels.strong),
            (theme.weak, levels.weak),
        ):
            for phrase in terms:
                add(phrase, theme.id, weight, keep=False)
    for aspect in settings.aspects:
        for phrase in aspect.terms:
            add(phrase, aspect.theme, levels.strong, keep=True)
        for phrase in aspect.weak:
            add(phrase, aspect.theme, levels.weak, keep=True)
    return [(phrase, (theme, weight)) for (_, theme), (weight, phrase) in weights.items()]
