"""What weighs against the council and is no longer in the draft: weak audit themes, figures off
their target, open findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selfassess.model.edited import EditedDraft
from selfassess.model.problem import Problem
from selfassess.model.reading import (
    Against,
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    Points,
    Verdict,
)
from selfassess.model.source import Source
from selfassess.model.statement import (
    Bullets,
    Callout,
    ComposedDocument,
    Heading,
    Prose,
    Reference,
    Table,
)
from selfassess.model.weight import ProgressStatus, Weighed

_LABEL = re.compile(r"\[([A-Z]\d+)\]")
_DONE = (ProgressStatus.IMPROVED,)


def no_longer_mentioned(
    draft: EditedDraft,
    document: ComposedDocument,
    readings: Mapping[str, AnyReading],
    weighed: Weighed,
    appendices: frozenset[str],
) -> Iterator[Problem]:
    """A problem for each piece of weak evidence that the tool's own body cites and the edited one
    does not. `appendices` are the ids of headings at which the body is over."""
    ends = {h.text for h in document.blocks if isinstance(h, Heading) and h.id in appendices}
    said = " ".join(line.text for line in draft.lines if line.chapter not in ends)
    cited = set(_LABEL.findall(said))
    open_findings = {
        p.finding.id for p in weighed.progress if p.status not in _DONE and p.finding.id
    }
    titles = {entry.label: entry for entry in document.evidence}
    for label in _body_labels(document, appendices):
        entry = titles.get(label)
        reading = readings.get(entry.key) if entry else None
        if label in cited or entry is None or reading is None:
            continue
        code = _weak(reading, open_findings)
        if code and entry.title.lower() not in said.lower():
            yield Problem.of(code, Source(file=draft.file), label=label, title=entry.title)


def _weak(reading: AnyReading, open_findings: set[str]) -> str:
    """The code of the problem where a reading weighs against the council, else ""."""
    match reading:
        case AuditReading() if reading.points is Points.WEAKNESS:
            return "SA-V13"
        case IndicatorReading() if _off_target(reading):
            return "SA-V14"
        case FindingReading() if reading.finding.id in open_findings:
            return "SA-V15"
    return ""


def _off_target(reading: IndicatorReading) -> bool:
    return any(
        held.verdict is Verdict.WORSE
        for held in reading.level.comparisons
        if held.against in (Against.TARGET, Against.STANDARD)
    )


def _body_labels(document: ComposedDocument, appendices: frozenset[str]) -> list[str]:
    """The labels that the tool's own body cites, in order."""
    found: dict[str, None] = {}
    for block in document.blocks:
        match block:
            case Heading() if block.id in appendices:
                break
            case Prose() | Callout():
                spans = [s for p in block.paragraphs for t in p.statements for s in t.spans]
            case Bullets():
                spans = [s for p in block.items for t in p.statements for s in t.spans]
            case Table():
                spans = [s for row in block.rows for cell in row.cells for s in cell.spans]
            case _:
                continue
        found |= {s.label: None for s in spans if isinstance(s, Reference)}
    return list(found)
