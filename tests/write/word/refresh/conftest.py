"""A small draft in two states of its data, and the edits people make to it."""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from lxml import etree

from selfassess.model.statement import Heading
from selfassess.write.packed import pack, unpack
from selfassess.write.word.document import write_document
from selfassess.write.word.refresh.refresh import refresh_document

make = sys.modules["sa_composed"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def composed(now: str = "71%", rows: int = 3, more: bool = False) -> object:
    """A draft of every kind of block whose figure reads `now`."""
    table = make.tracker()
    extra = [make.prose("new", "Something new: {ind:b.latest=12%} [P31].")] if more else []
    return make.document(
        Heading(id="h", level=1, text="Help and protection", new_page=True),
        make.prose(
            "p",
            f"Interviews were held for {{ind:example_p4.latest={now}}} of all [P4]. It was so.",
        ),
        make.prose("q", "Nothing moves here [P4].", prompts=("Why?",)),
        *extra,
        Heading(id="h2", level=2, text="Progress"),
        table.model_copy(update={"rows": table.rows[:rows]}),
        chart(now),
        make.index(),
        labels=("P4", "P31", *make.FINDINGS),
    )


def chart(now: str) -> object:
    value = float(now.rstrip("%"))
    made = make.bar_chart()
    first = made.series[0]
    series = (first.model_copy(update={"values": (value, *first.values[1:])}), *made.series[1:])
    return made.model_copy(update={"series": series})


@dataclass
class Edited:
    """A draft to be edited: its tree, and its bytes when done."""

    data: bytes

    def __post_init__(self) -> None:
        self.parts = unpack(self.data)
        self.root = etree.fromstring(self.parts[MAIN])
        self.body = self.root.find(f"{W}body")

    def block(self, block_id: str) -> etree._Element:
        for control in self.root.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag")
            if tag is not None and re.fullmatch(
                rf"sa:{re.escape(block_id)}#[0-9a-f]{{16}}", tag.get(f"{W}val") or ""
            ):
                return control
        raise KeyError(block_id)

    def has(self, block_id: str) -> bool:
        try:
            self.block(block_id)
        except KeyError:
            return False
        return True

    def words(self, element: etree._Element | None = None) -> str:
        held = self.root if element is None else element
        return "".join(t.text or "" for t in held.iter(f"{W}t"))

    def comments(self) -> list[str]:
        part = self.parts.get("word/comments.xml")
        if part is None:
            return []
        return [self.words(held) for held in etree.fromstring(part).iter(f"{W}comment")]

    def bytes(self) -> bytes:
        return pack({**self.parts, MAIN: etree.tostring(self.root)})

    def replace(self, block_id: str, old: str, new: str) -> None:
        for text in self.block(block_id).iter(f"{W}t"):
            if old in (text.text or ""):
                text.text = (text.text or "").replace(old, new)
                return
        raise AssertionError(f"{old!r} is in no run of {block_id}")

    def comment(self, block_id: str, words: str) -> None:
        """A reader's comment on the first run of a block."""
        part = (
            etree.fromstring(self.parts["word/comments.xml"])
            if ("word/comments.xml" in self.parts)
            else None
        )
        assert part is not None, "the draft has no comments part"
        held = copy.deepcopy(part[0])
        held.set(f"{W}id", "77")
        held.set(f"{W}author", "R. Reader")
        texts = list(held.iter(f"{W}t"))
        for text in texts:
            text.text = ""
        texts[0].text = words
        part.append(held)
        self.parts["word/comments.xml"] = etree.tostring(part)
        run = next(r for r in self.block(block_id).iter(f"{W}r") if r.find(f"{W}t") is not None)
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "77"}))
        mark = etree.Element(f"{W}r")
        etree.SubElement(mark, f"{W}commentReference", {f"{W}id": "77"})
        run.addnext(mark)
        run.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": "77"}))


@pytest.fixture(scope="session")
def old(template: object) -> bytes:
    return write_document(composed("71%"), template)


@pytest.fixture(scope="session")
def new(template: object) -> bytes:
    return write_document(composed("76%"), template)


@pytest.fixture
def draft(old: bytes) -> Edited:
    return Edited(old)


@pytest.fixture
def refreshed(new: bytes) -> Callable[..., tuple[Edited, dict[str, str]]]:
    """Refreshes an edited draft with the new data: the result, and the fate of each block."""

    def refresh(edited: Edited, fresh: bytes = new, track: bool = False) -> tuple[Edited, dict]:
        data, done = refresh_document(edited.bytes(), fresh, track=track)
        return Edited(data), {change.id: change.fate for change in done.changes}

    return refresh


sys.modules["sa_states"] = sys.modules[__name__]
