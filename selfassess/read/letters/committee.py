"""A council's own committee report about a visit."""

from __future__ import annotations

import re

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import (
    InspectionDocument,
    ParagraphRun,
    PrintedFinding,
    PrintedItem,
    Stated,
)
from selfassess.model.printed import PrintedKind
from selfassess.read.letters.confidence import PRINTED, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.numbering import numbering, with_bare_numbers
from selfassess.read.letters.sections import may_be_heading
from selfassess.read.letters.sentences import sentences
from selfassess.read.letters.words import Words, fold

# What the bullets after a paragraph are, by what it says. Definitions ("An area for priority
# action is either:") are none of these. Progress before plan: "the plan has ... progress".
_LISTS = (
    ("progress", re.compile(r"\bprogress (?:has been|is being|was|to date)|\bactions? (?:taken|completed) (?:so far|to date)")),
    ("improvement", re.compile(r"\b(?:identified|following|made|noted)\b.{0,60}\bareas? (?:for|of|requiring) (?:further )?(?:improvement|development)|\bareas? (?:for|of) improvement (?:were|are|was)\b")),
    ("priority", re.compile(r"\b(?:identified|following)\b.{0,60}\bareas? for priority action")),
    ("action", re.compile(r"\baction plan\b|\bareas of work\b|\bwe (?:will|plan to)\b|\bplanned actions\b")),
    ("recommendation", re.compile(r"^(?:it is )?(?:recommended|proposed) that\b|\bis asked to\b|\bare asked to\b|\bcommittee (?:is|are) (?:asked|recommended)")),
)  # fmt: skip
_VISIT = re.compile(r"\b(?:undertook|carried out|conducted|held|took place|visit(?:ed)?)\b")
_COVERED = re.compile(
    r"\b(?:to (?:evaluate|look at|consider|review|examine)|(?:looked at|evaluated|focus(?:s)?ed on|reviewed))\s+(?P<what>[^.:;]{8,300})"
)
_VOICE = re.compile(
    r"\bofsted\b|\binspectors?\b|\bit was noted\b|\bthey (?:acknowledged|noted|found|highlighted|saw)\b|[\"\u201c]"
)
_SUMMARY = re.compile(r"summary|outcome|finding|result|key messages|feedback")


def read_committee_report(
    document: Document, kind: PrintedKind, words: Words
) -> InspectionDocument:
    """One committee report as read: what Ofsted found, what the council plans and has done."""
    blocks = with_bare_numbers(list(document.body()))
    dates = DateReader(words.printed.months)
    visit = _visit_sentence(blocks, dates)
    start = end = None
    covered: list[PrintedItem] = []
    if visit:
        block, sentence, span = visit
        source = document.source(block)
        start, end = (
            Stated(value=d, printed=sentence, source=source, confidence=PRINTED) for d in span
        )
        what = _COVERED.search(fold(sentence))
        if what:
            covered.append(
                PrintedItem(
                    kind="covered",
                    text=sentence[what.start("what") : what.end("what")].strip(),
                    source=source,
                    confidence=PRINTED,
                )
            )
    runs = numbering(blocks)
    return InspectionDocument(
        file=document.file,
        kind=kind.kind,
        framework=kind.framework,
        kind_confidence=PRINTED,
        title=blocks[0].text[:300] if blocks else "",
        authority=_authority(document, blocks, visit, words),
        start=start,
        end=end,
        items=tuple(covered + _items(document, blocks)),
        findings=tuple(_findings(document, blocks)),
        runs=tuple(
            ParagraphRun(part="committee", first=r.members[0][1], last=r.last, missing=r.missing())
            for r in runs
        ),
    )


def _visit_sentence(blocks: list[Block], dates: DateReader):  # type: ignore[no-untyped-def]
    """The sentence that says when the visit was."""
    for block in blocks:
        for sentence in sentences(block.text):
            folded = fold(sentence)
            if "visit" not in folded or not _VISIT.search(folded):
                continue
            span = dates.span(sentence)
            if span:
                return block, sentence, span
    return None


def _authority(document, blocks, visit, words: Words):  # type: ignore[no-untyped-def]
    """The council: of the sentence about the visit; else the first named at all."""
    order = [visit[0].with_text(visit[1])] if visit else []
    for rank, block in enumerate([*order, *blocks]):
        found = words.authority(block.text)
        if found:
            why = (
                PRINTED if rank == 0 and visit else likely("the first council named in the report")
            )
            return Stated(
                value=found[0],
                printed=found[1],
                source=document.source(block),
                confidence=why,
            )
    return None


def _items(document: Document, blocks: list[Block]) -> list[PrintedItem]:
    """The bullets after a paragraph that introduces a list ("... in relation to:")."""
    items: list[PrintedItem] = []
    kind, heading = "", ""
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            if kind:
                items.append(
                    PrintedItem(
                        kind=kind,
                        text=block.text,
                        list_heading=heading,
                        part="committee",
                        source=document.source(block),
                        confidence=PRINTED,
                    )
                )
            continue
        kind, heading = "", block.text.strip()
        if block.text.rstrip().endswith(":"):
            last = fold(sentences(block.text)[-1])
            kind = next((name for name, shape in _LISTS if shape.search(last)), "")
    return items


def _findings(document: Document, blocks: list[Block]) -> list[PrintedFinding]:
    """Sentences that report what inspectors found: in the part that sums up the visit."""
    out: list[PrintedFinding] = []
    section, inside, kind = "", False, ""
    for block in blocks:
        if may_be_heading(block) and block.number is None and block.kind is not BlockKind.ITEM:
            section = block.text.strip()
            inside = bool(_SUMMARY.search(fold(section))) and "executive" not in fold(section)
            continue
        if block.kind is BlockKind.PARAGRAPH:
            last = fold(block.text)
            kind = next((name for name, shape in _LISTS if shape.search(last)), "")
        if not inside or block.kind is BlockKind.TABLE:
            continue
        if block.kind is BlockKind.ITEM and kind not in {"improvement", "priority"}:
            continue
        for sentence in sentences(block.text):
            heard = block.kind is BlockKind.ITEM or bool(_VOICE.search(fold(block.text)))
            if sentence.rstrip().endswith(":") or not heard or kind in {"action", "progress"}:
                continue
            out.append(
                PrintedFinding(
                    text=sentence,
                    section=section,
                    source=document.source(block),
                    confidence=likely("reported by the council, not printed by Ofsted"),
                )
            )
    return out
