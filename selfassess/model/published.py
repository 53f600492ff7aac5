"""What DfE has published that an authority can be set beside."""

from __future__ import annotations

from selfassess.model.indicator import Comparator, CutPoints
from selfassess.model.period import Period
from selfassess.model.record import Citation, Record


class PublishedValue(Record):
    """The authority's own figure as published, to be set beside what the council typed."""

    indicator: str
    period: Period
    value: float
    citation: Citation


class PublishedFigures(Record):
    """Everything published for one authority, by indicator; several periods, oldest first.

    `cut_points` are those of the newest period.
    """

    comparators: dict[str, tuple[Comparator, ...]] = {}
    cut_points: dict[str, CutPoints] = {}
    own: dict[str, tuple[PublishedValue, ...]] = {}
