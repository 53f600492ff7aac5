"""Packages are unpacked in memory only, and never beyond what a document can hold."""

from __future__ import annotations

import io
import zipfile

import pytest

from selfassess.write import packed
from selfassess.write.packed import CONTENT_TYPES, pack, unpack

PARTS = {CONTENT_TYPES: b"<Types/>", "word/document.xml": b"<w/>"}


def test_what_is_packed_comes_back_whole() -> None:
    assert unpack(pack(PARTS)) == PARTS


def test_a_package_that_would_unpack_to_too_much_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(packed, "LARGEST_UNPACKED", 1_000_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 1_000_001)
    assert len(held.getvalue()) < 10_000
    with pytest.raises(zipfile.BadZipFile):
        unpack(held.getvalue())


def test_a_package_of_too_many_parts_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(packed, "MOST_PARTS", 1)
    with pytest.raises(zipfile.BadZipFile):
        unpack(pack(PARTS))
