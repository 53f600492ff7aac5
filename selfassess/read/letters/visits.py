"""Letters about a visit: monitoring visits and focused visits."""

from __future__ import annotations

import re
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import InspectionDocument, PrintedItem, Stated
from selfassess.model.printed import PrintedKind
from selfassess.read.letters import letter as parts
from selfassess.read.letters.confidence import PRINTED, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.letter import Letter
from selfassess.read.letters.people import names_in, names_listed
from selfassess.read.letters.sentences import sentences
from selfassess.read.letters.words import Words, fold

_TITLE = r"^(?:monitoring|focus{1,2}s?ed) visit\b|^ofsted (?:monitoring|focus{1,2}s?ed) visit"
_JUDGED = re.compile(
    r"\b(?:since|when|after) .{0,120}?\b(?:judged|graded|found)\b(?: to be| as)?\b"
    r"(?P<rest>.{0,120})"
)
_INSPECTORS = re.compile(
    r"\b(?:the )?(?:(?:visit|inspection) was (?:carried out|conducted|undertaken|led) by"
    r"|(?:visiting |lead )?inspectors?(?: (?:for|on) this visit)? (?:was|were|are):?"
    r"|(?:visit|inspection) (?:by|team(?: was| were)?):?)\s+"
)
_LOOKED_AT = re.compile(
    r"\binspectors (?:looked at|evaluated|reviewed|considered|focused on|assessed) "
    r"(?P<what>.{8,400})"
)


def read_visit(document: Document, kind: PrintedKind, words: Words) -> InspectionDocument:
    """One letter about a visit as read."""
    letter = parts.parts_of(document, _TITLE)
    dates = DateReader(words.printed.months)
    written = parts.letter_date(letter, dates)
    first = parts.opening(letter)
    days = _visit_days(letter, first, dates, written)
    items = parts.list_under(letter, words)
    if not any(item.kind == "covered" for item in items):
        items = _looked_at(letter, first) + items
    judged = _previous(letter, first, words, dates)
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
        visit_ordinal=_ordinal(letter, first, words),
        previous_judgement=judged[0],
        previous_month=judged[1],
        addressee=parts.addressee(letter),
        inspectors=tuple(_inspectors(first)),
        signed_by=tuple(_signed(letter)),
        items=tuple(items),
        findings=tuple(parts.findings(letter)),
    )


def _visit_days(
    letter: Letter, first: list[Block], dates: DateReader, written: Stated[date] | None
) -> tuple[Stated[date], Stated[date]] | None:
    near = written.value if written else None
    for block in first:
        for sentence in sentences(block.text):
            if "visit" not in fold(sentence) and "inspect" not in fold(sentence):
                continue
            span = dates.span(sentence, near)
            if span:
                source = letter.document.source(block)
                start, end = (
                    Stated(value=day, printed=sentence, source=source, confidence=PRINTED)
                    for day in span
                )
                return start, end
    return None


def _ordinal(letter: Letter, first: list[Block], words: Words) -> Stated[int] | None:
    names = "|".join(words.printed.ordinals)
    shape = re.compile(
        rf"\b(?:(?P<word>{names})|(?P<figure>\d{{1,2}})(?:st|nd|rd|th)) "
        rf"(?:\w+ )?(?:monitoring|focus{{1,2}}s?ed)? ?visit"
    )
    for block in [letter.blocks[letter.title], *first]:
        found = shape.search(fold(block.text))
        if found:
            word = found["word"]
            value = words.printed.ordinals.index(word) + 1 if word else int(found["figure"])
            return Stated(
                value=value,
                printed=found.group(),
                source=letter.document.source(block),
                confidence=PRINTED,
            )
    return None


def _previous(
    letter: Letter, first: list[Block], words: Words, dates: DateReader
) -> tuple[Stated[str] | None, Stated[str] | None]:
    """The earlier judgement and its month, from the sentence that recalls both."""
    for block in first:
        for sentence in sentences(block.text):
            found = _JUDGED.search(fold(sentence))
            grade = words.grade_first.search(found["rest"]) if found else None
            if not found or not grade:
                continue
            source = letter.document.source(block)
            value = words.grade(grade["grade"]) or ""
            judged = Stated(value=value, printed=grade["grade"], source=source, confidence=PRINTED)
            month = dates.month_year(sentence[found.start() :]) or dates.month_year(sentence)
            when = (
                Stated(value=month, printed=sentence, source=source, confidence=PRINTED)
                if month
                else None
            )
            return judged, when
    return None, None


def _inspectors(first: list[Block]) -> list[str]:
    for block in first:
        for found in _INSPECTORS.finditer(fold(block.text)):
            names = names_listed(block.text[found.end() : found.end() + 400])
            if names:
                return names
    return []


def _signed(letter: Letter) -> list[str]:
    for block in parts.after_sign(letter)[:3]:
        for line in (*block.printed, block.text):
            names = names_in(line)
            if names:
                return names[:1]
    return []


def _looked_at(letter: Letter, first: list[Block]) -> list[PrintedItem]:
    """What the visit covered, where no list of it is printed."""
    for block in first:
        text = block.text
        found = _LOOKED_AT.search(fold(text))
        if not found:
            continue
        at = letter.blocks.index(block)
        bullets = []
        for later in letter.blocks[at + 1 : letter.close]:
            if later.kind is not BlockKind.ITEM:
                break
            bullets.append(later)
        if text.rstrip().endswith(":") and bullets:
            return [_covered(letter, b, b.text) for b in bullets]
        what = sentences(text[found.start("what") :])[0].rstrip(".")
        return [_covered(letter, block, what)]
    return []


def _covered(letter: Letter, block: Block, text: str) -> PrintedItem:
    why = likely("taken from the opening: no list of areas covered is printed")
    return PrintedItem(
        kind="covered", text=text, source=letter.document.source(block), confidence=why
    )
