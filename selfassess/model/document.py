"""A read document: its blocks in reading order, each with the page and paragraph it stands on.

Frozen dataclasses rather than pydantic models: a report has some five hundred blocks, they are
made by our own reader, and validation would cost more than the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from selfassess.model.source import Source


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"  # with `number` where one is printed in the margin
    ITEM = "item"  # one bullet or dash of a list; `level` 1 is the outermost
    TABLE = "table"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table or footnote.

    `page` and `last_page` count from 1 (a text file without page marks is one page).
    `ordinal` counts the blocks of the document from 1. `number` is the number printed before
    the text ("12."). `size` is the type size in points, 0 where the file does not say.
    `printed` holds the lines as printed, where lines are known.
    `rows` holds the cells of a table; its `text` is the same, cells parted by tabs.
    """

    kind: BlockKind
    text: str
    page: int = 1
    last_page: int = 1
    ordinal: int = 0
    number: int | None = None
    level: int = 0
    size: float = 0.0
    bold: bool = False
    printed: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def with_text(self, text: str) -> "Block":
        """The same block with other words."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says, without running headers and footers.

    `furniture` holds the running lines that were taken off the pages, once each.
    """

    file: str
    format: str  # "pdf", "docx" or "text"
    pages: int
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...] = ()

    def source(self, block: Block) -> Source:
        """Where a block stands: the printed paragraph number where there is one."""
        return Source(file=self.file, page=block.page, paragraph=block.number or block.ordinal)

    def body(self) -> Iterator[Block]:
        """The blocks that are read as running text: all but footnotes."""
        return (block for block in self.blocks if block.kind is not BlockKind.FOOTNOTE)
