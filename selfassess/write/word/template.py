"""A council's own template, looked at before it is used: what is missing and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.write.word.accessible.dressed import BLACK, WHITE, Dress, Dresser, contrast
from selfassess.write.word.cover import BODY, find_control
from selfassess.write.word.package import Package
from selfassess.write.word.styles import CONTRACT, PARAGRAPH, TABLE, Styles

_SUFFIXES = (".docx", ".dotx")
_OLE = b"\xd0\xcf\x11\xe0"  # an old .doc, or a document with a password
_LANGUAGES = ("en-GB", "cy-GB")
_LEAST, _LEAST_LARGE, _LARGE, _LARGE_BOLD = 4.5, 3.0, 18, 14
_HEADINGS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}


def check_template(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a template; errors mean that it cannot be used at all."""
    place = Source(file=path.name)
    if not path.is_file():
        return (Problem.of("SA-W10", place, reason="there is no such file"),)
    reason = _no_word_file(path)
    if reason:
        return (Problem.of("SA-W10", place, reason=reason),)
    try:
        package = Package.open(path)
        package.part(package.main)
        styles = package.part(package.one("styles"))
        theme = package.part(package.one("theme")) if package.one("theme") else None
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError):
        return (Problem.of("SA-W10", place, reason="it is damaged or no Word document"),)
    return tuple(_look(package, styles, Dresser(styles, theme), place))


def usable(problems: tuple[Problem, ...]) -> bool:
    """Whether a draft can be written with the template all the same."""
    return not any(problem.code in ("SA-W10", "SA-W11") for problem in problems)


def _no_word_file(path: Path) -> str:
    if path.suffix.lower() not in _SUFFIXES:
        return "only .docx and .dotx files can be templates"
    with path.open("rb") as opened:
        if opened.read(4) == _OLE:
            return "it has a password or is in the old .doc format"
    return ""


def _look(
    package: Package, styles: etree._Element, dresser: Dresser, place: Source
) -> Iterator[Problem]:
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
        yield Problem.of("SA-W11", place)
    held = Styles(styles)
    for key, wanted in CONTRACT.items():
        if wanted.name in held.missing:
            other = held.stand_in(key) or "plain text"
            yield Problem.of("SA-W12", place, style=wanted.name, instead=other)
    language = dresser.default_language or "none"
    if language not in _LANGUAGES:
        yield Problem.of("SA-W13", place, found=language)
    if find_control(package.part(package.main), BODY) is None:
        yield Problem.of("SA-W14", place)
    yield from _headings(held, dresser, place)
    yield from _contrasts(held, dresser, place)
    if held["table"] and not dresser.first_row_ground(held["table"]):
        yield Problem.of("SA-W17", place, style=CONTRACT["table"].name)


def _headings(held: Styles, dresser: Dresser, place: Source) -> Iterator[Problem]:
    for key, level in _HEADINGS.items():
        name = CONTRACT[key].name
        if name not in held.missing and dresser.level(held[key]) != level:
            yield Problem.of("SA-W15", place, style=name, level=level)


def _contrasts(held: Styles, dresser: Dresser, place: Source) -> Iterator[Problem]:
    normal = dresser.of_style(held["normal"], Dress())
    for key, wanted in CONTRACT.items():
        if wanted.kind == TABLE or wanted.name in held.missing:
            continue
        dress = dresser.of_style(held[key], Dress() if wanted.kind == PARAGRAPH else normal)
        ratio = contrast(dress.colour or BLACK, dress.ground or WHITE)
        large = dress.size >= _LARGE or (dress.bold and dress.size >= _LARGE_BOLD)
        if ratio < (_LEAST_LARGE if large else _LEAST):
            found = f"{dress.colour or BLACK} on {dress.ground or WHITE}, {ratio:.1f} to 1"
            yield Problem.of("SA-W16", place, style=wanted.name, found=found)
