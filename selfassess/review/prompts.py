"""Questions to the authors that stand unanswered, and placeholders that were left standing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source

_LEFT = re.compile(
    r"\[\s*(?:insert|add|tbc|to be confirmed|to follow|check|name|date|figure)[^\]]*\]"
    r"|\b(?:TBC|TODO|XXX+|lorem ipsum)\b|\bclick or tap here\b|\?\?+|_{4,}",
    re.IGNORECASE,
)


def unanswered(draft: EditedDraft) -> Iterator[Problem]:
    """A problem for each prompt that nobody answered and each placeholder in the text."""
    for line in draft.lines:
        place = Source(file=draft.file, paragraph=line.number)
        if line.waiting:
            yield Problem.of("SA-V16", place, under=line.under)
        elif found := _LEFT.search(line.text):
            yield Problem.of("SA-V17", place, under=line.under, found=found.group())
