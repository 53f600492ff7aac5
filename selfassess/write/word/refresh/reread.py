"""An edited draft read back as words, for review: what stands where, and what people wrote."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from selfassess.model.edited import DraftLine, EditedDraft, LineKind
from selfassess.write.word.accessible.dressed import Dresser
from selfassess.write.word.canonical import block_text, fold
from selfassess.write.word.cover import tag_of
from selfassess.write.word.elements import w
from selfassess.write.word.identity import BLOCK, FIGURE, PROMPT, block_key, read_block_tag
from selfassess.write.word.refresh.edited import Opened

_P, _SDT, _TC = w("p"), w("sdt"), w("tc")


def read_back(data: bytes, file: str) -> EditedDraft:
    """The words of a draft. Raises `NoRecordError` where it is no draft of ours."""
    opened = Opened(data)
    return EditedDraft(
        file=file,
        lines=tuple(_lines(opened)),
        removed=tuple(r.id for r in opened.manifest.blocks if opened.standing(r.id) is None),
    )


def _lines(opened: Opened) -> Iterator[DraftLine]:
    package = opened.package
    theme = package.one("theme")
    dresser = Dresser(
        package.part(package.one("styles")), package.part(theme) if theme in package.parts else None
    )
    written = {block_key(r.id): set(r.words.split("\n")) for r in opened.manifest.blocks}
    names = {block_key(r.id): r.id for r in opened.manifest.blocks}
    cells = {key: {c for line in said for c in line.split("\t")} for key, said in written.items()}
    listed = {block_key(r.id) for r in opened.manifest.blocks if r.kind == "contents"}
    under = chapter = ""
    begun = False  # the cover, before the first block, is the template's
    for number, paragraph in enumerate(opened.root.iter(_P), start=1):
        text = block_text([paragraph], drawn=opened.drawn)
        level = dresser.level(dresser.style_of(paragraph)) or 0
        if level and text:
            under = text
            chapter = text if level == 1 else chapter
        key, waiting, answer = _stands_in(paragraph)
        begun = begun or bool(key)
        in_cell = next(paragraph.iterancestors(_TC), None) is not None
        known = cells.get(key, set()) if in_cell else written.get(key, set())
        kind: LineKind = (
            "heading" if level else "answer" if answer else "cell" if in_cell else "prose"
        )
        yield DraftLine(
            number=number,
            text=text,
            kind=kind,
            level=level,
            under=under,
            chapter=chapter,
            block=names.get(key, ""),
            own=begun and key not in listed and bool(text) and text not in known and not waiting,
            figures=tuple(_figures(paragraph)),
            waiting=waiting,
        )


def _stands_in(paragraph: etree._Element) -> tuple[str, bool, bool]:
    """The key of the block, and whether this is an author's line, unanswered or answered."""
    for held in paragraph.iter(_SDT):
        if (tag_of(held) or "").startswith(PROMPT):
            waiting = held.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
            return "", waiting, True
    for held in paragraph.iterancestors(_SDT):
        tag = tag_of(held) or ""
        if tag.startswith(BLOCK):
            read = read_block_tag(tag)
            return (read[0] if read else ""), False, False
    return "", False, False


def _figures(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    for held in paragraph.iter(_SDT):
        tag = tag_of(held) or ""
        if tag.startswith(FIGURE):
            words = fold("".join(text.text or "" for text in held.iter(w("t"))))
            yield tag.removeprefix(FIGURE), words
