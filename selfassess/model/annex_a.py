"""Annex A: the form of the eleven lists, their rules and measures, and what they add up to.

There is no type for a child here: what leaves the reading of the lists is counts, measures, and
row numbers for the data team's own workbook.
"""

from datetime import date
from typing import Literal

from selfassess.model.problem import Severity
from selfassess.model.record import Citation, Record

ListColumnKind = Literal["id", "date", "integer", "code", "text"]
RuleUnit = Literal["rows", "columns", "sheets", "list"]


class ListColumn(Record):
    """A column of a list: how its heading is known and what its cells hold.

    `codes` names the code list of a coded column; `since` marks columns that older workbooks do
    not have; a `required` column has a value on every row unless `blank_when` says otherwise.
    """

    id: str
    header: str
    kind: ListColumnKind
    required: bool = True
    codes: str = ""
    aliases: tuple[str, ...] = ()
    pattern: str = ""
    since: str = ""
    means: str = ""
    blank_when: str = ""


class ListForm(Record):
    """One of the eleven lists. `table` is its name in SQL; `open` and `outside` are conditions.

    `event` is the date a row is about, `end` the date it closed; `person` the column that says
    whose row it is.
    """

    number: int
    table: str
    title: str
    names: tuple[str, ...] = ()
    cohort: str = ""
    window_months: int | None = None
    many_rows: bool = False
    person: str = "child_id"
    event: str = ""
    end: str = ""
    open: str = "1"
    outside: str = ""
    columns: tuple[ListColumn, ...]

    @property
    def label(self) -> str:
        """ "List 3"."""
        return f"List {self.number}"

    def of_kind(self, *kinds: str) -> tuple[ListColumn, ...]:
        return tuple(c for c in self.columns if c.kind in kinds)

    def filled(self, sql: str) -> str:
        """SQL with {list}, {number}, {event}, {open} and {outside} filled in."""
        for name, words in (
            ("list", self.table),
            ("number", str(self.number)),
            ("event", self.event),
            ("open", f"({self.open})"),
            ("outside", f"({self.outside})"),
        ):
            sql = sql.replace("{" + name + "}", words)
        return sql

    @property
    def event_dates(self) -> tuple[str, ...]:
        """Every date column but the date of birth."""
        return tuple(c.id for c in self.of_kind("date") if c.id != "dob")


class CodeEntry(Record):
    """One code: what rules see, what Ofsted prefers, its label, its group, its other spellings."""

    short: str
    code: str
    label: str
    group: str = ""
    aliases: tuple[str, ...] = ()


class CodeList(Record):
    """The codes of a column. `combined` is the code for two or more written in one cell."""

    entries: tuple[CodeEntry, ...]
    combined: str = ""


class RuleForm(Record):
    """A validation rule. `check` names a parametrised check filled from `fill`; else `sql`.

    The SQL yields numbers of rows of the list it is run on; `lists` are those lists.
    A rule of the file itself (`lists` empty) is checked while reading.
    """

    id: str
    sentence: str
    severity: Severity
    lists: tuple[int, ...] = ()
    fields: str = ""
    check: str = ""
    fill: dict[str, str] = {}
    sql: str = ""
    needs: tuple[int, ...] = ()
    precedent: str = ""


class CheckForm(Record):
    """A parametrised check: SQL with {list}, {field} and other blanks.

    `each` repeats `condition` for every column of a kind ("date", "event_date", "code") that the
    list has; {conditions} then stands for all of them, joined by `or`.
    """

    sql: str
    each: str = ""
    condition: str = ""


class MeasureForm(Record):
    """How an indicator is taken from the lists. `window` is "6 months", "12 months" or "snapshot".

    The SQL yields one row: numerator and denominator, or value and denominator (of how many).
    `note` says what makes the figure other than the published one; `file` is where it stands.
    """

    indicator: str
    means: str
    window: Literal["6 months", "12 months", "snapshot"]
    lists: tuple[int, ...]
    note: str = ""
    sql: str
    file: str


class CohortForm(Record):
    """A breakdown of a list: SQL that yields a label and a count for each group, in order.

    `teams` marks labels that are names of teams: they stay in the local workbook.
    """

    id: str
    title: str
    list: int
    sql: str
    teams: bool = False


class AnnexAForm(Record):
    """All of `config/annex_a`: lists, codes, rules, measures, cohorts and local standards."""

    lists: tuple[ListForm, ...]
    codes: dict[str, CodeList]
    views: str
    checks: dict[str, CheckForm]
    rules: tuple[RuleForm, ...]
    measures: tuple[MeasureForm, ...]
    cohorts: tuple[CohortForm, ...]
    standards: dict[str, float]
    bank_holidays: tuple[date, ...]
    citation: Citation

    def list(self, number: int) -> ListForm:
        return next(f for f in self.lists if f.number == number)


class ListSummary(Record):
    """One list as read: how many rows, which were set aside, and how many rows failed what.

    `failed_error` counts rows that fail at least one rule of severity error, and so on; counts
    are of rows, never of children.
    """

    number: int
    title: str
    file: str
    sheet: str = ""
    present: bool = True
    rows: int = 0
    set_aside: int = 0
    missing_columns: tuple[str, ...] = ()
    other_columns: int = 0
    failed_error: int = 0
    failed_warning: int = 0
    failed_note: int = 0


class RuleResult(Record):
    """What one rule found on one list, in numbers. `list` is 0 for a rule of the whole file.

    `whole` marks a finding about the list as a whole rather than about rows of it; `unit` is what
    is counted.
    """

    rule: str
    list: int
    severity: Severity
    sentence: str
    failed: int
    checked: int
    whole: bool = False
    unit: RuleUnit = "rows"


class FailedRows(Record):
    """Row numbers (as Excel shows them) that failed a rule: for the local checks workbook only."""

    rule: str
    list: int
    rows: tuple[int, ...]


class UnknownCode(Record):
    """How many cells of a coded column hold something that is not on its code list.

    `shown` are spellings met often enough to be words of a system and not of a child, with their
    counts: for the local checks workbook only.
    """

    list: int
    column: str
    cells: int
    spellings: int
    shown: tuple[tuple[str, int], ...] = ()


class CohortTable(Record):
    """A breakdown of one list: labels and counts in order, and their total.

    None is a count that is protected. `teams` marks labels that are names of teams.
    """

    id: str
    list: int
    title: str
    labels: tuple[str, ...]
    counts: tuple[int | None, ...]
    total: int | None
    teams: bool = False


class HiddenCounts(Record):
    """Which numbers of rows may not leave the data team: by list, and by rule and list."""

    rows: frozenset[int] = frozenset()
    errors: frozenset[int] = frozenset()
    warnings: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    rules: frozenset[tuple[str, int]] = frozenset()
