"""One sentence of a document: its identity, its words, its references; and the blocks they make.

A composed document is data. It knows nothing of Word: `write` turns it into a file.
"""

from datetime import date
from typing import Literal

from selfassess.model.record import Record
from selfassess.model.source import Source


class Text(Record):
    """Plain words. `strong` is for the judgement that opens an aspect paragraph."""

    type: Literal["text"] = "text"
    text: str
    strong: bool = False
    emphasis: bool = False


class Figure(Record):
    """A number in prose or in a table cell, kept apart so that it can be refreshed in place.

    `key` is stable between runs, for example "ind:repeat_referrals_pct.latest". 60 characters
    at most.
    """

    type: Literal["figure"] = "figure"
    key: str
    text: str
    strong: bool = False


class Reference(Record):
    """A link to an entry of the evidence index: label "P4"."""

    type: Literal["reference"] = "reference"
    label: str


Span = Text | Figure | Reference


class Statement(Record):
    """One sentence that the tool wrote. `rule` names the entry of the published list of sentences
    that made it; `evidence` the labels it rests on; `keys` the readings behind it."""

    id: str
    rule: str
    spans: tuple[Span, ...]
    evidence: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return "".join(f"[{s.label}]" if isinstance(s, Reference) else s.text for s in self.spans)


ParagraphStyle = Literal["body", "lead", "status", "note", "line", "prompt"]


class Paragraph(Record):
    """Statements set one after another. `style` is a name of the style contract, not of Word."""

    statements: tuple[Statement, ...]
    style: ParagraphStyle = "body"


class Heading(Record):
    """A heading, level 1 to 4. Level 1 starts a new page where `new_page`."""

    type: Literal["heading"] = "heading"
    id: str
    level: int
    text: str
    new_page: bool = False


class Prose(Record):
    """One or more paragraphs that belong together and are edited together.

    `prompts` are questions to the authors, shown as Word comments and a placeholder line."""

    type: Literal["prose"] = "prose"
    id: str
    name: str
    paragraphs: tuple[Paragraph, ...]
    prompts: tuple[str, ...] = ()


class Bullets(Record):
    """A list, each item one paragraph."""

    type: Literal["bullets"] = "bullets"
    id: str
    name: str
    items: tuple[Paragraph, ...]


class Column(Record):
    """A column of a table. `weight` shares out the width; numbers stand right-aligned."""

    title: str
    weight: float = 1.0
    number: bool = False


class Cell(Record):
    """A cell. `status` names a standing or trend, which `write` sets as word, shape and tint."""

    spans: tuple[Span, ...]
    status: str | None = None

    @property
    def words(self) -> str:
        return "".join(f"[{s.label}]" if isinstance(s, Reference) else s.text for s in self.spans)


class Row(Record):
    """A row. `anchor` is the bookmark others link to; `id` is stable where rows are evidence."""

    cells: tuple[Cell, ...]
    anchor: str | None = None
    rule: str = ""
    keys: tuple[str, ...] = ()


class Table(Record):
    """A table with a caption above. `wide` asks for a landscape page; `dense` for appendix size."""

    type: Literal["table"] = "table"
    id: str
    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    wide: bool = False
    dense: bool = False


class Series(Record):
    """Numbers of a chart, one per category; None is a gap. `role` decides how it is drawn."""

    name: str
    values: tuple[float | None, ...]
    role: Literal["council", "england", "neighbours", "region", "target", "limit", "part"] = (
        "council"
    )
    grade: str | None = None


class Chart(Record):
    """A chart as data. `title` says the finding; `alt` says in words what is to be seen."""

    type: Literal["chart"] = "chart"
    id: str
    name: str
    kind: Literal["line", "bar", "stacked", "profile"]
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    marks: tuple[tuple[str, str], ...] = ()  # (category, label): the inspection in its month
    note: str = ""


class Callout(Record):
    """A short marked paragraph: what an inspector would say, a gap, or a note on method."""

    type: Literal["callout"] = "callout"
    id: str
    name: str
    kind: Literal["challenge", "gap", "note"]
    paragraphs: tuple[Paragraph, ...]


class Contents(Record):
    """The place of the table of contents."""

    type: Literal["contents"] = "contents"
    id: str = "contents"
    title: str = "Contents"


Block = Heading | Prose | Bullets | Table | Chart | Callout | Contents


class EvidenceEntry(Record):
    """One entry of the evidence index. `label` is what the body prints ("P4").

    `beside` says in words where each figure comes from that an indicator is set beside, by the last
    part of the figure's key ("england", "target"): those are not the council's own cells.
    """

    label: str
    key: str
    kind: str
    title: str
    shows: str
    period: str = ""
    places: tuple[Source, ...] = ()
    caveat: str = ""
    beside: dict[str, str] = {}


class SignOff(Record):
    """A line of the sign-off table on the cover."""

    role: str
    name: str = ""
    day: str = ""


class Cover(Record):
    """What stands on the cover and in headers and footers."""

    council: str
    title: str
    period: str
    version: str
    as_at: date
    framework: str
    marking: str
    draft: bool = True
    sign_off: tuple[SignOff, ...] = ()


class ComposedDocument(Record):
    """A whole document as data, in order, with the evidence it rests on."""

    kind: Literal["self-evaluation", "inspection-readiness", "brief"]
    cover: Cover
    blocks: tuple[Block, ...]
    evidence: tuple[EvidenceEntry, ...]

    def statements(self) -> tuple[Statement, ...]:
        """Every sentence of the document, in order."""
        found: list[Statement] = []
        for block in self.blocks:
            match block:
                case Prose() | Callout():
                    paragraphs = block.paragraphs
                case Bullets():
                    paragraphs = block.items
                case _:
                    continue
            for paragraph in paragraphs:
                found.extend(paragraph.statements)
        return tuple(found)
