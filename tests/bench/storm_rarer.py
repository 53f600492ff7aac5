"""The rarer edits of the storm: tracked changes of every kind, replies, tables, the cover."""

from __future__ import annotations

import copy
from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from storm_edits import (
    KINDS,
    Sheet,
    W,
    insert_section,
    key_of,
    plain_run,
    runs_of,
    set_text,
    tables,
)

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
EXTENDED_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
)


def change(sheet: Sheet, tag: str) -> etree._Element:
    """A tracked change by a reader, holding nothing yet."""
    return etree.Element(
        f"{W}{tag}",
        {
            f"{W}id": str(sheet.chance.randrange(10**6, 10**8)),
            f"{W}author": "R. Reader",
            f"{W}date": "2026-11-01T09:00:00Z",
        },
    )


def type_dressed(sheet: Sheet) -> bool:
    """Words in bold and red pasted into a sentence of the tool's."""
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    made = plain_run(f" {sheet.marker()} ")
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}b")
    etree.SubElement(properties, f"{W}color", {f"{W}val": "C00000"})
    made.insert(0, properties)
    run.addnext(made)
    sheet.log.touched.add(found[0])
    return True


def link_out(sheet: Sheet) -> bool:
    """A link of one's own to a page on the web."""
    found = sheet.any_block(prose=True)
    if not found:
        return False
    paragraph = sheet.chance.choice(list(found[1].iter(f"{W}p")))
    address = f"https://example.org/{sheet.chance.randrange(99)}"
    number = sheet.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    made = etree.SubElement(paragraph, f"{W}hyperlink", {space: number})
    made.append(plain_run(sheet.marker()))
    sheet.log.touched.add(found[0])
    return True


def join_blocks(sheet: Sheet) -> bool:
    """Backspace at the head of a block: its words join the paragraph before."""
    for key, control in sheet.chance.sample(list(sheet.blocks().items()), 30):
        following = control.getnext()
        other = "" if following is None else key_of(following)
        if not other or other in (key, "contents") or key == "contents":
            continue
        if any(each.find(f".//{W}tbl") is not None for each in (control, following)):
            continue
        ends = control.findall(f"{W}sdtContent/{W}p")
        heads = following.findall(f"{W}sdtContent/{W}p")
        if not ends or len(heads) != 1 or following.find(f".//{W}drawing") is not None:
            continue
        ends[-1].extend([held for held in heads[0] if held.tag != f"{W}pPr"])
        sheet.body.remove(following)
        sheet.log.touched.add(key)
        sheet.log.gone.add(other)
        return True
    return False


def cut_and_paste(sheet: Sheet) -> bool:
    """A paragraph cut out of a block of several and pasted elsewhere between the blocks."""
    chosen = [
        (key, control.findall(f"{W}sdtContent/{W}p"))
        for key, control in sheet.blocks().items()
        if key != "contents" and control.find(f".//{W}tbl") is None
    ]
    chosen = [(key, held) for key, held in chosen if len(held) > 1]
    if not chosen:
        return False
    key, held = sheet.chance.choice(chosen)
    piece = sheet.chance.choice(held[1:])
    if not runs_of(piece) or piece.find(f".//{W}drawing") is not None:
        return False
    set_text(runs_of(piece)[-1], sheet.marker())
    place = sheet.place()
    for mark in list(piece.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    place.addnext(piece)
    sheet.log.touched.add(key)
    return True


def add_column(sheet: Sheet) -> bool:
    key, table = sheet.chance.choice(tables(sheet))
    grid = table.find(f"{W}tblGrid")
    if grid is not None:
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": "900"})
    for row in table.findall(f"{W}tr"):
        cell = etree.SubElement(row, f"{W}tc")
        paragraph = etree.SubElement(cell, f"{W}p")
        paragraph.append(plain_run(sheet.marker()))
    sheet.log.touched.add(key)
    return True


def merge_cells(sheet: Sheet) -> bool:
    key, table = sheet.chance.choice(tables(sheet))
    row = sheet.chance.choice(table.findall(f"{W}tr"))
    cells = row.findall(f"{W}tc")
    if len(cells) < 2 or cells[0].find(f"{W}tcPr/{W}gridSpan") is not None:
        return False
    properties = cells[0].find(f"{W}tcPr")
    if properties is None:
        return False
    span = etree.Element(f"{W}gridSpan", {f"{W}val": "2"})
    width = properties.find(f"{W}tcW")
    properties.insert(0 if width is None else 1, span)
    cells[0].extend([held for held in cells[1] if held.tag == f"{W}p"])
    row.remove(cells[1])
    sheet.log.touched.add(key)
    return True


def track_row(sheet: Sheet) -> bool:
    """A row that a reader suggests to delete, or one that he suggests to add."""
    key, table = sheet.chance.choice(tables(sheet))
    row = sheet.chance.choice(table.findall(f"{W}tr")[1:] or [None])
    if row is None or row.find(f"{W}trPr/{W}ins") is not None:
        return False
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0, properties)
    if properties.find(f"{W}del") is None:
        properties.append(change(sheet, "del"))
    sheet.log.touched.add(key)
    return True


