"""What the tool last wrote, remembered inside the file: a small part that Word carries along.

It holds only words and figures that the document itself shows.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from selfassess.write.packed import escaped, unpack
from selfassess.write.word.elements import clean
from selfassess.write.word.package import OFFICE, Package, parse

NAMESPACE = "urn:selfassess:manifest:1"
_ITEM_ID = "{5E1FA55E-55A5-4E55-8F11-0C0DE0DAFA57}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@dataclass(frozen=True)
class BlockRecord:
    """A block as it was written. `words` is its canonical text; `previous` the hash of what it
    said before, while that is still to be read; `alt` the words for its picture."""

    id: str
    kind: str
    name: str
    bookmark: str
    text_hash: str
    format_hash: str
    words: str
    figures: tuple[str, ...] = ()
    previous: str = ""
    alt: str = ""


@dataclass(frozen=True)
class FigureRecord:
    """A figure as it was printed, and the place it came from."""

    key: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Manifest:
    """All of one document, blocks in order.

    `places` are the named places of the cover and what was put there; `labels` the labels of the
    evidence index by key of reading.
    """

    kind: str
    as_at: str
    blocks: tuple[BlockRecord, ...]
    figures: tuple[FigureRecord, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def block(self, block_id: str) -> BlockRecord | None:
        return next((held for held in self.blocks if held.id == block_id), None)


def add_manifest(package: Package, manifest: Manifest) -> None:
    """Put the manifest into the file as a custom XML part with its own namespace."""
    item = package.free_name("customXml/item{}.xml")
    number = item.removeprefix("customXml/item").removesuffix(".xml")
    properties = f"customXml/itemProps{number}.xml"
    package.add(item, write_manifest(manifest), "application/xml")
    package.add(
        properties,
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
            f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_PROPERTIES}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
        _PROPERTIES_TYPE,
    )
    package.relate(package.main, f"{OFFICE}/customXml", item)
    package.relate(item, f"{OFFICE}/customXmlProps", properties)


def find_manifest(package: Package) -> Manifest | None:
    """The manifest of a file that we wrote, or None where there is none that can be read."""
    name = manifest_part(package)
    try:
        return read_manifest(package.parts[name]) if name else None
    except (etree.XMLSyntaxError, KeyError):
        return None


def kind_of(data: bytes) -> str:
    """The kind of a document of ours, or "" for any other file."""
    try:
        manifest = find_manifest(Package(unpack(data)))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError):
        return ""
    return manifest.kind if manifest else ""


def manifest_part(package: Package) -> str:
    """The name of the part that holds the manifest, or ""."""
    held = package.related(package.main, f"{OFFICE}/customXml").values()
    return next((name for name in held if NAMESPACE.encode() in package.parts.get(name, b"")), "")


def write_manifest(manifest: Manifest) -> bytes:
    blocks = "".join(_block(block) for block in manifest.blocks)
    figures = "".join(
        f'<figure key="{clean(held.key)}" text="{clean(held.text)}" source="{clean(held.source)}"/>'
        for held in manifest.figures
    )
    places = _pairs("place", manifest.places)
    labels = _pairs("label", manifest.labels)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<manifest xmlns="{NAMESPACE}" kind="{clean(manifest.kind)}" '
        f'asAt="{clean(manifest.as_at)}">{blocks}{figures}{places}{labels}</manifest>'
    ).encode()


def read_manifest(data: bytes) -> Manifest:
    root = parse(data)
    space = f"{{{NAMESPACE}}}"
    blocks = tuple(
        BlockRecord(
            id=_must(held, "id"),
            kind=_must(held, "kind"),
            name=held.get("name", ""),
            bookmark=held.get("bookmark", ""),
            text_hash=_must(held, "text"),
            format_hash=held.get("format", ""),
            previous=held.get("previous", ""),
            alt=held.get("alt", ""),
            words=held.findtext(f"{space}words") or "",
            figures=tuple(_must(each, "key") for each in held.iter(f"{space}shows")),
        )
        for held in root.iter(f"{space}block")
    )
    figures = tuple(
        FigureRecord(_must(held, "key"), held.get("text", ""), held.get("source", ""))
        for held in root.iter(f"{space}figure")
    )
    places, labels = (
        {_must(held, "key"): held.get("text", "") for held in root.iter(f"{space}{name}")}
        for name in ("place", "label")
    )
    return Manifest(_must(root, "kind"), root.get("asAt", ""), blocks, figures, places, labels)


def _must(element: etree._Element, name: str) -> str:
    """An attribute that has to be there; raises `KeyError` where it is not."""
    value = element.get(name)
    if value is None:
        raise KeyError(name)
    return value


def _block(block: BlockRecord) -> str:
    attributes = {
        "id": block.id,
        "kind": block.kind,
        "name": block.name,
        "bookmark": block.bookmark,
        "text": block.text_hash,
        "format": block.format_hash,
        "previous": block.previous,
        "alt": block.alt,
    }
    said = "".join(f' {name}="{clean(value)}"' for name, value in attributes.items() if value)
    shows = "".join(f'<shows key="{clean(key)}"/>' for key in _each_once(block.figures))
    return f'<block{said}><words xml:space="preserve">{escaped(block.words)}</words>{shows}</block>'


def _pairs(name: str, held: Mapping[str, str]) -> str:
    return "".join(
        f'<{name} key="{clean(key)}" text="{clean(text)}"/>' for key, text in held.items()
    )


def _each_once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
