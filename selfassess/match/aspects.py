"""The one classifier: places a sentence on aspects and says which way it points, and why.

Report sentences, recommendations, audit free text, comments and plan actions all come here. It
sees no file: words and weights are settings (`config/placing`).
"""

from __future__ import annotations

import re

from selfassess.match.placing.extent import Extent
from selfassess.match.placing.polarity import STRENGTH, WEAKNESS, Cue, PolarityJudge
from selfassess.match.placing.themes import NAMED, OUTRIGHT, Ranked, ThemeScorer
from selfassess.match.placing.words import words_of
from selfassess.model.placing import AspectScore, Placing, PlacingSettings, Polarity

# What a theme counts that an aspect only borders on, and an aspect of another area.
ALSO, ELSEWHERE = 0.2, 0.3
# What a theme counts at least for the aspects of a sentence that names it outright, however
# likely another is as the main one.
NAMED_SHARE = 0.4
# What each of an aspect's own terms, and each of its weak ones, adds to it among the aspects of its
# theme, and the most they add.
OWN_TERM, OWN_WEAK, MOST_OWN = 0.5, 0.25, 2.0
# Themes less likely than this bring no aspect.
LEAST_SHARE = 0.01
# Below this share of the best an aspect is not named as a further one.
FURTHER, MOST_FURTHER = 0.25, 4
# How sure the way of an item is that stands in a list ("what needs to improve").
LISTED = 0.95
AREA_WORDS = (
    ("lscb", r"safeguarding children board|\blscb\b"),
    ("leaders", r"leader"),
    ("help_protection", r"help and protection|need help|protection"),
    ("care", r"(?:children in care|looked after).*care leavers"),
    ("children_in_care", r"children in care|looked after|permanence|adoption"),
    ("care_leavers", r"care leavers"),
    ("overall", r"summary|overall"),
)
AREAS = tuple(area for area, _ in AREA_WORDS)
AREA_PATTERNS = tuple((area, re.compile(pattern)) for area, pattern in AREA_WORDS)


