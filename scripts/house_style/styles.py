"""The styles part: every style of the contract, and nothing that is not used."""

from __future__ import annotations

from house_style.palette import (
    AMBER,
    BRICK,
    INK,
    NAVY,
    RULE,
    SLATE,
    TEAL,
    TINT,
    Colour,
    border,
    colour,
    shade,
    tint,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KEEP_NEXT, KEEP_LINES = "<w:keepNext/>", "<w:keepLines/>"
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
TEXT_WIDTH = 9412  # twentieths of a point: A4 less two margins of 2.2 cm


def size(points: float) -> str:
    halves = round(points * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'


def spacing(before: float = 0, after: float = 0, line: float = 1.15) -> str:
    """Space in points; line spacing as a multiple."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def paragraph(
    style_id: str,
    name: str,
    *,
    based: str = "Normal",
    after: str = "",
    held: str = "",
    dress: str = "",
    default: bool = False,
) -> str:
    """A paragraph style; `held` are paragraph properties, `dress` run properties, in order."""
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if default else ""}'
        f'{_custom(name)} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        + ("" if default else f'<w:basedOn w:val="{based}"/>')
        + (f'<w:next w:val="{after}"/>' if after else "")
        + '<w:uiPriority w:val="1"/><w:qFormat/>'
        + (f"<w:pPr>{held}</w:pPr>" if held else "")
        + (f"<w:rPr>{dress}</w:rPr>" if dress else "")
        + "</w:style>"
    )


def character(style_id: str, name: str, dress: str) -> str:
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{dress}</w:rPr></w:style>'
    )


def table(style_id: str, name: str, based: str, borders: str, margins: str, first: str) -> str:
    return (
        f'<w:style w:type="table"{_custom(name)} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr>{borders}{margins}</w:tblPr>{first}</w:style>"
    )


def _custom(name: str) -> str:
    return ' w:customStyle="1"' if name.startswith("SA ") else ""


def _callout(style_id: str, name: str, held: Colour) -> str:
    edge = f"<w:pBdr>{border('left', held, 24, 8)}</w:pBdr>"
    return paragraph(
        style_id,
        name,
        based="BodyText",
        after="BodyText",
        held=f'{KEEP_LINES}{edge}{tint(held)}{spacing(4, 8)}<w:ind w:left="227" w:right="113"/>',
        dress=size(11),
    )


def _headings() -> str:
    rule = f"<w:pBdr>{border('bottom', TEAL, 8, 6)}</w:pBdr>"
    looks = (
        (1, f"{rule}{spacing(0, 11, 1.0)}", f"{BOLD}{colour(NAVY)}{size(22)}"),
        (2, spacing(14, 4, 1.05), f"{BOLD}{colour(NAVY)}{size(15)}"),
        (3, spacing(11, 2, 1.1), f"{BOLD}{colour(NAVY)}{size(12.5)}"),
        (4, spacing(10, 2, 1.1), f"{BOLD}{colour(INK)}{size(11.5)}"),
    )
    return "".join(
        paragraph(
            f"Heading{level}",
            f"heading {level}",
            after="BodyText",
            held=f'{KEEP_NEXT}{KEEP_LINES}{held}<w:outlineLvl w:val="{level - 1}"/>',
            dress=dress,
        )
        for level, held, dress in looks
    )


def _cover() -> str:
    stamp = f'<w:spacing w:val="60"/>{size(11)}{shade_run(BRICK)}'
    edge = f"<w:pBdr>{border('bottom', TEAL, 12, 10)}</w:pBdr>"
    return (
        paragraph("SACover", "SA Cover", held=spacing(0, 4), dress=size(12))
        + paragraph(
            "SAStamp",
            "SA Stamp",
            based="SACover",
            held=spacing(110, 26),
            dress=f"{BOLD}{colour(BRICK)}{stamp}",
        )
        + paragraph(
            "Title",
            "Title",
            after="Subtitle",
            held=f"{KEEP_NEXT}{spacing(2, 10, 1.0)}",
            dress=f"{BOLD}{colour(NAVY)}{size(32)}",
        )
        + paragraph(
            "Subtitle",
            "Subtitle",
            after="BodyText",
            held=f"{edge}{spacing(0, 16)}",
            dress=f"{colour(SLATE)}{size(16)}",
        )
        + paragraph(
            "SAMarking",
            "SA Marking",
            based="SACover",
            held=spacing(10, 40),
            dress=f"{BOLD}{colour(NAVY)}{size(11)}",
        )
    )


def shade_run(held: Colour) -> str:
    return tint(held)


def _text() -> str:
    edge = f"<w:pBdr>{border('left', AMBER, 12, 8, 'dotted')}</w:pBdr>"
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return (
        paragraph("BodyText", "Body Text")
        + paragraph(
            "SALead",
            "SA Lead",
            based="BodyText",
            held=spacing(0, 6),
            dress=f"{colour(NAVY)}{size(12.5)}",
        )
        + paragraph(
            "SAStatusLine",
            "SA Status Line",
            based="BodyText",
            after="BodyText",
            held=f"{KEEP_NEXT}{spacing(0, 3)}",
            dress=f"{colour(SLATE)}{size(10)}",
        )
        + paragraph(
            "SASmallNote",
            "SA Small Note",
            based="BodyText",
            held=spacing(4, 6, 1.1),
            dress=f"{colour(SLATE)}{size(9.5)}",
        )
        + paragraph("SALine", "SA Line", based="BodyText", held=spacing(0, 2))
        + paragraph(
            "SAPrompt",
            "SA Prompt",
            based="BodyText",
            held=f'{edge}{spacing(0, 6)}<w:ind w:left="227"/>',
            dress=f"{ITALIC}{colour(AMBER)}",
        )
        + paragraph("SASpace", "SA Space", after="BodyText", held=spacing(0, 0, 1.0), dress=size(6))
        + paragraph(
            "ListBullet",
            "List Bullet",
            based="BodyText",
            held=f'<w:numPr><w:numId w:val="1"/></w:numPr>{spacing(0, 3)}',
        )
        + paragraph(
            "Caption",
            "caption",
            after="BodyText",
            held=f"{KEEP_NEXT}{KEEP_LINES}{spacing(10, 4, 1.1)}",
            dress=f"{BOLD}{colour(NAVY)}{size(10.5)}",
        )
        + paragraph("SAChart", "SA Chart", based="BodyText", held=f"{spacing(0, 6, 1.0)}")
        + paragraph(
            "TOCHeading",
            "TOC Heading",
            after="BodyText",
            held=f"{KEEP_NEXT}{spacing(0, 14, 1.0)}",
            dress=f"{BOLD}{colour(NAVY)}{size(22)}",
        )
        + paragraph(
            "TOC1",
            "toc 1",
            held=f"{tabs}{spacing(4.5, 1, 1.0)}",
            dress=f"{BOLD}{colour(NAVY)}{size(10.5)}",
        )
        + paragraph(
            "TOC2",
            "toc 2",
            held=f'{tabs}{spacing(0, 0, 1.0)}<w:ind w:left="284" w:right="567"/>',
            dress=size(9.5),
        )
    )


def _edges() -> str:
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    under = f"<w:pBdr>{border('bottom', RULE, 4, 6)}</w:pBdr>"
    over = f"<w:pBdr>{border('top', RULE, 4, 6)}</w:pBdr>"
    dress = f"{colour(SLATE)}{size(9)}"
    return paragraph(
        "Header", "header", held=f"{under}{tabs}{spacing(0, 0, 1.0)}", dress=dress
    ) + paragraph("Footer", "footer", held=f"{over}{tabs}{spacing(0, 0, 1.0)}", dress=dress)


def _cells() -> str:
    right = '<w:jc w:val="right"/>'
    written = []
    for key, name, points, room in (("SA", "SA ", 10, 1.06), ("SASmall", "SA Small ", 9, 1.0)):
        cell = f"{key}Cell"
        tight = spacing(0, 0, room)
        head = f"{BOLD}{colour(NAVY)}"
        written += [
            paragraph(cell, f"{name}Cell", held=tight, dress=size(points)),
            paragraph(f"{cell}Number", f"{name}Cell Number", based=cell, held=right),
            paragraph(
                f"{cell}Heading", f"{name}Cell Heading", based=cell, held=KEEP_NEXT, dress=head
            ),
            paragraph(
                f"{cell}HeadingNumber",
                f"{name}Cell Heading Number",
                based=f"{cell}Heading",
                held=right,
            ),
        ]
    return "".join(written)


def _characters() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + character("Strong", "Strong", BOLD)
        + character("Emphasis", "Emphasis", ITALIC)
        + character("Hyperlink", "Hyperlink", f'{colour(TEAL)}<w:u w:val="single"/>')
        + character("PlaceholderText", "Placeholder Text", colour(AMBER))
        + character("SAReference", "SA Reference", f"{colour(TEAL)}{size(9)}")
        + character("SALabel", "SA Label", BOLD)
        + character("SAStatusGood", "SA Status Good", f"{BOLD}{colour(TEAL)}{tint(TEAL)}")
        + character("SAStatusPoor", "SA Status Poor", f"{BOLD}{colour(BRICK)}{tint(BRICK)}")
        + character("SAStatusCaution", "SA Status Caution", f"{BOLD}{colour(AMBER)}{tint(AMBER)}")
        + character("SAStatusNeutral", "SA Status Neutral", f"{BOLD}{colour(SLATE)}{tint(SLATE)}")
        + character("CommentReference", "annotation reference", size(8))
    )


def _tables() -> str:
    rules = (
        f"<w:tblBorders>{border('top', RULE, 4)}{border('bottom', RULE, 4)}"
        f"{border('insideH', TINT, 4)}</w:tblBorders>"
    )
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr><w:tcPr><w:tcBorders>'
        f"{border('bottom', NAVY, 6)}</w:tcBorders>{shade(TINT)}</w:tcPr></w:tblStylePr>"
    )
    grid = "".join(
        border(side, RULE, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0, 108)}</w:tblPr></w:style>"
        + table(
            "TableGrid", "Table Grid", "TableNormal", f"<w:tblBorders>{grid}</w:tblBorders>", "", ""
        )
        + table("SATable", "SA Table", "TableNormal", rules, _margins(40, 85), first)
        + table("SASmallTable", "SA Small Table", "SATable", "", _margins(25, 70), "")
    )


def _margins(ends: int, sides: int) -> str:
    return (
        f'<w:tblCellMar><w:top w:w="{ends}" w:type="dxa"/><w:left w:w="{sides}" w:type="dxa"/>'
        f'<w:bottom w:w="{ends}" w:type="dxa"/><w:right w:w="{sides}" w:type="dxa"/></w:tblCellMar>'
    )


def styles_part() -> str:
    """The whole part."""
    fonts = (
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial" '
        'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:cstheme="minorBidi"/>'
    )
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{colour(INK)}{size(11.5)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 6)}</w:pPr></w:pPrDefault></w:docDefaults>"
        + paragraph("Normal", "Normal", default=True)
        + _headings()
        + _cover()
        + _text()
        + _callout("SAChallenge", "SA Challenge", BRICK)
        + _callout("SAGap", "SA Gap", AMBER)
        + _callout("SANote", "SA Note", SLATE)
        + _edges()
        + _cells()
        + paragraph("CommentText", "annotation text", held=spacing(0, 2, 1.0), dress=size(10))
        + _characters()
        + _tables()
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>'
    )
