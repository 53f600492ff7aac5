"""The name of a place that a title gives, where it is none of the known authorities."""

from __future__ import annotations

import re

from selfassess.read.letters.words import fold

_COUNCIL = (
    r"(?:(?:city|county|borough|district|metropolitan|unitary|metropolitan borough)"
    r"(?: and (?:city|county|district))? )*council"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"\b(?:inspection|visit|review) (?:of|to|at) (?:the )?(?P<name>.{2,60}?)(?:'s?)? "
        rf"(?:local authority|{_COUNCIL}|children's (?:social care )?services"
        r"|children and families trust)\b",
        r"^joint targeted area .* (?:in|of) (?P<name>[a-z' -]{2,40})$",
        rf"^(?P<name>.{{2,50}}?) (?:{_COUNCIL}|(?:local )?safeguarding children(?:'s)? board)$",
        r"^(?P<name>[a-z'-]+(?: [a-z'-]+){0,4})$",
    )
)
_BEFORE = re.compile(r"^(?:the )?(?:(?:london|royal|metropolitan) )*(?:borough|city|county) of ")
_SMALL = {"and", "of", "on", "upon", "in", "with", "the", "under"}
_NO_PLACE = re.compile(
    r"\b(?:inspection|review|ofsted|children|services|report|letter|visit|board|contents|council)\b"
)


def name_in_title(text: str) -> str | None:
    """The place a title names, without the words for what kind of council it is.

    A name is words with capitals; a title of other words gives None.
    """
    plain = " ".join(text.split())
    folded = fold(plain)
    for shape in _SHAPES:
        found = shape.search(folded)
        if not found:
            continue
        name = plain[found.start("name") : found.end("name")].strip()
        before = _BEFORE.match(fold(name))
        name = name[before.end() :] if before else name
        words = name.split()
        capital = all(w[0].isupper() or w.lower() in _SMALL for w in words)
        if words and words[0][0].isupper() and capital and not _NO_PLACE.search(fold(name)):
            return name
    return None
