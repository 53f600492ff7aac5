"""The small workbook inside a chart, so that "Edit data" in Word opens its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.write.packed import CONTENT_TYPES, pack
from selfassess.write.word.elements import clean

SHEET = "Data"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SML = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Column = tuple[str, Sequence[float | None]]


def column_letter(at: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cells(at: int, count: int) -> str:
    """The range of a column's values as a chart names it: "Data!$B$2:$B$13"."""
    letter = column_letter(at)
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def heading(at: int) -> str:
    return f"{SHEET}!${column_letter(at)}$1"


def data_workbook(categories: Sequence[str], columns: Sequence[Column], theme: bytes) -> bytes:
    """Categories in column A, one series a column after it. `theme` is the document's own."""
    words: list[str] = []

    def word(text: str) -> int:
        words.append(text)
        return len(words) - 1

    rows = [
        _row(
            1,
            [_shared(0, 1, word(""))]
            + [_shared(at, 1, word(name)) for at, (name, _) in enumerate(columns, start=1)],
        )
    ]
    for number, category in enumerate(categories, start=2):
        held = [_shared(0, number, word(category))]
        for at, (_, values) in enumerate(columns, start=1):
            value = values[number - 2]
            if value is not None:
                held.append(f'<c r="{column_letter(at)}{number}"><v>{value:g}</v></c>')
        rows.append(_row(number, held))
    end = f"{column_letter(len(columns))}{len(categories) + 1}"
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{end}"/>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )
    strings = "".join(f'<si><t xml:space="preserve">{clean(text)}</t></si>' for text in words)
    shared = f'<sst xmlns="{_MAIN}" count="{len(words)}" uniqueCount="{len(words)}">{strings}</sst>'
    parts = {name: (_HEAD + content).encode() for name, content in _FRAME.items()}
    parts["xl/worksheets/sheet1.xml"] = (_HEAD + sheet).encode()
    parts["xl/sharedStrings.xml"] = (_HEAD + shared).encode()
    parts["xl/theme/theme1.xml"] = theme
    return pack(parts)


def _row(number: int, held: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(held)}</row>'


def _shared(at: int, row: int, index: int) -> str:
    return f'<c r="{column_letter(at)}{row}" t="s"><v>{index}</v></c>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


_FRAME = {
    CONTENT_TYPES: (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + _override("xl/workbook.xml", f"{_SML}.sheet.main+xml")
        + _override("xl/worksheets/sheet1.xml", f"{_SML}.worksheet+xml")
        + _override("xl/styles.xml", f"{_SML}.styles+xml")
        + _override("xl/sharedStrings.xml", f"{_SML}.sharedStrings+xml")
        + _override(
            "xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + _relation(1, "officeDocument", "xl/workbook.xml")
        + "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + _relation(1, "worksheet", "worksheets/sheet1.xml")
        + _relation(2, "styles", "styles.xml")
        + _relation(3, "sharedStrings", "sharedStrings.xml")
        + _relation(4, "theme", "theme/theme1.xml")
        + "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/>'
        '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
        '<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}
