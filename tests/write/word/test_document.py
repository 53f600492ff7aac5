"""A composed document becomes a Word file: every block, linked, numbered, steady."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from selfassess.model.statement import Heading, Row, Table
from selfassess.write.packed import pack, plain_text, unpack
from selfassess.write.word.document import write_document

make = sys.modules["sa_composed"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def main_part(data: bytes) -> etree._Element:
    return etree.fromstring(unpack(data)["word/document.xml"])


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def tags(root: etree._Element) -> list[str]:
    return [tag.get(f"{W}val") or "" for tag in root.iter(f"{W}tag")]


def bookmarks(root: etree._Element) -> list[str]:
    return [mark.get(f"{W}name") or "" for mark in root.iter(f"{W}bookmarkStart")]


def test_two_runs_give_the_same_bytes(template: Path, written: bytes) -> None:
    assert write_document(make.full(), template) == written


def test_nothing_in_the_file_tells_the_hour_or_the_user(written: bytes) -> None:
    core = unpack(written)["docProps/core.xml"].decode()
    assert "2026-11-22T00:00:00Z" in core
    assert "<dc:creator>Northmere Council</dc:creator>" in core
    assert "Self-evaluation of children’s social care: Northmere Council" in core


def test_every_sentence_is_printed(body: etree._Element) -> None:
    printed = words(body).replace("\u00a0", " ")
    for statement in make.full().statements():
        if statement.id.endswith(".status"):
            continue  # these get their shapes on the way
        assert statement.words.strip().replace("\u00a0", " ") in printed, statement.id


def test_each_block_has_its_own_control(body: etree._Element) -> None:
    held = [tag for tag in tags(body) if tag.startswith("sa:")]
    assert len(held) == len(make.full().blocks)
    assert len(set(held)) == len(held)


def test_each_figure_of_the_prose_has_a_control_with_its_key(body: etree._Element) -> None:
    assert "saf:ind:rhi.latest" in tags(body)


def test_references_lead_to_the_index_and_back(body: etree._Element) -> None:
    names = set(bookmarks(body))
    anchors = [link.get(f"{W}anchor") or "" for link in body.iter(f"{W}hyperlink")]
    assert set(anchors) <= names, "no link leads nowhere"
    assert "_ev_P31" in anchors
    assert "_use_P31" in anchors


def test_a_reference_without_an_entry_is_no_link(template: Path) -> None:
    document = make.document(
        Heading(id="h", level=1, text="Chapter"), make.prose("p", "A claim [P9].")
    )
    root = main_part(write_document(document, template))
    assert "[P9]" in words(root)
    assert not list(root.iter(f"{W}hyperlink"))


def test_an_entry_that_is_never_cited_has_no_link_back(template: Path) -> None:
    root = main_part(write_document(make.document(make.index()), template))
    assert not list(root.iter(f"{W}hyperlink"))


def test_the_contents_hold_an_entry_for_each_chapter_and_its_page_where_known(
    template: Path,
) -> None:
    document = make.full()
    root = main_part(write_document(document, template, pages={"h.help": 7}))
    control = next(
        sdt
        for sdt in root.iter(f"{W}sdt")
        if (sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val") or "").startswith("sa:contents#")
    )
    lines = [words(p) for p in control.iter(f"{W}p")]
    expected = [b.text for b in document.blocks if isinstance(b, Heading) and b.level <= 2]
    assert [line.rstrip("0123456789") for line in lines[1:]] == expected
    assert "Children who need help and protection7" in lines
    assert len(list(control.iter(f"{W}tab"))) == 1, "dots lead to a number or are not there"


def test_word_is_never_told_to_ask_about_fields(written: bytes) -> None:
    parts = unpack(written)
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b"w:dirty" not in parts["word/document.xml"]


def test_prompts_stand_as_comments_and_as_lines_to_type_over(
    written: bytes, body: etree._Element
) -> None:
    comments = etree.fromstring(unpack(written)["word/comments.xml"])
    prompts = [p for b in make.full().blocks for p in getattr(b, "prompts", ())]
    assert len(list(comments)) == len(prompts) == 3
    assert {c.get(f"{W}author") for c in comments} == {"selfassess"}
    lines = [tag for tag in tags(body) if tag.startswith("sap:")]
    assert lines == [
        "sap:aspect.return_home.1",
        "sap:aspect.private_fostering.1",
        "sap:plan.help.1",
    ]


def test_a_comment_is_a_point_before_the_first_run(body: etree._Element) -> None:
    for start in body.iter(f"{W}commentRangeStart"):
        assert start.getnext().tag == f"{W}commentRangeEnd"
        earlier = [sibling.tag for sibling in start.itersiblings(preceding=True)]
        assert f"{W}r" not in earlier


def test_cover_header_and_footer_are_filled(written: bytes, body: etree._Element) -> None:
    parts = unpack(written)
    assert "Northmere Council" in words(body)
    assert "Councillor A. Example" in words(body)
    header = words(etree.fromstring(parts["word/header1.xml"]))
    footer = words(etree.fromstring(parts["word/footer1.xml"]))
    assert header == "Self-evaluation of children’s social careOFFICIAL-SENSITIVE"
    assert footer == "Northmere Council · November 2026 · Version 0.1Page 1 of 1"


def test_a_wide_table_turns_the_page_and_the_page_turns_back(body: etree._Element) -> None:
    turned = [size.get(f"{W}orient") or "portrait" for size in body.iter(f"{W}pgSz")]
    assert turned == ["portrait", "landscape", "portrait"]
    assert len(list(body.iter(f"{W}titlePg"))) == 1, "only the first section has a cover"


def test_the_heading_above_a_wide_table_turns_with_it(body: etree._Element) -> None:
    before = []
    for element in body[0]:
        before.append(words(element))
        if element.find(f".//{W}sectPr") is not None:
            break
    assert not any("Appendix A" in each for each in before if "Contents" not in each)


def test_chapters_begin_on_new_pages_and_an_appendix_never_on_an_empty_one(
    body: etree._Element,
) -> None:
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            assert paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Tom & Jerry < 5% > 3 \"quoted\" 'single'",
        "control \x00\x0b\x1f characters",
        "a lone \ud83d surrogate",
        "emoji 👩‍👧 and right-to-left שלום عربى",
        "x" * 3000,
        "line\nbreak\tand tab",
        "\ufffe\uffff",
    ],
)
def test_hostile_text_never_breaks_the_file(template: Path, text: str) -> None:
    row = Row(cells=(make.cell("a"), make.cell("b")))
    table = Table(
        id=text[:20],
        name=text,
        caption=text,
        columns=(make.Column(title=text), make.Column(title="B")),
        rows=(row.model_copy(update={"cells": (make.Cell(spans=(make.Text(text=text),)),)}),),
    )
    document = make.document(Heading(id="h", level=1, text=text), table)
    cover = document.cover.model_copy(update={"council": text, "title": text})
    root = main_part(write_document(document.model_copy(update={"cover": cover}), template))
    assert plain_text(text).strip() in words(root)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.text(min_size=1, max_size=90))
def test_any_words_and_any_id_make_a_file_that_opens(
    template: Path, text: str, block_id: str
) -> None:
    document = make.document(
        Heading(id="h", level=1, text="Chapter"),
        make.Prose(
            id=block_id,
            name=text,
            paragraphs=(
                make.Paragraph(
                    statements=(
                        make.Statement(
                            id="s",
                            rule="r",
                            spans=(
                                make.Text(text=text),
                                make.Figure(key=block_id, text=text),
                                make.Reference(label="P1"),
                            ),
                        ),
                    )
                ),
            ),
            prompts=(text,),
        ),
    )
    root = main_part(write_document(document, template))
    assert all(len(tag) <= 64 for tag in tags(root))
    assert all(len(name) <= 40 for name in bookmarks(root))


def test_an_empty_document_is_still_a_document(template: Path) -> None:
    root = main_part(write_document(make.document(), template))
    assert "Northmere Council" in words(root)


def test_a_template_without_a_mark_gets_the_body_at_its_end(template: Path, tmp_path: Path) -> None:
    parts = unpack(template.read_bytes())
    bare = b"<w:body><w:p><w:r><w:t>Our own page</w:t></w:r></w:p></w:body>"
    source = parts["word/document.xml"].decode()
    head = source[: source.index("<w:body>")].encode()
    parts["word/document.xml"] = head + bare + b"</w:document>"
    path = tmp_path / "bare.docx"
    path.write_bytes(pack(parts))
    said = words(main_part(write_document(make.full(), path)))
    assert said.index("Northmere Council") < said.index("Our own page") < said.index("At a glance")


def test_a_dotx_is_opened_as_a_document(template: Path, tmp_path: Path) -> None:
    parts = unpack(template.read_bytes())
    types = parts["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    path = tmp_path / "council.dotx"
    path.write_bytes(pack({**parts, "[Content_Types].xml": types}))
    written = unpack(write_document(make.full(), path))
    assert b"document.main+xml" in written["[Content_Types].xml"]
    assert b"template.main+xml" not in written["[Content_Types].xml"]


def test_a_short_version_begins_on_its_first_page(template: Path) -> None:
    document = make.document(Heading(id="h", level=1, text="In short", new_page=True), kind="brief")
    root = main_part(write_document(document, template))
    said = words(root)
    assert said.startswith("Self-evaluation of children’s social careNorthmere Council · November")
    assert "Director of children’s services" not in said, "no sign-off table"
    assert not list(root.iter(f"{W}titlePg"))
    assert not list(root.iter(f"{W}pageBreakBefore"))
