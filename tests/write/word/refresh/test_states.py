"""The table of states: what becomes of a block, by what people did to it and the data did."""

from __future__ import annotations

import copy

import pytest
from lxml import etree

from selfassess.write.word.refresh.refresh import refresh_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUR_COMMENT = "From selfassess"


def ours(draft) -> list[str]:
    return [words for words in draft.comments() if words.startswith(OUR_COMMENT)]


def test_an_untouched_draft_on_unchanged_data_keeps_every_byte(old: bytes) -> None:
    data, done = refresh_document(old, old)
    assert data == old
    assert done.changes == ()


def test_an_edited_draft_on_unchanged_data_keeps_every_byte(draft, old: bytes) -> None:
    draft.replace("p", "It was so.", "We say so.")
    edited = draft.bytes()
    data, done = refresh_document(edited, old)
    assert data == edited
    assert done.count("kept") == 1


def test_an_untouched_block_is_brought_up_to_date(draft, refreshed) -> None:
    after, fates = refreshed(draft)
    assert "76%" in after.words(after.block("p"))
    assert fates["p"] == "updated"
    assert "q" not in fates


def test_an_edited_block_stays_and_a_comment_says_what_moved(draft, refreshed) -> None:
    draft.replace("p", "It was so.", "We say so.")
    after, fates = refreshed(draft)
    assert fates["p"] == "met"
    assert "We say so." in after.words(after.block("p"))
    assert [c for c in ours(after) if "Was 71%, now 76% [P4]" in c and "performance.xlsx" in c]


def test_in_an_edited_block_a_figure_nobody_touched_is_offered_as_a_tracked_change(
    draft, refreshed
) -> None:
    draft.replace("p", "It was so.", "We say so.")
    after, _ = refreshed(draft)
    block = after.block("p")
    gone = ["".join(t.text or "" for t in d.iter(f"{W}delText")) for d in block.iter(f"{W}del")]
    come = [after.words(held) for held in block.iter(f"{W}ins")]
    assert (gone, come) == (["71%"], ["76%"])


def test_the_same_suggestion_is_not_repeated_after_it_was_rejected(draft, refreshed) -> None:
    draft.replace("p", "It was so.", "We say so.")
    after, _ = refreshed(draft)
    for held in list(after.root.iter(f"{W}ins")):
        held.getparent().remove(held)
    for held in list(after.root.iter(f"{W}del")):
        for text in held.iter(f"{W}delText"):
            text.tag = f"{W}t"
        held.addprevious(held[0])
        held.getparent().remove(held)
    again, fates = refreshed(after)
    assert again.bytes() == after.bytes()
    assert fates["p"] == "kept"


def test_a_figure_people_typed_over_is_not_offered_another(draft, refreshed) -> None:
    draft.replace("p", "71%", "about seven in ten")
    after, _ = refreshed(draft)
    assert "about seven in ten" in after.words(after.block("p"))
    assert after.block("p").find(f".//{W}ins") is None
    assert len(ours(after)) == 1


def test_our_older_comment_gives_way_to_the_newer(draft, refreshed, template) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    draft.replace("p", "It was so.", "We say so.")
    after, _ = refreshed(draft)
    later, _ = refreshed(after, write_document(states.composed("80%"), template))
    assert len(ours(later)) == 1
    assert "now 80%" in ours(later)[0]
    come = [later.words(held) for held in later.block("p").iter(f"{W}ins")]
    assert come == ["80%"]


def test_words_that_agree_with_the_new_evidence_are_no_conflict(draft, refreshed) -> None:
    draft.replace("p", "71%", "76%")
    after, fates = refreshed(draft)
    assert fates["p"] == "agreed"
    assert ours(after) == []


def test_a_block_only_dressed_is_renewed_and_keeps_its_dress(draft, refreshed) -> None:
    run = next(r for r in draft.block("p").iter(f"{W}r") if "Interviews" in draft.words(r))
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}highlight", {f"{W}val": "yellow"})
    run.insert(0, properties)
    after, fates = refreshed(draft)
    assert fates["p"] == "updated"
    assert "76%" in after.words(after.block("p"))
    assert after.block("p").find(f".//{W}highlight") is not None


def test_a_style_that_people_chose_stays(draft, refreshed) -> None:
    style = next(draft.block("p").iter(f"{W}pStyle"))
    style.set(f"{W}val", "Quote")
    after, fates = refreshed(draft)
    assert fates["p"] == "updated"
    assert next(after.block("p").iter(f"{W}pStyle")).get(f"{W}val") == "Quote"


def test_a_readers_comment_stays_where_it_is(draft, refreshed) -> None:
    draft.comment("p", "Is this right?")
    after, fates = refreshed(draft)
    assert fates["p"] == "updated"
    assert "Is this right?" in after.comments()
    assert after.block("p").find(f".//{W}commentReference[@{W}id='77']") is not None


