"""What LibreOffice 7.4 does to a draft on saving: controls are lost, all dress is spelt out."""

from __future__ import annotations

import sys

import pytest
from lxml import etree

from selfassess.write.word.document import write_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def saved(draft):
    """The draft without its controls, every cell and paragraph dressed one by one."""
    for control in list(draft.root.iter(f"{W}sdt")):
        for held in list(control.find(f"{W}sdtContent")):
            control.addprevious(held)
        control.getparent().remove(control)
    for paragraph in draft.root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        etree.SubElement(properties, f"{W}widowControl")
    return draft


def test_blocks_are_found_again_and_renewed(saved, refreshed) -> None:
    after, fates = refreshed(saved)
    assert fates["p"] == "updated"
    assert "76%" in after.words(after.block("p"))


def test_formatting_spelt_out_by_a_program_keeps_no_row_that_goes(
    saved, refreshed, template
) -> None:
    fewer = sys.modules["sa_states"].composed("71%", rows=2)
    after, fates = refreshed(saved, write_document(fewer, template))
    assert fates["tracker"] == "updated"
    assert len(list(after.block("tracker").iter(f"{W}tr"))) == 3


def test_a_readers_comment_is_kept_all_the_same(saved, refreshed) -> None:
    words = "Is this right?"
    run = next(r for r in saved.root.iter(f"{W}r") if "Interviews" in saved.words(r))
    part = etree.fromstring(saved.parts["word/comments.xml"])
    part[0].set(f"{W}author", "R. Reader")
    next(part[0].iter(f"{W}t")).text = words
    saved.parts["word/comments.xml"] = etree.tostring(part)
    number = part[0].get(f"{W}id")
    for mark in list(saved.root.iter(f"{W}commentReference")):
        if mark.get(f"{W}id") == number:
            run.addnext(mark.getparent())
    after, fates = refreshed(saved)
    assert fates["p"] == "updated"
    assert after.block("p").find(f".//{W}commentReference[@{W}id='{number}']") is not None
