"""The parts of a Word file: opened from a template, added to, related, and packed again.

A template (.dotx) is opened as a document. Only this module knows content types and
relationships.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from selfassess.write.packed import CONTENT_TYPES, pack, unpack

_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE_RELATION = f"{_PACKAGE}/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_MAIN_TYPES = {
    f"{WML}.template.main+xml": f"{WML}.document.main+xml",
}

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def parse(data: bytes) -> etree._Element:
    """One part as a tree; entities are never resolved."""
    return etree.fromstring(data, _PARSER)


def serialise(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def rels_name(part: str) -> str:
    """Where the relationships of a part are kept: "word/_rels/document.xml.rels"."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Package:
    """The parts of one file in memory."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = dict(parts)
        self._types = parse(self.parts[CONTENT_TYPES])
        self._relations: dict[str, etree._Element] = {}
        self._as_document()

    @staticmethod
    def open(path: Path) -> Package:
        """Raises `zipfile.BadZipFile`, `KeyError` or `etree.XMLSyntaxError` where it is no
        Word file."""
        package = Package(unpack(path.read_bytes()))
        package.parts[package.main]  # a Word file has this part
        return package

    @property
    def main(self) -> str:
        """The name of the main part, usually "word/document.xml"."""
        found = self.related("", f"{OFFICE}/officeDocument")
        return next(iter(found.values()), "word/document.xml")

    def one(self, kind: str) -> str:
        """The name of the main part's one relation of a kind ("styles", "settings"), or ""."""
        return next(iter(self.related(self.main, f"{OFFICE}/{kind}").values()), "")

    def part(self, name: str) -> etree._Element:
        return parse(self.parts[name])

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part, or put new content in its place."""
        self.parts[name] = data
        for held in self._types:
            if held.get("PartName") == f"/{name}":
                held.set("ContentType", content_type)
                return
        etree.SubElement(
            self._types, f"{{{_CT}}}Override", PartName=f"/{name}", ContentType=content_type
        )

    def copy(self, name: str, new: str, data: bytes) -> None:
        """Add a part like another one, with its relations, holding `data`."""
        kind = next(
            (held.get("ContentType") for held in self._types if held.get("PartName") == f"/{name}"),
            "application/xml",
        )
        self.add(new, data, kind or "application/xml")
        if rels_name(name) in self.parts:
            self.parts[rels_name(new)] = self.parts[rels_name(name)]

    def adopt(self, name: str, other: Package, theirs: str) -> None:
        """Take over a part of another file, with its content type but without its relations."""
        kind = other.content_type(theirs)
        extension = theirs.rpartition(".")[2].lower()
        if extension == "xml":
            self.add(name, other.parts[theirs], kind or "application/xml")
        else:
            self.parts[name] = other.parts[theirs]
            self.default(extension, kind)

    def content_type(self, name: str) -> str:
        """What a part is said to be, by its own name or by its extension."""
        extension = name.rpartition(".")[2].lower()
        by_extension = ""
        for held in self._types:
            if held.get("PartName") == f"/{name}":
                return held.get("ContentType") or ""
            if (held.get("Extension") or "").lower() == extension:
                by_extension = held.get("ContentType") or ""
        return by_extension

    def all_related(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and name of every part of the file that a part relates to, in order."""
        return [
            (held.get("Id") or "", held.get("Type") or "", self._target(part, held))
            for held in self._of(part)
            if held.get("TargetMode") != "External"
        ]

    def default(self, extension: str, content_type: str) -> None:
        """Say what every part with this extension is, unless that is said already."""
        if not any((held.get("Extension") or "").lower() == extension for held in self._types):
            held = etree.Element(f"{{{_CT}}}Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, held)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part ("" for the package) to another; returns the relationship's id."""
        relations = self._of(part)
        start = posixpath.dirname(part)
        link = posixpath.relpath(target, start) if start else target
        for held in relations:
            if held.get("Type") == kind and self._target(part, held) == target:
                return held.get("Id") or ""
        taken = {held.get("Id") for held in relations}
        number = len(relations) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            relations, f"{{{_REL}}}Relationship", Id=f"rId{number}", Type=kind, Target=link
        )
        return f"rId{number}"

    def relate_outside(self, part: str, kind: str, address: str) -> str:
        """Relate a part to an address outside the file; returns the relationship's id."""
        relations = self._of(part)
        taken = {held.get("Id") for held in relations}
        number = len(relations) + 1
        while f"rId{number}" in taken:
            number += 1
        held = etree.SubElement(relations, f"{{{_REL}}}Relationship", Id=f"rId{number}")
        held.set("Type", kind)
        held.set("Target", address)
        held.set("TargetMode", "External")
        return f"rId{number}"

    def outside(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part to addresses outside the file: id to kind and address."""
        return {
            held.get("Id") or "": (held.get("Type") or "", held.get("Target") or "")
            for held in self._of(part)
            if held.get("TargetMode") == "External"
        }

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part relates to in this way: relationship id to part name."""
        return {
            held.get("Id") or "": self._target(part, held)
            for held in self._of(part)
            if held.get("Type") == kind and held.get("TargetMode") != "External"
        }

    def free_name(self, pattern: str) -> str:
        """The first unused part name of a pattern such as "customXml/item{}.xml"."""
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        parts = dict(self.parts)
        parts[CONTENT_TYPES] = serialise(self._types)
        for part, relations in self._relations.items():
            if len(relations):
                parts[rels_name(part)] = serialise(relations)
        return pack(parts)

    def _of(self, part: str) -> etree._Element:
        if part not in self._relations:
            held = self.parts.get(rels_name(part))
            self._relations[part] = (
                parse(held)
                if held is not None
                else etree.Element(f"{{{_REL}}}Relationships", nsmap={None: _REL})  # type: ignore[dict-item]
            )
        return self._relations[part]

    @staticmethod
    def _target(part: str, relation: etree._Element) -> str:
        target = relation.get("Target") or ""
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))

    def _as_document(self) -> None:
        for held in self._types:
            kind = held.get("ContentType") or ""
            if kind in _MAIN_TYPES:
                held.set("ContentType", _MAIN_TYPES[kind])
