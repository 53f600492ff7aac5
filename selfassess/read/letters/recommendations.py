"""Recommendations and areas for improvement: the items of the lists that reports print."""

from __future__ import annotations

import re

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import Confidence, PrintedItem
from selfassess.read.letters.confidence import PRINTED, doubtful, likely
from selfassess.read.letters.sections import Place, may_be_heading
from selfassess.read.letters.words import Words, fold, pattern

KINDS = {"priority": "priority", "improvement": "improvement", "recommendation": "recommendation"}
_SENTENCES = re.compile(r"[.!?]\s+[A-Z\u2018\u201c]")


def list_items(
    document: Document,
    blocks: list[Block],
    where: list[Place],
    numbered: set[int],
    words: Words,
) -> list[PrintedItem]:
    """The items of every list, in reading order.

    `numbered` holds the indexes of the paragraphs that carry one of the report's own numbers.
    """
    items: list[PrintedItem] = []
    start = 0
    while start < len(blocks):
        place = where[start]
        if place.list_key not in KINDS or place.block != start:
            start += 1
            continue
        end = start + 1
        while end < len(blocks) and where[end].block == start:
            end += 1
        items += _Zone(document, blocks, place, numbered, words).read(start + 1, end)
        start = end
    return items


class _Zone:
    """The blocks under one list heading."""

    def __init__(
        self,
        document: Document,
        blocks: list[Block],
        place: Place,
        numbered: set[int],
        words: Words,
    ) -> None:
        self.document = document
        self.blocks = blocks
        self.place = place
        self.numbered = numbered
        self.words = words
        self.tag = pattern(words.printed.phrases["tag"])
        self.none = pattern(words.printed.phrases["no_items"])

    def read(self, start: int, end: int) -> list[PrintedItem]:
        span = list(range(start, end))
        if self.words.kind == "ilacs_report":
            first = next((n for n in span if n in self.numbered), end)
            span = list(range(start, first))
        with_number = [n for n in span if n in self.numbered]
        bullets = [n for n in span if self.blocks[n].kind is BlockKind.ITEM]
        if with_number and not (len(with_number) == 1 and len(bullets) > 1):
            return self._numbered(span)
        if bullets:
            return self._bulleted(span)
        return self._plain(span)

    def _numbered(self, span: list[int]) -> list[PrintedItem]:
        """Numbered items; the bullets under one belong to it."""
        items, area = [], ""
        texts: list[tuple[int, str, str]] = []
        for n in span:
            block = self.blocks[n]
            if n in self.numbered:
                texts.append((n, block.text, area))
            elif block.kind is BlockKind.ITEM and texts:
                at, text, its_area = texts[-1]
                texts[-1] = (at, f"{text} {block.text}", its_area)
            elif may_be_heading(block):
                area = block.text.strip()
            elif block.kind is BlockKind.PARAGRAPH and texts and block.number is None:
                if self.blocks[texts[-1][0]].text.rstrip().endswith((".", ";")):
                    continue
                at, text, its_area = texts[-1]
                texts[-1] = (at, f"{text} {block.text}", its_area)
        for n, text, its_area in texts:
            items += self._item(n, text, its_area, self.blocks[n].number, PRINTED)
        return items

    def _bulleted(self, span: list[int]) -> list[PrintedItem]:
        """Bullets; dashes under a bullet belong to it. Ends at the first prose after a bullet."""
        items: list[PrintedItem] = []
        texts: list[tuple[int, str, str]] = []
        area = ""
        for n in span:
            block = self.blocks[n]
            if block.kind is BlockKind.ITEM:
                if block.level > 1 and texts:
                    at, text, its_area = texts[-1]
                    texts[-1] = (at, f"{text} {block.text}", its_area)
                else:
                    texts.append((n, block.text, area))
            elif may_be_heading(block):
                if texts and not any(self.blocks[m].kind is BlockKind.ITEM for m in span if m > n):
                    break
                area = block.text.strip().rstrip(":")
        for n, text, its_area in texts:
            items += self._item(n, text, its_area, None, PRINTED)
        return items

    def _plain(self, span: list[int]) -> list[PrintedItem]:
        """No bullets: one-sentence paragraphs are items, a paragraph of prose is not."""
        items: list[PrintedItem] = []
        for n in span:
            block = self.blocks[n]
            if block.kind is BlockKind.PARAGRAPH and not _SENTENCES.search(block.text):
                why = doubtful("under the list's heading but without a bullet or number")
                items += self._item(n, block.text, "", None, why)
            elif block.kind is not BlockKind.TABLE:
                break
        return items

    def _item(
        self, n: int, text: str, area: str, number: int | None, confidence: Confidence
    ) -> list[PrintedItem]:
        folded = fold(text)
        if self.none.search(folded):
            return []
        tag = self.tag.search(folded)
        if len(text) < 12:
            confidence = likely("very short for an item")
        return [
            PrintedItem(
                kind=KINDS[self.place.list_key],
                text=text.strip(),
                number=number,
                area=area,
                list_heading=self.place.heading,
                part=self.place.part,
                tag=text[tag.start() : tag.end()].strip(" .") if tag else "",
                source=self.document.source(self.blocks[n]),
                confidence=confidence,
            )
        ]
