"""Plain text and Markdown: also PDFs that another program converted, with its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.documents.characters import join_lines, repair, split_bullet, split_number

MAX_CHARACTERS = 5_000_000
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SUP = re.compile(r"<sup>.*?</sup>", re.I | re.S)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|span|br|p|div|a)\b[^>]*>", re.I)
_MATHS = re.compile(r"\$\s*\\ensuremath\{(?:\\math[a-z]+\{)?([^{}$]*)\}?\}(?:\^\{?[^$]*?\}?)?\s*\$")
_MATHS_MARK = re.compile(r"\$\s*\^?\{?[^$A-Za-z]{0,12}\}?\s*\$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_ROW_RULE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$")
_WIDE = re.compile(r"\S(\t+| {3,})\S")
_NOTE = re.compile(r"^\s*(?:<sup>|\[\^\d+\]:)")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d+)?\s*$", re.I)
_ENDED = re.compile(r"[.?!:;][\u2019\u201d'\")\]]*$")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&quot;": '"', "&#39;": "'"}


@dataclass(slots=True)
class _Piece:
    """Lines between two blank lines, or a part of them."""

    lines: list[str]
    page: int
    heading: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)
    note: bool = False


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
    pages = text.rstrip("\f\n ").split("\f")
    pieces: list[_Piece] = []
    for number, page in enumerate(_without_furniture(pages), start=1):
        pieces += _pieces(page, number)
    blocks = _mend(_blocks(pieces))
    if not blocks:
        return None, [Problem.of("SA-D01", source)]
    blocks = [replace(block, ordinal=n) for n, block in enumerate(blocks, start=1)]
    return Document(path.name, "text", len(pages), tuple(blocks)), problems


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


def _without_furniture(pages: list[str]) -> list[list[str]]:
    """The lines of each page without the first and last lines that most pages share."""
    split = [page.split("\n") for page in pages]
    if len(split) < 3:
        return split
    seen: dict[str, int] = {}
    edges: list[set[int]] = []
    for lines in split:
        filled = [n for n, line in enumerate(lines) if line.strip()]
        edge = {*filled[:3], *filled[-3:]}
        edges.append(edge)
        for key in {_blank(lines[n]) for n in edge}:
            seen[key] = seen.get(key, 0) + 1
    needed = max(3, round(0.3 * len(split)))
    return [
        [
            "" if n in edge and (seen[_blank(line)] >= needed or _PAGE_NUMBER.match(line)) else line
            for n, line in enumerate(lines)
        ]
        for lines, edge in zip(split, edges, strict=True)
    ]


def _blank(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold()).strip("# \t")


def _pieces(lines: list[str], page: int) -> list[_Piece]:
    """Runs of lines parted at blank lines, headings, list marks, numbers and table rows."""
    width = max((len(line.strip()) for line in lines), default=0)
    out: list[_Piece] = []
    fresh = True
    before = ""
    for raw in lines:
        if not raw.strip() or _RULE.match(raw):
            fresh = True
            continue
        hashes = _HASHES.match(raw)
        row = _row(raw)
        note = bool(_NOTE.match(raw))
        line = _clean(raw[hashes.end() :] if hashes else raw)
        if not line or (row and _ROW_RULE.match(raw)):
            continue
        if row and not hashes:
            if out and out[-1].rows and not fresh:
                out[-1].rows.append(row)
            else:
                out.append(_Piece([], page, rows=[row]))
            fresh = False
            continue
        begins = fresh or hashes or note or not out or bool(out[-1].rows)
        begins = begins or bool(out[-1].heading) or _starts(line)
        # A line well short of the others ends its paragraph.
        begins = begins or (width < 200 and len(before.strip()) < 0.6 * width)
        if begins:
            out.append(_Piece([line], page, len(hashes[1]) if hashes else 0, note=note))
        else:
            out[-1].lines.append(line)
        fresh = bool(hashes)
        before = raw
    return out


def _starts(line: str) -> bool:
    return bool(split_bullet(line)[0]) or split_number(line)[0] is not None


def _row(raw: str) -> tuple[str, ...] | None:
    """The cells of a table's line: parted by tabs, bars, or wide white space before few words."""
    text = raw.strip()
    if text.startswith("|") and text.count("|") > 2:
        return tuple(_clean(cell) for cell in text.strip("|").split("|"))
    if "\t" in text and not split_bullet(text)[0]:
        return tuple(_clean(cell) for cell in re.split(r"\t+", text))
    wide = _WIDE.search(text)
    if wide and not _starts(text[: wide.end()]) and len(text) - wide.end() < 60:
        return tuple(_clean(cell) for cell in re.split(r" {3,}", text))
    return None


def _clean(text: str) -> str:
    text = _SUP.sub("", text)
    text = _MATHS.sub(lambda m: m[1], text)
    text = _MATHS_MARK.sub("", text)
    text = _TAG.sub(" ", text)
    text = _EMPHASIS.sub(lambda m: m[2], text)
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    text = re.sub(r"\\([_*#.()\[\]-])", r"\1", text)
    return repair(text)


def _blocks(pieces: list[_Piece]) -> list[Block]:
    out: list[Block] = []
    for piece in pieces:
        if piece.rows:
            text = "\n".join("\t".join(row) for row in piece.rows)
            out.append(Block(BlockKind.TABLE, text, piece.page, piece.page, rows=tuple(piece.rows)))
            continue
        text = ""
        for line in piece.lines:
            text = join_lines(text, line)
        if piece.note:
            out.append(Block(BlockKind.FOOTNOTE, text, piece.page, piece.page))
            continue
        # A converter may print a numbered paragraph as a list item, "- 23. ...".
        depth, rest = split_bullet(text)
        number, words = split_number(rest if depth else text)
        kind = BlockKind.PARAGRAPH
        if piece.heading:
            kind, number, words, depth = BlockKind.HEADING, None, text, 0
        elif depth and number is None:
            kind, words = BlockKind.ITEM, rest
        printed = tuple(piece.lines) if len(piece.lines) > 1 else ()
        out.append(
            Block(
                kind,
                words,
                piece.page,
                piece.page,
                number=number,
                level=1 if kind is BlockKind.ITEM else 0,
                printed=printed,
            )
        )
    return out


def _mend(blocks: list[Block]) -> list[Block]:
    """Paragraphs that a page break cut are joined: the first part has no end, the second no start."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last and _is_cut(last, block):
            text = join_lines(last.text, block.text)
            out[-1] = replace(last, text=text, last_page=block.page)
        else:
            out.append(block)
    return out


def _is_cut(last: Block, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.number is not None:
        return False
    if last.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or _ENDED.search(last.text):
        return False
    return block.text[:1].islower() and len(last.text) > 40
