"""Forms of single audits: one workbook, sheet or Word document for each audited record.

The label stands in one cell and the answer in the next ("Overall grade | Good"), after a colon
("Overall grade: Good"), or as a mark under one of the grades. What is read is what a row of the
audit workbook holds, and nothing else; free text is counted and dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from selfassess.model.document import BlockKind
from selfassess.model.dossier import Settings
from selfassess.model.forms import AuditDimension, ColumnForm, WorkbookForm
from selfassess.model.layout import LayoutWords
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.audits import FREE_TEXT, ReadAudits, audit_of, usable
from selfassess.read.dates.mentioned import round_of
from selfassess.read.documents import read_document
from selfassess.read.folding import fold
from selfassess.read.headings import Names
from selfassess.read.heard.logs import quarter_of
from selfassess.read.layouts.sections import Sections
from selfassess.read.sheets.cells import reader_of
from selfassess.read.sheets.find import area_names
from selfassess.read.sheets.ledger import Ledger
from selfassess.read.sheets.lists import audit_grades, dimension_places
from selfassess.read.sheets.rows import Row
from selfassess.read.summaries import DOCUMENTS
from selfassess.read.unreadable import Unreadable
from selfassess.read.values import read_amount
from selfassess.read.workbook import Cell, Sheet, Workbook, open_workbook

FEWEST_FIELDS = 3
MOST_BESIDE = 7  # cells in a row of a form on average: wider sheets are tables
MARKS = ("x", "✓", "✔", "yes", "y", "☒", "☑", "1")
# What forms call the kind of work a record is of; it names the judgement area.
PLAN = ("plan type", "type of plan", "case type", "status", "case status", "legal status",
        "type of case", "service", "category of need", "child status", "type of work")  # fmt: skip
NEEDED = {"date": "date", "area": "judgement area"}


class Field(NamedTuple):
    """An answer: the key of its column, for a dimension its member, and the cell."""

    key: str
    member: str
    cell: Cell

    @property
    def name(self) -> str:
        return f"{self.key}:{self.member}" if self.member else self.key


class Labels:
    """The labels of audit forms: the headings of the audit workbook and the dimensions."""

    def __init__(
        self, form: WorkbookForm, settings: Settings, dimensions: Iterable[AuditDimension]
    ) -> None:
        plain = [c for c in form.sheets[0].columns if "{" not in c.heading]
        self._columns = {c.key: c for c in form.sheets[0].columns}
        self._fields = Names((n, c.key) for c in plain for n in (c.heading, *c.aliases))
        self._plan = frozenset(map(fold, PLAN))
        dimensions = tuple(dimensions)
        self.dimensions, self.places = dimension_places(dimensions, settings)
        # the areas in which records are audited: "audit" in a title names none of them
        self.areas = {area for dimension in dimensions for area in dimension.aspects}
        self.grades = audit_grades(settings)

    def find(self, text: str) -> tuple[str, str]:
        """The key of a label and for a dimension its member; ("", "") for any other text."""
        bare = text.strip().rstrip(":?").strip()
        if fold(bare) in self._plan:
            return "plan", ""
        key = self._fields.find(bare)
        if key:
            return key, ""
        member = self.dimensions.find(bare)
        return ("dimensions", member) if member else ("", "")

    def column(self, key: str) -> ColumnForm:
        column = self._columns[key]
        return column.model_copy(update={"from_list": "grades"}) if key == "dimensions" else column

    def fields(self, sheet: Sheet) -> Iterator[Field]:
        """Every answer on a sheet beside its label, or marked under a grade."""
        graded: dict[int, str] = {}
        for cells in sheet.rows.values():
            own = [cell for cell in cells.values() if not cell.origin and cell.value is not None]
            heads = {c.column: c.text for c in own[1:] if self._grade(c)}
            if len(heads) > 1:
                graded = heads
                continue
            if graded and own and (found := self._marked(own, graded)):
                yield found
            elif not (graded and len(own) > 1 and all(_number(c) for c in own[1:])):
                yield from self._beside(own)

    def _grade(self, cell: Cell) -> bool:
        return isinstance(cell.value, str) and self.grades.find(cell.text) is not None

    def _marked(self, own: list[Cell], graded: Mapping[int, str]) -> Field | None:
        key, member = self.find(own[0].text)
        marked = [c for c in own[1:] if c.column in graded and fold(c.text) in map(fold, MARKS)]
        marked = marked or [c for c in own[1:] if c.column in graded and c.text in MARKS]
        if key not in ("dimensions", "overall", "moderated") or len(marked) != 1:
            return None
        return Field(key, member, marked[0]._replace(value=graded[marked[0].column]))

    def _beside(self, own: list[Cell]) -> Iterator[Field]:
        at = 0
        while at + 1 < len(own):
            key, member = self.find(own[at].text) if isinstance(own[at].value, str) else ("", "")
            if key and not self.find(own[at + 1].text)[0]:
                yield Field(key, member, own[at + 1])
                at += 1
            at += 1


def _number(cell: Cell) -> bool:
    amount = read_amount(cell.value)
    return not isinstance(amount, Unreadable) and amount.value is not None


def audit_form(
    path: Path,
    file: str,
    form: WorkbookForm,
    settings: Settings,
    dimensions: Iterable[AuditDimension],
    book: Workbook | None = None,
) -> Workbook | None:
    """The file as a workbook where it is the form of single audits; None for anything else.
    `book` is the file where it is a workbook that is already open."""
    book = book or _opened(path, file)
    if book.refused:
        return None
    labels = Labels(form, settings, dimensions)
    return (
        book
        if any(_is_form(fields, labels.grades) for _, fields in _records(book, labels))
        else None
    )


def _opened(path: Path, file: str) -> Workbook:
    """A workbook; of a document its tables, and its lines "label: answer" as a table."""
    if path.suffix.lower() not in DOCUMENTS:
        return open_workbook(path, file)
    document, _ = read_document(path)
    if document is None:
        return Workbook(file)
    sheets: list[Sheet] = []
    lines: dict[int, dict[int, Cell]] = {}
    for block in document.body():
        if block.kind is BlockKind.TABLE:
            rows = {
                number: {at: Cell(number, at, text) for at, text in enumerate(row, 1) if text}
                for number, row in enumerate(block.rows, 1)
            }
            sheets.append(Sheet(f"Table {len(sheets) + 1}", rows))
            continue
        label, colon, answer = block.text.partition(":")
        if colon and answer.strip():
            row = block.ordinal
            lines[row] = {1: Cell(row, 1, label.strip()), 2: Cell(row, 2, answer.strip())}
    return Workbook(file, (*sheets, Sheet("Paragraphs", lines)))


def _records(book: Workbook, labels: Labels) -> list[tuple[str, list[Field]]]:
    """The records of a workbook: a sheet each where each has its own date, else all as one."""
    found = [
        (sheet.title, list(labels.fields(sheet)))
        for sheet in book.sheets
        if sheet.rows and not sheet.hidden and not _wide(sheet)
    ]
    dated = [item for item in found if any(f.key == "date" for f in item[1])]
    if len(dated) > 1:
        return dated
    title = dated[0][0] if dated else (found[0][0] if found else "")
    return [(title, [field for _, fields in found for field in fields])]


def _wide(sheet: Sheet) -> bool:
    return sum(map(len, sheet.rows.values())) > MOST_BESIDE * len(sheet.rows)


def _is_form(fields: Sequence[Field], grades: Names) -> bool:
    """A date, and a grade that is one: words such as "status" head many other tables, too."""
    keys = {field.name for field in fields}
    graded = any(
        field.key in ("overall", "dimensions", "moderated") and grades.find(field.cell.text)
        for field in fields
    )
    return "date" in keys and graded and len(keys) >= FEWEST_FIELDS


def read_audit_forms(
    books: Sequence[Workbook],
    form: WorkbookForm,
    settings: Settings,
    workspace: Workspace,
    dimensions: Iterable[AuditDimension],
    words: LayoutWords,
) -> ReadAudits:
    """The audits of all forms together, so that a record audited twice in a round counts once.
    Never raises for their contents."""
    labels = Labels(form, settings, dimensions)
    areas = area_names(settings.frameworks[workspace.framework].areas)
    reading = _Forms(labels, {"areas": areas, "grades": labels.grades}, Sections(words))
    ledgers = {book.file: Ledger(book.file, "records") for book in books}
    rows = [
        row
        for book in books
        for title, fields in _records(book, labels)
        if _is_form(fields, labels.grades)
        and (row := reading.row(title, fields, ledgers[book.file])) is not None
    ]
    audited = usable(rows, workspace, lambda row: ledgers[row.file])
    return ReadAudits(
        audits=tuple(audit_of(row, labels.places) for row in audited),
        free_text={key: sum(key in row.values for row in audited) for key in FREE_TEXT},
        problems=tuple(p for ledger in ledgers.values() for p in ledger.problems),
        tallies=tuple(t for ledger in ledgers.values() for t in ledger.tallies),
    )


class _Forms(NamedTuple):
    """How forms are read: their labels, the lists of known names, the words for areas."""

    labels: Labels
    lists: Mapping[str, Names]
    sections: Sections

    def row(self, title: str, fields: Sequence[Field], ledger: Ledger) -> Row | None:
        """A form as a row of the audit workbook; None where it lacks what every audit needs."""
        ledger.count(title, 1)
        first = fields[0].cell.row
        row = Row(ledger.file, title, first, {}, {})
        for field in fields:
            if field.key != "plan":
                self._fill(row, field, ledger)
        plan = next((f.cell.text for f in fields if f.key == "plan"), "")
        named = (self.sections.area(text) for text in (plan, title, Path(ledger.file).stem))
        row.values.setdefault("area", next((a for a in named if a in self.labels.areas), ""))
        missing = [name for key, name in NEEDED.items() if not row.values.get(key)]
        if missing:
            at = Source(file=ledger.file, sheet=title)
            ledger.report("SA-R94", at, missing=" and its ".join(missing))
            ledger.set_aside(row.source, "an audit form that is not complete")
            return None
        if not row.text("round"):
            called = round_of(quarter_of(row.values["date"]).say())
            row.values["round"] = called[0] if called else ""
        return row

    def _fill(self, row: Row, field: Field, ledger: Ledger) -> None:
        """Reads an answer; the first of several with one name counts."""
        if field.name in row.values:
            return
        row.cells[field.name] = field.cell
        value = reader_of(self.labels.column(field.key), self.lists, guarded=True)(field.cell)
        if isinstance(value, Unreadable):
            heading = self.labels.column(field.key).heading.replace("{dimension}", "The grade")
            # other fields of a form may say more than our lists know
            if field.key in ("overall", "moderated", "dimensions", "date"):
                ledger.report_unreadable(value, row.at(field.name), heading=heading)
        elif value is not None:
            row.values[field.name] = value
