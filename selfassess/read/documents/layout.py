"""Printed lines gathered into blocks: headings, paragraphs, list items, tables, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from selfassess.model.document import Block, BlockKind
from selfassess.read.documents.characters import join_lines, split_bullet, split_number
from selfassess.read.documents.furniture import strip_furniture
from selfassess.read.documents.line import Line
from selfassess.read.documents.tables import Table, find_tables

SMALL = 0.92  # of the body's size: footnotes are smaller
LARGE = 1.08
MAX_HEADING = 260  # characters
CLOSE = 1.65  # in type sizes: what two lines of one paragraph stand apart, or less
MAX_SLANTED = 110
COLUMN = 24  # characters: two longer lines side by side are columns of text, not a table's cells
_ENDED = re.compile(r"[.?!:;][\u2019\u201d'\")\]]*$")
_NOTE = re.compile(r"(?:\d{1,2}|[*\u2020])\s*[A-Za-z\u2018\u201c'\"]")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$")


@dataclass(slots=True)
class _Open:
    """A block while its lines are still coming."""

    kind: BlockKind
    line: Line  # the last line taken
    text: str
    page: int
    x: float
    indent: float
    size: float
    bold: bool
    number: int | None = None
    depth: int = 0
    italic: bool = False
    printed: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


def blocks_of(
    lines: list[Line], pages: int, leading: float | None = None
) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a printed document, numbered in reading order, and its running lines.

    `leading` is the distance between two lines of a paragraph in points, where it is known.
    """
    whole = _rejoin(lines)
    body = _body_size(whole)
    kept, furniture = strip_furniture(whole, pages, body)
    builder = _Builder(body, leading or _leading(kept, body))
    for page, group in groupby(kept, key=lambda line: line.page):
        main, notes = _part_footnotes(_in_order(list(group)), body)
        builder.page(page, find_tables(main), notes)
    return builder.blocks(), furniture


def _in_order(lines: list[Line]) -> list[Line]:
    """One page's lines from top to bottom, as people read them.

    Files often hold boxed headings after the text around them. A page in columns keeps the
    file's own order.
    """
    order = sorted(range(len(lines)), key=lambda n: (-lines[n].y, lines[n].x))
    beside = 0
    for a, b in pairwise(order):
        same = abs(lines[a].y - lines[b].y) < 0.5 * lines[a].size
        beside += same and min(len(lines[a].text), len(lines[b].text)) > COLUMN
    if beside > len(lines) // 6:
        return lines
    return [lines[n] for n in order]


def _rejoin(lines: list[Line]) -> list[Line]:
    """Pieces that the file holds apart but prints as one line, put together again."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if last and _is_mark(last, line):
            continue
        if last and last.page == line.page and abs(last.y - line.y) <= 0.62 * line.size:
            space = line.x - last.right
            if -0.3 * line.size <= space < 0.85 * line.size:
                same = abs(last.y - line.y) <= 0.2 * line.size
                mark = last.text.isdigit() and last.size < 0.8 * line.size
                if same or mark:
                    gap = " " if mark or space > 0.12 * line.size else ""
                    last.text = f"{last.text}{gap}{line.text}"
                    last.right, last.size = line.right, max(last.size, line.size)
                    last.y = line.y
                    continue
        out.append(line)
    return out


def _is_mark(last: Line, line: Line) -> bool:
    """Whether a line is only a footnote's raised figure after the words it belongs to."""
    if last.page != line.page or not line.text.isdigit() or len(line.text) > 2:
        return False
    raised = -0.2 * last.size < line.y - last.y < last.size
    return line.size < 0.8 * last.size and raised and 0 <= line.x - last.right < last.size


def _body_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _leading(lines: list[Line], body: float) -> float:
    """The usual distance between two baselines of one paragraph, in points."""
    steps: Counter[float] = Counter()
    for a, b in pairwise(lines):
        if a.page == b.page and abs(a.size - body) < 0.5 and abs(b.size - body) < 0.5:
            step = round((a.y - b.y) * 2) / 2
            if 0.8 * body < step < 2.6 * body:
                steps[step] += 1
    # In a document of one-line paragraphs most steps are those between paragraphs.
    close = Counter({step: n for step, n in steps.items() if step < CLOSE * body})
    if close.total() > 0.05 * steps.total():
        return close.most_common(1)[0][0]
    return steps.most_common(1)[0][0] if steps else 1.2 * body


