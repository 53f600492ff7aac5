"""Whatever is wrong with a file, the answer is a refresh or a plain refusal."""

from __future__ import annotations

import pytest

from selfassess.write.packed import pack, unpack
from selfassess.write.word.refresh.edited import NoRecordError
from selfassess.write.word.refresh.refresh import refresh_document

NEEDED = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "customXml/item1.xml")


def answer(data: bytes, new: bytes) -> str:
    try:
        refresh_document(data, new)
    except NoRecordError as refusal:
        return refusal.reason
    return "refreshed"


@pytest.mark.parametrize("spoil", [b"", b"<broken", b"\x00\xff not XML"])
def test_every_part_may_be_damaged_in_turn(old: bytes, new: bytes, spoil: bytes) -> None:
    parts = unpack(old)
    answers = {name: answer(pack({**parts, name: spoil}), new) for name in parts}
    assert all(answers[name] != "refreshed" for name in NEEDED)
    assert all(answers.values())


def test_every_part_may_be_missing(old: bytes, new: bytes) -> None:
    parts = unpack(old)
    for name in parts:
        left = {other: data for other, data in parts.items() if other != name}
        assert answer(pack(left), new), name


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 100, b"<html></html>"])
def test_what_is_no_word_file_is_refused(data: bytes, new: bytes) -> None:
    assert answer(data, new) == "it does not open as a Word document"


def test_half_a_file_is_refused(old: bytes, new: bytes) -> None:
    assert answer(old[: len(old) // 2], new) == "it does not open as a Word document"


def test_a_file_without_its_memory_says_so(old: bytes, new: bytes) -> None:
    parts = {n: d for n, d in unpack(old).items() if not n.startswith("customXml/")}
    assert "record of what was generated" in answer(pack(parts), new)
