"""Strength, area for development or mixed: from the kinds of evidence that agree and those that
do not. Never a grade.

The rule in words is in docs/how-it-judges.md; as a table in tests/spec/standing.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.model.reading import Points, Reason, SourceKind
from selfassess.model.thresholds import WeighingThresholds
from selfassess.model.weight import Standing, Sureness, Vote

AGREEING = {1: Sureness.ONE, 2: Sureness.AGREE_2}
# what was said once, by some: it carries an aspect alone only where nothing else speaks otherwise
SAID = frozenset({SourceKind.VOICE, SourceKind.INSPECTION})


def standing_of(
    votes: Sequence[Vote], settings: WeighingThresholds, held: bool
) -> tuple[Standing, Sureness, tuple[Reason, ...]]:
    """What an aspect is and how sure that is. `held` says whether any evidence of today is held.

    A side is clear when one vote reaches `strong_force` or two kinds agree. One clear side
    decides, unless it is contested: it rests on hints alone while a kind points the other way, or
    on what was said alone while another kind does not say so. Two clear sides, or a contested one,
    are mixed, and the sources differ. Weak hints, on one side or both, decide nothing. Only what
    inspectors said long ago, and nothing since: no evidence.
    """
    counted = [v for v in votes if v.force >= settings.minimum_force]
    up = [v for v in counted if v.points is Points.STRENGTH]
    down = [v for v in counted if v.points is Points.WEAKNESS]
    mixed = [v for v in counted if v.points is Points.MIXED]
    clear_up, clear_down = _clear(up, settings), _clear(down, settings)
    only_inspection = not any(v.kind is not SourceKind.INSPECTION for v in counted)
    if not counted or (only_inspection and not (clear_up or clear_down)):
        return _nothing(votes, held)
    words = _say(counted)
    if clear_up and clear_down:
        return Standing.MIXED, Sureness.DIFFER, _because("differ", words)
    if clear_up or clear_down:
        side, other = (up, down) if clear_up else (down, up)
        if _contested(side, other, mixed, settings):
            return Standing.MIXED, Sureness.DIFFER, _because("contested", words)
        rest = len(other) + len(mixed)
        if clear_up:
            return Standing.STRENGTH, _sureness(side, rest), _because("strength", words)
        return Standing.DEVELOPMENT, _sureness(side, rest), _because("development", words)
    if up and down:
        return Standing.UNCLEAR, Sureness.DIFFER, _because("hints_differ", words)
    if mixed:
        rest = len(up) + len(down)
        sureness = Sureness.DIFFER if rest else _sureness(mixed)
        return Standing.MIXED, sureness, _because("mixed", words)
    return Standing.UNCLEAR, _sureness(up + down), _because("hint", words)


def _contested(
    side: Sequence[Vote], other: Sequence[Vote], mixed: Sequence[Vote], settings: WeighingThresholds
) -> bool:
    """Whether a clear side is too weak to decide against those that do not share it."""
    hints = all(v.force < settings.strong_force for v in side)
    said = all(v.kind in SAID for v in side) and len(side) == 1
    return bool((hints and other) or (said and (other or mixed)))


def _clear(side: Sequence[Vote], settings: WeighingThresholds) -> bool:
    return len(side) >= 2 or any(v.force >= settings.strong_force for v in side)


def _sureness(agreeing: Sequence[Vote], rest: int = 0) -> Sureness:
    """How many kinds agree. One alone, beside others (`rest`) that do not say so, differs."""
    if agreeing and all(v.old for v in agreeing):
        return Sureness.OLD
    if len(agreeing) == 1 and rest:
        return Sureness.DIFFER
    return AGREEING.get(len(agreeing), Sureness.AGREE_3)


def _nothing(votes: Sequence[Vote], held: bool) -> tuple[Standing, Sureness, tuple[Reason, ...]]:
    today = [v for v in votes if v.kind is not SourceKind.INSPECTION]
    if held and today:
        words = "evidence is held, and none of it points either way"
        return Standing.UNCLEAR, _sureness(today), _because("unclear", words)
    words = "no evidence of today is held"
    if votes:
        words = "only what inspectors said long ago, and nothing since"
    return Standing.NO_EVIDENCE, Sureness.NONE, _because("no_evidence", words)


def _because(rule: str, words: str) -> tuple[Reason, ...]:
    return (Reason(rule=f"aspect.{rule}", words=words),)


def _say(votes: Sequence[Vote]) -> str:
    return "; ".join(f"{v.kind.value} {v.points.value} {v.force}" for v in votes)
