"""What the evidence says in numbers: by its label, by its words, and by the block that tells it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from selfassess.model.indicator import Unit
from selfassess.model.reading import AnyReading, AuditReading, IndicatorReading, VoiceReading
from selfassess.model.record import Record
from selfassess.model.statement import (
    Block,
    Bullets,
    Callout,
    ComposedDocument,
    Paragraph,
    Prose,
    Reference,
    Row,
    Table,
)
from selfassess.review.numbers import claims

LATEST, PART = "latest", "part"
_WORD = re.compile(r"[a-z]{3,}")
_EMPTY = frozenset(
    _WORD.findall(
        "the and for with from that this have has are was were per cent percentage number rate who "
        "which within children child young people their there been all not than more into"
    )
)
_SAME_TOPIC = 0.6  # of the weight of a title's words
_TOPICS = 4
_NAME = 12  # letters; a shorter title may be said by chance


@dataclass(frozen=True)
class Known:
    """A number that evidence holds. `cue` says what it is: the latest, a part of it, a comparator,
    or the period of an earlier value; "" where it may be said of the evidence in any sentence."""

    value: float
    share: bool = False
    cue: str = ""


@dataclass(frozen=True)
class Facts:
    """Numbers by label, sentences and labels by block, titles by label as words and as said."""

    numbers: Mapping[str, tuple[Known, ...]]
    lines: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    weights: Mapping[str, float]
    everything: frozenset[float]

    def topics(self, text: str) -> tuple[str, ...]:
        """The labels of evidence whose title a text names, word for word or nearly so."""
        lower = text.lower()
        named = [label for label, name in self.names.items() if name in lower]
        if named:
            longest = max(len(self.names[label]) for label in named)
            return tuple(label for label in named if len(self.names[label]) == longest)
        said = words(text)
        scored = []
        for label, title in self.titles.items():
            shared = title & said
            whole = sum(self.weights[word] for word in title)
            if len(shared) > 1 and whole:
                score = sum(self.weights[word] for word in shared) / whole
                if score >= _SAME_TOPIC:
                    scored.append((-score, label))
        return tuple(label for _, label in sorted(scored)[:_TOPICS])


def words(text: str) -> frozenset[str]:
    """The telling words of a text, plural or not."""
    found = (word.removesuffix("s") for word in _WORD.findall(text.lower()))
    return frozenset(word for word in found if word not in _EMPTY)


def facts_of(document: ComposedDocument, readings: Iterable[AnyReading]) -> Facts:
    """Everything that the evidence says, as it stands today."""
    by_key = {reading.key: reading for reading in readings}
    numbers: dict[str, list[Known]] = {}
    for entry in document.evidence:
        held = list(_known(by_key[entry.key])) if entry.key in by_key else []
        held += [Known(c.value, c.percent) for c in claims(f"{entry.shows} {entry.title}")]
        numbers[entry.label] = held
    lines: dict[str, tuple[str, ...]] = {}
    labels: dict[str, frozenset[str]] = {}
    for block in document.blocks:
        said = list(_sentences(block))
        if said:
            lines[block.id] = tuple(text for text, _ in said)
            labels[block.id] = frozenset(label for _, cited in said for label in cited)
    titles = {entry.label: words(entry.title) for entry in document.evidence}
    counts = Counter(word for title in titles.values() for word in title)
    total = max(1, len(titles))
    printed = (claim.value for said in lines.values() for text in said for claim in claims(text))
    return Facts(
        numbers={label: tuple(held) for label, held in numbers.items()},
        lines=lines,
        labels=labels,
        titles=titles,
        names={e.label: e.title.lower() for e in document.evidence if len(e.title) >= _NAME},
        weights={word: math.log(1 + total / count) for word, count in counts.items()},
        everything=frozenset((*printed, *(k.value for held in numbers.values() for k in held))),
    )


def _known(reading: AnyReading) -> Iterator[Known]:
    """Every number that a reading holds, and the shares that follow from its counts."""
    match reading:
        case IndicatorReading():
            yield from _of_indicator(reading)
        case AuditReading():
            yield from _of_audits(reading)
        case VoiceReading():
            yield from (Known(n) for n in (reading.positive, reading.negative, len(reading.items)))
            yield from (Known(value) for item in reading.items for value in _leaves(item))


def _of_indicator(reading: IndicatorReading) -> Iterator[Known]:
    share = reading.indicator.unit is Unit.PERCENT
    for value in (reading.latest, *reading.parts, *reading.series):
        cue = LATEST if value.period == reading.latest.period else value.period.say()
        cue = PART if value in reading.parts and value != reading.latest else cue
        if value.value is not None:
            yield Known(value.value, share, cue)
        for count in (value.numerator, value.denominator):
            if count is not None:
                yield Known(count, False, cue)
    if reading.target is not None:
        yield from (Known(value, share, "target") for value in _leaves(reading.target))
    for held in reading.comparators:
        yield Known(held.value, share, held.geography.value)
    for change in (reading.direction.since_inspection, reading.direction.since_year):
        if change is not None:
            yield Known(abs(change.difference), share, "change")
    for bound in (reading.level.low, reading.level.high):
        if bound is not None:
            yield Known(bound, share, "interval")


def _of_audits(reading: AuditReading) -> Iterator[Known]:
    pairs = [(reading.good_or_better, reading.graded)]
    if reading.before_graded and reading.before_good_or_better is not None:
        pairs.append((reading.before_good_or_better, reading.before_graded))
    pairs += [(each.good_or_better, each.graded) for each in reading.rounds]
    pairs += [(g.count, each.graded) for each in reading.rounds for g in each.grades]
    pairs += [(reading.agreed, reading.moderated), (reading.lowered, reading.moderated)]
    for part, whole in pairs:
        yield from (Known(part), Known(whole), Known(whole - part))
        if whole:
            yield Known(100 * part / whole, True)


def _leaves(held: Record) -> Iterator[float]:
    for value in held.__dict__.values():
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield float(value)


def _sentences(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of each paragraph or row, with the labels it rests on."""
    match block:
        case Prose() | Callout():
            yield from map(_paragraph, block.paragraphs)
        case Bullets():
            yield from map(_paragraph, block.items)
        case Table():
            yield from map(_row, block.rows)


def _paragraph(paragraph: Paragraph) -> tuple[str, tuple[str, ...]]:
    said = " ".join(statement.words for statement in paragraph.statements)
    return said, tuple(label for s in paragraph.statements for label in s.evidence)


def _row(row: Row) -> tuple[str, tuple[str, ...]]:
    cited = [s.label for cell in row.cells for s in cell.spans if isinstance(s, Reference)]
    return " | ".join(cell.words for cell in row.cells), (
        *cited,
        *([row.anchor] if row.anchor else []),
    )
