"""The edits of the storm: everything that people do to a draft in Word, one function a kind.

Each takes a `Sheet` (an open draft), changes it by chance, and writes into its log what must still
be true afterwards. Each returns whether it found something to do.
"""

from __future__ import annotations

import copy
import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import docx
from docx.shared import Pt
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"sa:(?P<key>.+)#[0-9a-f]{16}")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@dataclass
class Log:
    """What people did, by block: every set holds keys of blocks."""

    touched: set[str] = field(default_factory=set)  # their words changed
    gone: set[str] = field(default_factory=set)
    dressed: set[str] = field(default_factory=set)  # formatting alone
    rejected: set[str] = field(default_factory=set)  # our suggestions turned down
    restyled: dict[str, tuple[str, str]] = field(default_factory=dict)  # element and its value
    known: set[str] = field(default_factory=set)  # all that the tool has written so far
    typed: list[str] = field(default_factory=list)  # words that must be found again
    comments: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)


class Sheet:
    """An edited draft, open through python-docx as other programs would hold it."""

    def __init__(self, data: bytes, chance: random.Random, log: Log) -> None:
        self.document = docx.Document(io.BytesIO(data))
        self.body = self.document.element.body
        self.chance = chance
        self.log = log

    def save(self) -> bytes:
        held = io.BytesIO()
        self.document.save(held)
        return held.getvalue()

    def blocks(self) -> dict[str, etree._Element]:
        """The first control of each block that stands in the body itself."""
        found: dict[str, etree._Element] = {}
        for control in self.body.findall(f"{W}sdt"):
            key = key_of(control)
            if key and key not in found:
                found[key] = control
        return found

    def any_block(self, *, prose: bool = False) -> tuple[str, etree._Element] | None:
        chosen = [
            (key, control)
            for key, control in self.blocks().items()
            if key != "contents"
            and runs_of(control)
            and not (prose and control.find(f".//{W}tbl") is not None)
        ]
        return self.chance.choice(chosen) if chosen else None

    def marker(self) -> str:
        word = f"zq{self.chance.randrange(10**9)}x"
        self.log.typed.append(word)
        return word

    def place(self) -> etree._Element:
        """A child of the body after which something can be put."""
        held = [c for c in self.body if c.tag in (f"{W}p", f"{W}sdt", f"{W}tbl")]
        return self.chance.choice(held[20:])


