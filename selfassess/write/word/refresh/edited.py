"""An edited draft opened: its memory, its blocks where they now stand, and how each reads."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from selfassess.write.packed import unpack
from selfassess.write.word.canonical import Drawn, block_text
from selfassess.write.word.changes import revisions_in
from selfassess.write.word.cover import tag_of
from selfassess.write.word.drawn import drawn_in
from selfassess.write.word.elements import w
from selfassess.write.word.identity import block_key, read_block_tag, short_hash
from selfassess.write.word.manifest import Manifest, find_manifest
from selfassess.write.word.package import OFFICE, Package
from selfassess.write.word.refresh.regain import regain_controls

_SDT, _CONTENT = w("sdt"), w("sdtContent")


class NoRecordError(Exception):
    """The file cannot be refreshed. `reason` is a plain phrase."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Standing:
    """A block as it stands in a document: its control and what that holds."""

    key: str
    control: etree._Element
    content: etree._Element


@dataclass(frozen=True)
class Said:
    """What a block says with every pending change accepted, and with every one rejected."""

    accepted: str
    rejected: str
    pending: bool

    @property
    def hashes(self) -> tuple[str, str]:
        return short_hash(self.accepted), short_hash(self.rejected)


class Opened:
    """One Word file of ours. `regained` where its controls had to be found again by bookmark."""

    def __init__(self, data: bytes) -> None:
        try:
            self.package = Package(unpack(data))
            self.root = self.package.part(self.package.main)
            self._look_through()
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as fault:
            raise NoRecordError("it does not open as a Word document") from fault
        body = self.root.find(w("body"))
        manifest = find_manifest(self.package)
        if body is None:
            raise NoRecordError("it has no body")
        if manifest is None or not manifest.blocks:
            raise NoRecordError("the record of what was generated is missing or damaged")
        self.body: etree._Element = body
        self.manifest: Manifest = manifest
        self.regained = regain_controls(body, manifest)
        self.drawn: Drawn = drawn_in(self.package)
        self.blocks: dict[str, Standing] = {}
        self.copies: list[Standing] = []
        for standing in block_controls(body):
            if standing.key in self.blocks:
                self.copies.append(standing)
            else:
                self.blocks[standing.key] = standing

    def _look_through(self) -> None:
        """Raises where a part that has to be read cannot be."""
        package = self.package
        package.parts[package.one("styles")]
        for kind in ("styles", "comments", "header", "footer", "theme"):
            for name in package.related(package.main, f"{OFFICE}/{kind}").values():
                if name in package.parts:
                    package.part(name)
        for name in package.parts:
            if name.endswith(".rels"):
                package.part(name)

    def standing(self, block_id: str) -> Standing | None:
        return self.blocks.get(block_key(block_id))

    def says(self, content: Iterable[etree._Element]) -> Said:
        held = list(content)
        accepted = block_text(held, drawn=self.drawn)
        if not revisions_in(held):
            return Said(accepted, accepted, False)
        return Said(accepted, block_text(held, accepted=False, drawn=self.drawn), True)


def block_controls(body: etree._Element) -> Iterator[Standing]:
    """The controls of blocks in the order of the document, wherever they stand."""
    for control in body.iter(_SDT):
        read = read_block_tag(tag_of(control) or "")
        content = control.find(_CONTENT)
        if read and content is not None:
            yield Standing(read[0], control, content)
