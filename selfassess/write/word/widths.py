"""How wide the columns of a table are: room for each longest word, then as few lines as can be."""

from __future__ import annotations

from selfassess.model.statement import Table
from selfassess.write.word.spans import NOTHING, cell_words
from selfassess.write.word.status import CHIP_WHOLE
from selfassess.write.word.unbroken import NO_BREAK

LEAST = 1020  # twentieths of a point: 1.8 cm
_POINT = {False: 200, True: 180}  # twentieths of a point an em, by whether the table is dense
_WIDE, _NARROW = 0.56, 0.29  # ems: letters on average, and those that are slim
_SLIM = str.maketrans(dict.fromkeys("iIjltfr.,;:!|'()[] -‑\u00a0", ""))
_BOLD = 1.08  # how much wider bold letters are
_SIDES = 180  # a cell's margins, left and right together
_CHIP = "xxx"  # as wide as a status's shape and its padding
_LONGEST_WORD = 28  # letters; a longer word is broken, never the page
_STEPS = 24
_ROWS_LOOKED_AT = 24


def column_widths(table: Table, width: int) -> list[int]:
    """Widths that add up to `width`, in twentieths of a point.

    Each column has room for its longest word; what is left goes, in steps, to whichever column
    makes the rows shorter, and at last by the columns' weights.
    """
    em = _POINT[table.dense]
    rows = _looked_at(table)
    least = [_least(table, rows, at, em) for at in range(len(table.columns))]
    if sum(least) >= width:
        return _whole([each * width / sum(least) for each in least], width)
    lengths = [[_length(words) * em for words in row] for row in rows]
    widths = [float(each) for each in least]
    step = (width - sum(least)) / _STEPS
    for _ in range(_STEPS):
        at = _most_helped(lengths, widths, step)
        if at is None:
            break
        widths[at] += step
    left = width - sum(widths)
    weights = [column.weight for column in table.columns]
    return _whole(
        [each + left * w / sum(weights) for each, w in zip(widths, weights, strict=True)], width
    )


def table_lines(table: Table, widths: list[int]) -> float:
    """About how many lines of text a table is high."""
    em = _POINT[table.dense]
    rows = _looked_at(table)
    lines = (
        max(
            -(-_length(words) * em // (each - _SIDES))
            for words, each in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return sum(lines) * len(table.rows) / max(1, len(rows))


def _most_helped(lengths: list[list[float]], widths: list[float], step: float) -> int | None:
    """The column whose widening shortens the rows most; None where all fit on one line."""
    gains = [0.0] * len(widths)
    for row in lengths:
        lines = [length / (w - _SIDES) for length, w in zip(row, widths, strict=True)]
        most = max(lines)
        if most <= 1:
            continue
        at = lines.index(most)
        second = max((each for other, each in enumerate(lines) if other != at), default=0.0)
        gains[at] += most - max(second, row[at] / (widths[at] + step - _SIDES))
    best = max(gains)
    return gains.index(best) if best > 0 else _longest(lengths, widths)


def _longest(lengths: list[list[float]], widths: list[float]) -> int | None:
    """Where two columns are equally long: the one with the longest cell of all."""
    lines = [
        max((row[at] / (widths[at] - _SIDES) for row in lengths), default=0.0)
        for at in range(len(widths))
    ]
    return lines.index(max(lines)) if max(lines) > 1 else None


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
    return wide * _WIDE + (len(words) - wide) * _NARROW


def _length(words: str) -> float:
    """Ems, with what is lost at the lines' ends: half of the longest word."""
    parts = words.split(" ")
    lost = max(breadth(part) for part in parts) / 2 if len(parts) > 1 else 0
    return max(breadth(words), _WIDE) + lost


def _chip(said: str) -> str:
    """A status as wide as it prints: a short one is a single word."""
    return _CHIP + (said.replace(" ", NO_BREAK) if len(said) <= CHIP_WHOLE else said)


def _least(table: Table, rows: list[list[str]], at: int, em: float) -> float:
    body = max((_word(word) for row in rows for word in row[at].split(" ")), default=_WIDE)
    heads = table.columns[at].title.split(" ")
    head = max((_word(word) for word in heads), default=_WIDE) * _BOLD
    return max(LEAST, max(body, head) * em + _SIDES)


def _word(word: str) -> float:
    return breadth(word[:_LONGEST_WORD])


def _whole(widths: list[float], width: int) -> list[int]:
    rounded = [int(each) for each in widths]
    rounded[-1] += width - sum(rounded)
    return rounded