def _part_footnotes(lines: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The page's text and its footnotes.

    Footnotes are the small lines below the last line of ordinary size, from the first that
    begins with its mark.
    """
    ordinary = [line.y for line in lines if line.size >= SMALL * body]
    foot = min(ordinary, default=0.0)
    main: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        small = line.size < SMALL * body and line.y < foot and bool(ordinary)
        mark = line.text.isdigit() and len(line.text) < 3 and line.size < 0.75 * body
        marked = bool(notes) or mark
        marked = marked or (bool(_NOTE.match(line.text)) and _is_leftmost(line, lines))
        (notes if small and marked else main).append(line)
    return main, notes


def _is_leftmost(line: Line, lines: list[Line]) -> bool:
    return not any(
        other.x < line.x - 1 and abs(other.y - line.y) < 0.5 * line.size for other in lines
    )


class _Builder:
    def __init__(self, body: float, leading: float) -> None:
        self.body = body
        self.leading = leading
        self.open: _Open | None = None
        self.done: list[_Open] = []
        self.new_page = False
        self.number = 0  # the last printed number

    def page(self, page: int, things: list[Line | Table], notes: list[Line]) -> None:
        self.new_page = True
        for thing in things:
            if isinstance(thing, Table):
                self._table(thing)
            elif _LEADER.search(thing.text):
                self._table(Table(page, [(_LEADER.sub("", thing.text).rstrip(), "0")]))
            elif self.open and self._continues(self.open, thing):
                self._extend(self.open, thing)
            else:
                self._start(thing)
            self.new_page = False
        self._footnotes(notes)

    def _footnotes(self, notes: list[Line]) -> None:
        """Footnotes go before the block still open, which may run on over the page."""
        for line in notes:
            last = self.done[-1] if self.done else None
            begins = bool(_NOTE.match(line.text)) or line.text.isdigit()
            same_page = last and last.kind is BlockKind.FOOTNOTE and last.page == line.page
            if last and same_page and not begins:
                self._extend(last, line)
            else:
                kind = BlockKind.FOOTNOTE
                note = _Open(kind, line, line.text, line.page, line.x, line.x, line.size, line.bold)
                note.printed.append(line.text)
                self.done.append(note)

    def _start(self, line: Line) -> None:
        self._close()
        depth, text = split_bullet(line.text)
        number = None
        kind = BlockKind.ITEM if depth and text else BlockKind.PARAGRAPH
        if not depth:
            number, text = split_number(line.text)
        large = line.size > LARGE * self.body
        if kind is BlockKind.PARAGRAPH and (line.bold or large) and len(text) <= MAX_HEADING:
            kind, number, text = BlockKind.HEADING, None, line.text
        self.number = number if number is not None else self.number
        indent = line.indent or line.x
        self.open = _Open(
            kind, line, text, line.page, line.x, indent, line.size, line.bold, number, depth
        )
        self.open.italic = line.italic
        self.open.printed.append(text)

    def _table(self, table: Table) -> None:
        """Rows become a table; one row alone is a line of print with a gap in it."""
        if len(table.rows) == 1 and table.line and not table.rows[0][-1].isdigit():
            line = table.line
            line.text = " ".join(table.rows[0])
            self._start(line)
            self._close()
            return
        if self.open and self.open.kind is BlockKind.TABLE and self.open.page == table.page:
            self.open.rows += table.rows
            return
        self._close()
        line = Line(table.page, "", 0, 0, 0, self.body, False)
        self.open = _Open(BlockKind.TABLE, line, "", table.page, 0, 0, self.body, False)
        self.open.rows = list(table.rows)

    def _close(self) -> None:
        if self.open:
            self.done.append(self.open)
        self.open = None

    @staticmethod
    def _extend(block: _Open, line: Line) -> None:
        block.text = join_lines(block.text, line.text)
        if (block.number is not None or block.depth) and len(block.printed) == 1:
            block.indent = line.x
        block.line = line
        block.printed.append(line.text)

    def _continues(self, block: _Open, line: Line) -> bool:
        """Whether a line carries on the open block rather than beginning another."""
        if block.kind is BlockKind.TABLE:
            return False
        if abs(block.size - line.size) > 0.08 * block.size or block.bold != line.bold:
            return False
        if block.italic != line.italic and len(block.printed) == 1 and not _is_full(block, line):
            return False
        if split_bullet(line.text)[0]:
            return False
        marked = block.number is not None or block.depth > 0
        if self.new_page:
            return self._runs_over(block, line, marked)
        gap = block.line.y - line.y
        if gap < -0.3 * line.size or gap > self._limit(block):
            return False
        number = split_number(line.text)[0]
        if number is not None:
            at_margin = abs(line.x - block.x) < 0.5 * line.size
            if number == self.number + 1 or (marked and at_margin):
                return False
            if not marked and not (block.kind is BlockKind.PARAGRAPH and _is_full(block, line)):
                return False
        hanging = marked and block.indent > block.x + 0.4 * line.size and len(block.printed) > 1
        return not (hanging and line.x < block.indent - 0.6 * line.size)

    def _limit(self, block: _Open) -> float:
        return 1.17 * max(self.leading, self.leading * block.size / self.body)

    def _runs_over(self, block: _Open, line: Line, marked: bool) -> bool:
        """Whether the first line of a page finishes the paragraph that the page before began."""
        if block.kind is BlockKind.HEADING:
            return line.text[:1].islower()
        unfinished = not _ENDED.search(block.text) or line.text[:1].islower()
        if marked and abs(line.x - block.indent) < 0.5 * line.size and line.x > block.x + 3:
            return split_number(line.text)[0] is None or unfinished
        if split_number(line.text)[0] is not None:
            return False
        return unfinished

    def blocks(self) -> list[Block]:
        self._close()
        levels: list[float] = []
        out = []
        for ordinal, part in enumerate(self.done, start=1):
            level = 0
            if part.kind is BlockKind.ITEM:
                while levels and part.x < levels[-1] - 0.6 * part.size:
                    levels.pop()
                if not levels or part.x > levels[-1] + 0.6 * part.size:
                    levels.append(part.x)
                level = len(levels)
            elif part.kind is not BlockKind.FOOTNOTE:
                levels = []
            out.append(_block(part, ordinal, level))
        return out


def _is_full(block: _Open, line: Line) -> bool:
    """Whether the block's last line ran to the right edge, so that its sentence goes on."""
    return block.line.right >= line.right - 2 * line.size


def _block(part: _Open, ordinal: int, level: int) -> Block:
    text = part.text
    kind = part.kind
    plain = kind is BlockKind.PARAGRAPH and part.number is None
    # A short slanted line that is no sentence is a heading of the lowest rank.
    if plain and part.italic and len(text) <= MAX_SLANTED and not _ENDED.search(text):
        kind = BlockKind.HEADING
    if part.rows:
        text = "\n".join("\t".join(row) for row in part.rows)
    return Block(
        kind,
        text,
        part.page,
        part.line.page,
        ordinal,
        part.number,
        level,
        round(part.size, 1),
        part.bold,
        tuple(part.printed),
        tuple(part.rows),
    )
