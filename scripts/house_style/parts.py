"""The other parts of a template: theme, numbering, settings, headers, footers and the place for
a logo."""

from __future__ import annotations

import struct
import zlib

from house_style.palette import THEME
from house_style.styles import W

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TAB = "<w:r><w:tab/></w:r>"
_LOGO = (1800000, 720000)  # English metric units: 5 by 2 centimetres


def theme_part() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{held[0]}"/></a:{name}>' for name, held in THEME)
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" name="selfassess"><a:themeElements>'
        f'<a:clrScheme name="selfassess">{colours}</a:clrScheme>'
        f'<a:fontScheme name="selfassess"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="selfassess"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def numbering_part() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        + ('<w:pStyle w:val="ListBullet"/>' if level == 0 else "")
        + f'<w:lvlText w:val="{"•" if level % 2 == 0 else "–"}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings_part() -> str:
    held = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{held}</w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_part() -> str:
    return (
        f'<w:fonts {W}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def place(name: str, number: int) -> str:
    """A named place in a header or footer."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name.capitalize()}"/><w:tag w:val="sat:{name}"/>'
        f'<w:id w:val="{number}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{name}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def header_part(*, first: bool) -> str:
    held = (
        TAB + place("marking", 811) if first else place("title", 801) + TAB + place("marking", 802)
    )
    return f"<w:hdr {W}>{_edge('Header', held)}</w:hdr>"


def footer_part(*, first: bool) -> str:
    between = '<w:r><w:t xml:space="preserve"> · </w:t></w:r>'
    places = between.join(
        place(name, (831 if first else 821) + at)
        for at, name in enumerate(("council", "period", "version"))
    )
    pages = _words("Page ") + _field("PAGE") + _words(" of ") + _field("NUMPAGES")
    return f"<w:ftr {W}>{_edge('Footer', places + TAB + pages)}</w:ftr>"


def section_properties(header: str, footer: str, first_header: str, first_footer: str) -> str:
    """A4, margins of 2.2 cm, a cover page of its own."""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:headerReference w:type="first" r:id="{first_header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1247" w:bottom="1247" '
        'w:left="1247" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>'
        "<w:titlePg/></w:sectPr>"
    )


def logo(relation: str) -> str:
    """A picture control that stands ready for a logo; until then it shows nothing."""
    wide, high = _LOGO
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Logo"/><w:tag w:val="sat:logo"/><w:id w:val="709"/>'
        '<w:picture/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="SACover"/></w:pPr><w:r>'
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="900" name="Logo">'
        f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
        'val="1"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="901" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p></w:sdtContent></w:sdt>"
    )


def clear_picture() -> bytes:
    """A picture of one clear dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)
    dot = zlib.compress(b"\x00" + b"\xff\xff\xff\x00", 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def _edge(style: str, held: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{held}</w:p>'


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
