"""The form of the workspace's own workbooks: sheets and columns, as `selfassess new` makes them."""

from typing import Literal

from selfassess.model.record import Record

ColumnKind = Literal["text", "number", "percent", "date", "period", "choice", "yes_no", "whole"]


class ColumnForm(Record):
    """One column. `choices` is a fixed list, or `from_list` names one: "indicators", "aspects",
    "areas", "all_areas" (of every framework), "grades" (of audits), "printed_grades" (of Ofsted),
    "frameworks", "documents", "dimensions".

    `person` marks a column that people own: re-reading never changes it. `private` marks one that
    is used while reading (to spot duplicates) and then dropped.
    """

    key: str
    heading: str
    aliases: tuple[str, ...] = ()
    kind: ColumnKind = "text"
    choices: tuple[str, ...] = ()
    from_list: str = ""
    required: bool = False
    width: float = 16
    help: str = ""
    example: str = ""
    person: bool = False
    private: bool = False


class SheetForm(Record):
    """One sheet. `repeats` is "areas" where there is one such sheet for each judgement area.
    A workbook may do without an `optional` sheet."""

    key: str
    title: str
    about: str
    columns: tuple[ColumnForm, ...]
    repeats: str = ""
    optional: bool = False

    def column(self, key: str) -> ColumnForm:
        return next(c for c in self.columns if c.key == key)


class WorkbookForm(Record):
    """One workbook of the workspace. `guidance` is set out on its first sheet; `made_by` is the
    command that makes it."""

    key: str
    file: str
    title: str
    made_by: str = "new"
    guidance: tuple[str, ...]
    sheets: tuple[SheetForm, ...]

    def sheet(self, key: str) -> SheetForm:
        return next(s for s in self.sheets if s.key == key)


class AuditDimension(Record):
    """A heading under which audit tools grade, and the aspect it is, by judgement area."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    aspects: dict[str, str]
