"""A composed document as Markdown, for reviewers and tests."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Chart,
    ComposedDocument,
    Contents,
    Heading,
    Prose,
    Table,
)


def as_markdown(document: ComposedDocument) -> str:
    """The whole document in plain text: headings, paragraphs, tables, charts by their words."""
    cover = document.cover
    head = [f"# {cover.title}", f"{cover.council} · {cover.period} · version {cover.version}", ""]
    return "\n".join([*head, *(line for block in document.blocks for line in lines(block))])


def lines(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            yield f"\n{'#' * (block.level + 1)} {block.text}\n"
        case Prose():
            for paragraph in block.paragraphs:
                yield " ".join(s.words for s in paragraph.statements) + "\n"
            yield from (f"> Author: {prompt}\n" for prompt in block.prompts)
        case Bullets():
            for paragraph in block.items:
                yield "- " + " ".join(s.words for s in paragraph.statements)
        case Callout():
            for paragraph in block.paragraphs:
                yield f"! {block.kind}: " + " ".join(s.words for s in paragraph.statements)
        case Table():
            yield f"\nTable: {block.caption}"
            yield "| " + " | ".join(c.title for c in block.columns) + " |"
            yield from ("| " + " | ".join(c.words for c in row.cells) + " |" for row in block.rows)
            if block.note:
                yield f"Note: {block.note}"
            yield ""
        case Chart():
            yield f"\nChart ({block.kind}): {block.title}\n  {block.alt}\n"
        case Contents():
            yield f"\n[{block.title}]\n"
