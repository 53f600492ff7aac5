"""Lists → a workbook in the form of Ofsted's template, fast enough for millions of cells.

Plain values become what a council would have: codes as Ofsted writes them, dates as dates. With
`untidy`, codes, dates and headings are written in the many ways that are met.
"""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from sample.chance import Chance

from made_lists.people import Lists, Row

CONFIG = Path(__file__).resolve().parents[2] / "config" / "annex_a"
_EPOCH = date(1899, 12, 30)
_STAMP = (2026, 11, 2, 9, 0, 0)
_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf fontId="0"/><xf numFmtId="14" fontId="0" applyNumberFormat="1"/>'
    '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@lru_cache(maxsize=1)
def forms() -> tuple[list[dict[str, Any]], dict[str, dict[str, list[str]]]]:
    """The lists with their columns, and for each code list the spellings of every short code."""
    data = tomllib.loads((CONFIG / "lists.toml").read_text("utf-8"))
    for form in data["lists"]:
        form["columns"] = [
            {"id": c["use"], **data["shared"][c["use"]]} if "use" in c else c
            for c in form["columns"]
        ]
    codes = tomllib.loads((CONFIG / "codes.toml").read_text("utf-8"))["codes"]
    spellings = {
        name: {e["short"]: [e["code"], *e.get("aliases", [])] for e in entries["entries"]}
        for name, entries in codes.items()
    }
    return data["lists"], spellings


def tables(lists: Lists, untidy: str = "") -> list[tuple[str, list[list[Any]]]]:
    """Each list as the name of its sheet and its rows: a title, the headings, the records.

    `untidy` is a seed; empty for the template's own form.
    """
    chance = Chance(f"untidy:{untidy}") if untidy else None
    listed, spellings = forms()
    sheets = []
    for form in listed:
        if form["number"] not in lists:
            continue
        columns = form["columns"]
        heads = [_heading(column, chance) for column in columns]
        rows: list[list[Any]] = [[f"List {form['number']}: {form['title']}"], heads]
        for record in lists[form["number"]]:
            rows.append([_written(record, column, spellings, chance) for column in columns])
        sheets.append((f"List_{form['number']}", rows))
    return sheets


def _heading(column: dict[str, Any], chance: Chance | None) -> str:
    header = str(column["header"])
    if chance is None:
        return header
    aliases = [a for a in column.get("aliases", ()) if a]
    ways = (header, header.upper(), header + " ", *aliases)
    return chance.choose(ways)


def _written(
    record: Row,
    column: dict[str, Any],
    spellings: dict[str, dict[str, list[str]]],
    chance: Chance | None,
) -> Any:
    value = record.get(column["id"])
    if value is None:
        return "-" if chance and chance.yes(0.05) else None
    if column["kind"] == "code":
        ways = spellings[column["codes"]].get(value, [value])
        if chance is None:
            return ways[0]
        written = chance.choose(ways)
        return written.upper() if chance.yes(0.1) else written
    if chance and isinstance(value, date) and chance.yes(0.3):
        return f"{value:%d/%m/%Y}" if chance.yes(0.5) else f"{value.day} {value:%B %Y}"
    return value


def package(sheets: Sequence[tuple[str, Iterable[Sequence[Any]]]]) -> bytes:
    """An .xlsx package; the same sheets give the same bytes."""
    strings: dict[str, int] = {}
    parts: dict[str, str] = {}
    for number, (_, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, strings)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, (name, _) in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    more = (("styles", len(sheets) + 1), ("sharedStrings", len(sheets) + 2))
    related += "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{kind}" Target="{kind}.xml"/>' for kind, n in more
    )
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kinds}.worksheet+xml"/>' for name in parts
    )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
    )
    parts["xl/styles.xml"] = _STYLES
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">'
        + "".join(f'<si><t xml:space="preserve">{escape(s, False)}</t></si>' for s in strings)
        + "</sst>"
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/>'
        f"{overrides}</Types>"
    )
    return _zipped({"[Content_Types].xml": types, **parts})


def _zipped(parts: dict[str, str]) -> bytes:
    held = BytesIO()
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            out.writestr(info, (head + text).encode("utf-8"))
    return held.getvalue()


def _sheet(rows: Iterable[Sequence[Any]], strings: dict[str, int]) -> str:
    out = [f'<worksheet xmlns="{_MAIN}"><sheetData>']
    letters = [_letters(n) for n in range(1, 61)]
    for number, row in enumerate(rows, 1):
        out.append(f'<row r="{number}">')
        for letter, value in zip(letters, row, strict=False):
            if value is None:
                continue
            if isinstance(value, date):
                days = (value - _EPOCH).days
                out.append(f'<c r="{letter}{number}" s="1"><v>{days}</v></c>')
            elif isinstance(value, int | float):
                out.append(f'<c r="{letter}{number}"><v>{value}</v></c>')
            else:
                index = strings.setdefault(value, len(strings))
                style = ' s="2"' if number == 2 else ""
                out.append(f'<c r="{letter}{number}"{style} t="s"><v>{index}</v></c>')
        out.append("</row>")
    out.append("</sheetData></worksheet>")
    return "".join(out)


def _letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
