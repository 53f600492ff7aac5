"""The table of contents: a real field with its entries already written in, so nothing prompts."""

from __future__ import annotations

from collections.abc import Iterable

from selfassess.model.statement import Contents, Heading
from selfassess.write.word.blocks import NEW_PAGE, contents_bookmark
from selfassess.write.word.elements import clean, link, paragraph, run
from selfassess.write.word.writing import Writing

LEVELS = 2
_CONTENTS = rf'TOC \o "1-{LEVELS}" \h \z \u'
_TAB = "<w:r><w:tab/></w:r>"
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_PART = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(block: Contents, headings: Iterable[Heading], writing: Writing) -> str:
    """The title, then an entry for each heading of the first levels, each a link.

    With its page, behind dots, where that is known: only Word can tell. Else the entries stand
    alone, for dots that lead to nothing look broken, until somebody updates the field (F9).
    """
    written = [paragraph(writing.styles["contents"], run(block.title), NEW_PAGE)]
    entries = [heading for heading in headings if heading.level <= LEVELS]
    opening = _BEGIN + _instruction(_CONTENTS) + _PART
    for at, heading in enumerate(entries):
        closing = _END if at == len(entries) - 1 else ""
        entry = _entry(heading, writing)
        style = writing.styles[f"contents{min(heading.level, LEVELS)}"]
        written.append(paragraph(style, (opening if at == 0 else "") + entry + closing))
    return "".join(written)


def _entry(heading: Heading, writing: Writing) -> str:
    name = contents_bookmark(heading.id)
    page = writing.pages.get(heading.id)
    if page is None:
        return link(name, run(heading.text))
    held = _BEGIN + _instruction(rf"PAGEREF {name} \h") + _PART + run(str(page)) + _END
    return link(name, run(heading.text) + _TAB + held)


def _instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {clean(words)} </w:instrText></w:r>'