def key_of(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    found = TAG.fullmatch(tag.get(f"{W}val") or "") if tag is not None else None
    return found["key"] if found else ""


def runs_of(element: etree._Element) -> list[etree._Element]:
    """Runs of plain text that no field holds."""
    return [
        text.getparent()
        for text in element.iter(f"{W}t")
        if (text.text or "").strip()
        and text.getparent().tag == f"{W}r"
        and text.getparent().find(f"{W}fldChar") is None
        and not in_field(text.getparent())
    ]


def in_field(run: etree._Element) -> bool:
    depth = 0
    for before in run.itersiblings(preceding=True):
        for mark in before.iter(f"{W}fldChar"):
            depth += {"end": 1, "begin": -1}.get(mark.get(f"{W}fldCharType"), 0)
    return depth < 0


def set_text(run: etree._Element, words: str) -> None:
    texts = run.findall(f"{W}t")
    texts[0].text = words
    texts[0].set(XML_SPACE, "preserve")
    for more in texts[1:]:
        run.remove(more)


def plain_run(words: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t", {XML_SPACE: "preserve"})
    text.text = words
    return run


def type_words(sheet: Sheet) -> bool:
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    words = "".join(t.text or "" for t in run.findall(f"{W}t"))
    at = sheet.chance.randrange(len(words) + 1)
    set_text(run, f"{words[:at]} {sheet.marker()} {words[at:]}")
    sheet.log.touched.add(found[0])
    return True


def delete_words(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found or len(runs_of(found[1])) < 2:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    words = "".join(t.text or "" for t in run.findall(f"{W}t"))
    set_text(run, words[: sheet.chance.randrange(len(words.rstrip()))])
    sheet.log.touched.add(found[0])
    return True


def overwrite_figure(sheet: Sheet) -> bool:
    found = sheet.any_block()
    controls = [
        held
        for held in (found[1].iter(f"{W}sdt") if found else ())
        if "saf:" in (etree.tostring(held[0]).decode()) and runs_of(held)
    ]
    if not found or not controls:
        return False
    set_text(runs_of(sheet.chance.choice(controls))[0], sheet.marker())
    sheet.log.touched.add(found[0])
    return True


def split_paragraph(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found:
        return False
    paragraph = next(found[1].iter(f"{W}p"))
    runs = [
        held
        for held in paragraph.findall(f"{W}r")
        if not in_field(held) and held in runs_of(paragraph)
    ]
    if len(runs) < 2:
        return False
    at = list(paragraph).index(sheet.chance.choice(runs[1:]))
    made = etree.Element(f"{W}p")
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    tail = list(paragraph)[at:]
    if any(held.find(f"{W}fldChar") is not None for held in tail):
        return False
    made.extend(tail)
    paragraph.addnext(made)
    sheet.log.touched.add(found[0])
    return True


def join_paragraphs(sheet: Sheet) -> bool:
    for key, control in sheet.chance.sample(list(sheet.blocks().items()), 10):
        paragraphs = control.findall(f"{W}sdtContent/{W}p")
        if len(paragraphs) > 1 and key != "contents" and control.find(f".//{W}tbl") is None:
            first, second = paragraphs[0], paragraphs[1]
            if second.find(f".//{W}drawing") is not None:
                continue
            first.extend([held for held in second if held.tag != f"{W}pPr"])
            second.getparent().remove(second)
            sheet.log.touched.add(key)
            return True
    return False


def move_block(sheet: Sheet) -> bool:
    found = sheet.any_block()
    place = sheet.place()
    if not found or place is found[1]:
        return False
    place.addnext(found[1])
    return True


def restyle(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found:
        return False
    style = next(found[1].iter(f"{W}pStyle"), None)
    if style is None:
        return False
    name = sheet.chance.choice(("Heading4", "BodyText", "Caption"))
    style.set(f"{W}val", name)
    sheet.log.restyled[found[0]] = ("pStyle", name)
    return True


def align(sheet: Sheet) -> bool:
    """Centres a paragraph and shades it."""
    found = sheet.any_block(prose=True)
    properties = found[1].find(f".//{W}pPr") if found else None
    if not found or properties is None or properties.find(f"{W}jc") is not None:
        return False
    made = etree.Element(f"{W}jc", {f"{W}val": "center"})
    last = properties.find(f"{W}rPr")
    if last is None:
        properties.append(made)
    else:
        last.addprevious(made)
    sheet.log.restyled[found[0]] = ("jc", "center")
    return True


def dress(sheet: Sheet) -> bool:
    """Highlights, emboldens or resizes a run."""
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    if properties.find(f"{W}highlight") is None:
        etree.SubElement(properties, f"{W}highlight", {f"{W}val": "yellow"})
    sheet.log.dressed.add(found[0])
    return True


def insert_table(sheet: Sheet) -> bool:
    table = sheet.document.add_table(rows=2, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = sheet.marker()
    sheet.place().addnext(table._tbl)
    return True


def insert_picture(sheet: Sheet) -> bool:
    paragraph = sheet.document.add_paragraph(sheet.marker())
    paragraph.add_run().add_picture(io.BytesIO(PIXEL), width=Pt(40))
    sheet.place().addnext(paragraph._p)
    return True


def picture_in_block(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found:
        return False
    paragraph = sheet.document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(PIXEL), width=Pt(40))
    sheet.chance.choice(list(found[1].iter(f"{W}p"))).append(paragraph._p.find(f"{W}r"))
    paragraph._p.getparent().remove(paragraph._p)
    sheet.log.touched.add(found[0])
    return True


def insert_section(sheet: Sheet) -> bool:
    """A heading and paragraphs of one's own, some with direct formatting."""
    place = sheet.place()
    heading = sheet.document.add_heading(sheet.marker(), level=2)
    pasted = sheet.document.add_paragraph()
    run = pasted.add_run(f"Pasted {sheet.marker()} from elsewhere, “with quotes”.")
    run.font.name, run.font.size, run.font.bold = "Comic Sans MS", Pt(17), True
    place.addnext(heading._p)
    heading._p.addnext(pasted._p)
    return True


def comment(sheet: Sheet) -> bool:
    found = sheet.any_block()
    if not found:
        return False
    words = f"Note {sheet.chance.randrange(10**9)}"
    run = sheet.chance.choice(runs_of(found[1]))
    made = sheet.document.part._comments_part.comments.add_comment(words, "R. Reader", "RR")
    number = {f"{W}id": str(made.comment_id)}
    run.addprevious(etree.Element(f"{W}commentRangeStart", number))
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}commentReference", number)
    run.addnext(mark)
    run.addnext(etree.Element(f"{W}commentRangeEnd", number))
    sheet.log.comments.append(words)
    return True


def track_insertion(sheet: Sheet) -> bool:
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    made = etree.Element(
        f"{W}ins", {f"{W}id": str(sheet.chance.randrange(10**6)), f"{W}author": "R. Reader"}
    )
    made.append(plain_run(f" {sheet.marker()} "))
    if run.getparent().tag in (f"{W}ins", f"{W}del", f"{W}hyperlink"):
        return False
    run.addnext(made)
    sheet.log.touched.add(found[0])
    return True


def track_deletion(sheet: Sheet) -> bool:
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    if run.getparent().tag in (f"{W}ins", f"{W}del", f"{W}hyperlink"):
        return False
    made = etree.Element(
        f"{W}del", {f"{W}id": str(sheet.chance.randrange(10**6)), f"{W}author": "R. Reader"}
    )
    run.addprevious(made)
    made.append(run)
    for text in made.iter(f"{W}t"):
        text.tag = f"{W}delText"
    sheet.log.touched.add(found[0])
    return True


def decide(sheet: Sheet, accept: bool) -> bool:
    """Accepts or rejects all that the tool suggests in one block."""
    waiting = [
        (key, control)
        for key, control in sheet.blocks().items()
        if key not in sheet.log.touched
        and any(
            held.get(f"{W}author") == "selfassess" for held in control.iter(f"{W}ins", f"{W}del")
        )
    ]
    if not waiting:
        return False
    key, control = sheet.chance.choice(waiting)
    settle(control, accept)
    if not accept:
        sheet.log.rejected.add(key)
    return True


def settle(element: etree._Element, accept: bool) -> None:
    """What Word makes of our changes when they are accepted or rejected."""
    kept, dropped = (f"{W}ins", f"{W}del") if accept else (f"{W}del", f"{W}ins")
    mine = lambda held: held is not None and held.get(f"{W}author") == "selfassess"  # noqa: E731
    for row in list(element.iter(f"{W}tr")):
        if mine(row.find(f"{W}trPr/{dropped}")):
            drop(row, element)
    for table in list(element.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            drop(table, element)
    for paragraph in list(element.iter(f"{W}p")):
        if mine(paragraph.find(f"{W}pPr/{W}rPr/{dropped}")):
            drop(paragraph, element)
    for held in list(element.iter(dropped)):
        if mine(held):
            held.getparent().remove(held)
    for held in list(element.iter(kept)):
        if mine(held):
            for piece in list(held):
                for text in piece.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                held.addprevious(piece)
            held.getparent().remove(held)


def drop(held: etree._Element, element: etree._Element) -> None:
    """Takes something out of an element; the element itself is emptied."""
    if held is element:
        held[:] = []
    else:
        held.getparent().remove(held)


def accept_ours(sheet: Sheet) -> bool:
    return decide(sheet, accept=True)


def reject_ours(sheet: Sheet) -> bool:
    return decide(sheet, accept=False)


def tables(sheet: Sheet) -> list[tuple[str, etree._Element]]:
    return [
        (key, control.find(f"{W}sdtContent/{W}tbl"))
        for key, control in sheet.blocks().items()
        if control.find(f"{W}sdtContent/{W}tbl") is not None
    ]


def edit_cell(sheet: Sheet) -> bool:
    key, table = sheet.chance.choice(tables(sheet))
    runs = runs_of(table)
    if not runs:
        return False
    set_text(sheet.chance.choice(runs), sheet.marker())
    sheet.log.touched.add(key)
    return True


def add_row(sheet: Sheet) -> bool:
    key, table = sheet.chance.choice(tables(sheet))
    row = copy.deepcopy(table.findall(f"{W}tr")[-1])
    for mark in list(row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    for control in list(row.iter(f"{W}sdt")):
        control.getparent().remove(control)
    for mark in row.findall(f"{W}trPr/{W}ins") + row.findall(f"{W}trPr/{W}del"):
        mark.getparent().remove(mark)
    for paragraph in row.iter(f"{W}p"):
        for held in list(paragraph):
            if held.tag != f"{W}pPr":
                paragraph.remove(held)
        for mark in paragraph.findall(f"{W}pPr/{W}rPr"):
            mark.getparent().remove(mark)
        paragraph.append(plain_run(sheet.marker()))
    table.append(row)
    sheet.log.touched.add(key)
    return True


def delete_row(sheet: Sheet) -> bool:
    key, table = sheet.chance.choice(tables(sheet))
    rows = table.findall(f"{W}tr")
    if len(rows) < 3:
        return False
    table.remove(sheet.chance.choice(rows[1:]))
    sheet.log.touched.add(key)
    return True


def delete_block(sheet: Sheet) -> bool:
    found = sheet.any_block()
    if not found:
        return False
    sheet.body.remove(found[1])
    sheet.log.gone.add(found[0])
    return True


def delete_section(sheet: Sheet) -> bool:
    """A heading of the third level or lower with all that stands under it."""
    blocks = list(sheet.blocks().items())
    heads = [at for at, (_, control) in enumerate(blocks) if level(control) == 3]
    if not heads:
        return False
    start = sheet.chance.choice(heads)
    end = start + 1
    while end < len(blocks) and not level(blocks[end][1]):
        end += 1
    if end - start > 8:
        return False
    for key, control in blocks[start:end]:
        sheet.body.remove(control)
        sheet.log.gone.add(key)
    return True


def level(control: etree._Element) -> int:
    style = control.find(f"{W}sdtContent/{W}p/{W}pPr/{W}pStyle")
    name = (style.get(f"{W}val") if style is not None else None) or ""
    return int(name[-1]) if re.fullmatch(r"Heading\d", name) else 0


def copy_block(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found or found[1].find(f".//{W}drawing") is not None:
        return False
    made = copy.deepcopy(found[1])
    for number in made.iter(f"{W}id"):
        if number.getparent().tag == f"{W}sdtPr":
            number.set(f"{W}val", str(sheet.chance.randrange(10**8, 2**31)))
    for mark in list(made.iter()):
        if mark.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd") or "comment" in str(mark.tag):
            mark.getparent().remove(mark)
    sheet.blocks()[found[0]].addnext(made)
    return True


def empty_block(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found or found[1].find(f".//{W}drawing") is not None:
        return False
    content = found[1].find(f"{W}sdtContent")
    for held in list(content):
        content.remove(held)
    paragraph = etree.SubElement(content, f"{W}p")
    paragraph.append(plain_run("Click or tap here to enter text."))
    found[1].find(f"{W}sdtPr").append(etree.Element(f"{W}showingPlcHdr"))
    sheet.log.gone.add(found[0])
    return True


def remove_control(sheet: Sheet) -> bool:
    """The control taken away, its words left: from now on they are people's."""
    found = sheet.any_block()
    if not found:
        return False
    for held in list(found[1].find(f"{W}sdtContent")):
        found[1].addprevious(held)
    sheet.body.remove(found[1])
    sheet.log.gone.add(found[0])
    return True


def break_page(sheet: Sheet) -> bool:
    found = sheet.any_block(prose=True)
    if not found:
        return False
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}br", {f"{W}type": "page"})
    sheet.chance.choice(list(found[1].iter(f"{W}p"))).append(run)
    return True


def answer_prompt(sheet: Sheet) -> bool:
    waiting = [
        held
        for held in sheet.body.iter(f"{W}sdt")
        if held.find(f"{W}sdtPr/{W}tag") is not None
        and (held.find(f"{W}sdtPr/{W}tag").get(f"{W}val") or "").startswith("sap:")
        and held.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    ]
    if not waiting:
        return False
    held = sheet.chance.choice(waiting)
    held[0].remove(held.find(f"{W}sdtPr/{W}showingPlcHdr"))
    set_text(runs_of(held)[0], f"We did {sheet.marker()}.")
    return True


def noise(sheet: Sheet) -> bool:
    """What Word does on saving: split runs, revision ids, proofing marks, curly quotes."""
    for run in sheet.chance.sample(runs_of(sheet.body), 200):
        texts = run.findall(f"{W}t")
        words = texts[0].text or ""
        if len(texts) > 1 or len(words) < 4 or run.getparent() is None:
            continue
        at = sheet.chance.randrange(1, len(words))
        second = copy.deepcopy(run)
        for change in second.iter(f"{W}rPrChange"):
            change.set(f"{W}id", str(sheet.chance.randrange(10**6, 10**8)))
        set_text(run, words[:at].replace("'", "’"))
        set_text(second, words[at:].replace("'", "’"))
        run.set(f"{W}rsidR", f"{sheet.chance.randrange(2**32):08X}")
        for extra in second.findall(f"{W}tab") + second.findall(f"{W}br"):
            second.remove(extra)
        run.addnext(second)
        run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    return True


KINDS: dict[str, tuple[Callable[[Sheet], bool], int]] = {
    "type": (type_words, 10),
    "delete words": (delete_words, 6),
    "overwrite a figure": (overwrite_figure, 5),
    "split a paragraph": (split_paragraph, 6),
    "join paragraphs": (join_paragraphs, 4),
    "move a block": (move_block, 4),
    "restyle": (restyle, 3),
    "align": (align, 2),
    "dress words": (dress, 6),
    "insert a table": (insert_table, 3),
    "insert a picture": (insert_picture, 3),
    "picture inside a block": (picture_in_block, 2),
    "insert a section": (insert_section, 4),
    "comment": (comment, 8),
    "tracked insertion": (track_insertion, 5),
    "tracked deletion": (track_deletion, 4),
    "accept our change": (accept_ours, 4),
    "reject our change": (reject_ours, 4),
    "edit a cell": (edit_cell, 6),
    "add a row": (add_row, 2),
    "delete a row": (delete_row, 2),
    "delete a block": (delete_block, 4),
    "delete a section": (delete_section, 1),
    "copy a block": (copy_block, 2),
    "empty a block": (empty_block, 2),
    "remove a control": (remove_control, 2),
    "page break": (break_page, 2),
    "answer a prompt": (answer_prompt, 4),
    "save noise": (noise, 2),
}


def edit(sheet: Sheet, count: int) -> None:
    """So many edits, of kinds chosen by chance."""
    names = list(KINDS)
    weights = [KINDS[name][1] for name in names]
    done = 0
    while done < count:
        name = sheet.chance.choices(names, weights)[0]
        if KINDS[name][0](sheet):
            done += 1
            sheet.log.kinds[name] = sheet.log.kinds.get(name, 0) + 1
