"""Abbreviations that a reader meets before they are written in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.wordings import Abbreviation

_SHORT = re.compile(r"(?<![\w\[&/-])([A-Z][A-Z&]{1,5})(?:s)?(?![\w&\]-])")
_KNOWN_TO_ALL = frozenset(("UK", "OK", "AM", "PM", "DRAFT", "NB", "TV", "IT", "ID", "PDF", "GAP"))
_PLACEHOLDERS = frozenset(("TBC", "TODO"))  # said once, as what they are


def unexpanded(draft: EditedDraft, glossary: Iterable[Abbreviation]) -> Iterator[Problem]:
    """A problem for each abbreviation whose first use in prose is not beside its full words.

    `glossary` gives the full words where they are known.
    """
    full = {term.short: term.full for term in glossary}
    met: set[str] = set()
    for line in draft.lines:
        for match in _SHORT.finditer(line.text):
            short = match[1]
            if short in met | _KNOWN_TO_ALL | _PLACEHOLDERS or line.text.isupper():
                continue
            if line.kind == "heading":
                continue
            met.add(short)
            if line.kind == "cell" or not line.own or _beside_full_words(line.text, match, full):
                continue
            words = full.get(short, "")
            hint = f": {words}" if words else ""
            place = Source(file=draft.file, paragraph=line.number)
            yield Problem.of("SA-V18", place, under=line.under, found=short, full=hint)


def _beside_full_words(text: str, match: re.Match[str], full: dict[str, str]) -> bool:
    """ "child in need (CIN)", or "CIN (child in need)"."""
    before, after = text[: match.start()], text[match.end() :]
    words = full.get(match[1], "").lower()
    if before.endswith("(") and after.lstrip("s").startswith(")"):
        return True
    return after.startswith(" (") or bool(words and words in text.lower())
