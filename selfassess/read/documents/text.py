"""Plain text and Markdown: also PDFs that another program converted, with its faults.

Text is laid out on an imagined page, one character a fixed width, and then read as print is:
rows of cells, hanging indents and running lines are found by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.documents.characters import join_lines, split_bullet, split_number
from selfassess.read.documents.layout import blocks_of
from selfassess.read.documents.line import Line
from selfassess.read.documents.markdown import HEADING, clean, is_note, is_row, is_rule, split_cells

MAX_CHARACTERS = 5_000_000
SIZE = 12.0
WIDTH = 6.0  # points for one character
STEP = 14.5  # points for one line
PAGE = 60  # lines: a shorter page has its foot as far down as a full one
RUNNING = 6  # times: a line repeated so often in a text without page marks is a running line
MIN_COLUMN = 24  # characters: where a second column begins at the least
_LONE_MARK = re.compile(
    r"^\s*(?:\d{1,3}[.)]|[\u2022\u25cf\u25a0\u25aa\u25fc\uf06e\uf0a7\uf0b7\uf02d])\s*$"
)
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?(\d{1,3})(?:\s+of\s+\d+)?\s*$", re.I)
_ENDED = re.compile(r"[.?!:;][\u2019\u201d'\")\]]*$")


def read_text(path: Path) -> tuple[Document | None, list[Problem]]:
    """A text file's blocks. Pages are counted at form feeds; without any there is one page."""
    source = Source(file=path.name)
    text = _decode(path.read_bytes())
    if text is None:
        return None, [Problem.of("SA-D07", source)]
    problems = []
    if len(text) > MAX_CHARACTERS:
        problems.append(Problem.of("SA-D12", source, limit=MAX_CHARACTERS))
        text = text[:MAX_CHARACTERS]
    pages = [page.split("\n") for page in text.rstrip("\f\n ").split("\f")]
    if len(pages) == 1:
        pages = [_without_running(pages[0])]
    paged = len(pages) > 1
    lines = [line for n, page in enumerate(pages, start=1) for line in _lines(page, n, paged)]
    found, furniture = blocks_of(lines, len(pages), STEP)
    blocks = _mend(found)
    if not blocks:
        return None, [Problem.of("SA-D01", source)]
    blocks = [replace(block, ordinal=n) for n, block in enumerate(blocks, start=1)]
    return Document(path.name, "text", len(pages), tuple(blocks), furniture), problems


