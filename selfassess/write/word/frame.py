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
    short_cover_xml,
    sign_off_table,
)
from selfassess.write.word.elements import IGNORABLE, NAMESPACES, root, w
from selfassess.write.word.package import OFFICE, Package, parse, serialise
from selfassess.write.word.sections import text_width
from selfassess.write.word.writing import Writing

_IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"
_TITLE = "sat:title"


class Frame:
    """The template's main part, opened. `spaces` and `ignorable` are what its root declares,
    with our own."""

    def __init__(self, package: Package, writing: Writing) -> None:
        self._package = package
        self._writing = writing
        template = package.part(package.main)
        content = template.find(w("body"))
        self._content = content if content is not None else etree.Element(w("body"))
        self.spaces = {**{p: u for p, u in template.nsmap.items() if p}, **NAMESPACES}
        declared = [*(template.get(_IGNORABLE) or "").split(), *IGNORABLE]
        self.ignorable = [prefix for prefix in dict.fromkeys(declared) if prefix in self.spaces]
        setup = self._content.find(w("sectPr"))
        self.setup = setup if setup is not None else etree.Element(w("sectPr"))
        self._keep_clear(template)

    def put_round(
        self, document: etree._Element, last: etree._Element, composed: ComposedDocument
    ) -> None:
        """Put the template's own content before and after the body, where its mark stands; a
        template without a mark comes before. Then the last section's set-up, and every place."""
        short = composed.kind == "brief"
        if short:
            self._drop_cover()
            self._give(short_cover_xml(self._writing.styles))
            cover = last.find(w("titlePg"))
            if cover is not None:
                last.remove(cover)
        elif find_control(self._content, _TITLE) is None:
            self._give(cover_xml(self._writing.styles))
        self._sign_off(composed)
        marker = find_control(self._content, BODY)
        top = marker
        while top is not None and top.getparent() is not self._content:
            top = top.getparent()
        held = [each for each in self._content if each.tag != w("sectPr")]
        cut = held.index(top) if top is not None else len(held)
        body = document[0]
        _start_on_new_page(body, wanted=not short)
        for at, element in enumerate(held[:cut]):
            body.insert(at, element)
        body.extend(held[cut + 1 :])
        body.append(last)
        fill(document, cover_fields(composed.cover))
        self._package.parts[self._package.main] = serialise(document)

    def fill_edges(self, composed: ComposedDocument) -> None:
        """Fill the named places of the headers and footers."""
        fields = cover_fields(composed.cover)
        package = self._package
        for kind in ("header", "footer"):
            for name in package.related(package.main, f"{OFFICE}/{kind}").values():
                part = package.part(name)
                if fill(part, fields):
                    package.parts[name] = serialise(part)

    def _drop_cover(self) -> None:
        """Leave out the template's pages before the body: a short version has no cover page."""
        marker = find_control(self._content, BODY)
        for element in list(self._content):
            if element is marker or element.tag == w("sectPr"):
                return
            self._content.remove(element)

    def _give(self, written: str) -> None:
        made = parse(root("document", f"<w:body>{written}</w:body>").encode())
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

    def _keep_clear(self, template: etree._Element) -> None:
        """Keep our numbers clear of those that the template uses already."""
        numbers = self._writing.numbers
        for held in template.iter(w("sdtPr")):
            number = held.find(w("id"))
            value = number.get(w("val")) if number is not None else None
            if value and value.lstrip("-").isdigit():
                numbers.take(int(value))
        marks = [held.get(w("id")) or "" for held in template.iter(w("bookmarkStart"))]
        numbers.start_bookmarks_after(max((int(m) for m in marks if m.isdigit()), default=0))


def _start_on_new_page(body: etree._Element, *, wanted: bool) -> None:
    """The first paragraph of the body begins the page after the cover, or follows a short head."""
    paragraph = next(body.iter(w("p")), None)
    if not wanted:
        turn = body.find(f".//{w('pageBreakBefore')}")
        if turn is not None and paragraph is not None and turn in paragraph.iter():
            turn.getparent().remove(turn)  # type: ignore[union-attr]
        return
    if paragraph is None or paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None:
        return
    held = paragraph.find(w("pPr"))
    if held is None:
        held = etree.Element(w("pPr"))
        paragraph.insert(0, held)
    before = {w(name) for name in ("pStyle", "keepNext", "keepLines")}
    at = sum(1 for child in held if child.tag in before)
    held.insert(at, etree.Element(w("pageBreakBefore")))
