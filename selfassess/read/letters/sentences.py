"""Text parted into sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])([\u2019\u201d'\")\]]*)\s+(?=[\u2018\u201c\"'(]?[A-Z0-9])")
_NOT_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|e\.g|i\.e|etc|cf|approx|para|Cllr|Prof)|\b[A-Z])\.[\u2019\u201d'\")\]]*$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order, white space single."""
    words = " ".join(text.split())
    out: list[str] = []
    start = 0
    for found in _END.finditer(words):
        piece = words[start : found.end(1)]
        if _NOT_END.search(piece):
            continue
        out.append(piece)
        start = found.end()
    if words[start:]:
        out.append(words[start:])
    return out
