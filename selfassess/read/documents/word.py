"""Word documents, read from their XML: what a person sees, in reading order.

Text in content controls, smart tags, links, text boxes (once) and tracked insertions counts;
tracked deletions, moved-away and hidden text do not.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.read.documents.characters import repair, split_bullet, split_number
from selfassess.read.documents.word_numbering import Numbering, read_numbering, read_styles

MAX_PART = 80_000_000  # bytes of XML in one part
MAX_DEPTH = 60  # nested content controls, tables in tables and the like
_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, OSError, EOFError,
    NotImplementedError, RuntimeError, ValueError, IndexError, OverflowError,
)  # fmt: skip
_SKIP = {"del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sdtPr", "tblPr"}
_SPACE = {"tab", "br", "cr", "ptab"}


def read_word(path: Path) -> tuple[Document | None, list[Problem]]:
    """The blocks of a Word document, and problems. A broken file gives one problem."""
    source = Source(file=path.name)
    try:
        with zipfile.ZipFile(path) as package:
            if any(info.flag_bits & 1 for info in package.infolist()):
                return None, [Problem.of("SA-D04", source)]
            reader = _Reader(package)
            blocks, pages = reader.read()
    except _BROKEN:
        return None, [Problem.of("SA-D05", source)]
    problems = [Problem.of("SA-D13", source)] if reader.embeds else []
    if not blocks:
        return None, problems or [Problem.of("SA-D01", source)]
    numbered = [replace(block, ordinal=n) for n, block in enumerate(blocks, start=1)]
    return Document(path.name, "docx", pages, tuple(numbered)), problems


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def parse(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """One part of the package as XML; None where there is none. Entities are not expanded."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART:
        raise ValueError("part too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with package.open(info) as handle:
        data = handle.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise ValueError("part too large")
    return etree.fromstring(data, parser)


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.page = 1
        self.blocks: list[Block] = []
        self.embeds = False
        self.numbering: Numbering

    def read(self) -> tuple[list[Block], int]:
        name = self._main_part()
        root = parse(self.package, name)
        if root is None:
            raise KeyError(name)
        folder = name.rpartition("/")[0]
        styles = read_styles(parse(self.package, f"{folder}/styles.xml"))
        self.numbering = read_numbering(parse(self.package, f"{folder}/numbering.xml"), styles)
        body = next((e for e in root if local(e) == "body"), root)
        self._walk(body, 0)
        self._footnotes(parse(self.package, f"{folder}/footnotes.xml"))
        return self.blocks, self.page

    def _main_part(self) -> str:
        rels = parse(self.package, "_rels/.rels")
        for rel in rels if rels is not None else ():
            if (attribute(rel, "Type") or "").endswith("/officeDocument"):
                return (attribute(rel, "Target") or "").lstrip("/")
        return "word/document.xml"

    def _walk(self, parent: etree._Element, depth: int) -> None:
        """Paragraphs and tables wherever they stand: controls and revisions are looked into."""
        if depth > MAX_DEPTH:
            return
        for child in parent:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child, depth)
            elif name == "altChunk":
                self.embeds = True
            elif name not in _SKIP and name != "sectPr":
                self._walk(child, depth + 1)

    def _paragraph(self, element: etree._Element) -> None:
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        start = self.page
        bold = self._text(element, pieces, boxes, 0)
        text = repair("".join(pieces))
        if text:
            self._add(element, text, start, bold)
        for box in boxes:
            self._walk(box, 1)

    def _add(self, element: etree._Element, text: str, page: int, bold: bool) -> None:
        form = self.numbering.form_of(element)
        kind, number, level = BlockKind.PARAGRAPH, form.number, 0
        if form.heading:
            kind, number = BlockKind.HEADING, None
        elif form.bullet:
            kind, level = BlockKind.ITEM, form.level + 1
        elif number is None:
            depth, rest = split_bullet(text)
            number, words = split_number(text)
            if depth and rest:
                kind, text, level = BlockKind.ITEM, rest, 1
            elif number is not None:
                text = words
            elif bold and len(text) < 200:
                kind = BlockKind.HEADING
        size = float(20 - 2 * form.heading) if form.heading else 0.0
        self.blocks.append(
            Block(kind, text, page, self.page, number=number, level=level, size=size, bold=bold)
        )

    def _text(
        self, element: etree._Element, pieces: list[str], boxes: list[etree._Element], depth: int
    ) -> bool:
        """Collect a paragraph's words; says whether all of them are bold."""
        bold = True
        if depth > MAX_DEPTH:
            return bold
        for child in element:
            name = local(child)
            if name == "r":
                bold &= self._run(child, pieces, boxes, depth)
            elif name == "AlternateContent":
                bold &= self._text(_choice(child), pieces, boxes, depth + 1)
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "t":
                pieces.append(child.text or "")
            elif name not in _SKIP:
                bold &= self._text(child, pieces, boxes, depth + 1)
        return bold and bool(pieces)

    def _run(
        self, run: etree._Element, pieces: list[str], boxes: list[etree._Element], depth: int
    ) -> bool:
        marks = {local(e): attribute(e, "val") for e in _properties(run)}
        if marks.get("vanish", "0") in {None, "1", "true"}:
            return True
        before = len(pieces)
        for child in run:
            name = local(child)
            if name == "t":
                pieces.append(child.text or "")
            elif name in _SPACE:
                pieces.append(" ")
                self.page += attribute(child, "type") == "page"
            elif name == "lastRenderedPageBreak":
                self.page += 1
            elif name == "noBreakHyphen":
                pieces.append("-")
            elif name == "AlternateContent":
                self._text(_choice(child), pieces, boxes, depth + 1)
            elif name not in _SKIP:
                self._text(child, pieces, boxes, depth + 1)
        words = "".join(pieces[before:]).strip()
        return not words or marks.get("b", "0") in {None, "1", "true", "on"}

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = []
        for row in _inside(table, "tr"):
            cells = []
            for cell in _inside(row, "tc"):
                inner = _Reader.__new__(_Reader)
                inner.package, inner.page, inner.blocks = self.package, self.page, []
                inner.numbering = self.numbering
                inner._walk(cell, depth + 1)
                self.page = inner.page
                cells.append(" ".join(b.text.replace("\t", " ") for b in inner.blocks))
            if any(cells):
                rows.append(tuple(cells))
        if rows and all(len(row) == 1 for row in rows):
            # A table of one column is a frame around text.
            for row in _inside(table, "tr"):
                for cell in _inside(row, "tc"):
                    self._walk(cell, depth + 1)
        elif rows:
            text = "\n".join("\t".join(row) for row in rows)
            self.blocks.append(Block(BlockKind.TABLE, text, self.page, self.page, rows=tuple(rows)))

    def _footnotes(self, root: etree._Element | None) -> None:
        for note in root if root is not None else ():
            if attribute(note, "type") in {"separator", "continuationSeparator"}:
                continue
            pieces: list[str] = []
            for paragraph in _inside(note, "p"):
                self._text(paragraph, pieces, [], 0)
                pieces.append(" ")
            text = repair("".join(pieces))
            if text:
                self.blocks.append(Block(BlockKind.FOOTNOTE, text, self.page, self.page))


def _properties(run: etree._Element) -> Iterator[etree._Element]:
    for child in run:
        if local(child) == "rPr":
            yield from child


def _choice(alternate: etree._Element) -> etree._Element:
    """The first reading of alternate content: a text box is held twice and counts once."""
    for wanted in ("Choice", "Fallback"):
        for child in alternate:
            if local(child) == wanted:
                return child
    return alternate


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of a name, looked for through content controls and revisions."""
    for child in parent:
        tag = local(child)
        if tag == name:
            yield child
        elif tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _inside(child, name)
