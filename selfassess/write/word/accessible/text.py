"""Rules about running text: headings that are none, spacing by hand, contrast, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from selfassess.write.word.accessible.dressed import BLACK, WHITE, Dress, contrast
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

_BOLD, _VALUE, _RUN_STYLE = w("b"), w("val"), w("rStyle")
Worn = tuple[int, str]


def text_faults(page: Page) -> Iterator[Fault]:
    empty = 0
    seen: dict[Worn, str] = {}
    for line in page.lines:
        said = line.text.strip()
        if not line.in_cell:
            empty = 0 if said or line.holds_object else empty + 1
            if empty == _EMPTY_LINES:
                yield line.fault("SA-W47", f"{_EMPTY_LINES} empty paragraphs")
            if _is_false_heading(line, said):
                yield line.fault("SA-W45")
        if ("  " in line.text or "\t" in line.text) and _RUNS_OF_SPACE.search(line.text):
            yield line.fault("SA-W46")
        for found in _pale(line, page, seen):
            yield line.fault("SA-W56", found)
        if line.links:
            yield from _links(line)


def _is_false_heading(line: Line, said: str) -> bool:
    """A short paragraph all in bold by hand, without a heading's style."""
    if line.level is not None or not said or len(said) > _HEADING_LENGTH or said.endswith(_ENDS):
        return False
    runs = [worn for worn, text in line.runs if text.strip()]
    return bool(runs) and all(_bold_by_hand(worn) for worn in runs)


def _bold_by_hand(worn: etree._Element | None) -> bool:
    bold = worn.find(_BOLD) if worn is not None else None
    return bold is not None and bold.get(_VALUE) not in ("0", "false")


def _pale(line: Line, page: Page, seen: dict[Worn, str]) -> list[str]:
    """The colours of a line's stretches that stand out too little, each once. `seen` holds what
    was found of dresses met before, for most text wears one of a few."""
    pale: list[str] = []
    within = id(line.dress)  # a page has one object for all paragraphs that are dressed alike
    for worn, text in line.runs:
        key = (within, "" if worn is None else _signature(worn))
        if key not in seen:
            seen[key] = _too_pale(page.dresser.of_run(worn, line.dress))
        if seen[key] and seen[key] not in pale and text.strip():
            pale.append(seen[key])
    return pale


def _signature(worn: etree._Element) -> str:
    """What a stretch wears, spelt so that two that wear the same are the same."""
    if len(worn) == 1 and worn[0].tag == _RUN_STYLE:
        return worn[0].get(_VALUE) or ""
    return "|".join(f"{held.tag}{held.items()}" for held in worn)


def _too_pale(dress: Dress) -> str:
    ratio = contrast(dress.colour or BLACK, dress.ground or WHITE)
    large = dress.size >= _LARGE or (dress.bold and dress.size >= _LARGE_BOLD)
    if ratio >= (_LEAST_LARGE if large else _LEAST):
        return ""
    return f"{dress.colour or BLACK} on {dress.ground or WHITE}, {ratio:.1f} to 1"


def _links(line: Line) -> Iterator[Fault]:
    for link in line.links:
        words = text_of(link).strip()
        if not words or _NO_LINK_TEXT.fullmatch(words):
            yield line.fault("SA-W63", words or "a link without words")
