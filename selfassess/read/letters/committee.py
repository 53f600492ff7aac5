"""A council's own committee report about a visit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
from selfassess.read.letters.words import Words, fold, pattern

_VISIT = re.compile(r"\b(?:undertook|carried out|conducted|held|took place|visit(?:ed)?)\b")
_COVERED = re.compile(
    r"\b(?:to (?:evaluate|look at|consider|review|examine)"
    r"|(?:looked at|evaluated|focus(?:s)?ed on|reviewed))\s+(?P<what>[^.:;]{8,300})"
)
_VOICE = re.compile(
    r"\bofsted\b|\binspectors?\b|\bit was noted\b"
    r"|\bthey (?:acknowledged|noted|found|highlighted|saw)\b|[\"\u201c]"
)
_SUMMARY = re.compile(r"summary|outcome|finding|result|key messages|feedback")


@dataclass(frozen=True, slots=True)
class _Visit:
    """The sentence that says when the visit was, and its first and last day."""

    block: Block
    sentence: str
    days: tuple[date, date]


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
        sentence = visit.sentence
        source = document.source(visit.block)
        start, end = (
            Stated(value=d, printed=sentence, source=source, confidence=PRINTED) for d in visit.days
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
        items=tuple(covered + _items(document, blocks, words)),
        findings=tuple(_findings(document, blocks, words)),
        runs=tuple(
            ParagraphRun(part="committee", first=r.members[0][1], last=r.last, missing=r.missing())
            for r in runs
        ),
    )


def _visit_sentence(blocks: list[Block], dates: DateReader) -> _Visit | None:
    """The sentence that says when the visit was."""
    for block in blocks:
        for sentence in sentences(block.text):
            folded = fold(sentence)
            if "visit" not in folded or not _VISIT.search(folded):
                continue
            span = dates.span(sentence)
            if span:
                return _Visit(block, sentence, span)
    return None


def _authority(
    document: Document, blocks: list[Block], visit: _Visit | None, words: Words
) -> Stated[str] | None:
    """The council: of the sentence about the visit; else the first named at all."""
    order = [visit.block.with_text(visit.sentence)] if visit else []
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


def _items(document: Document, blocks: list[Block], words: Words) -> list[PrintedItem]:
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
            kind = _introduced(last, words)
    return items


def _introduced(text: str, words: Words) -> str:
    """What the list is that a paragraph introduces; "" where it introduces none."""
    shapes = words.printed.introduced
    return next((one.key for one in shapes if pattern(one.pattern).search(text)), "")


def _findings(document: Document, blocks: list[Block], words: Words) -> list[PrintedFinding]:
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
            kind = _introduced(last, words)
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
