"""Status as word, shape and tint together: never colour alone."""

from __future__ import annotations

from selfassess.write.word.elements import run
from selfassess.write.word.styles import Styles
from selfassess.write.word.unbroken import NO_BREAK

CHIP_WHOLE = 20  # letters; a status this short stays on one line
_CHIP_WORDS = 26  # letters; of a longer one only the shape is tinted

# word as models and compose spell it: shape, tone (a key of the style contract)
_STATUS: dict[str, tuple[str, str]] = {
    "strength": ("●", "good"),
    "area for development": ("□", "poor"),
    "mixed": ("◊", "caution"),
    "unclear": ("○", "neutral"),
    "points neither way": ("○", "neutral"),
    "no evidence": ("○", "neutral"),
    "no evidence held": ("○", "neutral"),
    "sources differ": ("◆", "caution"),
    "improving": ("▲", "good"),
    "improved": ("▲", "good"),
    "improved and sustained": ("▲", "good"),
    "declining": ("▼", "poor"),
    "declined": ("▼", "poor"),
    "worse": ("▼", "poor"),
    "steady": ("■", "neutral"),
    "no clear change": ("■", "neutral"),
    "no reliable change": ("■", "neutral"),
    "up": ("↑", "neutral"),
    "down": ("↓", "neutral"),
    "not comparable": ("○", "neutral"),
    "too few": ("○", "neutral"),
    "too few to say": ("○", "neutral"),
    "better": ("+", "good"),
    "in line": ("=", "neutral"),
    "higher": ("↑", "neutral"),
    "lower": ("↓", "neutral"),
    "unknown": ("○", "neutral"),
    "done": ("●", "good"),
    "on track": ("►", "good"),
    "at risk": ("◆", "caution"),
    "late": ("▼", "poor"),
    "overdue": ("▼", "poor"),
    "not started": ("○", "neutral"),
    "open": ("□", "caution"),
    "closed": ("●", "good"),
}


def known(word: str) -> bool:
    return _plain(word) in _STATUS


def status_run(status: str, words: str, styles: Styles) -> str:
    """A status: its shape, then its words ("▲ improving"); of many words only the shape is
    tinted."""
    shape, tone = _STATUS.get(_plain(status), ("○", "neutral"))
    said = words.strip() or status.replace("_", " ")
    said = said.removeprefix(shape).strip()
    if len(said) > _CHIP_WORDS:
        return run(f"{NO_BREAK}{shape}{NO_BREAK}", styles[tone]) + run(f" {said}")
    if len(said) <= CHIP_WHOLE:
        said = said.replace(" ", NO_BREAK)
    return run(f"{NO_BREAK}{shape}{NO_BREAK}{said}{NO_BREAK}", styles[tone])


def _plain(status: str) -> str:
    return status.replace("_", " ").strip().rstrip(".").lower()
