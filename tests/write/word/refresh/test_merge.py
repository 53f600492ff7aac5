"""Two people edit copies of one draft; the copies are brought together."""

from __future__ import annotations

import sys

import pytest
from lxml import etree

from selfassess.write.word.refresh.edited import NoRecordError
from selfassess.write.word.refresh.merge import merge_documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def two(old: bytes):
    edited = sys.modules["sa_states"].Edited
    return edited(old), edited(old)


def together(mine, other):
    data, done = merge_documents(mine.bytes(), other.bytes(), "theirs.docx")
    return sys.modules["sa_states"].Edited(data), [change.fate for change in done.changes]


def own_paragraph(words: str) -> etree._Element:
    made = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = words
    return made


def test_two_copies_nobody_edited_are_one_and_the_same(two) -> None:
    mine, other = two
    data = mine.bytes()
    assert merge_documents(data, other.bytes(), "theirs.docx")[0] == data


def test_edits_of_different_parts_are_both_taken(two) -> None:
    mine, other = two
    mine.replace("p", "It was so.", "We say so.")
    other.replace("q", "Nothing", "Little")
    after, fates = together(mine, other)
    assert "We say so." in after.words(after.block("p"))
    assert "Little moves here" in after.words(after.block("q"))
    assert fates == ["updated"]


def test_edits_of_the_same_part_both_stand_and_a_comment_says_whose(two) -> None:
    mine, other = two
    mine.replace("p", "It was so.", "We say so.")
    other.replace("p", "It was so.", "They say so.")
    after, fates = together(mine, other)
    assert "We say so." in after.words()
    assert "They say so." in after.words()
    assert [c for c in after.comments() if "theirs.docx" in c]
    assert fates == ["met"]


def test_the_same_edit_twice_is_no_conflict(two) -> None:
    mine, other = two
    for each in two:
        each.replace("p", "It was so.", "We say so.")
    after, fates = together(mine, other)
    assert fates == []
    assert after.words().count("We say so.") == 1


def test_what_the_other_added_stands_after_the_same_neighbour(two) -> None:
    mine, other = two
    other.block("p").addnext(own_paragraph("Theirs."))
    mine.block("h2").addnext(own_paragraph("Ours."))
    after, _ = together(mine, other)
    assert after.words(after.block("p").getnext()) == "Theirs."
    assert after.words(after.block("h2").getnext()) == "Ours."


def test_a_part_the_other_took_out_is_pointed_out_not_taken_out(two) -> None:
    mine, other = two
    block = other.block("p")
    block.getparent().remove(block)
    after, fates = together(mine, other)
    assert after.has("p")
    assert fates == ["met"]
    assert [c for c in after.comments() if "taken out" in c]


def test_the_others_comments_come_along(two) -> None:
    mine, other = two
    other.comment("p", "Is this right?")
    after, _ = together(mine, other)
    assert "Is this right?" in after.comments()
    again, fates = together(after, other)
    assert fates == []
    assert again.comments().count("Is this right?") == 1


def test_a_document_of_somebody_elses_is_refused(two, template) -> None:
    with pytest.raises(NoRecordError):
        merge_documents(two[0].bytes(), template.read_bytes(), "theirs.docx")
