"""Rules about pictures and charts: words for those who cannot see them, and a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from selfassess.write.word.accessible.reading import Fault, Line, Page
from selfassess.write.word.elements import NAMESPACES

_DRAWING = f"{{{NAMESPACES['wp']}}}"
_CHART = f"{{{NAMESPACES['c']}}}chart"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_NO_WORDS = re.compile(
    r"(chart|picture|image|graphic|figure|diagram)\s*\d*|\S+\.(png|jpe?g|gif|emf|svg)",
    re.IGNORECASE,
)


def object_faults(page: Page) -> Iterator[Fault]:
    captions = _captioned(page)
    for at, line in enumerate(page.lines):
        for drawing in line.drawings:
            yield from _words(drawing, line)
            if drawing.find(f"{_DRAWING}inline") is None:
                yield line.fault("SA-W61", "a floating object")
            if next(drawing.iter(_CHART), None) is not None and not _beside(at, captions):
                yield line.fault("SA-W65", "a chart without a caption")
        if line.boxed:
            yield line.fault("SA-W62")


def _words(drawing: etree._Element, line: Line) -> Iterator[Fault]:
    held = next(drawing.iter(f"{_DRAWING}docPr"), None)
    if held is None:
        return
    words = (held.get("descr") or "").strip()
    mark = next(held.iter(_DECORATIVE), None)
    decorative = mark is not None and mark.get("val") in ("1", "true")
    name = held.get("name") or "an object"
    if decorative and words:
        yield line.fault("SA-W60", name)
    elif not decorative and not words:
        yield line.fault("SA-W58", name)
    elif words and _NO_WORDS.fullmatch(words):
        yield line.fault("SA-W59", words)


def _captioned(page: Page) -> set[int]:
    """The places of paragraphs with a numbered caption."""
    return {
        at
        for at, line in enumerate(page.lines)
        if any(field.strip().upper().startswith("SEQ") for field in line.fields)
    }


def _beside(at: int, captions: set[int]) -> bool:
    return any(each in captions for each in range(at - 2, at + 3))