def track_paragraph(sheet: Sheet) -> bool:
    """A whole paragraph as a reader's suggestion, between the blocks or inside one."""
    made = etree.Element(f"{W}p")
    dress = etree.SubElement(etree.SubElement(made, f"{W}pPr"), f"{W}rPr")
    dress.append(change(sheet, "ins"))
    inserted = change(sheet, "ins")
    inserted.append(plain_run(sheet.marker()))
    made.append(inserted)
    found = sheet.any_block(prose=True)
    if found and sheet.chance.random() < 0.5:
        sheet.chance.choice(found[1].findall(f"{W}sdtContent/{W}p")).addnext(made)
        sheet.log.touched.add(found[0])
    else:
        sheet.place().addnext(made)
    return True


def track_join(sheet: Sheet) -> bool:
    """A reader suggests to join two paragraphs of one block."""
    for key, control in sheet.chance.sample(list(sheet.blocks().items()), 20):
        held = control.findall(f"{W}sdtContent/{W}p")
        properties = held[0].find(f"{W}pPr") if len(held) > 1 else None
        if key == "contents" or properties is None or properties.find(f"{W}rPr") is not None:
            continue
        if control.find(f".//{W}tbl") is not None:
            continue
        etree.SubElement(properties, f"{W}rPr").append(change(sheet, "del"))
        sheet.log.touched.add(key)
        return True
    return False


def track_move(sheet: Sheet) -> bool:
    """Words that a reader moves from one place of a block to its end, tracked."""
    found = sheet.any_block(prose=True)
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    if run.getparent().tag != f"{W}p":
        return False
    gone, come = change(sheet, "moveFrom"), change(sheet, "moveTo")
    paragraph = run.getparent()
    run.addprevious(gone)
    come.append(copy.deepcopy(run))
    gone.append(run)
    paragraph.append(come)
    sheet.log.touched.add(found[0])
    return True


def track_dress(sheet: Sheet) -> bool:
    """A change of formatting, tracked."""
    found = sheet.any_block()
    if not found:
        return False
    run = sheet.chance.choice(runs_of(found[1]))
    properties = run.find(f"{W}rPr")
    if run.getparent().tag != f"{W}p" or (properties is not None and len(properties)):
        return False
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    etree.SubElement(properties, f"{W}highlight", {f"{W}val": "green"})
    held = change(sheet, "rPrChange")
    etree.SubElement(held, f"{W}rPr")
    properties.append(held)
    sheet.log.touched.add(found[0])
    return True


def decide_theirs(sheet: Sheet) -> bool:
    """Accepts or rejects one tracked change of a reader's."""
    waiting = [
        held
        for held in sheet.body.iter(f"{W}ins", f"{W}del")
        if held.get(f"{W}author") == "R. Reader" and held.getparent().tag == f"{W}p"
    ]
    if not waiting:
        return False
    held = sheet.chance.choice(waiting)
    accept = sheet.chance.random() < 0.5
    if (held.tag == f"{W}ins") == accept:
        for piece in list(held):
            for text in piece.iter(f"{W}delText"):
                text.tag = f"{W}t"
            held.addprevious(piece)
    held.getparent().remove(held)
    return True


def answer_comment(sheet: Sheet) -> bool:
    """A reply to a comment of the tool's, as Word threads it: both must stay."""
    part = sheet.document.part._comments_part
    asked = [
        held
        for held in part.element
        if held.get(f"{W}author") == "selfassess"
        and any(
            mark.get(f"{W}id") == held.get(f"{W}id")
            for mark in sheet.body.iter(f"{W}commentReference")
        )
    ]
    if not asked:
        return False
    held = sheet.chance.choice(asked)
    words = f"Reply {sheet.chance.randrange(10**9)}"
    made = part.comments.add_comment(words, "R. Reader", "RR")
    number = str(made.comment_id)
    mark = next(
        each
        for each in sheet.body.iter(f"{W}commentReference")
        if each.get(f"{W}id") == held.get(f"{W}id")
    )
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": number})
    for name in ("commentRangeEnd", "commentRangeStart"):
        mark.getparent().addnext(etree.Element(f"{W}{name}", {f"{W}id": number}))
    mark.getparent().getnext().getnext().addnext(run)
    thread(sheet, paragraph_id(sheet, held), paragraph_id(sheet, part.element[-1]))
    sheet.log.comments += [words, "".join(t.text or "" for t in held.iter(f"{W}t"))]
    return True


