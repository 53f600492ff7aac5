"""A small edited draft and its evidence, made by hand."""

from __future__ import annotations

from datetime import date

from selfassess.model.edited import DraftLine, EditedDraft
from selfassess.model.source import Source
from selfassess.model.statement import (
    ComposedDocument,
    Cover,
    EvidenceEntry,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Reference,
    Statement,
    Text,
)

COVER = Cover(
    council="Northmere",
    title="Self-evaluation",
    period="2026",
    version="0.1",
    as_at=date(2026, 10, 31),
    framework="ILACS",
    marking="OFFICIAL",
)
SAID = "Interviews were held for 76% of children (212 of 279), up from 71% [P4]."


def document() -> ComposedDocument:
    spans = (
        Text(text="Interviews were held for "),
        Figure(key="ind:interviews.latest", text="76%"),
        Text(text=" of children (212 of 279), up from 71% "),
        Reference(label="P4"),
        Text(text="."),
    )
    statement = Statement(id="p.1", rule="r", spans=spans, evidence=("P4",))
    return ComposedDocument(
        kind="self-evaluation",
        cover=COVER,
        blocks=(
            Heading(id="help_protection", level=1, text="Help and protection"),
            Prose(id="p", name="P", paragraphs=(Paragraph(statements=(statement,)),)),
        ),
        evidence=(
            entry("P4", "Return home interviews within 72 hours", "76% (212 of 279), 71% before"),
            entry("P5", "Children in foster homes", "63% (120 of 190)"),
        ),
    )


def entry(label: str, title: str, shows: str) -> EvidenceEntry:
    place = Source(file="performance.xlsx", sheet="Indicators", cell="N31")
    return EvidenceEntry(
        label=label, key=f"ind:{label}", kind="performance", title=title, shows=shows,
        places=(place,),
    )  # fmt: skip


def draft(*lines: DraftLine | str) -> EditedDraft:
    """A draft of these lines; a plain text is a paragraph that people wrote."""
    held = [line if isinstance(line, DraftLine) else own(line) for line in lines]
    return EditedDraft(
        file="draft.docx",
        lines=tuple(each.model_copy(update={"number": at}) for at, each in enumerate(held, 1)),
    )


def own(text: str, **more: object) -> DraftLine:
    given = {"number": 1, "text": text, "kind": "prose", "under": "Progress", "own": True, **more}
    return DraftLine.model_validate(given)
