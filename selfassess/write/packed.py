"""What Word and Excel files have in common: zip packages whose bytes depend on nothing but their
parts (fixed dates, a fixed order), and text that XML can hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
# named one by one: what XML can hold, turned round, takes twenty times as long to compile
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\r\n]+")
_PACKED = (".xlsx", ".png", ".jpeg", ".jpg")  # squeezing these again gains nothing
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
LARGEST_UNPACKED = 400_000_000  # bytes; far above any document that people write
MOST_PARTS = 5_000


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one Office package: content types first, then the rest in order of name."""
    held = io.BytesIO()
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            packed = name.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0  # the same on every operating system
            package.writestr(entry, parts[name])
    return held.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name. Raises `zipfile.BadZipFile` where it is none, or where it
    would unpack to more than any document holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_UNPACKED:
            raise zipfile.BadZipFile("too large")
        return {entry.filename: package.read(entry) for entry in entries if not entry.is_dir()}


def plain_text(text: str) -> str:
    """Text that XML can hold: no control characters or lone surrogates, on one line."""
    return _BREAKS.sub(" ", _NOT_XML.sub("", text))


def escaped(text: str) -> str:
    """Text as it stands between the tags of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
