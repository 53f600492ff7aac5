"""The storm of edits sees what it is there to see: each fault, planted, is reported by name."""

from __future__ import annotations

import copy
import io
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from selfassess.write.packed import pack
from selfassess.write.word.document import write_document
from selfassess.write.word.refresh.refresh import refresh_document

BENCH = Path(__file__).resolve().parents[3] / "bench"
sys.path.insert(0, str(BENCH))

import storm_check  # noqa: E402
import storm_edits  # noqa: E402
import storm_rarer  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPED, LOOSE = "zq1x", "zq2x"


@pytest.fixture(scope="module")
def storm(old: bytes, template: Path) -> SimpleNamespace:
    """A draft edited in every way that the checks ask about, and its faultless refresh."""
    states = sys.modules["sa_states"]
    fresh = write_document(states.composed("76%", more=True), template)
    sheet = storm_edits.Sheet(old, random.Random(1), storm_edits.Log())
    blocks, log = sheet.blocks(), sheet.log
    log.known = set(blocks)
    # q: words of one's own, dressed, with a picture and a reader's tracked change
    run = storm_edits.runs_of(blocks["q"])[0]
    made = storm_edits.plain_run(TYPED)
    etree.SubElement(made, f"{W}rPr").append(etree.Element(f"{W}b"))
    made.insert(0, made[-1])
    inserted = storm_rarer.change(sheet, "ins")
    inserted.append(storm_edits.plain_run("suggested"))
    run.addnext(made)
    made.addnext(inserted)
    paragraph = sheet.document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(storm_edits.PIXEL))
    inserted.addnext(paragraph._p.find(f"{W}r"))
    paragraph._p.getparent().remove(paragraph._p)
    log.touched.add("q")
    log.typed += [TYPED, LOOSE]
    # p: a comment and another style; between the blocks: a paragraph; h2 taken out
    mark = sheet.document.part._comments_part.comments.add_comment("Note 1", "R. Reader", "RR")
    reference = etree.Element(f"{W}r")
    number = {f"{W}id": str(mark.comment_id)}
    etree.SubElement(reference, f"{W}commentReference", number)
    storm_edits.runs_of(blocks["p"])[0].addprevious(reference)
    log.comments.append("Note 1")
    style = next(blocks["p"].iter(f"{W}pStyle"))
    style.set(f"{W}val", "Quote")
    log.restyled["p"] = ("pStyle", "Quote")
    own = etree.Element(f"{W}p")
    own.append(storm_edits.plain_run(LOOSE))
    blocks["p"].addnext(own)
    prompt = next(c for c in sheet.body.iter(f"{W}sdt") if b'w:val="sap:' in etree.tostring(c[0]))
    sheet.body.remove(prompt.getparent())
    tracker = blocks["tracker"]
    sheet.body.remove(tracker)
    log.gone.add("tracker")
    edited = sheet.save()
    after, _ = refresh_document(edited, fresh)
    return SimpleNamespace(old=old, edited=edited, fresh=fresh, after=after, log=log)


def reported(storm: SimpleNamespace, after: bytes) -> list[str]:
    return storm_check.faults(storm.edited, storm.fresh, storm.old, after, storm.log)


def test_a_faultless_refresh_is_not_reported(storm: SimpleNamespace) -> None:
    assert reported(storm, storm.after) == []


def drop(block: str) -> Callable:
    def sabotage(document: storm_check.Document, storm: SimpleNamespace) -> None:
        document.body.remove(document.blocks()[block])

    return sabotage


def put_back(block: str) -> Callable:
    """The block as it is in the edited draft, or in the draft before it was edited."""

    def sabotage(document: storm_check.Document, storm: SimpleNamespace) -> None:
        for data in (storm.edited, storm.old):
            held = storm_check.Document(data).blocks().get(block)
            if held is not None:
                mine = document.blocks().get(block)
                if mine is None:
                    document.body.insert(5, held)
                else:
                    mine.getparent().replace(mine, held)
                return

    return sabotage


def swap(document: storm_check.Document, storm: SimpleNamespace) -> None:
    blocks = document.blocks()
    blocks["chart.neighbours" if "chart.neighbours" in blocks else "h2"].addnext(blocks["p"])


def loose_to_the_end(document: storm_check.Document, storm: SimpleNamespace) -> None:
    document.body[-1].addprevious(paragraph_with(document, LOOSE))


def paragraph_with(document: storm_check.Document, words: str) -> etree._Element:
    return next(p for p in document.body.iter(f"{W}p") if words in storm_check.text_of(p))


def undress(document: storm_check.Document, storm: SimpleNamespace) -> None:
    run = next(r for r in document.body.iter(f"{W}r") if TYPED in storm_check.text_of(r))
    run.remove(run.find(f"{W}rPr"))


def colour(document: storm_check.Document, storm: SimpleNamespace) -> None:
    paragraph_with(document, LOOSE)[0].insert(0, etree.Element(f"{W}rPr"))


