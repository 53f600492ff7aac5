"""Rules about the whole document: title, language, headings, contents, protection."""

from __future__ import annotations

from collections.abc import Iterator

from selfassess.write.word.accessible.reading import Fault, Page
from selfassess.write.word.elements import w
from selfassess.write.word.package import CORE_RELATION, parse

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LONG = 12  # headings; a document with more needs a table of contents
_LANGUAGES = ("en-GB", "cy-GB")


def whole_faults(page: Page) -> Iterator[Fault]:
    yield from _title(page)
    yield from _language(page)
    yield from _headings(page)
    yield from _contents(page)
    yield from _protection(page)


def _title(page: Page) -> Iterator[Fault]:
    names = page.package.related("", CORE_RELATION)
    part = next(iter(names.values()), "")
    title = parse(page.package.parts[part]).findtext(_TITLE) if part else ""
    if not (title or "").strip():
        yield Fault("SA-W40")


def _language(page: Page) -> Iterator[Fault]:
    found = page.dresser.default_language or ""
    if found not in _LANGUAGES:
        yield Fault("SA-W41", found=found or "none")
    for line in page.lines:
        for stray in line.languages:
            if stray and stray not in _LANGUAGES:
                yield line.fault("SA-W42", stray)


def _headings(page: Page) -> Iterator[Fault]:
    before, seen = 0, False
    for line in page.lines:
        if line.level is None or line.in_cell:
            continue
        if not line.text.strip():
            yield line.fault("SA-W44", "an empty heading")
            continue
        if line.level > before + 1 and seen:
            yield line.fault("SA-W43", f"level {line.level} after level {before}")
        elif not seen and line.level > 1:
            yield line.fault("SA-W43", f"the first heading has level {line.level}")
        before, seen = line.level, True
    if not any(line.level == 1 for line in page.lines):
        yield Fault("SA-W44", found="no heading of level 1")


def _contents(page: Page) -> Iterator[Fault]:
    headings = sum(1 for line in page.lines if line.level is not None)
    if headings < _LONG:
        return
    fields = (field for line in page.lines for field in line.fields)
    if not any(field.strip().upper().startswith("TOC") for field in fields):
        yield Fault("SA-W64")


def _protection(page: Page) -> Iterator[Fault]:
    name = page.package.one("settings")
    if name and page.package.part(name).find(w("documentProtection")) is not None:
        yield Fault("SA-W66")