def test_a_removed_block_stays_removed(draft, refreshed) -> None:
    block = draft.block("p")
    block.getparent().remove(block)
    after, fates = refreshed(draft)
    assert fates["p"] == "removed"
    assert not after.has("p")


def test_an_emptied_block_stays_empty(draft, refreshed) -> None:
    block = draft.block("p")
    content = block.find(f"{W}sdtContent")
    content[:] = [etree.Element(f"{W}p")]
    etree.SubElement(block.find(f"{W}sdtPr"), f"{W}showingPlcHdr")
    after, fates = refreshed(draft)
    assert fates["p"] == "removed"
    assert after.words(after.block("p")) == ""


def test_a_moved_block_is_renewed_where_it_now_is(draft, refreshed) -> None:
    draft.block("h2").addnext(draft.block("p"))
    after, fates = refreshed(draft)
    assert fates["p"] == "updated"
    assert after.block("h2").getnext() is after.block("p")


def test_of_two_copies_the_first_is_kept_up_to_date(draft, refreshed) -> None:
    block = draft.block("p")
    second = copy.deepcopy(block)
    for number in second.iter(f"{W}id"):
        number.set(f"{W}val", str(int(number.get(f"{W}val")) + 1))
    for mark in list(second.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    draft.block("h2").addnext(second)
    after, fates = refreshed(draft)
    assert fates["p"] == "copied"
    assert "76%" in after.words(after.block("p"))
    assert "71%" in after.words(after.block("h2").getnext())


def test_a_new_block_stands_after_the_one_before_it(draft, refreshed, template) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    after, fates = refreshed(draft, write_document(states.composed("71%", more=True), template))
    assert fates["new"] == "added"
    assert after.block("q").getnext().getnext() is after.block("new")  # a line for answers between


def test_a_new_block_of_a_section_people_took_out_is_left_out(draft, refreshed, template) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    for name in ("h", "p", "q"):
        block = draft.block(name)
        block.getparent().remove(block)
    after, fates = refreshed(draft, write_document(states.composed("71%", more=True), template))
    assert fates["new"] == "withheld"
    assert not after.has("new")


def test_a_block_no_longer_written_is_left_and_marked(template, refreshed, old: bytes) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    edited = states.Edited(write_document(states.composed("71%", more=True), template))
    after, fates = refreshed(edited, old)
    assert fates["new"] == "orphaned"
    assert after.has("new")
    assert len(ours(after)) == 1


def test_what_people_put_between_blocks_stays_in_place(draft, refreshed) -> None:
    own = etree.Element(f"{W}p")
    run = etree.SubElement(own, f"{W}r")
    etree.SubElement(run, f"{W}t").text = "Ours."
    draft.block("p").addnext(own)
    spelt = etree.tostring(own, method="c14n")
    after, _ = refreshed(draft)
    assert etree.tostring(after.block("p").getnext(), method="c14n") == spelt


def test_others_tracked_changes_are_kept_pending(draft, refreshed) -> None:
    run = next(r for r in draft.block("p").iter(f"{W}r") if "It was so." in draft.words(r))
    change = etree.Element(f"{W}ins", {f"{W}id": "5", f"{W}author": "R. Reader"})
    made = etree.SubElement(change, f"{W}r")
    etree.SubElement(made, f"{W}t").text = " Truly."
    run.addnext(change)
    after, fates = refreshed(draft)
    assert fates["p"] == "met"
    assert [h for h in after.block("p").iter(f"{W}ins") if h.get(f"{W}author") == "R. Reader"]


@pytest.mark.parametrize("rows", [2, 5])
def test_rows_come_and_go(draft, refreshed, template, rows: int) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    after, fates = refreshed(draft, write_document(states.composed("71%", rows=rows), template))
    assert fates["tracker"] == "updated"
    assert len(list(after.block("tracker").iter(f"{W}tr"))) == rows + 1


def test_a_chart_gets_new_numbers_and_keeps_its_size(draft, refreshed, new: bytes) -> None:
    extent = next(e for e in draft.root.iter() if str(e.tag).endswith("}extent"))
    extent.set("cx", "123456")
    after, fates = refreshed(draft)
    assert fates["chart.neighbours"] == "updated" if "chart.neighbours" in fates else True
    assert (
        next(e for e in after.root.iter() if str(e.tag).endswith("}extent")).get("cx") == "123456"
    )
    charts = [data for name, data in after.parts.items() if name.startswith("word/charts/chart")]
    assert any(b"<c:v>76</c:v>" in data for data in charts)


def with_contents(template, *names: str) -> bytes:
    from selfassess.model.statement import Contents, Heading
    from selfassess.write.word.document import write_document

    make = __import__("sys").modules["sa_composed"]
    headings = [Heading(id=name, level=1, text=f"About {name}") for name in names]
    held = make.document(Contents(), *headings, make.prose("p", "So it is."), labels=())
    return write_document(held, template)


def field_marks(draft) -> list[str]:
    return [mark.get(f"{W}fldCharType") for mark in draft.root.iter(f"{W}fldChar")]


def listed(draft) -> list[str]:
    return [draft.words(link) for link in draft.block("contents").iter(f"{W}hyperlink")]


@pytest.mark.parametrize("after", [("a",), ("a", "b", "c"), ("b", "c", "d")])
@pytest.mark.parametrize("track", [False, True])
def test_the_contents_follow_the_headings_and_their_field_stays_whole(
    template, refreshed, after: tuple[str, ...], track: bool
) -> None:
    states = __import__("sys").modules["sa_states"]
    draft = states.Edited(with_contents(template, "a", "b"))
    draft.replace("p", "So it is.", "So we see it.")
    held, _ = refreshed(draft, with_contents(template, *after), track=track)
    marks = field_marks(held)
    assert marks.count("begin") == marks.count("end")
    standing = dict.fromkeys(("a", "b", *after))  # those no longer written stand and are listed
    assert [f"About {name}" for name in standing] == listed(held)
    again, _ = refreshed(held, with_contents(template, *after), track=track)
    assert again.bytes() == held.bytes()


def test_contents_that_people_titled_or_commented_on_are_theirs(template, refreshed) -> None:
    states = __import__("sys").modules["sa_states"]
    draft = states.Edited(with_contents(template, "a", "b"))
    draft.replace("contents", "Contents", "What is in here")
    held, _ = refreshed(draft, with_contents(template, "a", "b", "c"))
    assert "What is in here" in held.words(held.block("contents"))
    assert listed(held) == ["About a", "About b"]


def test_a_section_suggested_as_a_whole_stays_one_suggestion_with_its_comments(
    draft, refreshed, template
) -> None:
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]

    def fresh(now: str) -> bytes:
        held = states.composed("71%", more=True)
        words = states.make.prose("new", f"Something new: {{ind:b.latest={now}}} [P31].")
        blocks = tuple(words if block.id == "new" else block for block in held.blocks)
        return write_document(held.model_copy(update={"blocks": blocks}), template)

    after, fates = refreshed(draft, fresh("12%"), track=True)
    assert fates["new"] == "added"
    for now in ("13%", "14%"):
        if now == "14%":
            after.comment("new", "Is this so?")
        after, fates = refreshed(after, fresh(now), track=True)
        assert fates["new"] == "suggested"
        assert now in after.words(after.block("new"))
    assert "Is this so?" in after.comments()
    runs = [r for r in after.block("new").iter(f"{W}r") if after.words(r)]
    assert all(any(a.tag == f"{W}ins" for a in run.iterancestors()) for run in runs)


