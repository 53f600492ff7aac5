"""Paragraphs that are too long, and chapters out of balance."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source

LONG_PARAGRAPH = 180  # words
_FEW, _MANY = 0.4, 2.5  # of the usual length of a chapter on a judgement area


def out_of_shape(draft: EditedDraft, areas: frozenset[str]) -> Iterator[Problem]:
    """Problems of length. `areas` are the headings of the chapters that should be alike."""
    for line in draft.lines:
        count = len(line.text.split())
        if line.own and line.kind == "prose" and count > LONG_PARAGRAPH:
            place = Source(file=draft.file, paragraph=line.number)
            yield Problem.of("SA-V20", place, under=line.under, count=count, most=LONG_PARAGRAPH)
    yield from _balance(draft, areas)


def _balance(draft: EditedDraft, areas: frozenset[str]) -> Iterator[Problem]:
    lengths = dict.fromkeys((line.chapter for line in draft.lines if line.chapter in areas), 0)
    starts: dict[str, int] = {}
    for line in draft.lines:
        if line.chapter in lengths:
            starts.setdefault(line.chapter, line.number)
            if line.kind in ("prose", "answer") and not line.waiting:
                lengths[line.chapter] += len(line.text.split())
    if len(lengths) < 3:
        return
    usual = median(lengths.values())
    for chapter, count in lengths.items():
        if usual and not _FEW <= count / usual <= _MANY:
            place = Source(file=draft.file, paragraph=starts[chapter])
            yield Problem.of("SA-V21", place, chapter=chapter, count=count, usual=round(usual))
