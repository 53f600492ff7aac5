"""Comments in the edited document: the tool's own found, removed and added."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Sequence

from lxml import etree

from selfassess.write.word.comments import AUTHOR, PART, Comment, comment_xml, mark
from selfassess.write.word.elements import root, w
from selfassess.write.word.package import OFFICE, WML, Package, parse, serialise
from selfassess.write.word.styles import Styles

SIGN = "From selfassess"  # how our comments begin, whatever a program makes of their author
_ASKED = "For the author:"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


class Notes:
    """The comments part of one file."""

    def __init__(self, package: Package, styles: Styles, day: str) -> None:
        self._package = package
        self.styles = styles
        self._day = day
        self._part = package.one("comments")
        made = self._part in package.parts
        self._root = package.part(self._part) if made else parse(root("comments", "").encode())
        self._changed = False
        self._next = 1 + max((int(n) for n in self._by_id() if n.isdigit()), default=-1)

    def ours(self) -> set[str]:
        """The ids of every comment that the tool made, questions to the authors among them."""
        return {
            number
            for number, held in self._by_id().items()
            if held.get(w("author")) == AUTHOR or self.words(number).startswith((SIGN, _ASKED))
        }

    def words(self, number: str) -> str:
        held = self._by_id().get(number)
        return "" if held is None else "".join(t.text or "" for t in held.iter(w("t")))

    def lines(self, number: str) -> list[str]:
        """A comment's paragraphs."""
        held = self._by_id().get(number)
        found = [] if held is None else list(held.iter(w("p")))
        return ["".join(t.text or "" for t in each.iter(w("t"))) for each in found]

    def add(self, lines: Sequence[str]) -> str:
        """Adds a comment; returns the XML of its anchor, a point in the text."""
        comment = Comment(self._next, tuple(lines))
        self._next += 1
        written = comment_xml(comment, self.styles, self._day)
        self._root.append(parse(root("comments", written).encode())[0])
        self._changed = True
        return mark(comment, self.styles)

    def anchor(self, number: str) -> str:
        """The XML of a comment's anchor, a point in the text."""
        return mark(Comment(int(number), ()), self.styles)

    def take_over(self, other: Notes, number: str) -> str:
        """Takes a comment of another file over, as it is; returns its number here."""
        held = copy.deepcopy(other._by_id()[number])
        mine = str(self._next)
        self._next += 1
        held.set(w("id"), mine)
        for paragraph in held.iter(w("p")):
            if paragraph.get(_W14):
                del paragraph.attrib[_W14]
        self._root.append(held)
        self._changed = True
        return mine

    def people(self) -> dict[str, tuple[str, str]]:
        """Every comment that people made: its number, who made it and what it says."""
        ours = self.ours()
        return {
            number: (held.get(w("author")) or "", self.words(number))
            for number, held in self._by_id().items()
            if number not in ours
        }

    def said_in(self, content: Iterable[etree._Element]) -> dict[str, str]:
        """Our remarks on some content (not our questions): id to words."""
        numbers = [
            held.get(w("id")) or ""
            for element in content
            for held in element.iter(w("commentReference"))
        ]
        return {n: self.words(n) for n in numbers if self.words(n).startswith(SIGN)}

    def remove(self, numbers: Iterable[str], document: etree._Element) -> None:
        """Removes comments and their anchors; one that somebody answered stays."""
        gone = set(numbers) - self._answered()
        if not gone:
            return
        self._changed = True
        paragraphs: set[str] = set()
        for number, held in self._by_id().items():
            if number in gone:
                paragraphs |= {p.get(_W14) or "" for p in held.iter(w("p"))}
                self._root.remove(held)
        for anchor in list(
            document.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
        ):
            if anchor.get(w("id")) in gone:
                held_by = anchor.getparent()
                if held_by is None:
                    continue
                held_by.remove(anchor)
                if held_by.tag == w("r") and not [c for c in held_by if c.tag != w("rPr")]:
                    outer = held_by.getparent()
                    if outer is not None:
                        outer.remove(held_by)
        self._forget(paragraphs - {""})

    def save(self) -> None:
        if not self._changed:
            return
        part = self._part or PART
        self._package.add(part, serialise(self._root), f"{WML}.comments+xml")
        self._package.relate(self._package.main, f"{OFFICE}/comments", part)

    def _by_id(self) -> dict[str, etree._Element]:
        return {held.get(w("id")) or "": held for held in self._root.iter(w("comment"))}

    def _answered(self) -> set[str]:
        """The ids of comments that others answer."""
        parents = {
            held.get(f"{{{_W15}}}paraIdParent")
            for name in self._package.related(self._package.main, _EXTENDED).values()
            if name in self._package.parts
            for held in self._package.part(name)
        } - {None}
        return {
            number
            for number, held in self._by_id().items()
            if any(p.get(_W14) in parents for p in held.iter(w("p")))
        }

    def _forget(self, paragraphs: set[str]) -> None:
        """Takes removed comments out of Word's list of threads."""
        for name in self._package.related(self._package.main, _EXTENDED).values():
            if name not in self._package.parts:
                continue
            threads = self._package.part(name)
            for held in list(threads):
                if held.get(f"{{{_W15}}}paraId") in paragraphs:
                    threads.remove(held)
            self._package.parts[posixpath.normpath(name)] = serialise(threads)


def set_point(paragraph: etree._Element, anchor: str) -> None:
    """Sets a comment's anchor before the first run of a paragraph."""
    made = parse(root("p", anchor).encode())
    at = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
    for held in list(made):
        paragraph.insert(at, held)
        at += 1
