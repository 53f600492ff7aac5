"""inputs/letters: two reports as PDF, one as a Word file, a letter as text."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from sample import book, letter
from sample.letter import Letter
from sample.typeset import Setter

FILES = {
    "sif-2016-02": "northmere-sif-2016-04-08.pdf",
    "ilacs-2019-03": "northmere-ilacs-2019-05-07.docx",
    "focused-visit-2021-09": "northmere-focused-visit-2021-11-02.txt",
    "ilacs-2023-06": "northmere-ilacs-2023-08-07.pdf",
}
MADE = {"sif-2016-02": "20160408090000", "ilacs-2023-06": "20230807090000"}


def write(folder: Path) -> dict[str, Letter]:
    """Write the four files; each block then knows the page it stands on."""
    letters = {name: letter.read(name) for name in FILES}
    for name, file in FILES.items():
        one = letters[name]
        path = folder / file
        letter.count_blocks(one, lines_apart=path.suffix == ".docx")
        match path.suffix:
            case ".pdf":
                title = " ".join(b.text for b in one.blocks if b.kind == "title")
                Setter(one).set_all()
                number_contents(one)
                path.write_bytes(Setter(one).set_all().finished(title, MADE[name]))
            case ".docx":
                path.write_bytes(as_word(one))
            case _:
                path.write_bytes(as_text(one).encode("utf-8"))
    return letters


def number_contents(one: Letter) -> None:
    """Put the page of each heading beside it in the contents, once the pages are known."""
    for contents in (b for b in one.blocks if b.kind == "contents"):
        pages: dict[str, int] = {}
        for block in one.blocks:
            if block.kind.startswith("heading"):
                pages.setdefault(block.text, block.page)
        contents.rows = tuple((label, str(pages[label])) for label, _ in contents.rows)


def as_text(one: Letter) -> str:
    """A letter as plain text, wrapped as an email leaves it; one page."""
    out: list[str] = []
    for block in one.blocks:
        if block.kind == "line":
            out.append(block.text)
        elif block.kind == "item":
            out += ["", *textwrap.wrap(f"• {block.text}", 92, subsequent_indent="  ")]
        else:
            out += ["", *textwrap.wrap(block.text, 92)]
    return "\n".join(out).strip() + "\n"


def as_word(one: Letter) -> bytes:
    """A report as a Word file: real headings, a table of judgements, page numbers."""
    doc = Document()
    core = doc.core_properties
    core.title = " ".join(b.text for b in one.blocks if b.kind == "title")
    core.author, core.language = "Northmere sample", "en-GB"
    core.created = core.modified = book.WRITTEN
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for section in doc.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        add_page_number(section.footer.paragraphs[0])
    page = 1
    for block in one.blocks:
        block.page = page
        match block.kind:
            case "judgements":
                add_judgements(doc, block)
            case "page":
                page += 1
                doc.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
            case "title":
                doc.add_paragraph(block.text, style="Title")
            case "heading1" | "heading2" | "heading3":
                doc.add_heading(block.text, int(block.kind[-1]))
            case "item":
                doc.add_paragraph(block.text, style="List Bullet")
            case "numbered" | "recommendation":
                paragraph = doc.add_paragraph(f"{block.mark}\t{block.text}")
                paragraph.paragraph_format.left_indent = Cm(1)
                paragraph.paragraph_format.first_line_indent = Cm(-1)
            case "line" if not block.text:
                pass
            case _:
                doc.add_paragraph(block.text)
    raw = io.BytesIO()
    doc.save(raw)
    return book.steady(raw.getvalue())


def add_judgements(doc: Document, block: letter.Block) -> None:
    table = doc.add_table(rows=1, cols=2, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Judgement", "Grade"), strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for label, grade in block.rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, grade
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Cm(11), Cm(5)
    doc.add_paragraph()


def add_page_number(paragraph: object) -> None:
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()._r  # type: ignore[attr-defined]
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run.append(part)