class Classifier:
    """Places sentences. Make it once: its tables take longer to build than a sentence to place."""

    def __init__(self, settings: PlacingSettings) -> None:
        self._themes = ThemeScorer(settings.themes, settings.learned_themes)
        self._polarity = PolarityJudge(settings.cues, settings.learned_polarity)
        self._extent = Extent(settings.cues)
        self._listed = {kind: Polarity(way) for kind, way in settings.cues.listed.items()}
        self._tags = {
            re.compile(rf"{kind}\W*(?:{number}|{_spelt(number)})\b"): area
            for tag, area in settings.themes.tags.items()
            for kind, number in [tag.split()]
        }
        self._aspects = settings.themes.aspects
        number = {theme: index for index, theme in enumerate(self._themes.order)}
        self._on_theme: dict[int, list[tuple[int, float]]] = {}
        for index, aspect in enumerate(self._aspects):
            for theme, factor in ((aspect.theme, 1.0), *((t, ALSO) for t in aspect.also)):
                self._on_theme.setdefault(number[theme], []).append((index, factor))
        self._here = {area: self._nearness(area) for area in ("", *AREAS)}
        self._own: dict[tuple[str, ...], dict[int, float]] = {}
        for index, aspect in enumerate(self._aspects):
            for terms, adds in ((aspect.weak, OWN_WEAK), (aspect.terms, OWN_TERM)):
                for term in terms:
                    self._own.setdefault(tuple(words_of(term)), {})[index] = adds

    def place(
        self,
        sentence: str,
        *,
        area: str | None = None,
        section_heading: str | None = None,
        tag: str | None = None,
        context: str | None = None,
        listed_as: str | None = None,
    ) -> Placing:
        """Place one sentence.

        `area` is a judgement area ("help_protection", "children_in_care", "care_leavers",
        "leaders"), "care" for both care areas, "overall" or "lscb"; without it the heading says,
        then the National Framework tag. `context` is the text before, in reading order; a
        paragraph number opens a paragraph. `listed_as` names the list an item stands in
        ("recommendation", "priority action", "strength", ...): that decides the way it points.
        """
        where = self._area(area, section_heading, tag)
        meant = self._themes.population(sentence, where, context or "")
        ranked = self._themes.rank(sentence, meant, context or "")
        words = ranked.reading.words
        earlier = self._themes.spoken_on(sentence, context or "")
        ways, cues = self._polarity.judge(words, section_heading or "", earlier)
        way = max(ways, key=lambda w: ways[w])
        sure = ways[way]
        written = ranked.reading.written
        because = _because(written, cues, way)
        if listed_as and (told := self._listed.get(listed_as)):
            way, sure, because = told, LISTED, (f"(listed as {listed_as})",)
        scale, rank = self._extent.scale(words)
        turned = frozenset(c.start for c in cues if c.way == WEAKNESS)
        best, second = _two_best(ranked.probabilities)
        aspects = self._placed(ranked, meant)
        return Placing(
            aspect=aspects[0].aspect if aspects else "",
            others=tuple(aspects[1:]),
            theme=self._themes.order[best],
            theme2=self._themes.order[second],
            polarity=way,
            movement=self._extent.movement(words, turned),
            scale=scale,
            scale_rank=rank,
            confidence=round(min(ranked.probabilities[best], sure), 3),
            theme_confidence=round(ranked.probabilities[best], 3),
            polarity_confidence=round(sure, 3),
            theme_words=_theme_words(written, ranked, best),
            polarity_words=because,
        )

    def _nearness(self, area: str) -> list[float]:
        """What each aspect counts where the text speaks of an area. One of another area counts in
        full where the area has none on its theme: audit is spoken of in every section."""
        themes = {a.theme for a in self._aspects if _within(a.area, area)}
        return [
            1.0 if _within(a.area, area) or a.theme not in themes else ELSEWHERE
            for a in self._aspects
        ]

    def spoken_of(self, text: str) -> str:
        """The care area whose children a text names ("care" for both); "" for neither."""
        return self._themes.spoken_of(text)

    def _area(self, area: str | None, heading: str | None, tag: str | None) -> str:
        if area:
            return area
        for text, patterns in ((heading, AREA_PATTERNS), (tag, ())):
            lower = (text or "").lower()
            for found, pattern in patterns:
                if lower and pattern.search(lower):
                    return found
        if tag:
            for pattern, hinted in self._tags.items():
                if pattern.search(tag.lower()):
                    return hinted
        return ""

    def _placed(self, ranked: Ranked, area: str) -> list[AspectScore]:
        """The aspects the sentence stands on, best first; none for a general statement."""
        own: dict[int, float] = {}
        words = ranked.reading.words
        for start, end, _ in ranked.reading.hits:
            for index, adds in self._own.get(words[start:end], {}).items():
                own[index] = min(own.get(index, 0.0) + adds, MOST_OWN)
        shares = list(ranked.probabilities)
        for theme, score in ranked.reading.terms.items():
            if score >= NAMED:
                shares[theme] = max(shares[theme], NAMED_SHARE * min(score / OUTRIGHT, 1.0))
        here = self._here.get(area, self._here[""])
        gained: dict[int, float] = {}
        for theme, share in enumerate(shares):
            if share > LEAST_SHARE:
                for index, factor in self._on_theme.get(theme, ()):
                    gained[index] = gained.get(index, 0.0) + share * factor
        scores = [(g * (1.0 + own.get(i, 0.0)) * here[i], i) for i, g in gained.items()]
        scores.sort(key=lambda pair: -pair[0])
        general = ranked.probabilities[self._themes.order.index("other")]
        if not scores or general > scores[0][0]:
            return []
        top = scores[0][0]
        total = sum(score for score, _ in scores) or 1.0
        return [
            AspectScore(self._aspects[index].id, round(score / total, 3))
            for score, index in scores[: MOST_FURTHER + 1]
            if score >= top * FURTHER
        ]


def _theme_words(written: list[str], ranked: Ranked, theme: int) -> tuple[str, ...]:
    """The terms that spoke for the theme, and whether the text before did."""
    found = [
        " ".join(written[start:end])
        for start, end, themes in ranked.reading.hits
        if any(theme == named for named, _ in themes)
    ]
    if ranked.carried > 0.5 or not found:
        found.append("(the text before)" if ranked.carried > 0.2 else "(its other words)")
    return tuple(dict.fromkeys(found))


def _within(area: str, asked: str) -> bool:
    if asked == "care":
        return area in {"children_in_care", "care_leavers"}
    return asked in {"", "overall"} or area == ("leaders" if asked == "lscb" else asked)


def _two_best(shares: tuple[float, ...]) -> tuple[int, int]:
    best = shares.index(max(shares))
    others = (*shares[:best], -1.0, *shares[best + 1 :])
    return best, others.index(max(others))


def _because(written: list[str], cues: list[Cue], way: Polarity) -> tuple[str, ...]:
    """The cues that speak for the way chosen, the heaviest first."""
    wanted = {
        Polarity.STRENGTH: {STRENGTH},
        Polarity.WEAKNESS: {WEAKNESS},
        Polarity.MIXED: {STRENGTH, WEAKNESS},
    }.get(way)
    chosen = [c for c in cues if (c.way in wanted if wanted else c.way > WEAKNESS and c.weight)]
    chosen.sort(key=lambda c: -c.weight)
    return tuple(dict.fromkeys(" ".join(written[c.start : c.end]) for c in chosen[:6]))


def _spelt(number: str) -> str:
    return {"1": "one", "2": "two", "3": "three", "4": "four"}.get(number, number)