def forget_words(document: storm_check.Document, storm: SimpleNamespace) -> None:
    for text in document.blocks()["q"].iter(f"{W}t"):
        text.text = (text.text or "").replace("Nothing", "Something")


def accept_theirs(document: storm_check.Document, storm: SimpleNamespace) -> None:
    held = next(document.blocks()["q"].iter(f"{W}ins"))
    held.addprevious(held[0])
    held.getparent().remove(held)


def lose(tag: str, block: str) -> Callable:
    def sabotage(document: storm_check.Document, storm: SimpleNamespace) -> None:
        held = next(document.blocks()[block].iter(tag))
        held.getparent().remove(held)

    return sabotage


def move_the_comment(document: storm_check.Document, storm: SimpleNamespace) -> None:
    mark = next(document.blocks()["p"].iter(f"{W}commentReference"))
    next(document.blocks()["q"].iter(f"{W}p")).append(mark.getparent())


def restyle(document: storm_check.Document, storm: SimpleNamespace) -> None:
    next(document.blocks()["p"].iter(f"{W}pStyle")).set(f"{W}val", "BodyText")


def answer_again(document: storm_check.Document, storm: SimpleNamespace) -> None:
    asked = next(iter(storm_check.Document(storm.old).tags("sap:").values()))
    document.body.insert(3, asked.getparent())


def old_chart(document: storm_check.Document, storm: SimpleNamespace) -> None:
    for name in document.parts:
        if re.fullmatch(r"word/charts/chart\d+\.xml", name):
            document.parts[name] = document.parts[name].replace(b">76<", b">71<")


def old_cover(document: storm_check.Document, storm: SimpleNamespace) -> None:
    for place in document.tags("sat:").values():
        for text in place.iter(f"{W}t"):
            text.text = "Another council"


def other_style(document: storm_check.Document, storm: SimpleNamespace) -> None:
    part = document.parts["word/styles.xml"]
    document.parts["word/styles.xml"] = part.replace(b'w:val="22"', b'w:val="44"')


def open_field(document: storm_check.Document, storm: SimpleNamespace) -> None:
    for mark in document.root.iter(f"{W}fldChar"):
        if mark.get(f"{W}fldCharType") == "end":
            mark.getparent().remove(mark)
            return


def same_number(document: storm_check.Document, storm: SimpleNamespace) -> None:
    first, second = list(document.root.iterfind(f".//{W}sdtPr/{W}id"))[:2]
    second.set(f"{W}val", first.get(f"{W}val"))


SABOTAGE = {
    "an edited block is dropped": (drop("q"), "lost: the block q"),
    "an untouched block is dropped": (drop("h2"), "lost: the block h2"),
    "an untouched block is left stale": (put_back("p"), "stale: p"),
    "a chart is left stale": (old_chart, "stale: the chart"),
    "the cover is left stale": (old_cover, "stale: the place"),
    "an edit is overwritten": (forget_words, "lost: an edit in q"),
    "a removed block comes back": (put_back("tracker"), "came back: tracker"),
    "a new block is left out": (drop("new"), "missing: new"),
    "a removed line for an answer comes back": (answer_again, "came back: the line"),
    "blocks change places": (swap, "moved: "),
    "a paragraph between the blocks is moved": (loose_to_the_end, "moved: "),
    "a paragraph between the blocks is dressed otherwise": (colour, "lost: b'<w:p"),
    "words lose what they wear": (undress, "lost: what zq1x wore"),
    "a style that people chose is taken back": (restyle, "lost: the pStyle Quote"),
    "a tracked change is accepted": (accept_theirs, "lost: a tracked change"),
    "a picture is lost": (lose(f"{W}drawing", "q"), "lost: a picture in q"),
    "a comment is lost": (lose(f"{W}commentReference", "p"), "lost: the comment Note 1"),
    "a comment is moved": (move_the_comment, "moved: the comment Note 1"),
    "a style is changed": (other_style, "changed: the style"),
    "a field is left open": (open_field, "broken: a field"),
    "two controls have one number": (same_number, "broken: control"),
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_the_storm_sees_when(name: str, storm: SimpleNamespace) -> None:
    sabotage, expected = SABOTAGE[name]
    document = storm_check.Document(storm.after)
    document.root = copy.deepcopy(document.root)
    document.body = document.root.find(f"{W}body")
    sabotage(document, storm)
    spoilt = pack({**document.parts, "word/document.xml": etree.tostring(document.root)})
    assert any(fault.startswith(expected) for fault in reported(storm, spoilt)), reported(
        storm, spoilt
    )


def test_the_storm_sees_a_document_that_breaks_the_rules(
    storm: SimpleNamespace, tmp_path: Path
) -> None:
    assert storm_check.invalid(storm.fresh, tmp_path) == []
    document = storm_check.Document(storm.after)
    document.body.insert(0, etree.Element(f"{W}t"))
    spoilt = pack({**document.parts, "word/document.xml": etree.tostring(document.root)})
    assert storm_check.invalid(spoilt, tmp_path)
