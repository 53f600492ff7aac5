"""Expands abbreviations where they are first used, and says which the document uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Cell,
    Paragraph,
    Prose,
    Row,
    Span,
    Statement,
    Table,
    Text,
)
from selfassess.model.wordings import Abbreviation

QUOTED = re.compile("“[^”]*”")


class Expander:
    """Walks a document in order; the first plain use of each abbreviation is written in full."""

    def __init__(self, glossary: Sequence[Abbreviation]) -> None:
        self._terms = {term.short: term for term in glossary}
        shorts = sorted(self._terms, key=len, reverse=True)
        pattern = rf"(?<![\w-])({'|'.join(map(re.escape, shorts))})(?![\w-])"
        self._pattern = re.compile(pattern if shorts else r"(?!)")
        self._met: set[str] = set()
        self._expanded: set[str] = set()

    @property
    def used(self) -> list[Abbreviation]:
        """The abbreviations met, in alphabetical order."""
        return [self._terms[s] for s in sorted(self._met, key=str.lower)]

    def expand(self, blocks: Iterable[Block]) -> list[Block]:
        """The same blocks with first uses written in full."""
        return [self._block(block) for block in blocks]

    def notice(self, words: str) -> None:
        """Abbreviations in words that are not changed: titles, prompts, quotations."""
        self._met.update(match[1] for match in self._pattern.finditer(words))

    def _block(self, block: Block) -> Block:
        match block:
            case Prose() | Callout():
                done = tuple(self._paragraph(p) for p in block.paragraphs)
                return block.model_copy(update={"paragraphs": done})
            case Bullets():
                done = tuple(self._paragraph(p) for p in block.items)
                return block.model_copy(update={"items": done})
            case Table():
                for column in block.columns:
                    self.notice(column.title)
                rows = tuple(self._row(row) for row in block.rows)
                return block.model_copy(update={"rows": rows})
            case _:
                self.notice(getattr(block, "text", "") or getattr(block, "title", ""))
                return block

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        done = tuple(self._statement(s) for s in paragraph.statements)
        return (
            paragraph
            if done == paragraph.statements
            else paragraph.model_copy(update={"statements": done})
        )

    def _statement(self, statement: Statement) -> Statement:
        spans = self._spans(statement.spans)
        return (
            statement if spans is statement.spans else statement.model_copy(update={"spans": spans})
        )

    def _row(self, row: Row) -> Row:
        cells = tuple(self._cell(c) for c in row.cells)
        return row if cells == row.cells else row.model_copy(update={"cells": cells})

    def _cell(self, cell: Cell) -> Cell:
        spans = self._spans(cell.spans)
        return cell if spans is cell.spans else cell.model_copy(update={"spans": spans})

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        if not any(isinstance(s, Text) and self._pattern.search(s.text) for s in spans):
            return spans
        return tuple(
            s.model_copy(update={"text": self._words(s.text)}) if isinstance(s, Text) else s
            for s in spans
        )

    def _words(self, words: str) -> str:
        quoted = [match.span() for match in QUOTED.finditer(words)]

        def full(match: re.Match[str]) -> str:
            short = match[1]
            self._met.add(short)
            inside = any(start <= match.start() < end for start, end in quoted)
            bracketed = words[match.start() - 1 : match.start()] == "("
            if bracketed:
                self._expanded.add(short)
            if inside or bracketed or short in self._expanded:
                return short
            self._expanded.add(short)
            return f"{self._terms[short].full} ({short})"

        return self._pattern.sub(full, words)
