"""What a file is, by its first bytes: names are often wrong."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from selfassess.model.problem import Problem
from selfassess.model.source import Source

MAX_BYTES = 150_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.I | re.S
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


class Format(StrEnum):
    """A kind of file that can be read."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "text"


def sniff(path: Path, head: bytes, size: int) -> tuple[Format | None, Problem | None]:
    """The format of a file, or the problem that keeps it from being read."""
    source = Source(file=path.name)
    if size == 0 or not head.strip(b"\x00\r\n\t "):
        return None, Problem.of("SA-D01", source)
    if size > MAX_BYTES:
        return None, Problem.of("SA-D11", source, megabytes=size // 1_000_000)
    if b"%PDF-" in head[:1024]:
        return Format.PDF, None
    if head[:2] == b"PK":
        return _zipped(path, source)
    code = None
    if head.startswith(_OLE):
        code = "SA-D03"
    elif _HTML.match(head.lstrip(b"\xef\xbb\xbf")):
        code = "SA-D02"
    elif head.startswith(_IMAGES):
        code = "SA-D06"
    elif head.startswith(b"{\\rtf"):
        code = "SA-D07"
    elif path.suffix.casefold() in {".pdf", ".docx", ".docm", ".dotx"}:
        code = "SA-D05"
    elif _is_binary(head):
        code = "SA-D07"
    return (None, Problem.of(code, source)) if code else (Format.TEXT, None)


def _zipped(path: Path, source: Source) -> tuple[Format | None, Problem | None]:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return None, Problem.of("SA-D05", source)
    if "[Content_Types].xml" in names and any(n.startswith("word/") for n in names):
        return Format.WORD, None
    return None, Problem.of("SA-D07", source)


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False  # UTF-16 text
    return b"\x00" in head
