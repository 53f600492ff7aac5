"""Surveys: a row for each question with a column for each answer, or a row for each person.

A question becomes one item: which way its answers point, how many gave such an answer, out of how
many. What people wrote in their own words is never read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from selfassess.read.heard.words import Heard
from selfassess.read.unreadable import Unreadable
from selfassess.read.values import read_amount
from selfassess.read.workbook import Cell, Sheet

FEWEST_ANSWERS = 2
# Of a column's cells this share are answers, where it holds the answers of people one by one.
MOSTLY = 0.8
FEWEST_PEOPLE = 3
FEWEST_WORDS = 3  # of a heading that is a question
GOOD, BAD = ("good", "yes", "positive"), ("bad", "no", "negative")


class Question(NamedTuple):
    """One question with its answers counted by the way they point. `fault` is the code of what
    stands in the way of using it; `agreeing` is "good", "bad" or "" where nobody says; `aspect`
    is the text of a column for it."""

    text: str
    cell: Cell
    answers: Counter[str]
    section: str = ""
    agreeing: str = ""
    aspect: str = ""
    fault: str = ""
    blanks: dict[str, str] = {}

    @property
    def asked(self) -> int:
        """How many gave an answer that says something."""
        return self.answers["positive"] + self.answers["negative"] + self.answers["neutral"]


class Grid(NamedTuple):
    """A row of headings with answers in it."""

    row: int
    answers: dict[int, str]
    label: int
    asked: int = 0
    agreeing: int = 0
    aspect: int = 0


def questions_of(sheet: Sheet, heard: Heard, around: tuple[str, ...]) -> list[Question]:
    """Every question of a sheet, in either layout; none where it is no survey. A row a person is
    a survey only where `around`, the names of sheet and file, says so: a list of children has
    columns of yes and no, too."""
    grids = list(_grids(sheet, heard))
    if not grids:
        return _one_by_one(sheet, heard) if heard.kind(*around) else []
    found: list[Question] = []
    for at, grid in enumerate(grids):
        end = grids[at + 1].row if at + 1 < len(grids) else max(sheet.rows) + 1
        found += _of_grid(sheet, grid, end)
    return found


def _grids(sheet: Sheet, heard: Heard) -> Iterator[Grid]:
    for number, cells in sheet.rows.items():
        texts = {c: cell for c, cell in cells.items() if isinstance(cell.value, str)}
        ways = {c: heard.answer(cell.text) for c, cell in texts.items() if not cell.origin}
        answers = {c: way for c, way in ways.items() if way}
        if len(answers) < FEWEST_ANSWERS or not {"positive", "negative"} <= set(answers.values()):
            continue
        below = sheet.rows.get(number + 1, {})
        if any(heard.answer(below[c].text) for c in answers if c in below):
            continue  # a row of one person's answers
        roles = {heard.role(cell.text): c for c, cell in cells.items() if c not in answers}
        label = roles.get("question") or min((*below, *cells), default=1)
        if label not in answers:
            others = (roles.get(role, 0) for role in ("asked", "agreeing", "aspect"))
            yield Grid(number, answers, label, *others)


def _of_grid(sheet: Sheet, grid: Grid, end: int) -> Iterator[Question]:
    section = ""
    for number in (n for n in sheet.rows if grid.row < n < end):
        cells = sheet.rows[number]
        label = cells.get(grid.label)
        if label is None or not isinstance(label.value, str) or label.origin:
            continue
        given = {way_at: cells[way_at] for way_at in grid.answers if way_at in cells}
        if not given:
            section = label.text if len(cells) == 1 else section
            continue
        yield _question(label, cells, given, grid, section)


def _question(
    label: Cell, cells: dict[int, Cell], given: dict[int, Cell], grid: Grid, section: str
) -> Question:
    said = cells[grid.agreeing].text.strip().lower() if grid.agreeing in cells else ""
    agreeing = "good" if said in GOOD else "bad" if said in BAD else ""
    aspect = cells[grid.aspect].text if grid.aspect in cells else ""
    blank = Question(label.text, label, Counter(), section, agreeing, aspect)
    amounts = {c: read_amount(cell.value, cell.format, cell.error) for c, cell in given.items()}
    for amount in amounts.values():
        if isinstance(amount, Unreadable):
            return blank._replace(fault=amount.code, blanks=amount.blanks)
    asked = _whole(cells.get(grid.asked))
    values = {c: a.value for c, a in amounts.items() if a.value is not None}
    counted = {c: a.numerator for c, a in amounts.items() if a.numerator is not None}
    if counted:
        values = {c: n for c, n in counted.items() if n is not None}
    elif shares := _shares(values, any(a.percent for a in amounts.values()), asked):
        if asked is None:
            return blank._replace(fault="SA-H01")
        values = {c: round(share * asked) for c, share in shares.items()}
    if any(value != int(value) or value < 0 for value in values.values()):
        return blank._replace(fault="SA-H01")
    answers: Counter[str] = Counter()
    for column, value in values.items():
        answers[grid.answers[column]] += int(value)
    return blank._replace(answers=answers)


def _shares(values: dict[int, float], percent: bool, asked: int | None) -> dict[int, float]:
    """The values as shares of one, where they are shares; whole numbers that happen to make a
    hundred are counts only where the number of those asked says so too."""
    total = sum(values.values())
    if percent or (95 <= total <= 105 and asked != round(total)):
        return {c: v / 100 for c, v in values.items()}
    return values if values and 0 < total <= 1.05 else {}


def _whole(cell: Cell | None) -> int | None:
    amount = read_amount(cell.value) if cell is not None else None
    if amount is None or isinstance(amount, Unreadable) or amount.value is None:
        return None
    return int(amount.value)


def _one_by_one(sheet: Sheet, heard: Heard) -> list[Question]:
    """The questions of a sheet with a row for each person: columns whose cells are answers."""
    numbers = list(sheet.rows)
    if len(numbers) <= FEWEST_PEOPLE:
        return []
    head = sheet.rows[numbers[0]]
    found = []
    for column, heading in head.items():
        if len(heading.text.split()) < FEWEST_WORDS:
            continue
        cells = [sheet.rows[n][column] for n in numbers[1:] if column in sheet.rows[n]]
        ways = [way for cell in cells if (way := heard.answer(cell.text))]
        if (
            len(cells) < FEWEST_PEOPLE
            or len(ways) < MOSTLY * len(cells)
            or heard.role(heading.text)
        ):
            continue
        found.append(Question(heading.text, heading, Counter(ways)))
    return found if len(found) >= FEWEST_ANSWERS else []
