"""Which theme a sentence speaks of: evidence from its words, its area and the text before it.

Each sort of evidence has one learned weight for all themes (`mix`), so that a placing can be
explained by what counted. The terms are people's; single words and pairs are learned besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, sqrt

from selfassess.match.placing.words import Phrases, before, runs, words_of
from selfassess.model.placing import LearnedThemes, Themes

# Each sort of evidence: for some themes by number, or for all in order and times a factor.
Evidence = dict[str, dict[int, float] | tuple[Sequence[float], float]]
# How fast the text before loses weight, sentence by sentence.
DECAY = 0.5
# What learned words count beside terms when the sentence before is placed by itself.
LAST_WORDS = 0.45
# A score of terms that names a theme, and one that names it outright.
NAMED, OUTRIGHT = 3.0, 5.0
EMPTY: dict[int, float] = {}
# The sorts of evidence that come from the text before.
FROM_BEFORE = ("before", "last", "paragraph")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read by itself: its words, and the score of each theme's terms in it."""

    words: tuple[str, ...]
    terms: dict[int, float]
    first: dict[int, float]
    hits: tuple[tuple[int, int, tuple[int, ...]], ...]
    """Start, end and themes of each term found."""


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
        self._learned = {
            run: tuple(zip(flat[::2], flat[1::2], strict=True))
            for run, flat in learned.words.items()
        }
        self._areas = learned.areas
        self._mix = learned.mix
        self._general = tuple(number[theme] for theme in settings.general)
        self._other = number["other"]
        self._special = frozenset(range(len(number))) - {*self._general, self._other}
        self._surely = _opening(settings.reference.surely)
        self._possibly = _opening(settings.reference.surely + settings.reference.possibly)
        self._leavers = _any_of(settings.population.care_leavers)
        self._in_care = _any_of(settings.population.children_in_care)
        self._counterparts = tuple(
            (number[a], number[b]) for a, b in settings.population.counterparts.items()
        )
        self._terms = Phrases(_entries(settings, number))
        self._none = (0.0,) * len(self.order)
        self.read = lru_cache(maxsize=4096)(self._read)
        self._learned_scores = lru_cache(maxsize=4096)(self._scores_of)

    def _read(self, sentence: str) -> Reading:
        """One sentence by itself. Kept for a while: in a report each stands before the next."""
        words = words_of(sentence)
        terms: dict[int, float] = {}
        first: dict[int, float] = {}
        hits = []
        for start, end, meanings in self._terms.found_in(words):
            for theme, weight in meanings:
                terms[theme] = terms.get(theme, 0.0) + weight
            if not first:
                first = {t: 1.0 for t, weight in meanings if weight >= NAMED and t in self._special}
            hits.append((start, end, tuple(theme for theme, _ in meanings)))
        return Reading(tuple(words), terms, first, tuple(hits))

    def _scores_of(self, words: tuple[str, ...]) -> list[float]:
        """The score of the learned single words and pairs for each theme, its mean taken off."""
        present = set(runs(words, 2))
        scores = [0.0] * len(self.order)
        learned = self._learned
        for run in present & learned.keys():
            for theme, weight in learned[run]:
                scores[theme] += weight
        factor = 0.03 / (sqrt(len(present)) or 1.0)
        mean = sum(scores) / len(scores)
        return [(score - mean) * factor for score in scores]

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

    def evidence(self, sentence: str, area: str, context: str) -> tuple[Evidence, Reading]:
        """Each sort of evidence by theme. `area` is that of the population meant."""
        reading = self.read(sentence)
        terms = self._said_of(reading.terms, area)
        own, earlier = before(context) if context else ([], "")
        preceding: dict[int, float] = {}
        for place, text in enumerate(own):
            for theme, score in self._said_of(self.read(text).terms, area).items():
                preceding[theme] = preceding.get(theme, 0.0) + score * DECAY**place
        paragraph = self._said_of(self.read(earlier).terms, area) if earlier else EMPTY
        lead = sentence.lower().replace("’", "'")
        surely, possibly = bool(self._surely.match(lead)), bool(self._possibly.match(lead))
        found = self._own_evidence(terms, reading, area, surely)
        silence = exp(-max(terms.values(), default=0.0) / 3)
        special = max((s for t, s in terms.items() if t in self._special), default=0.0)
        vague = exp(-special / 2.5)
        if preceding:
            roots = {t: sqrt(s) for t, s in preceding.items()}
            found["before"] = roots
            if possibly:
                found["before, referring"] = roots
            found["before, vague"] = {t: r * vague for t, r in roots.items() if t in self._special}
        if paragraph:
            found["paragraph before"] = {t: sqrt(s) * silence for t, s in paragraph.items()}
        if own:
            last = self._last(self.read(own[0]), area)
            found["last"] = (last, 1.0)
            found["last, vague"] = (last, vague)
            if surely:
                found["last, referring"] = found["last"]
                found["last, referring, vague"] = found["last, vague"]
        self._general_evidence(found, terms, preceding, silence, vague, bool(own))
        if learned := self._areas.get(area):
            found["area"] = (learned, 1.0)
            found["area, silent"] = (learned, silence)
        return found, reading

    def _own_evidence(
        self, terms: dict[int, float], reading: Reading, area: str, surely: bool
    ) -> Evidence:
        roots = {theme: sqrt(score) for theme, score in terms.items()}
        found: Evidence = {
            "terms": roots,
            "named": {theme: 1.0 for theme, score in terms.items() if score >= 4},
            "first": self._said_of(reading.first, area),
            "words": (self._learned_scores(reading.words), 1.0),
        }
        if surely:
            found["terms, referring"] = roots
        return found

    def _general_evidence(
        self,
        found: Evidence,
        terms: dict[int, float],
        preceding: dict[int, float],
        silence: float,
        vague: float,
        continues: bool,
    ) -> None:
        """General themes give way to a special one; "other" is for sentences that name nothing."""
        special = max((s for t, s in terms.items() if t in self._special), default=0.0)
        carried = max((s for t, s in preceding.items() if t in self._special), default=0.0)
        for theme in self._general:
            found[f"general: {self.order[theme]}"] = {theme: 1.0}
        if special >= NAMED:
            found["general, yields"] = dict.fromkeys(self._general, 1.0)
            found["other, yields"] = {self._other: 1.0}
        if special >= OUTRIGHT:
            found["general, yields outright"] = dict.fromkeys(self._general, 1.0)
        if carried >= 3:
            found["general, before"] = dict.fromkeys(self._general, vague)
        found["other"] = {self._other: 1.0}
        found["other, silent"] = {self._other: silence}
        if continues:
            found["other, continues"] = {self._other: silence}

    def _last(self, reading: Reading, area: str) -> list[float]:
        """Probabilities of the themes of the sentence before, from its own words alone."""
        scores = [score * LAST_WORDS for score in self._learned_scores(reading.words)]
        for theme, score in self._said_of(reading.terms, area).items():
            scores[theme] += sqrt(score)
        return softmax(scores)

    def rank(self, sentence: str, area: str, context: str = "") -> Ranked:
        """The probability of each theme, in the order of the settings."""
        evidence, reading = self.evidence(sentence, area, context)
        scores, brought = list(self._none), list(self._none)
        whole: dict[int, tuple[Sequence[float], float, bool]] = {}
        for sort, values in evidence.items():
            weight = self._mix.get(sort, 0.0)
            earlier = sort.startswith(FROM_BEFORE)
            if isinstance(values, tuple):
                shares, factor = values
                so_far = whole[id(shares)][1] if id(shares) in whole else 0.0
                whole[id(shares)] = (shares, so_far + weight * factor, earlier)
                continue
            for theme, value in values.items():
                scores[theme] += weight * value
                if earlier:
                    brought[theme] += weight * value
        for shares, factor, earlier in whole.values():
            scores = [s + factor * v for s, v in zip(scores, shares, strict=True)]
            if earlier:
                brought = [s + factor * v for s, v in zip(brought, shares, strict=True)]
        best = max(range(len(scores)), key=scores.__getitem__)
        own = scores[best] - brought[best]
        carried = brought[best] / (brought[best] + max(own, 0.0)) if brought[best] > 0 else 0.0
        return Ranked(tuple(softmax(scores)), reading, carried)


def softmax(scores: list[float]) -> list[float]:
    """Scores as probabilities that add up to 1."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
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
