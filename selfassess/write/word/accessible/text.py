"""Rules about running text: headings that are none, spacing by hand, contrast, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from selfassess.write.word.accessible.dressed import BLACK, WHITE, contrast
from selfassess.write.word.accessible.reading import Fault, Line, Page, text_of
from selfassess.write.word.elements import w

_RUNS_OF_SPACE = re.compile(r" {3,}|\t{2,}")
_HEADING_LENGTH = 80
_EMPTY_LINES = 3
_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18, 14  # points
_NO_LINK_TEXT = re.compile(
    r"(click )?here|more|link|read more|https?://\S*|www\.\S*", re.IGNORECASE
)
_ENDS = (".", ":", ";", "?", "!", "…")

_ratio = lru_cache(maxsize=512)(contrast)


def text_faults(page: Page) -> Iterator[Fault]:
    empty = 0
    for line in page.lines:
        if line.cell is None:
            empty = 0 if line.text.strip() or _holds_object(line.element) else empty + 1
            if empty == _EMPTY_LINES:
                yield line.fault("SA-W47", f"{_EMPTY_LINES} empty paragraphs")
            if _is_false_heading(line):
                yield line.fault("SA-W45")
        if _RUNS_OF_SPACE.search(line.text):
            yield line.fault("SA-W46")
        yield from _contrast(line, page)
        yield from _links(line)


def _holds_object(element: etree._Element) -> bool:
    return next(element.iter(w("drawing"), w("sectPr"), w("pict")), None) is not None


def _is_false_heading(line: Line) -> bool:
    """A short paragraph all in bold by hand, without a heading's style."""
    text = line.text.strip()
    if line.level is not None or not text or len(text) > _HEADING_LENGTH or text.endswith(_ENDS):
        return False
    runs = [run for run in line.element.iter(w("r")) if text_of(run).strip()]
    return bool(runs) and all(_bold_by_hand(run) for run in runs)


def _bold_by_hand(run: etree._Element) -> bool:
    bold = run.find(f"{w('rPr')}/{w('b')}")
    return bold is not None and bold.get(w("val")) not in ("0", "false")


def _contrast(line: Line, page: Page) -> Iterator[Fault]:
    said: set[str] = set()
    for run in line.element.iter(w("r")):
        if not text_of(run).strip():
            continue
        dress = page.dresser.of_run(run, line.dress)
        ratio = _ratio(dress.colour or BLACK, dress.ground or WHITE)
        large = dress.size >= _LARGE or (dress.bold and dress.size >= _LARGE_BOLD)
        if ratio < (_LEAST_LARGE if large else _LEAST):
            found = f"{dress.colour or BLACK} on {dress.ground or WHITE}, {ratio:.1f} to 1"
            if found not in said:
                said.add(found)
                yield line.fault("SA-W56", found)


def _links(line: Line) -> Iterator[Fault]:
    for link in line.element.iter(w("hyperlink")):
        words = text_of(link).strip()
        if not words or _NO_LINK_TEXT.fullmatch(words):
            yield line.fault("SA-W63", words or "a link without words")
