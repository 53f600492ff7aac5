"""Things that look like a child's name or identifier. What was found is never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source

_NAME = r"[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?"
_NOT_NAMES = (
    r"(?!(?:Child|Children|Council|Ofsted|Inspectors?|The|This|That|Their|Our|In|At|On|Of|One|Two|"
    r"It|Area|Family|Team|Social|Independent|Local|Every|Each|Some|Many|Most|Staff|Feedback|County|"
    r"Young|Parents?|Carers?|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|England)\b)"
)
_KIN = (
    "mother|mum|father|dad|brother|sister|sibling|son|daughter|carer|foster carer|placement|school"
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a name",
        re.compile(
            rf"\b(?:child|boy|girl|baby|toddler|teenager|sibling|brother|sister|son|daughter|"
            rf"young person)\s(?:named|called|known as|,)?\s?{_NOT_NAMES}{_NAME}\b"
        ),
    ),
    ("a name", re.compile(rf"\b{_NOT_NAMES}{_NAME}'s\s(?:{_KIN})\b")),
    (
        "a name",
        re.compile(rf"\b{_NOT_NAMES}{_NAME},?\s(?:\(|who is |aged? )\d{{1,2}}\b(?!\s?%)\)?"),
    ),
    (
        "a name",
        re.compile(
            rf"\b{_NOT_NAMES}{_NAME}\s{_NOT_NAMES}{_NAME}\s(?:was|is|has|had|told|said|lives|"
            r"lived|moved|went)\s"
            r"(?:placed|born|removed|us|me|in care|with h(?:is|er)|missing|to live)"
        ),
    ),
    ("a date of birth", re.compile(r"\b(?:d\.?o\.?b\.?|born on|date of birth)\b.{0,12}\d", re.I)),
    ("an NHS number", re.compile(r"\b\d{3}[ -]\d{3}[ -]\d{4}\b")),
    ("a pupil number", re.compile(r"\b[A-Z]\d{11,12}[A-Z]?\b")),
    (
        "an identifier",
        re.compile(r"\b(?:ID|LCS|ICS|UPN|case|ref)\.?\s?(?:no\.?|number|:|#)?\s?\d{5,}"),
    ),
    ("an identifier", re.compile(r"(?<![\d,.£])\b\d{6,10}\b(?![\d,%])")),
    ("a National Insurance number", re.compile(r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b")),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")),
)


def child_like(draft: EditedDraft) -> Iterator[Problem]:
    """A problem for each line of people's own that seems to name or identify a child."""
    for line in draft.lines:
        if not line.own:
            continue
        for kind in dict.fromkeys(what for what, rule in _RULES if rule.search(line.text)):
            place = Source(file=draft.file, paragraph=line.number)
            yield Problem.of("SA-V19", place, under=line.under, kind=kind)
