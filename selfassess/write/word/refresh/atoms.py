"""A paragraph taken apart into what a person would call its words, and put together again.

Everything else (bookmarks, comment anchors, footnote marks) is no atom: it stays where it stands.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from selfassess.write.word.canonical import fold
from selfassess.write.word.changes import DEL, INS, is_hollow, ours
from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import w
from selfassess.write.word.identity import FIGURE

_P, _R, _T, _SDT, _LINK = w("p"), w("r"), w("t"), w("sdt"), w("hyperlink")
_RUN_PROPERTIES, _MARK, _KIND = w("rPr"), w("fldChar"), w("fldCharType")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOKEN = re.compile(r"\s+|[^\s]+")
_GAPS = {w("tab"), w("br"), w("cr")}
_WRAPPERS = {w("smartTag"), w("customXml"), w("dir"), w("bdo")}
_TEXT_ALONE = ([_T], [w("delText")])
_CHANGES = (INS, DEL)
_NOISE = {w("proofErr"), w("lastRenderedPageBreak")}
_PARAGRAPH_PROPERTIES = w("pPr")


@dataclass
class Atom:
    """One word, gap, figure, link, field or drawing, and the nodes of the paragraph it is made
    of. `key` is the figure's, where it is one."""

    text: str
    nodes: list[etree._Element] = field(default_factory=list)
    key: str = ""
    fixed: bool = False  # never to be taken away: a drawing

    @property
    def mark(self) -> tuple[str, str]:
        """What has to be equal for two atoms to be the same. A gap shows its style's tint; what
        says nothing at all is no gap."""
        return self.key, fold(self.text) or (f" {self._style()}" if self.text else "")

    def _style(self) -> str:
        for node in self.nodes:
            style = node.find(f"{_RUN_PROPERTIES}/{w('rStyle')}")
            if style is not None:
                return style.get(w("val")) or ""
        return ""


def take_apart(paragraph: etree._Element) -> list[Atom]:
    """Splits the runs of a paragraph, in place, so that every atom has nodes of its own."""
    _flatten(paragraph)
    for run in paragraph.findall(_R):
        _split_run(run)
    atoms: list[Atom] = []
    words: list[tuple[str, etree._Element]] = []
    for piece in _pieces(paragraph):
        if isinstance(piece, tuple):
            words.append(piece)
        else:
            atoms += _words(words)
            words = []
            atoms.append(piece)
    return atoms + _words(words)


def put_together(paragraph: etree._Element) -> None:
    """Joins neighbouring runs of one dress, and neighbouring tracked changes of ours, again."""
    before: etree._Element | None = None
    for child in list(paragraph):
        if before is not None and _one_change(before, child):
            before.extend(list(child))
            paragraph.remove(child)
        elif before is not None and _one_run(before, child):
            held, more = before[-1], child[-1]
            held.text = (held.text or "") + (more.text or "")
            paragraph.remove(child)
        else:
            before = child
    for change in paragraph.iterchildren(*_CHANGES):
        put_together(change)


def _one_change(before: etree._Element, child: etree._Element) -> bool:
    return before.tag == child.tag and child.tag in _CHANGES and ours(before) and ours(child)


def _one_run(before: etree._Element, child: etree._Element) -> bool:
    kinds = [[held.tag for held in each if held.tag != _RUN_PROPERTIES] for each in (before, child)]
    same = before.tag == child.tag == _R and kinds[0] == kinds[1] and kinds[0] in _TEXT_ALONE
    return same and _dress(before) == _dress(child)


def _dress(run: etree._Element) -> bytes:
    properties = run.find(_RUN_PROPERTIES)
    if properties is None or not len(properties):
        return b""
    return b"".join(etree.tostring(held, method="c14n") for held in properties)


