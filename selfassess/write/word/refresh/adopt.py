"""Brings pieces of the new document into the edited one: numbers, names, styles, linked parts."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Mapping

from lxml import etree

from selfassess.write.word.elements import NAMESPACES, w
from selfassess.write.word.identity import Numbers
from selfassess.write.word.package import OFFICE, Package, serialise
from selfassess.write.word.refresh.edited import Opened

_RELATIONS = f"{{{NAMESPACES['r']}}}"
_DOC_PR = f"{{{NAMESPACES['wp']}}}docPr"
_COMMENT_MARKS = tuple(
    w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_STYLED = (w("pStyle"), w("rStyle"), w("tblStyle"))


class Adopter:
    """Takes elements of `fresh` and makes them fit to stand in `edited`."""

    def __init__(self, edited: Opened, fresh: Opened) -> None:
        self._edited = edited.package
        self._fresh = fresh.package
        self._targets = _relations(fresh.package)
        self._outside = fresh.package.outside(fresh.package.main)
        self._brought: dict[str, str] = {}
        self._styles = _Styles(edited.package, fresh.package)
        self._numbers = Numbers()
        self.names: set[str] = set()
        for held in edited.root.iter(w("sdtPr")):
            number = held.find(w("id"))
            value = (number.get(w("val")) if number is not None else None) or ""
            if value.lstrip("-").isdigit():
                self._numbers.take(int(value) & 0x7FFFFFFF)
        top: int = 0
        for mark in edited.root.iter(w("bookmarkStart")):
            self.names.add(mark.get(w("name")) or "")
            number_of = mark.get(w("id")) or ""
            top = max(top, int(number_of) if number_of.isdigit() else 0)
        self._numbers.start_bookmarks_after(top)
        self._root = edited.root
        drawn = [held.get("id") or "" for held in edited.root.iter(_DOC_PR)]
        self._drawing = max((int(n) for n in drawn if n.isdigit()), default=1000)

    def adopt(
        self, element: etree._Element, comments: Mapping[str, str] | None = None
    ) -> etree._Element:
        """A copy of the element. Bookmarks whose name is taken stay behind; so do comments, but
        for those in `comments`: their numbers there and here."""
        made = copy.deepcopy(element)
        made.tail = None
        _take_comments(made, comments or {})
        self._bookmarks(made)
        for number in list(made.iter(w("id"))):
            parent = number.getparent()
            if parent is not None and parent.tag == w("sdtPr"):
                tag = parent.find(w("tag"))
                name = (number if tag is None else tag).get(w("val"))
                number.set(w("val"), str(self._numbers.control(name or "")))
        for drawing in made.iter(_DOC_PR):
            self._drawing += 1
            drawing.set("id", str(self._drawing))
        for styled in made.iter(*_STYLED):
            styled.set(w("val"), self._styles.here(styled.get(w("val")) or ""))
        for held in made.iter():
            for attribute, relation in held.attrib.items():
                if str(attribute).startswith(_RELATIONS):
                    held.set(attribute, self.bring(str(relation)))
        return made

    def look_again(self) -> None:
        """Learn which bookmarks stand in the document after some were taken out."""
        self.names = {mark.get(w("name")) or "" for mark in self._root.iter(w("bookmarkStart"))}

    def bring(self, relation: str) -> str:
        """Brings the part behind a relationship over; the relationship's id in the edited file."""
        if relation in self._outside and relation not in self._brought:
            kind, address = self._outside[relation]
            main = self._edited.main
            self._brought[relation] = self._edited.relate_outside(main, kind, address)
        if relation not in self._brought:
            kind, name = self._targets.get(relation, ("", ""))
            if not name:
                return relation
            mine = self._part(name)
            self._brought[relation] = self._edited.relate(self._edited.main, kind, mine)
        return self._brought[relation]

    def control_number(self, name: str) -> int:
        return self._numbers.control(name)

    def bookmark_number(self) -> int:
        return self._numbers.bookmark()

    def style(self, style_id: str) -> str:
        """What a style of the new document is called in the edited one."""
        return self._styles.here(style_id)

    def _part(self, name: str) -> str:
        """Copies a part of the new file, with those it relates to, under a free name."""
        folder, file = posixpath.split(name)
        stem, dot, ending = file.rpartition(".")
        pattern = posixpath.join(folder, f"{stem.rstrip('0123456789')}{{}}{dot}{ending}")
        mine = self._edited.free_name(pattern)
        self._edited.adopt(mine, self._fresh, name)
        links = {
            relation: self._edited.relate(mine, kind, self._part(target))
            for relation, kind, target in self._fresh.all_related(name)
        }
        if links and ending == "xml":
            self._relink(mine, links)
        return mine

    def _relink(self, mine: str, links: dict[str, str]) -> None:
        """Spells the relationship ids inside a copied part as the copy's own."""
        part = self._edited.part(mine)
        for held in part.iter():
            for key, value in held.attrib.items():
                if str(key).startswith(_RELATIONS) and str(value) in links:
                    held.set(key, links[str(value)])
        self._edited.parts[mine] = serialise(part)

    def _bookmarks(self, made: etree._Element) -> None:
        kept: dict[str, str] = {}
        for mark in list(made.iter(w("bookmarkStart"))):
            name = mark.get(w("name")) or ""
            if name in self.names:
                _remove(mark)
                continue
            self.names.add(name)
            number = str(self._numbers.bookmark())
            kept[mark.get(w("id")) or ""] = number
            mark.set(w("id"), number)
        for mark in list(made.iter(w("bookmarkEnd"))):
            number = kept.get(mark.get(w("id")) or "", "")
            if number:
                mark.set(w("id"), number)
            else:
                _remove(mark)


