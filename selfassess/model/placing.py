"""Where a sentence is placed: its aspects, its theme, which way it points, and why.

The settings hold the words and weights of `config/placing`; a `Placing` is what they make of one
sentence. Areas are the judgement areas of the framework in force; "care" stands for children in
care and care leavers together, "overall" for a summary, "lscb" for a safeguarding board.
"""

from dataclasses import dataclass
from enum import StrEnum

from selfassess.model.record import Record


class Polarity(StrEnum):
    """Which way a sentence points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    NEUTRAL = "neutral"


class Movement(StrEnum):
    """What a sentence says of change over time."""

    IMPROVING = "improving"
    DECLINING = "declining"
    TOO_EARLY = "too-early"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AspectScore:
    """An aspect that a sentence also speaks of, with its share of the evidence, 0 to 1."""

    aspect: str
    score: float


@dataclass(frozen=True, slots=True)
class Placing:
    """A sentence placed. `aspect` is "" where it makes only a general statement.

    `others` holds further aspects, best first; `theme2` the second theme to offer a person.
    `scale_rank` runs from 1 (all) to 12 (none), 0 where nothing is said. The confidences are
    probabilities, `confidence` the lower of the two. The deciding words are as they stand in the
    sentence, or say in brackets what else decided ("(the sentence before: early help)").
    """

    aspect: str
    others: tuple[AspectScore, ...]
    theme: str
    theme2: str
    polarity: Polarity
    movement: Movement
    scale: str
    scale_rank: int
    confidence: float
    theme_confidence: float
    polarity_confidence: float
    theme_words: tuple[str, ...] = ()
    polarity_words: tuple[str, ...] = ()


class Theme(Record):
    """A theme with the terms that place a sentence on it, by how much they say."""

    id: str
    title: str
    decides: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class TermWeights(Record):
    """What a term that decides, a strong and a weak one count."""

    decides: float
    strong: float
    weak: float


class AspectTerms(Record):
    """How an aspect maps onto the themes, and the terms that tell it from its neighbours."""

    id: str
    area: str
    theme: str
    also: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class Reference(Record):
    """Openings that point back at the sentence before: surely, possibly, and in order to turn from
    what it says."""

    surely: tuple[str, ...]
    possibly: tuple[str, ...]
    turning: tuple[str, ...]


class Population(Record):
    """Words that say whether a sentence on care is about care leavers or children in care."""

    care_leavers: tuple[str, ...]
    children_in_care: tuple[str, ...]
    counterparts: dict[str, str]
    """Themes of children in care that, said of care leavers, are another theme."""


class Themes(Record):
    """Everything that places a sentence on a theme and an aspect, but the learned weights."""

    themes: tuple[Theme, ...]
    weights: TermWeights
    aspects: tuple[AspectTerms, ...]
    general: tuple[str, ...]
    """Themes that give way to a more special one in the same sentence."""
    reference: Reference
    population: Population
    tags: dict[str, str]
    """Pointers of the National Framework ("outcome 1"), and the area each hints at."""


class CueWords(Record):
    """Cues that point one way: clearly, plainly, slightly."""

    clear: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    slight: tuple[str, ...] = ()


class CueWeights(Record):
    """What a clear, a plain and a slight cue count."""

    clear: float
    plain: float
    slight: float


class FalseFriends(Record):
    """Phrases that point another way than their parts, or nowhere."""

    strength: tuple[str, ...]
    weakness: tuple[str, ...]
    none: tuple[str, ...]


class Negation(Record):
    """Words that turn a strength round ("lack"), words that turn a weakness round ("prevent"), and
    how many words away they still do."""

    words: tuple[str, ...]
    relief: tuple[str, ...]
    reach: int


class Clauses(Record):
    """Words that join two halves, and words that open a condition (no verdict in it)."""

    joins: tuple[str, ...]
    conditions: tuple[str, ...]


class MovementCues(Record):
    """Phrases that say how something moves."""

    improving: tuple[str, ...]
    declining: tuple[str, ...]
    too_early: tuple[str, ...]


class Cues(Record):
    """Everything that says which way a sentence points, but the learned weights."""

    weights: CueWeights
    strength: CueWords
    weakness: CueWords
    neutral: CueWords
    false_friends: FalseFriends
    negation: Negation
    clauses: Clauses
    movement: MovementCues
    scale: dict[str, int]
    """Words of extent ("most") and their rank, 1 for all to 12 for none."""
    listed: dict[str, str]
    """Kinds of list an item can stand in, and the way its items point."""


class LearnedThemes(Record):
    """Weights learned for themes: of words and pairs, and of each sort of evidence.

    `words` maps a word or pair to theme numbers and weights in hundredths, in turn. `start` gives
    what each theme starts with in each area, "" for an area not known. `mix` holds one weight for
    each sort of evidence that counts alike for all themes, `by_theme` one for each theme.
    """

    order: tuple[str, ...]
    words: dict[str, tuple[int, ...]]
    start: dict[str, tuple[float, ...]]
    mix: dict[str, float]
    by_theme: dict[str, tuple[float, ...]]


class LearnedPolarity(Record):
    """Weights learned for polarity: of each sort of evidence for the four ways, and of n-grams.

    `words` maps one to three words to their leans in hundredths: towards strength (against
    weakness), and towards a verdict (against none). `start` holds what both leans start with.
    """

    order: tuple[Polarity, ...]
    mix: dict[str, tuple[float, ...]]
    words: dict[str, tuple[int, int]]
    start: tuple[float, float]


class PlacingSettings(Record):
    """All that the classifier needs: words from people, weights from the trainer."""

    themes: Themes
    cues: Cues
    learned_themes: LearnedThemes
    learned_polarity: LearnedPolarity
