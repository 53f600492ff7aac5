"""What one writing of a document keeps in hand: styles, numbers, links, comments and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    ComposedDocument,
    Paragraph,
    Prose,
    Reference,
    Span,
    Table,
)
from selfassess.write.word.comments import Comment
from selfassess.write.word.identity import Numbers, bookmark_name
from selfassess.write.word.package import Package
from selfassess.write.word.styles import Styles


@dataclass
class Writing:
    """The state of one writing. `indexed` holds the labels that have a row in the evidence
    index, `cited` those that the body cites; only these are made into links."""

    package: Package
    styles: Styles
    numbers: Numbers
    indexed: frozenset[str]
    cited: frozenset[str]
    pages: dict[str, int] = field(default_factory=dict)
    letters: dict[bool, float] = field(default_factory=dict)  # see `letters.letter_sizes`
    comments: list[Comment] = field(default_factory=list)
    drawings: dict[str, str] = field(default_factory=dict)  # relationship id: what it shows
    printed: dict[str, str] = field(default_factory=dict)  # every figure: its text
    tables: int = 0
    charts: int = 0
    _figures: dict[str, None] = field(default_factory=dict)  # keys of the block in hand
    _met: set[str] = field(default_factory=set)

    @staticmethod
    def of(composed: ComposedDocument, package: Package, styles: Styles) -> Writing:
        rows = {
            row.anchor
            for block in composed.blocks
            if isinstance(block, Table)
            for row in block.rows
            if row.anchor
        }
        cited = {label for block in composed.blocks for label in _cited(block)}
        return Writing(package, styles, Numbers(), frozenset(rows), frozenset(cited))

    def first_use(self, label: str) -> str:
        """The bookmark to set here, if this is where the body first cites the label."""
        if label in self._met or label not in self.indexed:
            return ""
        self._met.add(label)
        return use_bookmark(label)

    def figure(self, key: str, text: str) -> None:
        """Remember a figure that is being printed."""
        self.printed[key] = text
        self._figures[key] = None

    def take_figures(self) -> tuple[str, ...]:
        """The figures of the block just written; the next block starts with none."""
        taken, self._figures = tuple(self._figures), {}
        return taken

    def drawn(self, relation: str) -> str:
        """What the chart behind a relationship shows, for the hash of its block."""
        return self.drawings.get(relation, "")


def index_bookmark(label: str) -> str:
    """The bookmark of an entry in the evidence index."""
    return bookmark_name("_ev_", label)


def use_bookmark(label: str) -> str:
    """The bookmark of the place where the body first cites an entry."""
    return bookmark_name("_use_", label)


def _cited(block: Block) -> Iterator[str]:
    for anchor, spans in _spans(block):
        for span in spans:
            if isinstance(span, Reference) and span.label != anchor:
                yield span.label


def _spans(block: Block) -> Iterator[tuple[str | None, Iterable[Span]]]:
    match block:
        case Prose() | Callout():
            yield from _of_paragraphs(block.paragraphs)
        case Bullets():
            yield from _of_paragraphs(block.items)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield row.anchor, cell.spans


def _of_paragraphs(
    paragraphs: Iterable[Paragraph],
) -> Iterator[tuple[str | None, Iterable[Span]]]:
    for paragraph in paragraphs:
        for statement in paragraph.statements:
            yield None, statement.spans
