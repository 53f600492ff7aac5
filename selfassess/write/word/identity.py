"""How a piece of a document is found again after people have edited it: tags, numbers, bookmarks.

Each block stands in a content control tagged `sa:<block id>#<hash of its text>`, with a hidden
bookmark just inside as a spare; each figure in prose or in a cell in one tagged `saf:<key>`;
each line that waits for an author in one tagged `sap:<block id>.<number>`.
"""

from __future__ import annotations

import hashlib
import re

from selfassess.write.packed import plain_text

BLOCK, FIGURE, PROMPT, TEMPLATE = "sa:", "saf:", "sap:", "sat:"
TAG_LIMIT = 64  # characters; longer tags make Word refuse the file
BOOKMARK_LIMIT = 40
_HASH = 16
_ID_LIMIT = TAG_LIMIT - len(BLOCK) - len("#") - _HASH
_BLOCK_TAG = re.compile(rf"sa:(?P<id>.+)#(?P<hash>[0-9a-f]{{{_HASH}}})")
_NOT_IN_BOOKMARK = re.compile(r"\W", re.ASCII)


def short_hash(text: str, length: int = _HASH) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def fit(name: str, limit: int) -> str:
    """The name itself, or where it is too long or unfit for XML its beginning and a hash."""
    plain = plain_text(name)
    if plain == name and len(name) <= limit:
        return name
    return f"{plain[: limit - 9]}~{short_hash(name, 8)}"


def block_key(block_id: str) -> str:
    """A block's id as it stands in its tag."""
    return fit(block_id, _ID_LIMIT)


def block_tag(block_id: str, text_hash: str) -> str:
    return f"{BLOCK}{block_key(block_id)}#{text_hash}"


def read_block_tag(tag: str) -> tuple[str, str] | None:
    """The block id and text hash that a tag holds, or None where it is not ours."""
    found = _BLOCK_TAG.fullmatch(tag)
    return (found["id"], found["hash"]) if found else None


def figure_tag(key: str) -> str:
    return f"{FIGURE}{fit(key, TAG_LIMIT - len(FIGURE))}"


def prompt_tag(block_id: str, number: int) -> str:
    tail = f".{number}"
    return f"{PROMPT}{fit(block_id, TAG_LIMIT - len(PROMPT) - len(tail))}{tail}"


def bookmark_name(prefix: str, name: str) -> str:
    """A bookmark name that Word accepts and, beginning with "_", does not list."""
    plain = _NOT_IN_BOOKMARK.sub("_", name)
    room = BOOKMARK_LIMIT - len(prefix)
    if plain == name and len(plain) <= room:
        return prefix + plain
    return f"{prefix}{plain[: room - 9]}_{short_hash(name, 8)}"


class Numbers:
    """Numbers that must be unique in one document. Controls get the same ones on every run."""

    def __init__(self) -> None:
        self._controls: set[int] = set()
        self._names: set[str] = set()
        self._bookmark = 0
        self._drawing = 1000  # clear of what a template's header may hold

    def control(self, tag: str) -> int:
        """A number for a control, made from its tag so that it is steady between runs."""
        number = int(short_hash(tag, 8), 16) & 0x7FFFFFFF or 1
        while number in self._controls:
            number = number % 0x7FFFFFFF + 1
        self._controls.add(number)
        return number

    def take(self, number: int) -> None:
        """Keep clear of a control number that a template uses already."""
        self._controls.add(number)

    def bookmark(self) -> int:
        self._bookmark += 1
        return self._bookmark

    def start_bookmarks_after(self, number: int) -> None:
        self._bookmark = max(self._bookmark, number)

    def name(self, wanted: str) -> str:
        """A bookmark name, with a number behind it where it is taken."""
        name, count = wanted, 1
        while name.lower() in self._names:
            count += 1
            tail = f"_{count}"
            name = wanted[: BOOKMARK_LIMIT - len(tail)] + tail
        self._names.add(name.lower())
        return name

    def drawing(self) -> int:
        self._drawing += 1
        return self._drawing
