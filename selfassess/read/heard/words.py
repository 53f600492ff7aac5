"""What a heading, an answer or a title says, by the words in settings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from selfassess.model.voice import HeardWords
from selfassess.read.folding import fold

RESPONDENTS = "people who answered"


class Heard:
    """Reads the words of surveys and logs. Make it once for a workbook."""

    def __init__(self, words: HeardWords) -> None:
        self._answers = _by_word(words.answers)
        self._roles = _by_word(words.roles)
        self._outcomes = _by_word(words.outcomes)
        self._against = tuple(f" {fold(w)} " for w in words.worded_against["words"])
        self._kinds, self._groups = _phrases(words.kinds), _phrases(words.groups)
        self.kind_of = lru_cache(maxsize=512)(lambda text: _named(text, self._kinds))
        self.group_of = lru_cache(maxsize=512)(lambda text: _named(text, self._groups))

    def answer(self, text: str) -> str:
        """The way an answer points: "positive", "negative", "neutral", "nothing", or ""."""
        return self._answers.get(fold(text), "")

    def role(self, text: str) -> str:
        """What a column is, by its heading; "" where it is not known."""
        return self._roles.get(fold(text), "")

    def upheld(self, text: str) -> bool | None:
        """Whether a complaint was upheld; None where nobody says, or not yet."""
        said = self._outcomes.get(fold(text), "")
        return None if not said else said == "upheld"

    def against(self, question: str) -> bool:
        """Whether a question may be worded so that agreeing with it is bad."""
        rest = f" {fold(question)} "
        return any(word in rest for word in self._against)

    def kind(self, *texts: str) -> str:
        """The kind that the first of these texts names; "" for none."""
        return next((found for text in texts if (found := self.kind_of(text))), "")

    def group(self, *texts: str) -> str:
        """Who said it, by the first of these texts that names somebody; "" for none."""
        return next((found for text in texts if (found := self.group_of(text))), "")


def _by_word(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {fold(word): known for known, names in words.items() for word in names}


def _phrases(words: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Phrases with what they name, longest first."""
    pairs = [(f" {fold(p)} ", known) for known, names in words.items() for p in names]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _named(text: str, phrases: tuple[tuple[str, str], ...]) -> str:
    rest = f" {fold(text)} "
    return next((known for phrase, known in phrases if phrase in rest), "")
