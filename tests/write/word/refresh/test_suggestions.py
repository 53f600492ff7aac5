"""What is left of suggestions, settled or copied, stands in no refresh's way."""

from __future__ import annotations

import copy
import sys

import pytest
from lxml import etree

from selfassess.write.word.document import write_document
from selfassess.write.word.refresh.merge import merge_documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def numbers(draft) -> list[str]:
    return [held.get(f"{W}id") for held in draft.root.iter(f"{W}ins", f"{W}del")]


def saying(template, words: str) -> bytes:
    """The draft with another sentence in its first part."""
    states = sys.modules["sa_states"]
    held = states.composed("76%")
    made = states.make.prose("p", words)
    blocks = tuple(made if block.id == "p" else block for block in held.blocks)
    return write_document(held.model_copy(update={"blocks": blocks}), template)


def narrower(template) -> tuple[bytes, int]:
    """The draft with a column less in its table, and how many that leaves."""
    held = sys.modules["sa_states"].composed("71%")
    table = next(block for block in held.blocks if block.id == "tracker")
    rows = tuple(r.model_copy(update={"cells": r.cells[:-1]}) for r in table.rows)
    made = table.model_copy(update={"rows": rows, "columns": table.columns[:-1]})
    blocks = tuple(made if block is table else block for block in held.blocks)
    fresh = write_document(held.model_copy(update={"blocks": blocks}), template)
    return fresh, len(made.columns)


def standing_rows(draft) -> list[etree._Element]:
    rows = draft.block("tracker").iter(f"{W}tr")
    return [row for row in rows if row.find(f"{W}trPr/{W}del") is None]


@pytest.mark.parametrize("noise", [False, True])
@pytest.mark.parametrize("track", [False, True])
def test_a_link_left_empty_by_a_rejected_suggestion_is_no_gap_between_words(
    refreshed, template, track: bool, noise: bool
) -> None:
    said = "Interviews were held for {ind:example_p4.latest=71%} of all [P31]"
    draft = sys.modules["sa_states"].Edited(saying(template, f"{said}."))
    link = next(draft.block("p").iter(f"{W}hyperlink"))
    husk = etree.Element(f"{W}hyperlink", {f"{W}anchor": "_ev_P49"})
    if noise:
        etree.SubElement(husk, f"{W}proofErr", {f"{W}type": "spellStart"})
    link.addnext(husk)
    after, fates = refreshed(draft, saying(template, f"{said} [P32]."), track=track)
    assert fates["p"] == ("suggested" if track else "updated")
    assert "[P31] [P32]" in after.words(after.block("p")).replace("\u00a0", " ")


def test_a_copied_suggestion_gets_a_number_of_its_own(draft, refreshed, template) -> None:
    after, _ = refreshed(draft, track=True)
    block = after.block("p")
    second = copy.deepcopy(block)
    for control in second.iter(f"{W}sdtPr"):
        number = control.find(f"{W}id")
        number.set(f"{W}val", str(int(number.get(f"{W}val")) + 1))
    block.addnext(second)
    assert len(set(numbers(after))) < len(numbers(after))
    rows = sys.modules["sa_states"].composed("76%", rows=5)
    later, _ = refreshed(after, write_document(rows, template), track=True)
    assert len(set(numbers(later))) == len(numbers(later))


def test_suggestions_of_two_copies_have_numbers_of_their_own(draft, refreshed) -> None:
    mine, _ = refreshed(draft, track=True)
    other = sys.modules["sa_states"].Edited(mine.bytes())
    for each, words in ((mine, "We say so."), (other, "They say so.")):
        each.replace("p", "It was so.", words)
    data, _ = merge_documents(mine.bytes(), other.bytes(), "theirs.docx")
    found = numbers(sys.modules["sa_states"].Edited(data))
    assert found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("track", [False, True])
def test_a_table_of_other_columns_is_renewed_and_keeps_a_readers_comment(
    draft, refreshed, template, track: bool
) -> None:
    draft.comment("tracker", "Is this right?")
    block = draft.block("tracker")
    names = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    marks = [m if m.tag != names[2] else m.getparent() for m in block.iter(*names)]
    next(block.iter(f"{W}tc")).find(f"{W}p").extend(marks)
    fresh, columns = narrower(template)
    after, fates = refreshed(draft, fresh, track=track)
    assert fates["tracker"] == ("suggested" if track else "updated")
    assert after.block("tracker").find(f".//{W}commentReference[@{W}id='77']") is not None
    assert {len(row.findall(f"{W}tc")) for row in standing_rows(after)} == {columns}


def test_what_our_own_suggestions_wear_is_not_peoples(draft, refreshed, template) -> None:
    fewer = sys.modules["sa_states"].composed("71%", rows=2)
    after, _ = refreshed(draft, write_document(fewer, template), track=True)
    fresh, columns = narrower(template)
    later, fates = refreshed(after, fresh, track=True)
    assert fates["tracker"] == "suggested"
    assert {len(row.findall(f"{W}tc")) for row in standing_rows(later)} == {columns}
