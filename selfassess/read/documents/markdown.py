"""The marks of Markdown and of converters, told from the words between them."""

from __future__ import annotations

import re

from selfassess.read.documents.characters import repair

HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
COLUMN = 3  # spaces: the least white between two cells

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SUP = re.compile(r"<sup>.*?</sup>", re.I | re.S)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|span|br|p|div|a)\b[^>]*>", re.I)
_MATHS = re.compile(r"\$\s*\\ensuremath\{(?:\\math[a-z]+\{)?([^{}$]*)\}?\}(?:\^\{?[^$]*?\}?)?\s*\$")
_MATHS_MARK = re.compile(r"\$\s*\^?\{?[^$A-Za-z]{0,12}\}?\s*\$")
_RULE = re.compile(r"^\s*(?:(?:[-*_=]\s*){3,}|\|?[\s:|-]*-{2,}[\s:|-]*\|[\s:|-]*)$")
_NOTE = re.compile(r"^\s*(?:<sup>|\[\^\d+\]:)")
_ESCAPED = re.compile(r"\\([_*#.()\[\]-])")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&quot;": '"', "&#39;": "'"}


def is_rule(line: str) -> bool:
    """A line drawn across the page, or under the head of a table."""
    return bool(_RULE.match(line))


def is_note(line: str) -> bool:
    """The beginning of a footnote."""
    return bool(_NOTE.match(_plain(line)))


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def clean(text: str) -> str:
    """The words without footnote marks, emphasis, tags, formulas and escapes."""
    text = _SUP.sub("", _plain(text))
    text = _MATHS.sub(lambda found: found[1], text)
    text = _MATHS_MARK.sub("", text)
    text = _TAG.sub(" ", text)
    text = _EMPHASIS.sub(lambda found: found[2], text)
    return repair(_ESCAPED.sub(r"\1", text))


def is_row(text: str) -> bool:
    """A table's row that says so itself, by tabs or bars."""
    return "\t" in text.strip() or (text.strip().startswith("|") and text.count("|") > 2)


def split_cells(text: str, lead: int) -> list[tuple[int, str]]:
    """The cells of a line with their columns: parted by tabs, bars or wide white space.

    `lead` characters at the start, a list mark or number, are never parted from what follows.
    Columns of cells parted by tabs or bars are spread wide enough to be told apart.
    """
    if text.startswith("|") and text.count("|") > 2:
        cells = text.strip().strip("|").split("|")
        return [(40 * n, cell) for n, cell in enumerate(cells) if cell.strip()]
    if "\t" in text[lead:].strip():
        out, at = [], 0
        for cell in re.split(r"\t+", text):
            if cell.strip():
                out.append((at, cell))
            at += len(cell) + 8
        return out
    out, start = [], 0
    for gap in re.finditer(rf" {{{COLUMN},}}", text):
        if gap.start() >= lead and gap.start() > 0:
            out.append((start, text[start : gap.start()]))
            start = gap.end()
    return [*out, (start, text[start:])]
