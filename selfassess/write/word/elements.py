"""The few Word elements everything is made of, as strings of XML.

Text goes in through `clean` alone, so nothing that people typed can break the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from selfassess.write.packed import escaped, plain_text
from selfassess.write.word.unbroken import HARD_HYPHEN

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff]")  # all that needs care
IGNORABLE = ("w14", "w15")
_HARD_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def w(name: str) -> str:
    """A name of the main namespace as lxml spells it."""
    return f"{{{W}}}{name}"


def clean(text: str) -> str:
    """Text escaped and fit to stand in a string of XML, on one line."""
    if not _SPECIAL.search(text):
        return text
    return escaped(plain_text(text)).replace('"', "&quot;")


def root(
    name: str,
    content: str,
    spaces: Mapping[str, str] = NAMESPACES,
    ignorable: Iterable[str] = IGNORABLE,
) -> str:
    """A whole part: its root element with every namespace we use."""
    declared = " ".join(f'xmlns:{prefix}="{clean(uri)}"' for prefix, uri in spaces.items())
    return f'<w:{name} {declared} mc:Ignorable="{" ".join(ignorable)}">{content}</w:{name}>'


def run(text: str, style: str = "", *, strong: bool = False, emphasis: bool = False) -> str:
    """One stretch of text. `style` is the id of a character style."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/>" if strong else ""
    properties += "<w:i/>" if emphasis else ""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    said = clean(text).replace(HARD_HYPHEN, _HARD_HYPHEN)
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """One paragraph. `style` is a paragraph style's id; `properties` follow it in schema order."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def field(instruction: str, result: str) -> str:
    """A field with its last known result: `result` is a string of runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {clean(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def link(anchor: str, content: str, tip: str = "") -> str:
    """A link to a bookmark of this document."""
    words = f' w:tooltip="{clean(tip)}"' if tip else ""
    return f'<w:hyperlink w:anchor="{clean(anchor)}" w:history="1"{words}>{content}</w:hyperlink>'


def bookmark(number: int, name: str, content: str = "") -> str:
    """A bookmark round some runs."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{clean(name)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def control(
    tag: str, alias: str, number: int, content: str, kind: str = "", dress: str = ""
) -> str:
    """A content control, round paragraphs or round runs alike.

    `kind` is what follows the identity in its properties: `HIDDEN`, `TEMPORARY`, `PLAIN` or
    `PLACEHOLDER`; `dress` is how Word sets what people type there.
    """
    named = f'<w:alias w:val="{clean(alias)}"/>' if alias else ""
    named += f'<w:tag w:val="{clean(tag)}"/>' if tag else ""
    return (
        f'<w:sdt><w:sdtPr>{dress}{named}<w:id w:val="{number}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


HIDDEN = '<w15:appearance w15:val="hidden"/>'
TEMPORARY = f"<w:temporary/>{HIDDEN}"
PLAIN = "<w:text/>"
UPRIGHT = (
    '<w:rPr><w:i w:val="0"/><w:iCs w:val="0"/>'
    '<w:color w:val="1B1F23" w:themeColor="text1"/></w:rPr>'
)
PLACEHOLDER = '<w:showingPlcHdr/><w:text w:multiLine="1"/>'
