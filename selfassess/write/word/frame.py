"""The template as the frame of a document: its cover, its page set-up, its headers and footers."""

from __future__ import annotations

from lxml import etree

from selfassess.model.statement import ComposedDocument
from selfassess.write.word.cover import (
    BODY,
    SIGN_OFF,
    cover_fields,
    cover_xml,
    fill,
    find_control,
    sign_off_table,
)
from selfassess.write.word.elements import IGNORABLE, NAMESPACES, root, w
from selfassess.write.word.package import OFFICE, Package, parse, serialise
from selfassess.write.word.sections import text_width
from selfassess.write.word.writing import Writing

_IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"
_TITLE = "sat:title"


class Frame:
    """The template's main part, opened."""

    def __init__(self, package: Package, writing: Writing) -> None:
        self._package = package
        self._writing = writing
        template = package.part(package.main)
        self._root = _with_our_namespaces(template)
        self._content = self._root[0]
        setup = self._content.find(w("sectPr"))
        self.setup = setup if setup is not None else etree.Element(w("sectPr"))
        self._keep_clear()

    def place(
        self, elements: list[etree._Element], last: etree._Element, composed: ComposedDocument
    ) -> None:
        """Put the body where the template wants it, or at its end; then fill every named place."""
        has_cover = any(True for _ in self._named(_TITLE))
        if not has_cover:
            self._give_cover()
        self._sign_off(composed)
        marker = find_control(self._content, BODY)
        if self.setup.getparent() is not None:
            self._content.remove(self.setup)
        if marker is not None and marker.getparent() is not None:
            holder = marker.getparent()
            assert holder is not None
            at = holder.index(marker)
            holder.remove(marker)
            for offset, element in enumerate(elements):
                holder.insert(at + offset, element)
        else:
            self._content.extend(elements)
        _start_on_new_page(elements)
        self._content.append(last)

    def close(self, composed: ComposedDocument) -> None:
        """Fill the named places of the cover, the headers and the footers, and keep them."""
        fields = cover_fields(composed.cover)
        fill(self._root, fields)
        package = self._package
        package.parts[package.main] = serialise(self._root)
        for kind in ("header", "footer"):
            for name in package.related(package.main, f"{OFFICE}/{kind}").values():
                part = package.part(name)
                if fill(part, fields):
                    package.parts[name] = serialise(part)

    def _named(self, tag: str) -> list[etree._Element]:
        found = find_control(self._content, tag)
        return [] if found is None else [found]

    def _give_cover(self) -> None:
        made = parse(
            root("document", f"<w:body>{cover_xml(self._writing.styles)}</w:body>").encode()
        )
        for at, element in enumerate(list(made[0])):
            self._content.insert(at, element)

    def _sign_off(self, composed: ComposedDocument) -> None:
        """Put the sign-off table in the place the template keeps for it."""
        place = find_control(self._content, SIGN_OFF)
        content = place.find(w("sdtContent")) if place is not None else None
        if content is None:
            return
        width = text_width(self.setup, landscape=False)
        written = sign_off_table(composed, self._writing, width)
        if not written and place is not None and place.getparent() is not None:
            place.getparent().remove(place)  # type: ignore[union-attr]
            return
        for held in list(content):
            content.remove(held)
        made = parse(root("document", f"<w:body>{written}</w:body>").encode())
        content.extend(list(made[0]))

    def _keep_clear(self) -> None:
        """Keep our numbers clear of those that the template uses already."""
        numbers = self._writing.numbers
        for held in self._root.iter(w("sdtPr")):
            number = held.find(w("id"))
            value = number.get(w("val")) if number is not None else None
            if value and value.lstrip("-").isdigit():
                numbers.take(int(value))
        marks = [held.get(w("id")) or "" for held in self._root.iter(w("bookmarkStart"))]
        numbers.start_bookmarks_after(max((int(m) for m in marks if m.isdigit()), default=0))


def _with_our_namespaces(template: etree._Element) -> etree._Element:
    """The same tree under a root that also declares every namespace we use."""
    spaces = {**{p: u for p, u in template.nsmap.items() if p}, **NAMESPACES}
    made = etree.Element(w("document"), nsmap=spaces)
    ignored = dict.fromkeys((template.get(_IGNORABLE) or "").split()) | dict.fromkeys(IGNORABLE)
    made.set(_IGNORABLE, " ".join(prefix for prefix in ignored if prefix in spaces))
    for child in list(template):
        if child.tag == w("body"):
            made.append(child)
    return made


def _start_on_new_page(elements: list[etree._Element]) -> None:
    """The first paragraph of the body begins the page after the cover."""
    for element in elements:
        for paragraph in element.iter(w("p")):
            held = paragraph.find(w("pPr"))
            if held is None:
                held = etree.Element(w("pPr"))
                paragraph.insert(0, held)
            if held.find(w("pageBreakBefore")) is None:
                style = held.find(w("pStyle"))
                kept = [held.find(w(name)) for name in ("keepNext", "keepLines")]
                before = sum(1 for each in (style, *kept) if each is not None)
                held.insert(before, etree.Element(w("pageBreakBefore")))
            return
