"""Letters about a joint targeted area inspection, 2016 to 2025."""

from __future__ import annotations

import re
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import InspectionDocument, Stated
from selfassess.model.printed import PrintedKind
from selfassess.read.letters import letter as parts
from selfassess.read.letters.confidence import PRINTED, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.letter import Letter
from selfassess.read.letters.people import names_in
from selfassess.read.letters.sentences import sentences
from selfassess.read.letters.words import Words, fold, pattern

_TITLE = r"^(?:the )?joint targeted area (?:re-?)?(?:inspection|review)"
_PREPARE = re.compile(
    r"^(?:\W*)(?P<who>.{3,160}?),? (?:should|must|will|is to|needs to|is required to)"
    r"(?: now)? (?:prepare|co-?ordinate|lead|produce|submit|send)\b"
)
_DEADLINE = re.compile(r"\b(?:by|before|no later than|not later than)\b")


def read_jtai(document: Document, kind: PrintedKind, words: Words) -> InspectionDocument:
    """One joint-inspection letter as read."""
    letter = parts.parts_of(document, _TITLE)
    dates = DateReader(words.printed.months)
    written = parts.letter_date(letter, dates)
    first = parts.opening(letter)
    days = _days(letter, first, dates, written)
    prepared, deadline = _statement(letter, dates, written)
    return InspectionDocument(
        file=document.file,
        kind=kind.kind,
        framework=kind.framework,
        kind_confidence=PRINTED,
        title=letter.blocks[letter.title].text[:300] if letter.blocks else "",
        authority=parts.authority(letter, words),
        start=days[0] if days else None,
        end=days[1] if days else None,
        letter_date=written,
        addressees=tuple(_addressees(letter, dates)),
        signed_by=tuple(_signed(letter)),
        items=tuple(parts.list_under(letter, words)),
        findings=tuple(parts.findings(letter)),
        theme=_theme(letter, first, words),
        agencies=tuple(_agencies(first, words)),
        statement_prepared_by=prepared,
        statement_deadline=deadline,
    )


def _days(
    letter: Letter, first: list[Block], dates: DateReader, written: Stated[date] | None
) -> tuple[Stated[date], Stated[date]] | None:
    near = written.value if written else None
    for block in first:
        for sentence in sentences(block.text):
            span = dates.span(sentence, near)
            if not span:
                continue
            bare = dates.span(sentence) is None
            why = likely("the year is the letter's: none is printed") if bare else PRINTED
            source = letter.document.source(block)
            start, end = (
                Stated(value=day, printed=sentence, source=source, confidence=why) for day in span
            )
            return start, end
    return None


def _theme(letter: Letter, first: list[Block], words: Words) -> Stated[str] | None:
    """The theme: what the 'deep dive' was into; else what the response or arrangements were to."""
    phrases = words.printed.phrases
    title = letter.blocks[letter.title]
    for name in ("deep_dive", "multi_agency"):
        for block in [*first, title] if name == "deep_dive" else [title, *first]:
            folded = fold(block.text)
            for found in pattern(phrases[name]).finditer(folded):
                rest = folded[found.end() : found.end() + 260].split(".")[0]
                theme = _theme_in(rest, words)
                if theme:
                    printed = block.text[found.end() : found.end() + len(rest)].strip(" :,")
                    return Stated(
                        value=theme,
                        printed=printed,
                        source=letter.document.source(block),
                        confidence=PRINTED,
                    )
    for block in [title, *first]:
        theme = _theme_in(fold(block.text), words)
        if theme:
            why = likely("taken from the opening: no 'deep dive' or response is named")
            return Stated(
                value=theme,
                printed=block.text[:120],
                source=letter.document.source(block),
                confidence=why,
            )
    return None


def _theme_in(text: str, words: Words) -> str | None:
    for theme in words.printed.themes:
        if pattern(theme.pattern).search(text):
            return theme.theme
    return None


def _agencies(first: list[Block], words: Words) -> list[str]:
    """The inspectorates of the opening; the old and the new name of one count once."""
    text = fold(" ".join(block.text for block in first))
    names = [a.name for a in words.printed.agencies if pattern(a.pattern).search(text)]
    if "HMICFRS" in names and "HMIC" in names:
        names.remove("HMIC")
    return names


def _statement(
    letter: Letter, dates: DateReader, written: Stated[date] | None
) -> tuple[str, Stated[date] | None]:
    """Who prepares the written statement of proposed action, and by when."""
    prepared = ""
    for block in letter.blocks[letter.title :]:
        folded = fold(block.text)
        if "statement" not in folded:
            continue
        for sentence in sentences(block.text):
            words = fold(sentence)
            if "statement" not in words:
                continue
            found = _PREPARE.match(words)
            if found and not prepared:
                prepared = _who(sentence[found.start("who") : found.end("who")])
            by = list(_DEADLINE.finditer(words))
            for mark in by:
                day = dates.single(sentence[mark.end() : mark.end() + 40])
                if day and (written is None or day > written.value):
                    return prepared, Stated(
                        value=day,
                        printed=sentence,
                        source=letter.document.source(block),
                        confidence=PRINTED,
                    )
    return prepared, None


def _who(text: str) -> str:
    """The body named, without what leads up to it ("We have determined that ...")."""
    return re.sub(r"^.*\b(?:that|therefore|regulations \d{4}),?\s+", "", text.strip(), flags=re.I)


def _addressees(letter: Letter, dates: DateReader) -> list[str]:
    """One addressee a line; a line without a name and post goes with the one before."""
    if letter.dear < 0:
        return []
    out: list[str] = []
    for block in letter.blocks[: letter.dear]:
        for line in block.printed or (block.text,):
            text = line.strip()
            if not text or dates.is_date(text):
                continue
            if out and not re.match(r"[A-Z][\w\u2019'.-]*(?: [A-Z][\w\u2019'.-]*)+.*,", text):
                out[-1] = f"{out[-1]} {text}"
            else:
                out.append(text)
    return out


def _signed(letter: Letter) -> list[str]:
    """The names under the close, each above a post."""
    names: list[str] = []
    for block in parts.after_sign(letter):
        cells = [c for row in block.rows for c in row] if block.kind is BlockKind.TABLE else []
        for line in cells or block.printed or (block.text,):
            text = re.split(r"\b(?:National|Deputy|Chief|Assistant|Her|His|HM|Regional)\b", line)[0]
            found = names_in(text.strip())
            names += [n for n in found[:1] if n not in names and not _is_body(n)]
    return names


def _is_body(name: str) -> bool:
    return bool(re.search(r"quality commission|ofsted|constabulary|probation|hmi\b", fold(name)))