def _decode(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if text.count("\x00") else text.replace("\r\n", "\n").replace("\r", "\n")
    return data.decode("latin-1")


def _without_running(lines: list[str]) -> list[str]:
    """A text without page marks, less its running lines and page numbers.

    Running lines stand alone, are the same but for their figures, and come on every page.
    """
    counts: dict[str, int] = {}
    numbers = []
    for n, line in enumerate(lines):
        found = _PAGE_NUMBER.match(line)
        if found:
            numbers.append((n, int(found[1])))
        elif 8 < len(line.strip()) < 120 and re.search(r"\d", line):
            counts[_blank(line)] = counts.get(_blank(line), 0) + 1
    steps = sum(b[1] == a[1] + 1 for a, b in pairwise(numbers))
    drop = {n for n, _ in numbers} if steps >= 3 and steps >= len(numbers) // 2 else set()
    return [
        "" if n in drop or (counts.get(_blank(line), 0) >= RUNNING and not _starts(line)) else line
        for n, line in enumerate(lines)
    ]


def _blank(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold()).strip("# \t")


def _starts(line: str) -> bool:
    return bool(split_bullet(line.strip())[0]) or split_number(line.strip())[0] is not None


def _lines(page: list[str], number: int, paged: bool) -> list[Line]:
    """The lines of one page as print: cells apart, headings large, a short end of prose a gap.

    `paged` says that the text marks its pages, so that this page has a foot.
    """
    width = _usual_width(page)
    out: list[Line] = []
    down = 0.0  # how far down the page, in lines
    mark = ""
    before = ""
    for n, raw in enumerate(page):
        if not raw.strip() or is_rule(raw):
            before = ""
            down += 1
            continue
        if _LONE_MARK.match(raw):
            mark = raw.rstrip() + " "
            down += 2 if before else 1
            continue
        text = mark + raw.strip() if mark else raw.rstrip()
        mark = ""
        beside = _stands_beside(page, n)
        if not beside and before and _parts(before, text, width):
            down += 1
        if not beside:
            down += 1
            before = text
        out += _segments(text, number, down + max(beside, 0))
    foot = _foot(out) if paged else len(out)
    short = max(0.0, PAGE - down) if foot < len(out) else 0.0
    height = (down + short + 2) * STEP
    for n, line in enumerate(out):
        sink = short * STEP if n >= foot else 0.0
        line.y, line.height = height + line.y - sink, height
    return out


def _foot(lines: list[Line]) -> int:
    """Where the foot of a page begins: after the widest gap before the last three lines."""
    gaps = [(lines[n - 1].y - lines[n].y, n) for n in range(max(1, len(lines) - 3), len(lines))]
    widest, at = max(gaps, default=(0.0, 0))
    return at if widest > 1.5 * STEP else len(lines)


def _stands_beside(page: list[str], n: int) -> int:
    """Whether a line is only a cell to the right of the line before (-1) or after it (1).

    Converters print a cell that stands half a line lower on a line of its own.
    """
    indent = len(page[n]) - len(page[n].lstrip())
    if indent < MIN_COLUMN:
        return 0
    for other, answer in ((n - 1, -1), (n + 1, 1)):
        if 0 <= other < len(page):
            text = page[other].rstrip()
            if text.strip() and len(text) + 2 <= indent:
                return answer
    return 0


def _parts(before: str, text: str, width: int) -> bool:
    """Whether a line begins something new although no blank line stands before it."""
    cells = len(_cells_of(text)) > 1
    if cells and (is_row(text) or (_starts(text) and len(_cells_of(before)) < 2)):
        return True
    return _ended_short(before, text, width)


def _cells_of(text: str) -> list[tuple[int, str]]:
    body = text.strip()
    return split_cells(body, _lead(body))


def _lead(body: str) -> int:
    """How many characters a list mark or printed number takes."""
    depth, rest = split_bullet(body)
    if not depth:
        _, rest = split_number(body)
    return len(body) - len(rest)


def _usual_width(page: list[str]) -> int:
    """How long full lines are; 0 where lines are not wrapped at a width."""
    lengths = sorted(len(line.rstrip()) for line in page if len(line.strip()) > 40)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if width < 160 else 0


def _ended_short(before: str, text: str, width: int) -> bool:
    """Whether a line ended its paragraph early, in a text that leaves no blank lines."""
    if _starts(text) or text[:1].isspace() or not width:
        return False
    first = text.strip().split(" ", 1)[0]
    room = len(before.rstrip()) + len(first) + 1 < width - 4
    return room and bool(_ENDED.search(before.rstrip())) and text.strip()[:1].isupper()


def _segments(text: str, number: int, down: float) -> Iterator[Line]:
    heading = HEADING.match(text)
    size = SIZE
    if heading:
        text = text[heading.end() :]
        size = SIZE + 8 - len(heading[1])
    elif is_note(text):
        size = SIZE * 0.7
    body = text.lstrip()
    at = len(text) - len(body)
    lead = _lead(body)
    for start, cell in split_cells(body, lead):
        words = clean(cell)
        if not words:
            continue
        x = (at + start) * WIDTH
        indent = x + lead * WIDTH if start == 0 else x
        right = x + len(cell.rstrip()) * WIDTH
        y = -down * STEP  # set against the page's height when that is known
        yield Line(number, words, x, right, y, size, bool(heading), 0.0, False, indent)


def _mend(blocks: list[Block]) -> list[Block]:
    """Joins what a page break cut: the first part has no end, the second no beginning.

    A converter may also print a numbered paragraph as a list item, "- 23. ...".
    """
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if block.kind is BlockKind.ITEM:
            number, words = split_number(block.text)
            if number is not None:
                block = replace(block, kind=BlockKind.PARAGRAPH, number=number, text=words, level=0)
        if last and _is_cut(last, block):
            text = join_lines(last.text, block.text)
            out[-1] = replace(
                last, text=text, last_page=block.page, printed=last.printed + block.printed
            )
        else:
            out.append(block)
    return out


def _is_cut(last: Block, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.number is not None:
        return False
    if last.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or _ENDED.search(last.text):
        return False
    return block.text[:1].islower() and len(last.text) > 40
