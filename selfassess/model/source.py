"""Where a fact came from, and the one way of saying it."""

from selfassess.model.record import Record

SEPARATOR = " › "


class Source(Record):
    """A place a person can go back to: a cell of a workbook, or a paragraph of a document.

    `file` is relative to the workspace's `inputs` folder, with forward slashes.
    `row` is counted from 1 as Excel shows it; `page` and `paragraph` are counted from 1; `line`
    is that of a settings file.
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None

    def say(self) -> str:
        """The place in words: "performance.xlsx › Indicators › N31"."""
        parts = [self.file]
        if self.sheet:
            parts.append(self.sheet)
        if self.cell:
            parts.append(self.cell)
        elif self.row is not None:
            parts.append(f"row {self.row}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.paragraph is not None:
            parts.append(f"paragraph {self.paragraph}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        return SEPARATOR.join(parts)
