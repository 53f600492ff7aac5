"""Headers and footers for landscape pages: copies of the template's, reaching to the wider edge."""

from __future__ import annotations

from lxml import etree

from selfassess.write.word.elements import NAMESPACES, w
from selfassess.write.word.package import OFFICE, Package, serialise

_RELATION = f"{{{NAMESPACES['r']}}}id"
_NEAR = 300  # twentieths of a point: a tab this close to the text's edge stands for the edge
_BEFORE_TABS = (  # in schema order
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
    *("numPr", "suppressLineNumbers", "pBdr", "shd"),
)


def turn_edges(section: etree._Element, package: Package, portrait: int, landscape: int) -> None:
    """Give a landscape section headers and footers whose right-hand tab is at its own edge.

    Both widths are those of the text, in twentieths of a point. An edge that keeps nothing at
    the right margin is left as it is.
    """
    styles = package.part(package.one("styles"))
    for kind in ("header", "footer"):
        parts = package.related(package.main, f"{OFFICE}/{kind}")
        for reference in section.iter(w(f"{kind}Reference")):
            name = parts.get(reference.get(_RELATION) or "")
            if not name:
                continue
            turned = f"{name.removesuffix('.xml')}_landscape.xml"
            if turned not in package.parts:
                part = package.part(name)
                if not _move_tabs(part, styles, portrait, landscape):
                    continue
                package.copy(name, turned, serialise(part))
            reference.set(_RELATION, package.relate(package.main, f"{OFFICE}/{kind}", turned))


def _move_tabs(part: etree._Element, styles: etree._Element, portrait: int, landscape: int) -> bool:
    moved = False
    for paragraph in part.iter(w("p")):
        held = paragraph.find(w("pPr"))
        if held is None or paragraph.find(f".//{w('r')}/{w('tab')}") is None:
            continue
        old = [at for at in _right_tabs(held, styles) if abs(at - portrait) <= _NEAR]
        if old:
            _set_tabs(held, old, landscape)
            moved = True
    return moved


def _right_tabs(properties: etree._Element, styles: etree._Element) -> list[int]:
    """Where right-aligned tabs stand, in the paragraph itself or in its style."""
    style = properties.find(w("pStyle"))
    name = style.get(w("val")) if style is not None else None
    holders = [properties]
    holders += [each for each in styles.iter(w("style")) if each.get(w("styleId")) == name]
    return [
        int(tab.get(w("pos")) or 0)
        for holder in holders
        for tab in holder.iter(w("tab"))
        if tab.get(w("val")) in ("right", "end")
    ]


def _set_tabs(properties: etree._Element, old: list[int], landscape: int) -> None:
    tabs = properties.find(w("tabs"))
    if tabs is not None:
        properties.remove(tabs)
    tabs = etree.Element(w("tabs"))
    for at in sorted(set(old)):
        etree.SubElement(tabs, w("tab"), {w("val"): "clear", w("pos"): str(at)})
    etree.SubElement(tabs, w("tab"), {w("val"): "right", w("pos"): str(landscape)})
    before = {w(name) for name in _BEFORE_TABS}
    at = sum(1 for child in properties if child.tag in before)
    properties.insert(at, tabs)
