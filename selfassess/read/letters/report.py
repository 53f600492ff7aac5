"""Inspection reports of every framework: front page, judgements, lists, sections, paragraphs."""

from __future__ import annotations

from typing import Any

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import (
    Confidence,
    InspectionDocument,
    ParagraphRun,
    PrintedParagraph,
    PrintedSection,
)
from selfassess.model.printed import PrintedKind
from selfassess.read.letters import front
from selfassess.read.letters.confidence import PRINTED, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.judgements import judgements
from selfassess.read.letters.kinds import is_reinspection, version_of
from selfassess.read.letters.numbering import Run, numbering, with_bare_numbers
from selfassess.read.letters.people import inspection_team, lead_inspectors
from selfassess.read.letters.recommendations import list_items
from selfassess.read.letters.sections import Place, may_be_heading, places
from selfassess.read.letters.words import Words


def read_report(document: Document, kind: PrintedKind, words: Words) -> InspectionDocument:
    """One inspection report as read."""
    blocks = with_bare_numbers(list(document.body()))
    dates = DateReader(words.printed.months)
    span = front.inspection_dates(document, blocks, dates)
    found = judgements(document, blocks, words)
    where = places(blocks, words)
    runs = numbering(blocks)
    numbered = {index for run in runs for index, _ in run.members}
    framework, confidence = version_of(kind, found, span[0].value if span else None, words)
    return InspectionDocument(
        file=document.file,
        kind=kind.kind,
        framework=framework,
        kind_confidence=confidence,
        title=" ".join(b.text for b in front.title_blocks(blocks))[:300],
        reinspection=is_reinspection(document),
        authority=front.authority(document, blocks, words),
        start=span[0] if span else None,
        end=span[1] if span else None,
        published=front.publication_date(document, blocks, dates),
        lead_inspectors=tuple(lead_inspectors(blocks)),
        inspectors=tuple(inspection_team(blocks)),
        judgements=tuple(found),
        items=tuple(list_items(document, blocks, where, numbered, words)),
        sections=tuple(_sections(document, blocks, where, runs, words)),
        paragraphs=tuple(_paragraphs(document, blocks, where, runs)),
        runs=tuple(_runs(where, runs)),
    )


def _runs(where: list[Place], runs: list[Run]) -> list[ParagraphRun]:
    return [
        ParagraphRun(
            part=where[run.members[0][0]].part,
            first=run.members[0][1],
            last=run.last,
            missing=run.missing(),
        )
        for run in runs
    ]


def _sections(
    document: Document, blocks: list[Block], where: list[Place], runs: list[Run], words: Words
) -> list[PrintedSection]:
    """The known sections with their first and last paragraph, in reading order."""
    out: list[PrintedSection] = []
    for run in runs:
        members: dict[int, list[int]] = {}
        for index, number in run.members:
            place = where[index]
            if place.key or place.part == "lscb":
                members.setdefault(place.block, []).append(number)
        for start, numbers in members.items():
            place = where[start]
            _, grade, _ = words.split_grade(place.heading)
            out.append(
                PrintedSection(
                    heading=place.heading,
                    key=place.key or "lscb",
                    area=place.area,
                    part=place.part,
                    first=numbers[0],
                    last=numbers[-1],
                    grade=grade,
                    source=document.source(blocks[start]),
                )
            )
    return out


def _paragraphs(
    document: Document, blocks: list[Block], where: list[Place], runs: list[Run]
) -> list[PrintedParagraph]:
    """Each numbered paragraph with the bullets under it; bullets where nothing is numbered."""
    heads = {index: number for run in runs for index, number in run.members}
    out: list[PrintedParagraph] = []
    index = 0
    while index < len(blocks):
        if index in heads:
            end = index + 1
            while end < len(blocks) and _belongs(blocks[end], where[end], where[index], end, heads):
                end += 1
            text = "\n".join(b.text for b in blocks[index:end])
            out.append(_paragraph(document, blocks[index], where[index], text, PRINTED))
            index = end
            continue
        if not heads and where[index].key and _is_prose(blocks[index]):
            why = likely("the report does not number its paragraphs")
            out.append(_paragraph(document, blocks[index], where[index], blocks[index].text, why))
        index += 1
    return out


def _is_prose(block: Block) -> bool:
    plain = block.kind is BlockKind.PARAGRAPH and not may_be_heading(block)
    return plain or block.kind is BlockKind.ITEM


def _belongs(block: Block, place: Place, home: Place, index: int, heads: dict[int, int]) -> bool:
    return (
        index not in heads and place == home and block.kind in {BlockKind.ITEM, BlockKind.PARAGRAPH}
    )


def _paragraph(
    document: Document, block: Block, place: Place, text: str, why: Confidence
) -> PrintedParagraph:
    fields: dict[str, Any] = {"section": place.heading, "section_key": place.key}
    return PrintedParagraph(
        number=block.number,
        text=text,
        area=place.area,
        part=place.part,
        source=document.source(block),
        confidence=why,
        **fields,
    )
