"""Word documents: everything a person sees counts once, nothing a person does not see."""

# ruff: noqa: E501 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from selfassess.model.document import BlockKind
from selfassess.read.documents import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H2"/></w:style>'
    "</w:styles>"
)
LISTS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


@pytest.fixture
def read(tmp_path: Path):
    def reading(body: str):
        path = tmp_path / "letter.docx"
        document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("[Content_Types].xml", TYPES)
            package.writestr("word/document.xml", document)
            package.writestr("word/styles.xml", STYLES)
            package.writestr("word/numbering.xml", LISTS)
        found, problems = read_document(path)
        return (found.blocks if found else ()), [p.code for p in problems]

    return reading


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("plain ") + run("words"), "plain words"),
        (f"<w:ins>{run('inserted')}</w:ins>", "inserted"),
        (run("kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        (run("kept") + f"<w:moveFrom>{run('gone')}</w:moveFrom>", "kept"),
        (f"<w:moveTo>{run('moved here')}</w:moveTo>", "moved here"),
        (f"<w:sdt><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>", "in a control"),
        (f"<w:smartTag>{run('tagged')}</w:smartTag>", "tagged"),
        (f"<w:hyperlink>{run('linked')}</w:hyperlink>", "linked"),
        (f"<w:fldSimple>{run('field')}</w:fldSimple>", "field"),
        (run("seen") + run("hidden", "<w:vanish/>"), "seen"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>being</w:t></w:r>", "well-being"),
        ("<w:r><w:t>a</w:t><w:instrText>PAGE</w:instrText></w:r>", "a"),
    ],
)
def test_what_counts_inside_a_paragraph(read, inside, text):
    (block,), problems = read(paragraph(inside))
    assert (block.text, problems) == (text, [])


def test_controls_around_paragraphs_and_rows_are_looked_into(read):
    body = f"<w:sdt><w:sdtContent>{paragraph(run('one'))}</w:sdtContent></w:sdt>"
    row = (
        f"<w:tr><w:tc>{paragraph(run('Title'))}</w:tc><w:tc>{paragraph(run('Good'))}</w:tc></w:tr>"
    )
    body += f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    blocks, _ = read(body)
    assert [b.text for b in blocks] == ["one", "Title\tGood"]
    assert blocks[1].rows == (("Title", "Good"),)


def test_a_text_box_is_read_once_after_its_paragraph(read):
    box = f"<w:pict><w:txbxContent>{paragraph(run('in a box'))}</w:txbxContent></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    blocks, _ = read(paragraph(run("beside") + both))
    assert [b.text for b in blocks] == ["beside", "in a box"]


def test_numbers_and_bullets_that_word_keeps_apart(read):
    def listed(number):
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    body = paragraph(run("first"), listed(1)) + paragraph(run("a point"), listed(2))
    body += paragraph(run("second"), listed(1)) + paragraph(run("7. typed"))
    blocks, _ = read(body)
    assert [(b.kind, b.number, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, 1, "first"),
        (BlockKind.ITEM, None, "a point"),
        (BlockKind.PARAGRAPH, 2, "second"),
        (BlockKind.PARAGRAPH, 7, "typed"),
    ]


def test_headings_by_style_by_outline_and_by_weight(read):
    body = paragraph(run("By style"), '<w:pStyle w:val="H2"/>')
    body += paragraph(run("By a style based on it"), '<w:pStyle w:val="Mine"/>')
    body += paragraph(run("By outline"), '<w:outlineLvl w:val="0"/>')
    body += paragraph(run("By weight", "<w:b/>")) + paragraph(run("Text "), "")
    blocks, _ = read(body)
    assert [b.kind for b in blocks] == [BlockKind.HEADING] * 4 + [BlockKind.PARAGRAPH]


def test_pages_are_counted_at_page_breaks(read):
    blocks, _ = read(
        paragraph(run("one") + '<w:r><w:br w:type="page"/></w:r>') + paragraph(run("two"))
    )
    assert [b.page for b in blocks] == [1, 2]


def test_a_document_within_the_document_is_said(read):
    assert read(paragraph(run("seen")) + "<w:altChunk/>")[1] == ["SA-D13"]
