"""Numbers in the prose that no evidence supports, and the near miss: "the evidence says 76%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from selfassess.model.edited import DraftLine, EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.review.facts import LATEST, PART, Facts, Known
from selfassess.review.numbers import Claim, claims

_LABEL = re.compile(r"\[([A-Z]\d+)\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"‘'])")
_TOKEN = re.compile(r"[\w%.,]+|[^\w\s]")
_FOLDED = str.maketrans(
    dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„", '"') | {"–": "-", "—": "-"}
)
_ALIKE = 0.55  # how alike a sentence must be to one of the tool's to be read beside it
_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:had been|previous(?:ly)?|before|earlier|since|from|rose|risen|fell|"
    r"fallen|increased?|decreased?|improved|declined|compared|last (?:year|quarter|inspection))\b",
    re.IGNORECASE,
)
_CUES = {
    PART: re.compile(r"\b(?:month|quarter|Q[1-4]|half)\b", re.IGNORECASE),
    "target": re.compile(r"\b(?:target|goal|aim|ambition|standard|timescale)\b", re.IGNORECASE),
    "standard": re.compile(r"\b(?:target|standard|statutory|timescale)\b", re.IGNORECASE),
    "england": re.compile(r"\b(?:England|national(?:ly)?|average)\b", re.IGNORECASE),
    "region": re.compile(r"\bregion(?:al(?:ly)?)?\b|\baverage\b", re.IGNORECASE),
    "neighbours": re.compile(r"\b(?:neighbours?|similar|comparators?|average)\b", re.IGNORECASE),
    "change": re.compile(r"\bpoints?\b|\b(?:by|of)\s\d", re.IGNORECASE),
    "interval": re.compile(r"\b(?:between|interval|range|true)\b", re.IGNORECASE),
}
_NEAR = 0.2  # a near miss is within a fifth, or five points of a percentage
_NEAR_POINTS = 5.0


def unsupported_numbers(draft: EditedDraft, facts: Facts) -> Iterator[Problem]:
    """A problem for each number in the people's own lines that the evidence does not bear out."""
    for line in draft.lines:
        if line.own and line.kind != "heading":
            yield from _of_line(line, draft, facts)


def _of_line(line: DraftLine, draft: EditedDraft, facts: Facts) -> Iterator[Problem]:
    before = list(facts.lines.get(line.block, ()))
    if any(_plain(line.text) == _plain(said) for said in before):
        return
    beside = _closest(line.text, before) if line.kind != "cell" else ""
    aligned = _aligned(line.text, beside) if beside else {}
    cited = frozenset(_LABEL.findall(line.text))
    start = 0
    for sentence in _SENTENCE.split(line.text):
        start = line.text.index(sentence, start)
        scope = frozenset(_LABEL.findall(sentence)) or cited
        for claim in claims(sentence):
            paired = aligned.get(start + claim.start)
            found = _judge(claim, sentence, scope, paired, line, facts)
            if found:
                code, says, label = found
                place = Source(file=draft.file, paragraph=line.number)
                yield Problem.of(
                    code, place, under=line.under, found=claim.text, says=says, label=label
                )


def _judge(
    claim: Claim,
    sentence: str,
    scope: frozenset[str],
    paired: Claim | None,
    line: DraftLine,
    facts: Facts,
) -> tuple[str, str, str] | None:
    """The code of what is wrong with a number, what the evidence says, and its label; None where
    nothing is."""
    if paired is not None:
        if claim.agrees(paired.value):
            return None
        return "SA-V11", paired.text, _said(next(iter(sorted(scope)), ""))
    own_block = facts.labels.get(line.block, frozenset())
    labels = scope & facts.numbers.keys() or frozenset(facts.topics(sentence)) or own_block
    if not labels:
        held = not claim.percent and any(claim.agrees(value) for value in facts.everything)
        return None if held else ("SA-V10", "", "")
    known = [(held, label) for label in sorted(labels) for held in facts.numbers[label]]
    sayable = [(held, label) for held, label in known if _sayable(held, claim, sentence)]
    block = {c.value for said in facts.lines.get(line.block, ()) for c in claims(said)}
    if any(claim.agrees(value) for value in (*(held.value for held, _ in sayable), *block)):
        return None
    if "point" in sentence and _is_difference(claim, [held for held, _ in known]):
        return None
    near = min(sayable, key=lambda each: abs(each[0].value - claim.value), default=None)
    if near is None or not _is_near(claim, near[0].value):
        return "SA-V10", "", ""
    return "SA-V11", _print(near[0].value, claim), _said(near[1])


def _sayable(held: Known, claim: Claim, sentence: str) -> bool:
    """Whether a number of the evidence may be meant here: a share by a percentage, the latest one
    unless the sentence speaks of another time or another place."""
    if claim.percent and not held.share:
        return False
    cues = _CUES.get(held.cue)
    if cues is not None:
        return bool(cues.search(sentence))
    if held.cue in ("", LATEST):
        return True
    return held.cue in sentence or bool(_PAST.search(sentence))


def _is_difference(claim: Claim, known: list[Known]) -> bool:
    shares = [held.value for held in known if held.share]
    return any(claim.agrees(abs(a - b)) for a in shares for b in shares if a != b)


def _is_near(claim: Claim, value: float) -> bool:
    apart = abs(value - claim.value)
    return apart <= _NEAR_POINTS if claim.percent else apart <= _NEAR * max(value, 1)


def _print(value: float, claim: Claim) -> str:
    text = f"{value:,.{claim.decimals}f}"
    return f"{text}%" if claim.percent else text


def _said(label: str) -> str:
    return f" [{label}]" if label else ""


def _closest(text: str, before: list[str]) -> str:
    """The sentence of the tool that a line was made from, if any."""
    blank = _blank(text)
    best, score = "", _ALIKE
    for said in before:
        ratio = SequenceMatcher(None, blank, _blank(said), autojunk=False).ratio()
        if ratio >= score:
            best, score = said, ratio
    return best


def _aligned(text: str, said: str) -> dict[int, Claim]:
    """For each number of a line that stands where the tool's sentence has one: that number."""
    first, second = _tokens(text), _tokens(said)
    matcher = SequenceMatcher(
        None, [word for word, _ in first], [word for word, _ in second], autojunk=False
    )
    pairs: dict[int, Claim] = {}
    for i, j, size in matcher.get_matching_blocks():
        for step in range(size):
            mine, theirs = first[i + step][1], second[j + step][1]
            if mine is not None and theirs is not None:
                pairs[mine.start] = theirs
    return pairs


def _tokens(text: str) -> list[tuple[str, Claim | None]]:
    """Words in order; a number that claims something stands as "#" with its claim."""
    found: list[tuple[str, Claim | None]] = []
    at = 0
    for claim in claims(text):
        found += [(word, None) for word in _TOKEN.findall(text[at : claim.start])]
        found.append(("#%" if claim.percent else "#", claim))
        at = claim.end
    return found + [(word, None) for word in _TOKEN.findall(text[at:])]


def _blank(text: str) -> list[str]:
    return [word for word, _ in _tokens(text)]


def _plain(text: str) -> str:
    return "".join(text.translate(_FOLDED).split()).casefold()
