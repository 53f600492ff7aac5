"""The four documents as written: plain text with a few marks, read into blocks.

`# ## ###` headings; `. ` a paragraph numbered through the document; `R ` a numbered
recommendation; `- ` a bullet; `@title`, `@line`, `@boxed`, `@grade`, `@small` lines of their own;
`@judgements` and `@contents` tables of `label | value` up to `@end`; `@page` a page break;
`@furniture` the running footer. A block that is a finding ends with
`{{label kind area aspect;aspect}}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "letters"
MARK = re.compile(r"\s*\{\{(\S+) (\S+) (\S+) (\S+)\}\}$")


@dataclass
class Block:
    """One block; `page` and `ordinal` are set when the document is laid out."""

    kind: str
    text: str = ""
    number: int | None = None
    rows: tuple[tuple[str, str], ...] = ()
    label: str = ""
    finding: str = ""
    area: str = ""
    aspects: tuple[str, ...] = ()
    heading: str = ""
    page: int = 1
    ordinal: int = 0

    @property
    def mark(self) -> str:
        """What is printed before the text."""
        return f"{self.number}." if self.number is not None else ""


@dataclass
class Letter:
    id: str
    blocks: list[Block] = field(default_factory=list)
    furniture: tuple[str, ...] = ()

    def findings(self) -> list[Block]:
        return [b for b in self.blocks if b.label]


KINDS = (
    ("### ", "heading3"),
    ("## ", "heading2"),
    ("# ", "heading1"),
    ("- ", "item"),
    (". ", "numbered"),
    ("R ", "recommendation"),
    ("@title", "title"),
    ("@line", "line"),
    ("@boxed", "boxed"),
    ("@grade", "grade"),
    ("@small", "small"),
    ("@page", "page"),
)


def read(name: str) -> Letter:
    """A document of the sample, its paragraphs numbered and its findings marked."""
    letter = Letter(name)
    number = 0
    heading = ""
    table: list[tuple[str, str]] | None = None
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@furniture"):
            letter.furniture = tuple(p.strip() for p in line[10:].split("|"))
        elif line in ("@judgements", "@contents"):
            table = []
            letter.blocks.append(Block(line[1:]))
        elif line == "@end" and table is not None:
            letter.blocks[-1].rows, table = tuple(table), None
        elif table is not None:
            label, value = line.split(" | ")
            table.append((label, value))
        elif line:
            block = one(line)
            if block.kind in ("numbered", "recommendation"):
                number += 1
                block.number = number
            if block.kind.startswith("heading"):
                heading = block.text
            block.heading = heading
            letter.blocks.append(block)
    return letter


def count_blocks(letter: Letter, lines_apart: bool) -> None:
    """Number the blocks as a reader of the page counts them: empty lines and breaks are none, and
    lines under one another are one paragraph unless the file keeps them apart."""
    ordinal = 0
    before = ""
    for block in letter.blocks:
        within = block.kind == "line" and before == "line" and not lines_apart
        if (block.text or block.rows) and not within:
            ordinal += 1
        before = block.kind if block.text else ""
        block.ordinal = ordinal


def one(line: str) -> Block:
    kind, text = "paragraph", line
    for start, name in KINDS:
        if line.startswith(start):
            kind, text = name, line[len(start) :].strip()
            break
    found = MARK.search(text)
    if not found:
        return Block(kind, text)
    label, finding, area, aspects = found.groups()
    return Block(
        kind,
        text[: found.start()],
        label=label,
        finding=finding.replace("-", " "),
        area=area,
        aspects=tuple(aspects.split(";")),
    )
