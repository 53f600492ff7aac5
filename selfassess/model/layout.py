"""How a workbook in a council's own layout was understood: its tables, columns and rows, what
each row was matched to and how surely; and what a person corrected."""

from enum import StrEnum

from selfassess.model.indicator import Indicator, Unit
from selfassess.model.period import Period
from selfassess.model.record import Record
from selfassess.model.source import Source


class LayoutKind(StrEnum):
    """How a table holds its figures."""

    WIDE = "one row an indicator, periods across"
    LONG = "one row a measurement"
    SINGLE = "one row an indicator, one period"
    SIDEWAYS = "one row a period, indicators across"


# Over what time the figures under months or quarters are counted.
EACH, SINCE_APRIL, TWELVE_MONTHS = "single months or quarters", "since April", "twelve months"


class LayoutWords(Record):
    """The words by which headings, parts of rows and notes are known; `config/layouts.toml`.

    `roles` maps a column role to the headings it goes by; `parts` says which words make a row the
    numerator or denominator of its neighbour; `sections` which words name a judgement area;
    `counted` which say that figures under months are counted over a longer time.
    """

    roles: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    polarity: dict[str, tuple[str, ...]]
    ratings: dict[str, tuple[str, ...]]
    sections: dict[str, tuple[str, ...]]
    counted: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]
    not_due: tuple[str, ...]
    personal: tuple[str, ...]


class MatchWords(Record):
    """What the matching of row labels to indicators needs to know of words."""

    short_forms: dict[str, str]
    same_words: dict[str, str]
    idle: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    near: float
    clear: float


class Sureness(StrEnum):
    """How a row came to its indicator. Only the first three are used without a person's word."""

    EXACT = "exact name"
    ALIAS = "another name"
    PERSON = "your word"
    NEAR = "near match"
    NONE = "no match"
    LEFT_OUT = "left out by you"

    @property
    def sure(self) -> bool:
        return self in (Sureness.EXACT, Sureness.ALIAS, Sureness.PERSON)


class Candidate(Record):
    """An indicator that a label may mean; `score` from 0 to 1."""

    indicator: str
    score: float


class RowMatch(Record):
    """What a row was matched to. `doubts` says in words why a person should look."""

    indicator: str = ""
    sureness: Sureness = Sureness.NONE
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    doubts: tuple[str, ...] = ()


UNIT_WORDS = {
    Unit.PERCENT: "percentage",
    Unit.COUNT: "count",
    Unit.RATE: "rate per 10,000",
    Unit.DAYS: "days",
    Unit.WEEKS: "weeks",
    Unit.NUMBER: "number",
}


class LaidColumn(Record):
    """A column with its heading (levels joined by " / "), its role and the period it stands for.

    `year_from` says where the year of the period came from where the heading itself has none.
    """

    letter: str
    heading: str
    role: str = ""
    period: Period | None = None
    year_from: str = ""


class LaidRow(Record):
    """A row label of a table: an indicator as the council calls it.

    `section` is the heading it stands under; `area` the judgement area that this names. `unit` is
    what label, unit column and cells say; `shown_as` is "percent", "counts" or "" from the cells
    alone. `figures` counts its measurements. `rating` is the council's own, `rating_from` says
    whether by letter, word or fill, `rating_cell` where. `counted` says over what time figures
    under months are counted, where label or headings say; `climbs` that they look like totals.
    """

    label: str
    source: Source
    ref: str = ""
    section: str = ""
    area: str = ""
    unit: Unit | None = None
    shown_as: str = ""
    polarity: str = ""
    figures: int = 0
    rating: str = ""
    rating_from: str = ""
    rating_cell: str = ""
    counted: str = ""
    climbs: bool = False
    hidden: bool = False

    @property
    def unit_said(self) -> str:
        """What label, unit column or cells say the figures are; "" where none does."""
        if self.unit is not None:
            return UNIT_WORDS[self.unit]
        return {"percent": "percentage", "counts": "count"}.get(self.shown_as, "")

    @property
    def key(self) -> str:
        """What a correction remembers the row by, from month to month."""
        return row_key(self.source.sheet or "", self.section, self.label)


def row_key(sheet: str, section: str, label: str) -> str:
    """A row by sheet, section and label, whatever their case and spacing."""
    return "|".join(" ".join(text.split()).casefold() for text in (sheet, section, label))


class LaidTable(Record):
    """One table of a sheet."""

    source: Source
    kind: LayoutKind
    columns: tuple[LaidColumn, ...]
    rows: tuple[LaidRow, ...]
    notes: int = 0


class LaidBook(Record):
    """A workbook as understood. `unread` names sheets without a table of figures."""

    file: str
    tables: tuple[LaidTable, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[LaidRow, ...]:
        return tuple(row for table in self.tables for row in table.rows)


class Correction(Record):
    """What a person said of a row, `answer` in their own words. No indicator means: leave it out,
    unless the answer was not `understood`; then it is kept and counts for nothing."""

    file: str
    key: str
    label: str
    sheet: str = ""
    section: str = ""
    indicator: str = ""
    answer: str = ""
    understood: bool = True


class ColumnCorrection(Record):
    """What a person said a column is: a role of the layout words, or "not read"."""

    file: str
    sheet: str
    heading: str
    role: str


class EarlierRow(Record):
    """A row as the matching sheet showed it when it was last written."""

    key: str
    label: str
    file: str = ""
    sheet: str = ""
    section: str = ""
    read_as: str = ""
    unit: str = ""
    figures: int = 0


class Corrections(Record):
    """The matching sheet as handed back. `local` are indicators declared on it; `counted` says of
    rows, by key, over what time their figures are counted; `earlier` is what the sheet showed."""

    rows: tuple[Correction, ...] = ()
    columns: tuple[ColumnCorrection, ...] = ()
    local: tuple[Indicator, ...] = ()
    counted: dict[str, str] = {}
    earlier: tuple[EarlierRow, ...] = ()
