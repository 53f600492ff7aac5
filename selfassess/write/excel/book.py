"""What all our workbooks share: properties, pages, and bytes that do not depend on the hour."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from selfassess.write.packed import pack, unpack

# No clock: the same form gives the same bytes on any day.
MADE = datetime(2026, 11, 22, 9, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def new_book(title: str) -> Workbook:
    """A workbook with its properties set and no sheet yet."""
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.title = title
    book.properties.creator = "selfassess"
    book.properties.language = "en-GB"
    book.properties.created = MADE
    return book


def set_page(ws: Worksheet, landscape: bool = True) -> None:
    """A4, as wide as one page, headings repeated, the sheet's name and page number below."""
    ws.page_setup.orientation = "landscape" if landscape else "portrait"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer: Any = ws.oddFooter
    footer.left.text, footer.right.text = "&A", "Page &P of &N"
    ws.page_margins.left = ws.page_margins.right = 0.5


def to_bytes(book: Workbook) -> bytes:
    """The workbook as bytes: fixed times inside and out."""
    held = io.BytesIO()
    book.save(held)
    parts = unpack(held.getvalue())
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    parts["docProps/core.xml"] = _STAMP.sub(stamp, parts["docProps/core.xml"])
    return pack(parts)
