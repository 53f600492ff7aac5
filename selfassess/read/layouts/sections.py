"""Which judgement area a heading or the name of a sheet speaks of."""

from __future__ import annotations

from functools import lru_cache

from selfassess.model.layout import LayoutWords
from selfassess.read.folding import fold


class Sections:
    """Finds the judgement area in a heading by the words of settings."""

    def __init__(self, words: LayoutWords) -> None:
        self._phrases = sorted(
            ((f" {fold(p)} ", area) for area, names in words.sections.items() for p in names),
            key=lambda item: -len(item[0]),
        )
        self._of = lru_cache(maxsize=1_024)(self._find)

    def area(self, *texts: str) -> str:
        """The area of the first text that names just one; "" where none does."""
        return next((area for text in texts if (area := self._of(text))), "")

    def _find(self, text: str) -> str:
        rest = f" {fold(text)} "
        found: list[str] = []
        for phrase, area in self._phrases:
            if phrase in rest:
                found.append(area)
                rest = rest.replace(phrase, " · ")
        return found[0] if len(set(found)) == 1 else ""