@pytest.mark.parametrize("rows", [2, 5])
def test_suggestions_stand_in_nobodys_way(draft, template, rows: int) -> None:
    """Words and rows that are to be deleted are no link without words and no empty cell."""
    from selfassess.write.word.accessible.check import check_accessible
    from selfassess.write.word.document import write_document

    states = __import__("sys").modules["sa_states"]
    fresh = write_document(states.composed("76%", rows=rows), template)
    data, done = refresh_document(draft.bytes(), fresh, track=True)
    assert done.count("suggested") > 1
    assert list(check_accessible(data, "draft.docx")) == []


def test_nothing_that_the_tool_writes_is_taken_for_peoples(template) -> None:
    """Or blocks nobody touched would be kept as they are once their words change."""
    from selfassess.write.word.document import write_document
    from selfassess.write.word.refresh.edited import Opened
    from selfassess.write.word.refresh.notes import Notes
    from selfassess.write.word.refresh.people import held_by_people
    from selfassess.write.word.styles import Styles

    make = __import__("sys").modules["sa_composed"]
    data = write_document(make.full(), template)
    opened = Opened(data)
    styles = Styles(opened.package.part(opened.package.one("styles")))
    ours = Notes(opened.package, styles, "").ours()
    held = {key: held_by_people([s.content], ours) for key, s in opened.blocks.items()}
    assert {key: found for key, found in held.items() if found} == {}


def test_hard_hyphens_are_letters_not_things_that_people_put_in() -> None:
    from selfassess.write.word.refresh.people import held_by_people

    run = etree.Element(f"{W}r")
    for name in ("t", "noBreakHyphen", "softHyphen"):
        etree.SubElement(run, f"{W}{name}")
    assert held_by_people([run], set()) == {}


def test_formatting_that_a_reader_suggests_stays_a_suggestion(draft, refreshed) -> None:
    text = next(t for t in draft.block("p").iter(f"{W}t") if t.text == "71%")
    properties = etree.Element(f"{W}rPr")
    text.getparent().insert(0, properties)
    etree.SubElement(properties, f"{W}b")
    change = etree.SubElement(properties, f"{W}rPrChange", {f"{W}id": "7", f"{W}author": "R. R."})
    etree.SubElement(change, f"{W}rPr")
    after, fates = refreshed(draft)
    assert fates["p"] == "updated"
    assert after.block("p").find(f".//{W}rPrChange") is not None
