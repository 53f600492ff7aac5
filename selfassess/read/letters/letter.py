"""What letters have in common: date, addressee, title, opening, close, lists under headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from selfassess.model.document import Block, BlockKind, Document
from selfassess.model.inspection import PrintedFinding, PrintedItem, Stated
from selfassess.read.letters.confidence import PRINTED, doubtful, likely
from selfassess.read.letters.dates import DateReader
from selfassess.read.letters.naming import name_in_title
from selfassess.read.letters.sections import may_be_heading
from selfassess.read.letters.sentences import sentences
from selfassess.read.letters.words import Words, fold

_DEAR = re.compile(r"^dear\s+(?P<who>.{1,90}?)[,:]?$")
_CLOSE = re.compile(
    r"^(?:yours (?:sincerely|faithfully)|i am (?:also )?(?:copying|sending a copy of) this letter"
    r"|this letter will be (?:published|copied)|i look forward)"
)
_SIGN = re.compile(r"^yours (?:sincerely|faithfully)[,.]?\s*")
_EVIDENCE = re.compile(
    r"^(?:a range of evidence was|inspectors (?:considered|looked at|reviewed|evaluated) (?:a|the) "
    r"(?:wide )?(?:range|variety|following|local authority's arrangements)"
    r"|in addition, we (?:also )?spoke"
    r"|(?:the )?inspectors (?:also )?(?:spoke|met) (?:to|with)|we (?:also )?spoke"
    r"|during the course of this visit|during this visit, inspectors (?:reviewed|looked|considered)"
    r"|this (?:visit|inspection) was carried out|the visit was carried out|this letter)"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's blocks and where its parts begin. Indexes are into `blocks`."""

    document: Document
    blocks: list[Block]
    dear: int  # the salutation; -1 where there is none
    title: int  # the line that names the visit or inspection
    close: int  # the first block of the close; len(blocks) where there is none


def parts_of(document: Document, title: str) -> Letter:
    """A letter parted; `title` is a pattern of its title's beginning."""
    blocks = list(document.body())
    shape = re.compile(title)
    dear = next((n for n, b in enumerate(blocks) if _DEAR.match(fold(b.text).strip())), -1)
    start = max(dear, 0)
    named = next(
        (n for n, b in enumerate(blocks[start : start + 8], start) if shape.search(fold(b.text))),
        start,
    )
    close = next(
        (n for n, b in enumerate(blocks) if n > named and _CLOSE.match(fold(b.text).strip())),
        len(blocks),
    )
    return Letter(document, blocks, dear, named, close)


def letter_date(letter: Letter, dates: DateReader) -> Stated[date] | None:
    """The date that stands alone before the salutation; else the first full date there."""
    head = letter.blocks[: letter.dear if letter.dear >= 0 else 6]
    for block in head:
        for line in (block.text, *block.printed):
            day = dates.single(line) if dates.is_date(line) else None
            if day:
                return _stated_day(letter, block, day, line, alone=True)
    for block in head:
        day = dates.single(block.text)
        if day:
            return _stated_day(letter, block, day, block.text[:80], alone=False)
    return None


def _stated_day(letter: Letter, block: Block, day: date, printed: str, alone: bool) -> Stated[date]:
    why = PRINTED if alone else likely("the date does not stand on a line of its own")
    return Stated(value=day, printed=printed, source=letter.document.source(block), confidence=why)


def addressee(letter: Letter) -> Stated[str] | None:
    """The person addressed: the name in the address that ends in the salutation's surname."""
    if letter.dear < 0:
        return None
    who = _DEAR.match(fold(letter.blocks[letter.dear].text).strip())
    surname = who["who"].split()[-1] if who else ""
    for block in reversed(letter.blocks[: letter.dear]):
        folded = fold(block.text)
        found = re.search(rf"\b{re.escape(surname)}\b", folded)
        if found and found.start() > 0 and len(surname) > 1:
            before = re.split(r"\d|[,;]", block.text[: found.start()])[-1]
            name = " ".join([*before.split()[-4:], block.text[found.start() : found.end()]])
            return _stated_name(letter, block, name)
        # "Dear Jo": the salutation holds the first name.
        first = re.match(rf"(?:\w+\.? )?{re.escape(surname)}(?: [\w\u2019'-]+)", folded)
        if first and len(surname) > 1:
            return _stated_name(letter, block, block.text[: first.end()])
    return None


def _stated_name(letter: Letter, block: Block, name: str) -> Stated[str]:
    plain = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Dr|Dame|Sir|Professor|Cllr|Councillor)\.?\s+", "", name)
    return Stated(
        value=plain, printed=name, source=letter.document.source(block), confidence=PRINTED
    )


