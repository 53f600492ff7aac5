"""The body: every block in its control, one after another, with the page turned where asked."""

from __future__ import annotations

from lxml import etree

from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    Chart,
    ComposedDocument,
    Contents,
    Heading,
    Prose,
    Table,
)
from selfassess.write.word.blocks import bullets, callout, heading, prompts, prose
from selfassess.write.word.charts.drawing import chart
from selfassess.write.word.contents import contents
from selfassess.write.word.edges import turn_edges
from selfassess.write.word.elements import control, paragraph, root, w
from selfassess.write.word.frame import Frame
from selfassess.write.word.package import parse
from selfassess.write.word.seal import UNSEALED, Unsealed, block_alias
from selfassess.write.word.sections import landscape_blocks, section, text_width
from selfassess.write.word.tables import table
from selfassess.write.word.writing import Writing

_HAIR = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


class Body:
    """The body as a whole part of its own, the blocks as built, and the set-up of its last
    section."""

    def __init__(self, composed: ComposedDocument, frame: Frame, writing: Writing) -> None:
        self._composed = composed
        self._setup = frame.setup
        self._writing = writing
        self._turned = landscape_blocks(composed.blocks)
        self._sections = 0
        self.unsealed: list[Unsealed] = []
        written = "".join(self._piece(at, block) for at, block in enumerate(composed.blocks))
        written += paragraph(writing.styles["space"], "", _HAIR)
        body = f"<w:body>{written}</w:body>"
        self.root = parse(root("document", body, frame.spaces, frame.ignorable).encode())
        self.last_section = self._section(len(composed.blocks) - 1 in self._turned)

    def controls(self) -> list[etree._Element]:
        """The controls of the blocks, in the order of `unsealed`."""
        return [held for held in self.root[0].findall(w("sdt")) if _tag(held) == UNSEALED]

    def _piece(self, at: int, block: Block) -> str:
        writing = self._writing
        wide = at in self._turned
        width = text_width(self._setup, landscape=wide)
        before = self._before(at, block)
        content = self._content(block, width)
        name = block.text if isinstance(block, Heading) else _name(block)
        number = writing.numbers.control(f"sa:{block.id}")
        self.unsealed.append(Unsealed(block.id, block.type, name, writing.take_figures()))
        held = control(UNSEALED, block_alias(name, block.id), number, content)
        return before + held + (prompts(block, writing) if isinstance(block, Prose) else "")

    def _before(self, at: int, block: Block) -> str:
        """The break or the ordinary paragraph between two blocks, where one belongs.

        After a table people need a place to type outside every control; but before a new page
        there is none, or it could make an empty page of its own.
        """
        if at == 0:
            return ""
        was_wide = at - 1 in self._turned
        space = self._writing.styles["space"]
        if was_wide != (at in self._turned):
            broken = etree.tostring(self._section(was_wide), encoding="unicode")
            return paragraph(space, "", _HAIR + broken)
        if not isinstance(self._composed.blocks[at - 1], Table):
            return ""
        turns = isinstance(block, Contents) or (isinstance(block, Heading) and block.new_page)
        return "" if turns else paragraph(space, "")

    def _section(self, landscape: bool) -> etree._Element:
        self._sections += 1
        made = section(self._setup, landscape=landscape, first=self._sections == 1)
        if landscape:
            widths = (text_width(self._setup, landscape=turned) for turned in (False, True))
            turn_edges(made, self._writing.package, *widths)
        return made

    def _content(self, block: Block, width: int) -> str:
        """What stands inside a block's control."""
        writing = self._writing
        match block:
            case Heading():
                return heading(block, writing)
            case Prose():
                return prose(block, writing)
            case Bullets():
                return bullets(block, writing)
            case Table():
                return table(block, writing, width)
            case Chart():
                return chart(block, writing, width)
            case Callout():
                return callout(block, writing)
            case Contents():
                headings = [held for held in self._composed.blocks if isinstance(held, Heading)]
                return contents(block, headings, writing)


def _name(block: Block) -> str:
    return block.title if isinstance(block, Contents) else getattr(block, "name", "")


def _tag(control_element: etree._Element) -> str | None:
    tag = control_element.find(f"{w('sdtPr')}/{w('tag')}")
    return None if tag is None else tag.get(w("val"))
