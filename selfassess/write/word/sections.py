"""Portrait and landscape: which blocks stand on which, and the breaks between them."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterable, Sequence

from lxml import etree

from selfassess.model.statement import Block, Heading, Table
from selfassess.write.word.elements import w
from selfassess.write.word.tables import is_wide

_A4 = (11906, 16838)
_MARGIN = 1247  # 2.2 cm


def landscape_blocks(blocks: Sequence[Block]) -> set[int]:
    """The places, by index, of blocks that stand on landscape pages.

    Within a chapter, from the first wide table with the headings right above it to the last one.
    """
    turned: set[int] = set()
    for start, end in _chapters(blocks):
        wide = [at for at in range(start, end) if _wide(blocks[at])]
        if wide:
            first = wide[0]
            while first > start and isinstance(blocks[first - 1], Heading):
                first -= 1
            turned.update(range(first, wide[-1] + 1))
    return turned


def text_width(section: etree._Element, *, landscape: bool) -> int:
    """The width between the margins in twentieths of a point."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    sides = sum(_number(margins, name, _MARGIN) for name in ("left", "right"))
    ends = sorted((_number(size, "w", _A4[0]), _number(size, "h", _A4[1])))
    return ends[1 if landscape else 0] - sides


def section(template: etree._Element, *, landscape: bool, first: bool) -> etree._Element:
    """The template's page set-up, turned as asked. Only the first section has a cover page."""
    made = copy.deepcopy(template)
    size = made.find(w("pgSz"))
    if size is None:
        size = etree.SubElement(made, w("pgSz"))
    ends = sorted((_number(size, "w", _A4[0]), _number(size, "h", _A4[1])))
    size.set(w("w"), str(ends[1 if landscape else 0]))
    size.set(w("h"), str(ends[0 if landscape else 1]))
    if landscape:
        size.set(w("orient"), "landscape")
    elif size.get(w("orient")):
        del size.attrib[w("orient")]
    cover = made.find(w("titlePg"))
    if cover is not None and not first:
        made.remove(cover)
    return made


def closing_paragraph(properties: etree._Element, style: str) -> etree._Element:
    """The paragraph that ends a section."""
    made = etree.Element(w("p"))
    held = etree.SubElement(made, w("pPr"))
    if style:
        etree.SubElement(held, w("pStyle"), {w("val"): style})
    held.append(properties)
    return made


def _chapters(blocks: Sequence[Block]) -> Iterable[tuple[int, int]]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and _top(block)]
    edges = [0, *starts, len(blocks)]
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


def _top(heading: Heading) -> bool:
    return heading.level == 1


def _wide(block: Block) -> bool:
    return isinstance(block, Table) and is_wide(block)


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    held = element.get(w(name)) if element is not None else None
    try:
        return int(float(held)) if held else otherwise
    except ValueError:
        return otherwise
