"""Numbers, bullets and headings that Word keeps apart from a paragraph's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

_HEADING = re.compile(r"^(?:heading|berschrift|titre) ?(\d)$|^(title)$", re.I)


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph is shown: a heading's rank (0 none), a number, or a bullet."""

    heading: int = 0
    number: int | None = None
    bullet: bool = False
    level: int = 0


@dataclass(slots=True)
class Style:
    """What a paragraph style gives: heading rank, list and level, the style it is based on."""

    heading: int = 0
    list_id: str | None = None
    level: int = 0
    based_on: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    styles: dict[str, Style]
    abstract: dict[str, str] = field(default_factory=dict)  # list -> its definition
    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def form_of(self, paragraph: etree._Element) -> Form:
        """How this paragraph is shown; counts one on where it is numbered."""
        name, list_id, level, outline = _properties(paragraph)
        style = self._style(name)
        rank = outline if outline is not None else style.heading
        list_id = list_id if list_id is not None else style.list_id
        level = level if level is not None else style.level
        if rank:
            return Form(heading=rank)
        if not list_id or list_id == "0":
            return Form()
        definition = self.abstract.get(list_id, list_id)
        kind = self.formats.get((definition, level), "bullet")
        if kind in {"bullet", "none"}:
            return Form(bullet=kind == "bullet", level=level)
        if kind not in {"decimal", "decimalZero"} or level > 0:
            return Form(bullet=True, level=level)
        key = (definition, level)
        self.counts[key] = self.counts.get(key, self.starts.get(key, 1) - 1) + 1
        return Form(number=self.counts[key])

    def _style(self, name: str | None) -> Style:
        """A style with what it takes from the styles below it."""
        found = Style()
        for _ in range(12):
            style = self.styles.get(name or "")
            if style is None:
                break
            found.heading = found.heading or style.heading
            if found.list_id is None:
                found.list_id, found.level = style.list_id, style.level
            name = style.based_on
        return found


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by their id."""
    styles: dict[str, Style] = {}
    for element in root if root is not None else ():
        if _local(element) != "style":
            continue
        style = Style()
        for child in element:
            tag = _local(child)
            if tag == "name":
                match = _HEADING.match(_value(child) or "")
                if match:
                    style.heading = int(match[1]) if match[1] else 1
            elif tag == "basedOn":
                style.based_on = _value(child)
            elif tag == "pPr":
                _, style.list_id, level, outline = _from_properties(child)
                style.level = level or 0
                style.heading = style.heading or (outline or 0)
        styles[_attribute(element, "styleId") or ""] = style
    return styles


def read_numbering(root: etree._Element | None, styles: dict[str, Style]) -> Numbering:
    """The list definitions of a document."""
    numbering = Numbering(styles)
    for element in root if root is not None else ():
        tag = _local(element)
        if tag == "abstractNum":
            key = _attribute(element, "abstractNumId") or ""
            for level in element:
                if _local(level) != "lvl":
                    continue
                at = (key, _integer(_attribute(level, "ilvl")))
                for child in level:
                    if _local(child) == "numFmt":
                        numbering.formats[at] = _value(child) or "decimal"
                    elif _local(child) == "start":
                        numbering.starts[at] = _integer(_value(child), 1)
        elif tag == "num":
            target = next((c for c in element if _local(c) == "abstractNumId"), None)
            if target is not None:
                numbering.abstract[_attribute(element, "numId") or ""] = _value(target) or ""
    return numbering


def _properties(
    paragraph: etree._Element,
) -> tuple[str | None, str | None, int | None, int | None]:
    for child in paragraph:
        if _local(child) == "pPr":
            return _from_properties(child)
    return None, None, None, None


def _from_properties(
    properties: etree._Element,
) -> tuple[str | None, str | None, int | None, int | None]:
    """Style, list, level and heading rank (1 the highest) of paragraph properties."""
    name = list_id = None
    level = outline = None
    for child in properties:
        tag = _local(child)
        if tag == "pStyle":
            name = _value(child)
        elif tag == "outlineLvl":
            rank = _integer(_value(child), 9)
            outline = rank + 1 if rank < 9 else 0
        elif tag == "numPr":
            for part in child:
                if _local(part) == "numId":
                    list_id = _value(part)
                elif _local(part) == "ilvl":
                    level = _integer(_value(part))
    return name, list_id, level, outline


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default


def _value(element: etree._Element) -> str | None:
    return _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
