"""How wide the columns of a table are: room for each longest word, then as few lines as can be."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from selfassess.model.statement import Table
from selfassess.write.word.spans import NOTHING, cell_words
from selfassess.write.word.status import CHIP_WHOLE
from selfassess.write.word.unbroken import NO_BREAK

LEAST = 1020  # twentieths of a point: 1.8 cm
_POINT = {False: 200, True: 180}  # an em of our own template, by whether the table is dense
_WIDE, _NARROW, _BROADER = 0.55, 0.285, 0.15  # ems: most letters, slim ones, what broad ones add
_SLIM = str.maketrans(dict.fromkeys("iIjltfr.,;:!|'()[] -\u2011\u00a0", ""))
_BROAD = re.compile("[A-HJ-Zmw%@&–…]")
_BOLD = 1.08  # how much wider bold letters are
_SPARE = 1.05  # for a council's wider letters: no word is broken in two
_SIDES = 190  # a cell's margins, left and right together
_SMALLER = 0.9  # a reference beside other words
_REFERENCE = re.compile(r"\[[A-Z]\d+\]")
_CHIP = "xxx"  # as wide as a status's shape and its padding
_LONGEST_WORD = 28  # letters; a longer word is broken, never the page
_STEPS = 24
_ROWS_LOOKED_AT = 24


Piece = tuple[float, float]


def column_widths(table: Table, width: int, em: float | None = None) -> list[int]:
    """Widths that add up to `width`, in twentieths of a point, as is `em`, the size of the letters.

    Each column has room for its longest word; what is left goes, in steps, to whichever column
    makes the rows shorter, and at last by the columns' weights.
    """
    em = em or _POINT[table.dense]
    rows = _looked_at(table)
    least = [_least(table, rows, at, em) for at in range(len(table.columns))]
    if sum(least) >= width:
        return _whole([each * width / sum(least) for each in least], width)
    pieces = [[_piece(words, em) for words in row] for row in rows]
    widths = [float(each) for each in least]
    step = (width - sum(least)) / _STEPS
    lines, wider = _heights(pieces, widths), _heights(pieces, [each + step for each in widths])
    for _ in range(_STEPS):
        at = _most_helped(lines, wider)
        if at is None:
            break
        widths[at] += step
        for row, now, then in zip(pieces, lines, wider, strict=True):
            now[at], then[at] = then[at], _lines(row[at], widths[at] + step)
    left = width - sum(widths)
    weights = [column.weight for column in table.columns]
    return _whole(
        [each + left * w / sum(weights) for each, w in zip(widths, weights, strict=True)], width
    )


def table_lines(table: Table, widths: list[int], em: float | None = None) -> float:
    """About how many lines of text a table is high."""
    em = em or _POINT[table.dense]
    rows = _looked_at(table)
    lines = (
        max(
            math.ceil(_lines(_piece(words, em), each))
            for words, each in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return sum(lines) * len(table.rows) / max(1, len(rows))


Heights = list[list[float]]  # lines of each cell, by row and column


def _heights(pieces: list[list[Piece]], widths: list[float]) -> Heights:
    return [
        [_lines(piece, each) for piece, each in zip(row, widths, strict=True)] for row in pieces
    ]


def _most_helped(lines: Heights, wider: Heights) -> int | None:
    """The column whose widening shortens the rows most; None where all fit on one line. `wider`
    says how high each cell would be if its column alone were widened."""
    gains = [0.0] * max(map(len, lines), default=1)
    for row, then in zip(lines, wider, strict=True):
        *_, second, most = sorted((0.0, *row))
        if most > 1:
            at = row.index(most)
            gains[at] += most - max(second, then[at])
    best = max(gains)
    return gains.index(best) if best > 0 else _longest(lines)


def _longest(lines: Heights) -> int | None:
    """Where two columns are equally long: the one with the longest cell of all."""
    highest = [max(column) for column in zip(*lines, strict=True)]
    return highest.index(max(highest)) if max(highest, default=0.0) > 1 else None


def _lines(piece: Piece, width: float) -> float:
    """How many lines a cell takes in a column, part lines counted as parts."""
    length, lost = piece
    room = width - _SIDES
    return 1.0 if length <= room else max(1.01, length / max(room - lost, room / 2))


def _piece(words: str, em: float) -> Piece:
    """How long words are on one line, and what each line loses at its end: about half a word."""
    length = max(breadth(words), _WIDE) * em
    return length, length / (words.count(" ") + 1) / 2


def _looked_at(table: Table) -> list[list[str]]:
    """The words of some rows, spread over the table, a text for each column."""
    every = max(1, len(table.rows) // _ROWS_LOOKED_AT)
    held = []
    for row in table.rows[::every]:
        words = []
        for at in range(len(table.columns)):
            cell = row.cells[at] if at < len(row.cells) else None
            if cell is None:
                words.append(NOTHING)
            elif cell.status:
                words.append(_chip(cell.words or cell.status))
            else:
                words.append(cell_words(cell) or NOTHING)
        held.append(words)
    return held


def breadth(words: str) -> float:
    """About how wide words are, in ems."""
    wide = len(words.translate(_SLIM))
    ems = wide * _WIDE + (len(words) - wide) * _NARROW + len(_BROAD.findall(words)) * _BROADER
    if "[" in words:
        ems -= (1 - _SMALLER) * _WIDE * sum(map(len, _REFERENCE.findall(words)))
    return ems


def _chip(said: str) -> str:
    """A status as wide as it prints: a short one is a single word."""
    if len(said) > CHIP_WHOLE:
        return f"{_CHIP}{said}"
    return f"{_CHIP}{said.replace(' ', NO_BREAK)}{NO_BREAK}"


def _least(table: Table, rows: list[list[str]], at: int, em: float) -> float:
    body = max((_word(word) for row in rows for word in row[at].split(" ")), default=_WIDE)
    heads = table.columns[at].title.split(" ")
    head = max((_word(word) for word in heads), default=_WIDE) * _BOLD
    return max(LEAST, max(body, head) * _SPARE * em + _SIDES)


@lru_cache(10_000)
def _word(word: str) -> float:
    return breadth(word[:_LONGEST_WORD])


def _whole(widths: list[float], width: int) -> list[int]:
    rounded = [int(each) for each in widths]
    rounded[-1] += width - sum(rounded)
    return rounded