def _flatten(paragraph: etree._Element) -> None:
    """Lifts out of wrappers what they hold; drops proofing noise and links that hold nothing."""
    for child in list(paragraph):
        if child.tag in _NOISE or is_hollow(child):
            paragraph.remove(child)
        elif child.tag in _WRAPPERS or (child.tag == _SDT and _is_shield(child)):
            inside = child.find(w("sdtContent")) if child.tag == _SDT else child
            at = paragraph.index(child)
            for held in list(inside) if inside is not None else []:
                if not str(held.tag).endswith("Pr"):
                    paragraph.insert(at, held)
                    at += 1
            paragraph.remove(child)


def _is_shield(control: etree._Element) -> bool:
    return not tag_of(control) and control.find(f"{w('sdtPr')}/{w('temporary')}") is not None


def _split_run(run: etree._Element) -> None:
    """One run for each piece of text or each other thing that it holds."""
    pieces = [held for held in run if held.tag != _RUN_PROPERTIES]
    parent = run.getparent()
    if parent is None:
        return
    at = parent.index(run)
    made: list[etree._Element] = []
    for piece in pieces:
        if piece.tag in _NOISE:
            continue
        if piece.tag == _T:
            for token in _TOKEN.findall(piece.text or ""):
                made.append(_run_like(run))
                held = etree.SubElement(made[-1], _T, {_SPACE: "preserve"})
                held.text = token
        else:
            made.append(_run_like(run))
            made[-1].append(piece)
    parent.remove(run)
    for each in made:
        parent.insert(at, each)
        at += 1


def _run_like(run: etree._Element) -> etree._Element:
    made = etree.Element(_R)
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def _pieces(paragraph: etree._Element) -> Iterator[Atom | tuple[str, etree._Element]]:
    """Text with its run, and everything else that says something as an atom of its own."""
    depth, instruction, in_field = 0, "", list[etree._Element]()
    for child in paragraph:
        if child.tag == _R:
            piece = next((held for held in child if held.tag != _RUN_PROPERTIES), None)
            kind = piece.get(_KIND) if piece is not None and piece.tag == _MARK else None
            if kind == "begin":
                depth += 1
            if depth:
                in_field.append(child)
                instruction += "".join(held.text or "" for held in child.iter(w("instrText")))
            elif piece is not None:
                yield from _of_run(child, piece)
            if kind == "end" and depth:
                depth -= 1
                if not depth:
                    yield Atom(f"{{{(instruction.split() or [''])[0].upper()}}}", in_field)
                    instruction, in_field = "", []
        elif child.tag == _SDT:
            key = (tag_of(child) or "").removeprefix(FIGURE)
            ours = (tag_of(child) or "").startswith(FIGURE)
            yield Atom(_text(child), [child], key if ours else "")
        elif child.tag in (_LINK, w("fldSimple")):
            yield Atom(_text(child), [child])
        elif child.tag in (w("ins"), w("del"), w("moveFrom"), w("moveTo")):
            yield Atom(_text(child), [child], fixed=True)


def _of_run(
    run: etree._Element, piece: etree._Element
) -> Iterator[Atom | tuple[str, etree._Element]]:
    if piece.tag == _T:
        yield piece.text or "", run
    elif piece.tag in _GAPS and not piece.get(w("type")):
        yield " ", run
    elif piece.tag == w("noBreakHyphen"):
        yield "-", run
    elif piece.tag == w("drawing"):
        yield Atom("{drawing}", [run], fixed=True)


def _words(pieces: list[tuple[str, etree._Element]]) -> list[Atom]:
    """Words out of neighbouring pieces of text: a word may be spread over several runs."""
    atoms: list[Atom] = []
    for text, run in pieces:
        gap = not text.strip()
        if atoms and (not atoms[-1].text.strip()) == gap:
            atoms[-1].text += text
            atoms[-1].nodes.append(run)
        else:
            atoms.append(Atom(text, [run]))
    return atoms


def _text(element: etree._Element) -> str:
    return "".join(held.text or "" for held in element.iter(_T))
