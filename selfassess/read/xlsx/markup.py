"""XML as it comes out of a package, handed on element by element; nothing that could do harm.

A document type, with or without entities, is refused: no Office file has one, every XML bomb
and every pull at another file needs one.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers.expat import ParserCreate

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


class RefusedMarkupError(Exception):
    """The XML declares a document type."""


def walk(xml: bytes, start: Start, end: End, keep: frozenset[str]) -> None:
    """Call `start` and `end` for each element, by its name without prefix.

    `end` receives the text directly inside the elements named in `keep`, and "" for others.
    Raises RefusedMarkupError, or `xml.parsers.expat.ExpatError` where the XML is broken.
    """
    text: list[str] = []
    parser = ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise RefusedMarkupError

    def on_start(name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name[name.index(":") + 1 :]
        if name in keep:
            text.clear()
            parser.CharacterDataHandler = text.append
        start(name, attributes)

    def on_end(name: str) -> None:
        if ":" in name:
            name = name[name.index(":") + 1 :]
        if name in keep:
            parser.CharacterDataHandler = None
            end(name, "".join(text))
        else:
            end(name, "")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """An attribute by its name without prefix: "id" of r:id."""
    if name in attributes:
        return attributes[name]
    ending = ":" + name
    return next((value for key, value in attributes.items() if key.endswith(ending)), None)
