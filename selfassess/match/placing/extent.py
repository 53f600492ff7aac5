"""How much of the work a sentence speaks of ("most", "a few"), and how things move."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.match.placing.words import Phrases
from selfassess.model.placing import Cues, Movement


class Extent:
    """Finds words of extent and of movement. Both come from settings."""

    def __init__(self, settings: Cues) -> None:
        self._scale = Phrases((word, (word, rank)) for word, rank in settings.scale.items())
        cues = settings.movement
        self._movement = Phrases(
            (phrase, movement)
            for phrases, movement in (
                (cues.too_early, Movement.TOO_EARLY),
                (cues.declining, Movement.DECLINING),
                (cues.improving, Movement.IMPROVING),
            )
            for phrase in phrases
        )

    def scale(self, words: Sequence[str]) -> tuple[str, int]:
        """The first word of extent and its rank, 1 (all) to 12 (none); "" and 0 without one."""
        found = self._scale.found_in(words)
        return found[0][2][0] if found else ("", 0)

    def movement(self, words: Sequence[str], negated: frozenset[int] = frozenset()) -> Movement:
        """How things move. Too early outranks decline, and decline improvement.

        `negated` holds the places of cues that a negator turned round: those do not improve.
        """
        found = {
            meaning
            for start, _, meanings in self._movement.found_in(words)
            for meaning in meanings
            if not (meaning is Movement.IMPROVING and start in negated)
        }
        for movement in (Movement.TOO_EARLY, Movement.DECLINING, Movement.IMPROVING):
            if movement in found:
                return movement
        return Movement.NONE
