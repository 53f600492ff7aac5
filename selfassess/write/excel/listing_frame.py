"""What all workbooks of lists have in common: relations, properties, the styles of cells."""

from __future__ import annotations

from collections.abc import Sequence

from selfassess.write.packed import escaped, plain_text

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_MADE = "2026-11-22T09:00:00Z"  # no clock: the same lists give the same bytes on any day
HEADING, FIRST, OTHER = 1, 3, 5  # cell styles: a header, the first cell of a row, the others
QUOTED = 1  # the style after each is the same for words that look like a formula


def workbook(sheets: Sequence[tuple[str, str, int]]) -> str:
    """The sheets by name, last column and last row, each with its filter and repeated row."""
    listed, named = "", ""
    for at, (name, column, row) in enumerate(sheets):
        listed += f'<sheet name="{name}" sheetId="{at + 1}" r:id="rId{at + 1}"/>'
        named += (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
            f"'{name}'!$A$1:${column}${row}</definedName>"
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">'
            f"'{name}'!$1:$1</definedName>"
        )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{named}</definedNames></workbook>"
    )


def core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(plain_text(title))}</dc:title><dc:creator>selfassess</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:modified>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def content_types(sheets: int) -> str:
    kinds = {
        "xl/workbook.xml": f"{_SML}.sheet.main+xml",
        "xl/styles.xml": f"{_SML}.styles+xml",
        "docProps/core.xml": _CORE,
        **{f"xl/worksheets/sheet{n}.xml": f"{_SML}.worksheet+xml" for n in range(1, sheets + 1)},
    }
    said = "".join(f'<Override PartName="/{p}" ContentType="{k}"/>' for p, k in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(related: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def book_relations(sheets: int) -> str:
    related = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
    return _relations([*related, (f"{_OFFICE}/styles", "styles.xml")])


RELATIONS = _relations(
    [
        (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
)


def _font(colour: str, bold: str = "") -> str:
    return f'<font>{bold}<sz val="10"/><color rgb="FF{colour}"/><name val="Arial"/></font>'


def _fill(kind: str, colour: str = "") -> str:
    return f'<fill><patternFill patternType="{kind}">{colour}</patternFill></fill>'


def _style(font: int, fill: int, border: int) -> str:
    """A cell style, and the same for words that look like a formula."""
    said = f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
    dress = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    wrapped = '<alignment vertical="top" wrapText="1"/></xf>'
    return f'{said} {dress}>{wrapped}{said} quotePrefix="1" {dress}>{wrapped}'


_EDGES = "<left/><right/><top/>"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="3">'
    + _font("1B1F23")
    + _font("FFFFFF", "<b/>")
    + _font("1B1F23", "<b/>")
    + '</fonts><fills count="3">'
    + _fill("none")
    + _fill("gray125")
    + _fill("solid", '<fgColor rgb="FF12344D"/>')
    + f'</fills><borders count="2"><border>{_EDGES}<bottom/><diagonal/></border><border>{_EDGES}'
    '<bottom style="thin"><color rgb="FFDCE6EC"/></bottom><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    + _style(1, 2, 0)
    + _style(2, 0, 1)
    + _style(0, 0, 1)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
