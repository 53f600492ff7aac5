"""Tables: caption above, header row tinted and repeated, widths set by their content."""

from __future__ import annotations

from selfassess.model.statement import Column, Row, Table
from selfassess.write.word.elements import bookmark, clean, field, paragraph, run
from selfassess.write.word.spans import NOTHING, cell_runs
from selfassess.write.word.widths import column_widths, table_lines
from selfassess.write.word.writing import Writing, index_bookmark

PORTRAIT_COLUMNS = 7  # more than this asks for a landscape page
_KEEP_WHOLE = 10  # lines; a table this short stays on one page


def is_wide(table: Table) -> bool:
    return table.wide or len(table.columns) > PORTRAIT_COLUMNS


def caption(kind: str, number: int, words: str, writing: Writing) -> str:
    """ "Table 3. Words", numbered by a field so that Word can renumber."""
    words = words.strip().rstrip(".")
    said = run(f"{kind} ") + field(f"SEQ {kind} \\* ARABIC", run(str(number))) + run(f". {words}")
    return paragraph(writing.styles["caption"], said)


def table(block: Table, writing: Writing, width: int) -> str:
    """Caption, table and note. `width` is the text width of the page in twentieths of a point."""
    if not block.rows or not block.columns:
        nothing = f"{block.caption.rstrip('.')}: nothing to show."
        return paragraph(writing.styles["note"], run(nothing))
    writing.tables += 1
    note = paragraph(writing.styles["note"], run(block.note)) if block.note else ""
    return (
        caption("Table", writing.tables, block.caption, writing)
        + plain_table(block, writing, width)
        + note
    )


def plain_table(block: Table, writing: Writing, width: int) -> str:
    """The table alone, without caption or note."""
    em = writing.letters.get(block.dense)
    widths = column_widths(block, width, em)
    dress = "small" if block.dense else "cell"
    last = len(block.rows) - 1
    whole = table_lines(block, widths, em) <= _KEEP_WHOLE
    rows = [_header(block.columns, widths, dress, writing)]
    for at, row in enumerate(block.rows):
        together = at < last and (whole or at in (0, last - 1))
        together = together or (at == last and bool(block.note))
        rows.append(_row(row, block.columns, widths, dress, together, writing))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    opening = f"<w:tbl>{_properties(block, sum(widths), writing)}<w:tblGrid>{grid}</w:tblGrid>"
    return f"{opening}{''.join(rows)}</w:tbl>"


def _properties(block: Table, width: int, writing: Writing) -> str:
    style = writing.styles["small_table" if block.dense else "table"]
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    titles = ", ".join(column.title for column in block.columns)
    return (
        f'<w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{clean(block.caption)}"/>'
        f'<w:tblDescription w:val="{clean(f"Columns: {titles}.")}"/></w:tblPr>'
    )


def _header(columns: tuple[Column, ...], widths: list[int], dress: str, writing: Writing) -> str:
    cells = "".join(
        _cell(
            paragraph(_style(dress, "_head", column, writing), run(column.title or NOTHING), _NEXT),
            each,
        )
        for column, each in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


_NEXT = "<w:keepNext/>"


def _row(
    row: Row,
    columns: tuple[Column, ...],
    widths: list[int],
    dress: str,
    together: bool,
    writing: Writing,
) -> str:
    """One row, a cell for each column; `together` keeps it with the next."""
    label = row.anchor or ""
    written = []
    for at, (column, each) in enumerate(zip(columns, widths, strict=True)):
        said = cell_runs(row.cells[at], writing, label) if at < len(row.cells) else run(NOTHING)
        if at == 0 and label:
            said = bookmark(writing.numbers.bookmark(), index_bookmark(label)) + said
        style = _style(dress, "", column, writing)
        written.append(_cell(paragraph(style, said, _NEXT if together else ""), each))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(written)}</w:tr>"


def _style(dress: str, part: str, column: Column, writing: Writing) -> str:
    return writing.styles[f"{dress}{part}{'_number' if column.number else ''}"]


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
