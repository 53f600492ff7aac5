"""The checker finds nothing in our documents, and every fault that is put there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfassess.settings.problems import load_catalogue
from selfassess.write.packed import pack, unpack
from selfassess.write.word.accessible.check import check_accessible
from selfassess.write.word.accessible.dressed import contrast
from selfassess.write.word.document import write_document

make = sys.modules["sa_composed"]
MAIN, CORE, STYLES = "word/document.xml", "docProps/core.xml", "word/styles.xml"
Change = Callable[[str], str]


def swap(old: str, new: str, count: int = 1) -> Change:
    def changed(xml: str) -> str:
        assert old in xml, old
        return xml.replace(old, new, count)

    return changed


def sub(pattern: str, new: str, count: int = 1) -> Change:
    def changed(xml: str) -> str:
        made, number = re.subn(pattern, new, xml, count=count)
        assert number, pattern
        return made

    return changed


PARAGRAPH = '<w:sdt><w:sdtPr><w:alias w:val="How.Help'
ADDED = "<w:p>{}</w:p>" + PARAGRAPH


def add(content: str) -> Change:
    return swap(PARAGRAPH, ADDED.format(content))


BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>A heading by hand</w:t></w:r>"
SPACED = '<w:r><w:t xml:space="preserve">a     b</w:t></w:r>'
FLOATING = (
    '<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="x" descr="A map of the area"/>'
    "</wp:anchor></w:drawing></w:r>"
)
BOX = (
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    "</w:pict></w:r>"
)
HERE = '<w:hyperlink w:anchor="x"><w:r><w:t>click here</w:t></w:r></w:hyperlink>'
DECORATIVE = (
    '<wp:docPr id="2001" name="Line" descr="A line"><a:extLst><a:ext uri="x">'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></wp:docPr>"
)
SEEDED: dict[str, tuple[str, Change]] = {
    "SA-W40": (CORE, sub("<dc:title>.*</dc:title>", "<dc:title> </dc:title>")),
    "SA-W41": (STYLES, swap('<w:lang w:val="en-GB"', '<w:lang w:val="en-US"')),
    "SA-W42": (MAIN, add('<w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t>oui</w:t></w:r>')),
    "SA-W43": (MAIN, swap('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>')),
    "SA-W44": (MAIN, add('<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>')),
    "SA-W45": (MAIN, add(BOLD)),
    "SA-W46": (MAIN, add(SPACED)),
    "SA-W47": (MAIN, swap(PARAGRAPH, "<w:p/>" * 3 + PARAGRAPH)),
    "SA-W48": (MAIN, swap("<w:tblHeader/>", "")),
    "SA-W49": (MAIN, swap('w:firstRow="1"', 'w:firstRow="0"')),
    "SA-W50": (MAIN, swap("<w:trPr><w:cantSplit/></w:trPr>", "")),
    "SA-W51": (MAIN, sub(r"(<w:tcW [^>]*/>)", r'\1<w:gridSpan w:val="2"/>')),
    "SA-W52": (
        MAIN,
        sub("</w:p></w:tc>", "</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>"),
    ),
    "SA-W53": (MAIN, swap('<w:t xml:space="preserve">–</w:t>', "<w:t></w:t>")),
    "SA-W54": (MAIN, sub(r"<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>")),
    "SA-W55": (MAIN, sub(r'<w:tblCaption w:val="The four[^>]*/>', "")),
    "SA-W56": (
        MAIN,
        add('<w:r><w:rPr><w:color w:val="BBBBBB"/></w:rPr><w:t>too pale</w:t></w:r>'),
    ),
    "SA-W57": (
        MAIN,
        sub(
            r'(<w:tcW [^>]*/>)(</w:tcPr><w:p><w:pPr><w:pStyle w:val="SACell"/>(?:<w:keepNext/>)?'
            r'</w:pPr>)<w:r><w:t xml:space="preserve">–</w:t></w:r>',
            r'\1<w:shd w:val="clear" w:color="auto" w:fill="9B2C2C"/>\2',
        ),
    ),
    "SA-W58": (MAIN, sub(r'(<wp:docPr id="\d+" name="Chart 1") descr="[^"]*"', r"\1")),
    "SA-W59": (MAIN, sub(r'(name="Chart 1") descr="[^"]*"', r'\1 descr="Chart 1"')),
    "SA-W60": (MAIN, sub(r'<wp:docPr id="\d+" name="Chart 1"[^>]*/>', DECORATIVE)),
    "SA-W61": (MAIN, add(FLOATING)),
    "SA-W62": (MAIN, add(BOX)),
    "SA-W63": (
        MAIN,
        add(HERE),
    ),
    "SA-W64": (MAIN, swap(" TOC ", " TOX ")),
    "SA-W65": (MAIN, swap(" SEQ Figure", " XEQ Figure", -1)),
    "SA-W66": (
        "word/settings.xml",
        swap("<w:defaultTabStop", '<w:documentProtection w:edit="forms"/><w:defaultTabStop'),
    ),
}


def codes(data: bytes) -> set[str]:
    return {problem.code for problem in check_accessible(data)}


def test_our_documents_have_nothing_in_a_readers_way(written: bytes) -> None:
    assert check_accessible(written) == ()


def test_nor_has_an_empty_one_but_for_its_headings(template: Path) -> None:
    assert codes(write_document(make.document(), template)) == {"SA-W44"}


@pytest.mark.parametrize("code", list(SEEDED))
def test_a_seeded_fault_is_found(written: bytes, code: str) -> None:
    part, change = SEEDED[code]
    parts = unpack(written)
    parts[part] = change(parts[part].decode()).encode()
    assert code in codes(pack(parts))


def test_every_rule_is_seeded_once_and_worded() -> None:
    kinds = {code for code in load_catalogue().kinds if "SA-W40" <= code <= "SA-W69"}
    assert kinds == set(SEEDED)


def test_a_problem_says_where_and_what_to_do(written: bytes) -> None:
    part, change = SEEDED["SA-W56"]
    parts = unpack(written)
    parts[part] = change(parts[part].decode()).encode()
    (problem,) = check_accessible(pack(parts), "draft.docx")
    said = load_catalogue().word(problem).say()
    assert said.startswith("SA-W56 · draft.docx › paragraph ")
    assert "BBBBBB on FFFFFF, 1.9 to 1" in said


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert round(contrast("000000", "FFFFFF"), 1) == 21.0
    assert round(contrast("777777", "FFFFFF"), 2) == 4.48
