"""The last audit round as a Word summary, and the improvement plan as a Word document."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as Made

from sample import audits, book, shelf
from sample import plan as tidy_plan

SUMMARY = "Audit summary 2026 Q2.docx"
PLAN = "Improvement plan 2026-27.docx"
PLAN_COLUMNS = (
    ("Ref", "id"),
    ("What we will do", "title"),
    ("Area", "area"),
    ("Recommendation", "findings"),
    ("Lead", "owner"),
    ("Start date", "start"),
    ("By when", "due"),
    ("Completed", "done"),
    ("Progress", "status"),
    ("Success measure", "measure"),
)


def write_summary(folder: Path, records: list[audits.Record]) -> None:
    """Tables of grades by judgement area and by heading, then what was strong and what was not."""
    document = Document()
    document.core_properties.title = "Audit summary"
    document.add_heading("Practice audits: summary for July to September 2026", 0)
    document.add_paragraph(f"{len(records)} children's records were audited in this quarter.")
    document.add_heading("Overall grades", 1)
    rows = []
    for area, title in shelf.AREA_TITLES.items():
        inside = [r.final for r in records if r.area == area]
        if inside:
            rows.append((title, Counter(inside)))
    table(document, "Judgement area", rows)
    for area, title in shelf.AREA_TITLES.items():
        inside = [r for r in records if r.area == area]
        if not inside:
            continue
        document.add_heading(title, 1)
        rows = []
        for dimension in shelf.dimensions():
            counts = Counter(g for r in inside if (g := r.grades.get(dimension["id"])))
            if counts:
                rows.append((dimension["title"], counts))
        table(document, "Practice area", rows)
        listed(document, "What is working well", [r.strengths for r in inside])
        listed(document, "Areas for improvement", [r.improvements for r in inside])
    save(document, folder / SUMMARY)


def table(document: Made, heading: str, rows: list[tuple[str, Counter[str]]]) -> None:
    made = document.add_table(rows=1, cols=6)
    for cell, text in zip(made.rows[0].cells, (heading, *audits.GRADES, "Total"), strict=True):
        cell.text = text
    for title, counts in rows:
        cells = made.add_row().cells
        values = (title, *(counts[g] for g in audits.GRADES), sum(counts.values()))
        for cell, value in zip(cells, values, strict=True):
            cell.text = str(value)


def listed(document: Made, heading: str, texts: list[str]) -> None:
    document.add_heading(heading, 2)
    for text in sorted({t for t in texts if t})[:4]:
        document.add_paragraph(text, style="List Bullet")


def write_plan(folder: Path, ids: dict[str, str]) -> None:
    document = Document()
    document.core_properties.title = "Improvement plan"
    document.add_heading("Children's services improvement plan 2026 to 2027", 0)
    rows = tidy_plan.rows(ids)
    made = document.add_table(rows=1, cols=len(PLAN_COLUMNS))
    for cell, (heading, _) in zip(made.rows[0].cells, PLAN_COLUMNS, strict=True):
        cell.text = heading
    for row in rows:
        for cell, (_, key) in zip(made.add_row().cells, PLAN_COLUMNS, strict=True):
            value = row.get(key) or ""
            cell.text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    save(document, folder / PLAN)


def save(document: Made, path: Path) -> None:
    properties = document.core_properties
    properties.author, properties.language = "Northmere Council", "en-GB"
    properties.created = properties.modified = book.WRITTEN
    held = io.BytesIO()
    document.save(held)
    path.write_bytes(book.steady(held.getvalue()))
