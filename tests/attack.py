"""A reader who wants the hidden numbers back: everything printed, every sum, and a small solver.

The reader is given more than any real one: every base (the number of children a figure is of), and
which figures add up to which. What is shown narrows what each hidden count can be; a hidden count
is safe while a second answer fits everything that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from selfassess.compose.figures import in_cell, may_print, say_percent, say_value
from selfassess.judge.series import pool
from selfassess.model.dossier import Dossier
from selfassess.model.indicator import Indicator, IndicatorValue, Unit
from selfassess.model.period import PeriodKind
from selfassess.model.reading import AnyReading, IndicatorReading
from selfassess.model.statement import (
    Bullets,
    Callout,
    Chart,
    ComposedDocument,
    Figure,
    Prose,
    Table,
)

Cell = tuple[str, str, date, date]  # indicator, kind of period, first and last day
Sum = tuple[tuple[Cell, ...], Cell]  # parts and their whole
MANY = 100_000
TRIES = 20_000
LARGEST_STEP = 5


def cell_of(value: IndicatorValue) -> Cell:
    return (value.indicator, value.period.kind.value, value.period.start, value.period.end)


def number(unit: Unit, value: IndicatorValue) -> int | None:
    """The number of children a value stands for."""
    found = value.value if unit is Unit.COUNT else value.numerator
    return None if found is None or value.value is None else round(found)


@dataclass
class Reader:
    """What is true of each cell, what each can be after reading, and the sums between them."""

    dossier: Dossier
    held: dict[Cell, IndicatorValue] = field(default_factory=dict)
    truth: dict[Cell, int] = field(default_factory=dict)
    ranges: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    read: set[Cell] = field(default_factory=set)

    def __post_init__(self) -> None:
        for value in self.dossier.evidence.values:
            self._hold(value)
        self.sums += self._over_time()

    def indicator(self, cell: Cell) -> Indicator:
        return self.dossier.settings.indicators[cell[0]]

    def _hold(self, value: IndicatorValue) -> None:
        unit = self.dossier.settings.indicators[value.indicator].unit
        count = number(unit, value)
        if count is None or unit not in (Unit.COUNT, Unit.PERCENT):
            return
        cell = cell_of(value)
        self.held[cell], self.truth[cell] = value, count
        most = MANY if value.denominator is None else round(value.denominator)
        self.ranges[cell] = (0, most)

    def _over_time(self) -> list[Sum]:
        """Every longer stretch that shorter ones fill, pooled years among them."""
        found: list[Sum] = []
        for indicator_id in {cell[0] for cell in self.held}:
            indicator = self.dossier.settings.indicators[indicator_id]
            own = [v for c, v in self.held.items() if c[0] == indicator_id]
            if indicator.stock:
                continue
            for kind, size in ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4)):
                steps = sorted(
                    (v for v in own if v.period.kind is kind), key=lambda v: v.period.start
                )
                for run in _runs(steps, size):
                    whole = pool(indicator, run)
                    if whole is not None:
                        if cell_of(whole) not in self.held:
                            self._hold(whole)
                        found.append((tuple(map(cell_of, run)), cell_of(whole)))
                for whole in own:
                    inside = [v for v in steps if _within(v, whole)]
                    if whole.period.kind is not kind and _tiles(inside, whole):
                        found.append((tuple(map(cell_of, inside)), cell_of(whole)))
        return found

    def shown(self, value: IndicatorValue, text: str) -> None:
        """Reads one printed figure of a value: "71%", "214 of 302", "71.4" or "214"."""
        cell = cell_of(value)
        if cell not in self.held:
            return
        self.read.add(cell)
        low, high = self.ranges[cell]
        near = range(max(low, self.truth[cell] - 2_000), min(high, self.truth[cell] + 2_000) + 1)
        fits = [x for x in near if self._prints(cell, x, text)]
        assert fits, f"{cell[0]}: {text} fits no number"
        self.ranges[cell] = (fits[0], fits[-1])

    def told(self, value: IndicatorValue) -> None:
        """Reads the very count of a value: more than any document prints of it."""
        cell = cell_of(value)
        if cell in self.held:
            self.read.add(cell)
            self.ranges[cell] = (self.truth[cell], self.truth[cell])

    def _prints(self, cell: Cell, count: int, text: str) -> bool:
        base, unit = self.held[cell].denominator, self.indicator(cell).unit
        if " of " in text:
            return int(text.split(" of ")[0].replace(",", "")) == count
        if unit is Unit.COUNT or not base:
            return (
                text in (f"{count:,}", say_value(unit, count))
                or float(text.replace(",", "").rstrip("%")) == count
            )
        share = 100 * count / base
        typed = round(share, 1)  # as a scorecard gives it: rounding that again may differ
        plain = f"{share:,.1f}".removesuffix(".0")
        return text in (say_percent(share), say_percent(typed), plain, f"{plain}%")

    def recovered(self) -> list[Cell]:
        """The small cells that have one answer only."""
        return [
            cell for cell in sorted(self.truth) if self.is_small(cell) and not self._doubt(cell)
        ]

    def is_small(self, cell: Cell) -> bool:
        low, base = (
            self.dossier.settings.thresholds.disclosure.low_count,
            self.held[cell].denominator,
        )
        count = self.truth[cell]
        if base is None:
            return 0 < count <= low
        small_base = base < self.dossier.settings.thresholds.disclosure.small_base
        return small_base or 0 < count <= low or 0 < base - count <= low

    def _doubt(self, cell: Cell) -> bool:
        """Whether an answer other than the true one fits all that is printed."""
        own = [(parts, whole) for parts, whole in self.sums if whole[0] == cell[0]]
        adding = {part for parts, _ in own for part in parts}
        sums = [
            [(whole, -1), *((part, 1) for part in parts)]
            for parts, whole in own
            if whole in self.read or whole in adding  # else nobody knows what they add up to
        ]
        steps = [sign * size for size in range(1, LARGEST_STEP + 1) for sign in (1, -1)]
        return any(
            self._could_be(cell, step) and self._balances({cell: step}, sums, [TRIES])
            for step in steps
        )

    def _could_be(self, cell: Cell, step: int) -> bool:
        low, high = self.ranges[cell]
        return low <= self.truth[cell] + step <= high

    def _balances(
        self, changed: dict[Cell, int], sums: Sequence[Sequence[tuple[Cell, int]]], left: list[int]
    ) -> bool:
        """Whether further cells can be changed so that every sum comes out again. `left` counts
        the tries: what is not found by then counts as not to be found."""
        left[0] -= 1
        for members in sums:
            net = sum(sign * changed[c] for c, sign in members if c in changed)
            if not net:
                continue
            for cell, sign in members:
                step = -sign * net
                if left[0] <= 0 or cell in changed or not self._could_be(cell, step):
                    continue
                if self._balances({**changed, cell: step}, sums, left):
                    return True
            return False
        return True


def _runs(steps: Sequence[IndicatorValue], size: int) -> Iterator[Sequence[IndicatorValue]]:
    for last in range(size, len(steps) + 1):
        run = steps[last - size : last]
        if all(_follows(a, b) for a, b in pairwise(run)):
            yield run


def _follows(a: IndicatorValue, b: IndicatorValue) -> bool:
    return b.period.start == a.period.end + timedelta(days=1)


def _within(part: IndicatorValue, whole: IndicatorValue) -> bool:
    return whole.period.start <= part.period.start and part.period.end <= whole.period.end


def _tiles(parts: Sequence[IndicatorValue], whole: IndicatorValue) -> bool:
    if len(parts) < 2 or not all(_follows(a, b) for a, b in pairwise(parts)):
        return False
    return (parts[0].period.start, parts[-1].period.end) == (whole.period.start, whole.period.end)


def read_document(
    reader: Reader, document: ComposedDocument, readings: Iterable[AnyReading]
) -> None:
    """Reads every figure of prose and tables, and every point of every chart."""
    held = {r.key: r for r in readings if isinstance(r, IndicatorReading)}
    for figure in figures_of(document):
        read_figure(reader, held, figure.key, figure.text)
    for chart in (b for b in document.blocks if isinstance(b, Chart)):
        own = next((r for r in held.values() if r.indicator.name == chart.name), None)
        for label, point in zip(chart.categories, chart.series[0].values, strict=True):
            if own is None or point is None:
                continue
            for value in (*own.series, own.latest):
                if in_cell(value.period) == label and value.value is not None:
                    reader.shown(value, f"{point:,.1f}".removesuffix(".0"))


def read_all_that_may_be_printed(reader: Reader, readings: Iterable[AnyReading]) -> None:
    """Everything that any draft of these readings could print, now or before, to the last digit."""
    rule = reader.dossier.settings.thresholds.disclosure
    for reading in readings:
        if isinstance(reading, IndicatorReading):
            moves = reading.direction
            changes = (moves.since_inspection, moves.since_year, *reading.baselines)
            then = [change.then for change in changes if change is not None]
            for value in (*reading.series, reading.latest, *then):
                if may_print(reading.indicator, value, rule):
                    reader.told(value)


def read_figure(reader: Reader, held: Mapping[str, IndicatorReading], key: str, text: str) -> None:
    """Reads one figure by its key: "ind:icpc_15wd_pct.latest.n"."""
    name, _, slot = key.removesuffix(".n").rpartition(".")
    reading = held.get(name)
    if reading is None:
        return
    changes = [reading.direction.since_inspection, reading.direction.since_year, *reading.baselines]
    for change in changes:
        if change is not None and slot == change.since:
            reader.shown(change.then, text)
    if slot in ("latest", "cell"):
        reader.shown(reading.latest, text)


def figures_of(document: ComposedDocument) -> Iterator[Figure]:
    """Every figure that stands in prose or in a table."""
    for block in document.blocks:
        spans: Iterable[object] = ()
        match block:
            case Prose() | Callout():
                spans = (s for p in block.paragraphs for st in p.statements for s in st.spans)
            case Bullets():
                spans = (s for p in block.items for st in p.statements for s in st.spans)
            case Table():
                spans = (s for row in block.rows for c in row.cells for s in c.spans)
        yield from (span for span in spans if isinstance(span, Figure))
