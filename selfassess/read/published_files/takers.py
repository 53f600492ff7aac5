"""How each indicator is taken from a row of a data file of DfE's, by the file's own headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.model.published import PublishedColumn, PublishedForm

# DfE's symbols: confidential, not applicable, not available, rounds to zero, unreliable; and older
MISSING = {"", "c", "z", "x", "low", "k", "u", ":", "~", "-", "..", "."}


@dataclass(frozen=True, slots=True)
class Taker:
    """How one indicator is taken from a row: the columns by their places in it."""

    indicator: str
    columns: tuple[int, ...]
    of: int | None
    where: tuple[tuple[int, frozenset[str]], ...]

    def meant(self, row: Sequence[str]) -> bool:
        return all(row[at].strip().casefold() in words for at, words in self.where)

    def value(self, row: Sequence[str]) -> float | None:
        """The figure in the unit of the indicator. ValueError where a cell is no figure."""
        parts = [_number(row[at]) for at in self.columns]
        if any(part is None for part in parts):
            return None
        held = sum(part for part in parts if part is not None)
        if self.of is None:
            return held
        base = _number(row[self.of])
        return round(100 * held / base, 1) if base else None


def takers_of(form: PublishedForm, header: Sequence[str]) -> list[Taker]:
    place = {name: at for at, name in enumerate(header)}
    found = []
    for indicator, column in form.columns.items():
        taken = _columns(column, place)
        where = {name.casefold(): words for name, words in column.where.items()}
        if taken is None or not all(name in place for name in where):
            continue
        said = tuple(
            (place[name], frozenset(word.casefold() for word in words))
            for name, words in where.items()
        )
        of = place[column.of.casefold()] if column.of else None
        found.append(Taker(indicator, taken, of, said))
    return found


def _columns(column: PublishedColumn, place: Mapping[str, int]) -> tuple[int, ...] | None:
    if column.parts:
        needed = [name.casefold() for name in (*column.parts, column.of)]
        known = all(name in place for name in needed)
        return tuple(place[name] for name in needed[:-1]) if known else None
    named = [place[name.casefold()] for name in column.columns if name.casefold() in place]
    return (named[0],) if named else None


def _number(text: str) -> float | None:
    """A figure; None for a symbol that says why there is none. ValueError for anything else."""
    plain = text.strip().casefold()
    if plain in MISSING:
        return None
    value = float(plain.replace(",", "").removesuffix("%"))
    if not abs(value) < 1e9:
        raise ValueError(text)
    return value
