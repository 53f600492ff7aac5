"""Signs that what stands under one name is no longer counted in the same way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from selfassess.model.indicator import Indicator, IndicatorValue
from selfassess.model.layout import EarlierRow, LaidBook, LaidRow, RowMatch, Sureness
from selfassess.model.problem import Problem
from selfassess.model.source import Source

Books = Sequence[tuple[LaidBook, Sequence[RowMatch]]]
# A base that is so many times larger or smaller from one figure to all that follow.
TIMES = 3.0
FEWEST_BEFORE, FEWEST_AFTER = 2, 2
LEAST_BASE = 10
MOST_NAMED = 3
_NUMBER = re.compile(r"(?<![\d/.-])\d{1,3}(?![\d/.%-])")


def drifting(
    books: Books, values: Iterable[IndicatorValue], known: Mapping[str, Indicator]
) -> tuple[Problem, ...]:
    """Names of one indicator that name different numbers; percentages whose base changed."""
    return (*_names(books, known), *_bases(values, known))


def _names(books: Books, known: Mapping[str, Indicator]) -> Iterable[Problem]:
    """ "visits within 10 days" beside "visits within 20 days", both taken for one indicator."""
    first: dict[str, tuple[LaidRow, frozenset[str]]] = {}
    said: set[tuple[str, frozenset[str]]] = set()
    for book, matches in books:
        for row, match in zip(book.rows, matches, strict=True):
            numbers = frozenset(_NUMBER.findall(row.label))
            if not match.sureness.sure or not numbers or not row.figures:
                continue
            other, theirs = first.setdefault(match.indicator, (row, numbers))
            if theirs == numbers or (match.indicator, numbers) in said:
                continue
            said.add((match.indicator, numbers))
            yield Problem.of(
                "SA-R97",
                row.source,
                indicator=known[match.indicator].name,
                found=row.label,
                other=other.label,
                place=other.source.say(),
            )


def _bases(values: Iterable[IndicatorValue], known: Mapping[str, Indicator]) -> Iterable[Problem]:
    series: dict[tuple[str, str], list[IndicatorValue]] = defaultdict(list)
    for value in values:
        if value.denominator and value.denominator >= LEAST_BASE:
            series[(value.indicator, value.period.kind.value)].append(value)
    for (indicator, _), held in series.items():
        held.sort(key=lambda v: v.period.end)
        bases = [v.denominator or 0.0 for v in held]
        for at in range(FEWEST_BEFORE, len(held) - FEWEST_AFTER + 1):
            before, after = bases[:at], bases[at:]
            grown = min(after) >= TIMES * max(before)
            if grown or min(before) >= TIMES * max(after):
                times = median(after) / median(before)
                yield Problem.of(
                    "SA-R98",
                    held[at].denominator_source or held[at].source,
                    indicator=known[indicator].name,
                    times=f"{times if grown else 1 / times:.0f}",
                    way="large" if grown else "small",
                    period=held[at].period.say(),
                )
                break


def since_last(
    books: Books, earlier: Sequence[EarlierRow], known: Mapping[str, Indicator], file: str
) -> tuple[Problem, ...]:
    """Rows that are new or gone since the matching sheet was written, and rows that were then
    read as something else. `file` is the name of the matching sheet."""
    if not any(row.figures for row in earlier):
        return ()
    before = {row.key: row for row in earlier}
    now = {
        row.key: (row, match)
        for book, matches in books
        for row, match in zip(book.rows, matches, strict=True)
        if row.figures
    }
    found: list[Problem] = []
    new = [row.label for key, (row, _) in now.items() if key not in before]
    gone = [row.label for key, row in before.items() if key not in now and row.figures]
    if new or gone:
        parts = [f"{word} {_listed(labels)}" for word, labels in (("new", new), ("gone", gone))]
        which = ": " + "; ".join(p for p, labels in zip(parts, (new, gone), strict=True) if labels)
        blanks = {"new": str(len(new)), "gone": str(len(gone)), "which": which}
        found.append(Problem.of("SA-R92", Source(file=file), **blanks))
    for key, (row, match) in now.items():
        if key in before and (told := _otherwise(before[key], row, match, known)):
            blanks = {"found": row.label, "before": told[0], "now": told[1]}
            found.append(Problem.of("SA-R93", row.source, **blanks))
    return tuple(found)


def _otherwise(
    before: EarlierRow, row: LaidRow, match: RowMatch, known: Mapping[str, Indicator]
) -> tuple[str, str] | None:
    """What a row was and is, where the two differ and no person decided it."""
    name = known[match.indicator].name if match.indicator else ""
    by_person = match.sureness in (Sureness.PERSON, Sureness.LEFT_OUT)
    if not by_person and before.read_as and name and before.read_as != name:
        return f'read as "{before.read_as}"', f'read as "{name}"'
    if before.unit and row.unit_said and before.unit != row.unit_said:
        return f"given as {before.unit}", f"given as {row.unit_said}"
    return None


def _listed(labels: Sequence[str]) -> str:
    named = ", ".join(f'"{" ".join(label.split())[:60]}"' for label in labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