def authority(letter: Letter, words: Words) -> Stated[str] | None:
    """The authority of the title, known or not; else of what stands next to the title."""
    order = [letter.title, letter.title + 1, letter.title + 2, max(letter.dear, 0)]
    for rank, n in enumerate(order):
        block = letter.blocks[n] if n < len(letter.blocks) else None
        if block is None:
            continue
        found = words.authority(block.text)
        why = PRINTED if rank == 0 else likely("named after the title, not in it")
        if not found and rank == 0 and (name := name_in_title(block.text)):
            found, why = (name, name), doubtful("no authority of that name is known")
        if found:
            source = letter.document.source(block)
            return Stated(value=found[0], printed=found[1], source=source, confidence=why)
    return None


def opening(letter: Letter, paragraphs: int = 3) -> list[Block]:
    """The first paragraphs after the title."""
    body = [
        b
        for b in letter.blocks[letter.title : letter.close]
        if b.kind is BlockKind.PARAGRAPH and not _DEAR.match(fold(b.text).strip())
    ]
    return [b for b in body if len(b.text) > 60][:paragraphs]


def list_under(letter: Letter, words: Words) -> list[PrintedItem]:
    """The items of every list whose heading is known: one bullet, one item.

    Deeper bullets belong to the one above. A heading that is no list's divides the list where
    bullets follow it at once ("Leadership"), and ends it where prose follows ("Case study").
    """
    items: list[PrintedItem] = []
    kind, heading, area = "", "", ""
    for n, block in enumerate(letter.blocks[: letter.close]):
        if n <= letter.title:
            continue
        if may_be_heading(block):
            listed = words.list_heading(block.text)
            if listed:
                kind, heading, area = listed.key, block.text.strip(), ""
            elif block.kind is BlockKind.HEADING or _divides(block):
                if _bullet_follows(letter.blocks, n) and kind and not _is_aside(block):
                    area = block.text.strip()
                else:
                    kind = ""
            continue
        if block.kind is not BlockKind.ITEM or not kind:
            if kind == "covered" and items and items[-1].kind == "covered":
                kind = ""
            continue
        if block.level > 1 and items and items[-1].list_heading == heading:
            text = f"{items[-1].text} {block.text}"
            items[-1] = items[-1].model_copy(update={"text": text})
            continue
        items.append(
            PrintedItem(
                kind=kind,
                text=block.text,
                area=area,
                list_heading=heading,
                source=letter.document.source(block),
                confidence=PRINTED,
            )
        )
    return items


def _is_aside(block: Block) -> bool:
    return bool(re.match(r"(?:case|practice) (?:study|studies|example)", fold(block.text)))


def _divides(block: Block) -> bool:
    """A short plain line that is no sentence and does not end in a colon."""
    text = block.text.strip()
    return len(text) < 90 and not text.endswith(":")


def _bullet_follows(blocks: list[Block], n: int) -> bool:
    return n + 1 < len(blocks) and blocks[n + 1].kind is BlockKind.ITEM


def findings(letter: Letter) -> list[PrintedFinding]:
    """Each sentence that can be a finding, with the heading it stands under.

    Left out: the sentence that introduces the letter, lists of what was looked at, how
    evidence was gathered, and the close.
    """
    out: list[PrintedFinding] = []
    section = "Opening"
    first = True
    covered = False
    for block in letter.blocks[letter.title + 1 : letter.close]:
        if may_be_heading(block) and (block.kind is BlockKind.HEADING or _divides(block)):
            section = block.text.strip()
            covered = fold(section).startswith(("areas covered", "area covered", "next steps"))
            continue
        if block.kind is BlockKind.TABLE or (covered and block.kind is BlockKind.ITEM):
            continue
        if first:
            first = False
            if re.match(r"(?:this letter|between|following|from|on)\b", fold(block.text)):
                continue
        for sentence in sentences(block.text):
            if _EVIDENCE.match(fold(sentence)) or sentence.endswith(":"):
                continue
            if fold(section).startswith("next steps"):
                continue
            out.append(
                PrintedFinding(
                    text=sentence,
                    section=section,
                    source=letter.document.source(block),
                    confidence=PRINTED,
                )
            )
    return out


def after_sign(letter: Letter) -> list[Block]:
    """The blocks after "Yours sincerely"; the rest of that block first."""
    for n, block in enumerate(letter.blocks):
        found = _SIGN.match(fold(block.text).strip())
        if found and n > letter.title:
            rest = block.text.strip()[found.end() :]
            head = [block.with_text(rest)] if rest else []
            return [*head, *letter.blocks[n + 1 : n + 14]]
    return []
