"""The story's figures sorted into the workbooks where an untidy council keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sample import audits, figures, shelf
from sample.as_found.labels import label_of
from sample.series import Figure, World

YEAR = re.compile(r"\d{4}-\d\d$")
MONTH = re.compile(r"[A-Z][a-z]{2} \d{4}$")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}$")


@dataclass
class Line:
    """One indicator: what the council calls it, and its figures by period as typed."""

    ident: str
    label: str
    area: str
    unit: str
    polarity: str
    figures: dict[str, Figure] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Where it is kept: "scorecard", "snapshots" or "extract"."""
        periods = list(self.figures)
        if any(f.note for f in self.figures.values()):
            return "extract"
        if all(YEAR.match(p) or MONTH.match(p) for p in periods):
            return "scorecard" if any(MONTH.match(p) for p in periods) else "extract"
        return "snapshots" if all(DAY.match(p) for p in periods) and len(periods) > 6 else "extract"


def lines(world: World, records: list[audits.Record]) -> list[Line]:
    """Every indicator of the tidy sample, in its order."""
    names = shelf.indicators()
    found: list[Line] = []
    for area in shelf.AREA_TITLES:
        held = {m.name: figures.rows_of(world, m) for m in figures.AREAS[area] if m.name in names}
        if area == "leaders":
            held |= audits.measures(records)
        for ident, values in held.items():
            entry = names[ident]
            label = label_of(len(found), ident, entry)
            line = Line(ident, label, area, entry["unit"], entry["polarity"])
            line.figures = {f.period: f for f in values}
            found.append(line)
    return found