class _Styles:
    """Styles of the new document by what the edited one calls them; missing ones are added."""

    def __init__(self, edited: Package, fresh: Package) -> None:
        self._package = edited
        self._part = edited.one("styles")
        self._root = edited.part(self._part) if self._part else None
        theirs = fresh.one("styles")
        self._fresh = {}
        if theirs:
            for held in fresh.part(theirs).iter(w("style")):
                self._fresh[held.get(w("styleId")) or ""] = held
        self._here: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        for held in self._root.iter(w("style")) if self._root is not None else ():
            self._here.setdefault(_named(held), held.get(w("styleId")) or "")
            self._taken.add(held.get(w("styleId")) or "")

    def here(self, style_id: str) -> str:
        wanted = self._fresh.get(style_id)
        if wanted is None or self._root is None or not self._part:
            return style_id
        name = _named(wanted)
        if name not in self._here:
            self._here[name] = self._add(wanted)
        return self._here[name]

    def _add(self, wanted: etree._Element) -> str:
        made = copy.deepcopy(wanted)
        style_id = wanted.get(w("styleId")) or ""
        while style_id in self._taken:
            style_id += "SA"
        self._taken.add(style_id)
        made.set(w("styleId"), style_id)
        assert self._root is not None
        self._root.append(made)
        self._package.parts[self._part] = serialise(self._root)
        for link in ("basedOn", "next", "link"):
            held = made.find(w(link))
            if held is not None:
                held.set(w("val"), self.here(held.get(w("val")) or ""))
        self._package.parts[self._part] = serialise(self._root)
        return style_id


def _named(style: etree._Element) -> tuple[str, str]:
    name = style.find(w("name"))
    words = (name.get(w("val")) if name is not None else None) or ""
    return style.get(w("type")) or "", words.lower()


def _relations(package: Package) -> dict[str, tuple[str, str]]:
    return {
        relation: (kind, name)
        for kind in (f"{OFFICE}/chart", f"{OFFICE}/image")
        for relation, name in package.related(package.main, kind).items()
    }


def _take_comments(made: etree._Element, numbers: Mapping[str, str]) -> None:
    """Renumbers the anchors of the comments that come along, and drops those of the others."""
    for mark in list(made.iter(*_COMMENT_MARKS)):
        number = numbers.get(mark.get(w("id")) or "")
        run = mark.getparent()
        if number is not None:
            mark.set(w("id"), number)
        elif mark.tag == w("commentReference") and run is not None:
            _remove(run)
        else:
            _remove(mark)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
