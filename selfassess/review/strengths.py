"""Statements of strength that people wrote and that name no evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source

_CLAIM = re.compile(
    r"\b(?:strengths?|strong|outstanding|excellent|exceptional|highly effective|effective|robust|"
    r"high[- ]quality|good quality|consistently good|very good|proud|improved|improving|"
    r"significant(?:ly)? (?:improved|progress)|well[- ](?:led|embedded|established|supported))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|no|never|less|needs? to|should|must|will|aim|plan|want|could|would|in order to|"
    r"to be|yet|if)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[[A-Z]\d+\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"‘'])")


def bare_strengths(draft: EditedDraft) -> Iterator[Problem]:
    """A problem for each sentence of people's own that claims a strength and cites nothing."""
    for line in draft.lines:
        if not line.own or line.kind not in ("prose", "answer") or _LABEL.search(line.text):
            continue
        for sentence in _SENTENCE.split(line.text):
            claim = _CLAIM.search(sentence)
            if claim and not _NOT_YET.search(sentence):
                place = Source(file=draft.file, paragraph=line.number)
                yield Problem.of("SA-V12", place, under=line.under, found=claim.group())
                break
