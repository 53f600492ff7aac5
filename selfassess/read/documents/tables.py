"""Tables of a printed page: cells that stand side by side, gathered into rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from selfassess.read.documents.characters import join_lines
from selfassess.read.documents.line import Line

BESIDE = 0.75  # in type sizes: how far apart two baselines of one row may lie
GAP = 0.85  # in type sizes: the least white between two columns
TIGHT = 1.4  # in type sizes: the most between two lines of one cell
MAX_ROWS = 60
MAX_CELL = 90  # characters; columns of running text are not a table


@dataclass(slots=True)
class Table:
    """A table in place of the lines it was made from."""

    page: int
    rows: list[tuple[str, ...]] = field(default_factory=list)
    top: float = 0.0
    line: Line | None = None  # the first printed line of its first row


def find_tables(lines: list[Line]) -> list[Line | Table]:
    """One page's lines, with those that form a table replaced by it, in reading order."""
    right = _beside(lines)
    if not right:
        return list(lines)
    out: list[Line | Table] = []
    used: set[int] = set()
    for band in _bands(lines, right):
        members = _members(lines, band, right)
        rows = _rows([lines[n] for n in members if n not in right], [lines[n] for n in band])
        width = sum(len(c) for r in rows for c in r[1:]) / max(1, len(rows))
        if len(rows) > MAX_ROWS or width > MAX_CELL:
            continue
        first = min(members)
        used.update(members)
        label = next((lines[n] for n in members if n not in right), lines[first])
        out.append(Table(label.page, rows, float(first), label))
    keyed: list[tuple[float, Line | Table]] = [(t.top, t) for t in out if isinstance(t, Table)]
    keyed += [(float(n), line) for n, line in enumerate(lines) if n not in used]
    return [thing for _, thing in sorted(keyed, key=lambda pair: pair[0])]


def _beside(lines: list[Line]) -> set[int]:
    """The lines that have another line to their left on (nearly) the same baseline."""
    found = set()
    order = sorted(range(len(lines)), key=lambda n: -lines[n].y)
    for at, n in enumerate(order):
        a = lines[n]
        for m in order[at + 1 :]:
            b = lines[m]
            reach = BESIDE * max(a.size, b.size)
            if a.y - b.y > reach:
                break
            space = GAP * min(a.size, b.size)
            if a.right + space <= b.x:
                found.add(m)
            elif b.right + space <= a.x:
                found.add(n)
    return found | _further(lines, found)


def _further(lines: list[Line], right: set[int]) -> set[int]:
    """The lines that carry on a right-hand cell above or below where nothing stands beside."""
    found: set[int] = set()
    for n in right:
        for m, line in enumerate(lines):
            same = abs(line.x - lines[n].x) < 0.3 * line.size and line.bold == lines[n].bold
            if same and m not in right and abs(line.y - lines[n].y) <= TIGHT * line.size:
                found.add(m)
    return found


def _bands(lines: list[Line], right: set[int]) -> list[list[int]]:
    """Right-hand cells gathered into runs that are one table: no more than four lines apart."""
    bands: list[list[int]] = []
    for n in sorted(right, key=lambda n: -lines[n].y):
        if bands and lines[bands[-1][-1]].y - lines[n].y <= 5 * lines[n].size:
            bands[-1].append(n)
        else:
            bands.append([n])
    return bands


def _members(lines: list[Line], band: list[int], right: set[int]) -> list[int]:
    """The right-hand cells of a band and every line to their left that belongs to a row."""
    edge = min(lines[n].x for n in band)
    left = sorted(
        (n for n in range(len(lines)) if n not in right and lines[n].x < edge),
        key=lambda n: -lines[n].y,
    )
    members = set(band)
    for group in _cells([lines[n] for n in left]):
        top, foot = group[0].y, group[-1].y
        reach = BESIDE * group[0].size
        if any(foot - reach <= lines[n].y <= top + reach for n in band):
            members.update(n for n in left if any(lines[n] is line for line in group))
    return sorted(members)


def _cells(lines: list[Line]) -> list[list[Line]]:
    """Lines of one column, top first, gathered into cells by the white between them."""
    cells: list[list[Line]] = []
    for line in lines:
        last = cells[-1][-1] if cells else None
        near = last and last.y - line.y <= TIGHT * line.size and last.bold == line.bold
        if last and near and not last.text.endswith(":"):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _rows(left: list[Line], right: list[Line]) -> list[tuple[str, ...]]:
    by_height = sorted(left, key=lambda line: -line.y)
    columns: dict[int, list[Line]] = {}
    for line in sorted(right, key=lambda line: -line.y):
        column = next((x for x in columns if abs(x - line.x) < 2.5 * line.size), round(line.x))
        columns.setdefault(column, []).append(line)
    # A label that ends in a colon is a row of its own, and so is what stands beside it.
    labelled = [line.y for line in left if line.text.endswith(":")]
    right_cells = []
    for lines in columns.values():
        for cell in _cells(lines):
            right_cells += _part_at(cell, labelled)
    labels: list[list[Line]] = []
    for group in _cells(by_height):
        labels += _split_label(group, right_cells)
    rows: list[tuple[list[Line], list[list[Line]]]] = [(label, []) for label in labels]
    for cell in right_cells:
        if rows:
            nearest = min(rows, key=lambda row: abs(_middle(row[0]) - _middle(cell)))
            nearest[1].append(cell)
    return [
        (_words(label), *(_words(c) for c in sorted(cells, key=lambda c: c[0].x)))
        for label, cells in rows
    ]


def _part_at(cell: list[Line], heights: list[float]) -> list[list[Line]]:
    """A cell parted before each line that stands at one of these heights."""
    parts: list[list[Line]] = []
    for line in cell:
        if not parts or any(abs(line.y - y) < 0.3 * line.size for y in heights):
            parts.append([])
        parts[-1].append(line)
    return parts


def _split_label(group: list[Line], cells: list[list[Line]]) -> list[list[Line]]:
    """A run of left-hand lines parted where several right-hand cells begin beside it."""
    starts = [
        n
        for n, line in enumerate(group)
        if any(abs(cell[0].y - line.y) < 0.3 * line.size for cell in cells)
    ]
    if len(starts) < 2:
        return [group]
    edges = [0, *starts[1:], len(group)]
    return [group[a:b] for a, b in pairwise(edges)]


def _middle(cell: list[Line]) -> float:
    return (cell[0].y + cell[-1].y) / 2


def _words(cell: list[Line]) -> str:
    text = ""
    for line in cell:
        text = join_lines(text, line.text)
    return text