def paragraph_id(sheet: Sheet, comment: etree._Element) -> str:
    last = comment.findall(f"{W}p")[-1]
    if last.get(W14) is None:
        last.set(W14, f"{sheet.chance.randrange(1, 0x7FFFFFFF):08X}")
    return last.get(W14)


def thread(sheet: Sheet, parent: str, reply: str) -> None:
    package = sheet.document.part.package
    related = [r for r in sheet.document.part.rels.values() if r.reltype == EXTENDED]
    if related:
        root = etree.fromstring(related[0].target_part.blob)
    else:
        root = etree.fromstring(f'<w15:commentsEx xmlns:w15="{W15}"/>')
    known = {held.get(f"{{{W15}}}paraId") for held in root}
    if parent not in known:
        etree.SubElement(root, f"{{{W15}}}commentEx", {f"{{{W15}}}paraId": parent})
    etree.SubElement(
        root,
        f"{{{W15}}}commentEx",
        {f"{{{W15}}}paraId": reply, f"{{{W15}}}paraIdParent": parent},
    )
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if related:
        related[0].target_part._blob = blob
        return
    made = Part(PackURI("/word/commentsExtended.xml"), EXTENDED_TYPE, blob, package)
    sheet.document.part.relate_to(made, EXTENDED)


def type_in_header(sheet: Sheet) -> bool:
    section = sheet.chance.choice(list(sheet.document.sections))
    held = sheet.chance.choice((section.header, section.footer))
    held.paragraphs[0].add_run(f" {sheet.marker()}")
    return True


def type_on_cover(sheet: Sheet) -> bool:
    places = [
        control
        for control in sheet.body.iter(f"{W}sdt")
        if (tag := control.find(f"{W}sdtPr/{W}tag")) is not None
        and (tag.get(f"{W}val") or "").startswith("sat:")
        and runs_of(control)
    ]
    if not places:
        return False
    set_text(runs_of(sheet.chance.choice(places))[0], sheet.marker())
    return True


def delete_prompt(sheet: Sheet) -> bool:
    """A line for an answer taken out with its paragraph."""
    lines = [
        held.getparent()
        for held in sheet.body.iter(f"{W}sdt")
        if (tag := held.find(f"{W}sdtPr/{W}tag")) is not None
        and (tag.get(f"{W}val") or "").startswith("sap:")
        and held.getparent().getparent() is sheet.body
    ]
    if not lines:
        return False
    sheet.body.remove(sheet.chance.choice(lines))
    return True


def own_control(sheet: Sheet) -> bool:
    """A control of one's own between the blocks, with a paragraph and a table in it."""
    insert_section(sheet)
    paragraph = sheet.document.add_paragraph(sheet.marker())
    table = sheet.document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = sheet.marker()
    made = etree.Element(f"{W}sdt")
    properties = etree.SubElement(made, f"{W}sdtPr")
    etree.SubElement(properties, f"{W}tag", {f"{W}val": "our-own"})
    number = str(sheet.chance.randrange(10**8, 2**31))
    etree.SubElement(properties, f"{W}id", {f"{W}val": number})
    content = etree.SubElement(made, f"{W}sdtContent")
    content.extend([paragraph._p, table._tbl])
    etree.SubElement(content, f"{W}p")
    sheet.place().addnext(made)
    return True


def turn_the_page(sheet: Sheet) -> bool:
    """A section break before and after a paragraph of one's own, on a page turned sideways."""
    last = sheet.body.findall(f"{W}sectPr")[-1]
    place = sheet.place()
    if place.tag == f"{W}p" and place.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    for words in (sheet.marker(), sheet.marker()):
        made = etree.Element(f"{W}p")
        held = copy.deepcopy(last)
        for each in held.findall(f"{W}titlePg"):
            held.remove(each)
        etree.SubElement(made, f"{W}pPr").append(held)
        made.append(plain_run(words))
        place.addnext(made)
    return True


RARER: dict[str, tuple[Callable[[Sheet], bool], int]] = {
    "type dressed words": (type_dressed, 4),
    "link to the web": (link_out, 2),
    "join two blocks": (join_blocks, 3),
    "cut and paste": (cut_and_paste, 3),
    "add a column": (add_column, 1),
    "merge cells": (merge_cells, 1),
    "track a row": (track_row, 2),
    "track a paragraph": (track_paragraph, 3),
    "track a join": (track_join, 2),
    "track a move": (track_move, 2),
    "track formatting": (track_dress, 2),
    "decide on theirs": (decide_theirs, 4),
    "answer our comment": (answer_comment, 3),
    "type in a header": (type_in_header, 1),
    "type on the cover": (type_on_cover, 1),
    "delete a prompt": (delete_prompt, 2),
    "own control": (own_control, 2),
    "turn the page": (turn_the_page, 1),
}
KINDS.update(RARER)
