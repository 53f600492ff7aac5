"""The scorecard: merged headings, blocks, counts in rows of their own, ratings by colour."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sample import book, performance
from sample import periods as cal
from sample.as_found.rows import Line
from sample.series import Figure

FILE = "CSC scorecard 2026-27 month 6.xlsx"
SHEETS = {
    "help_protection": "Help & Protection",
    "children_in_care": "CLA",
    "care_leavers": "Leaving care",
    "leaders": "Workforce & QA",
}
YEARS = [cal.say_year(y) for y in cal.YEARS]
MONTHS = [cal.say_month(m) for m in cal.SHOWN_MONTHS]
GOOD_IS = {"higher_better": "High", "lower_better": "Low", "context": "Info"}
RED, AMBER, GREEN = (PatternFill("solid", fgColor=c) for c in ("FF0000", "FFC000", "00B050"))
NEARLY = 5.0  # points from the target that are still amber
# Rated by hand and never looked at again: the colour contradicts the target.
FORGOTTEN = "cla_iha_20wd_pct"
FIRST_FIGURE = 4  # after ref, indicator and good is


def write(folder: Path, lines: list[Line]) -> None:
    file = Workbook()
    del file[file.sheetnames[0]]
    file.properties.title = "Children's social care scorecard"
    cover = file.create_sheet("Cover")
    cover["B2"] = "Children's social care scorecard"
    cover["B3"] = "Month 6 release, 20 October 2026"
    for area, title in SHEETS.items():
        chosen = [line for line in lines if line.area == area]
        monthly = [line for line in chosen if line.kind == "scorecard"]
        snapshots = [line for line in chosen if line.kind == "snapshots"]
        if not monthly and not snapshots:
            continue
        ws = file.create_sheet(title)
        ws["A1"] = f"{title}: scorecard"
        ws["A1"].font = Font(size=14, bold=True)
        row = 3
        if monthly:
            row = monthly_table(ws, row, monthly)
            ws.cell(row, 1, "* New reporting method from April 2024. Source: case system")
            row += 3
        if snapshots:
            snapshot_table(ws, row, snapshots)
    working(file, lines)
    book.save(file, folder / FILE)


def monthly_table(ws: Worksheet, row: int, lines: list[Line]) -> int:
    """Two rows of headings: years merged over their months; each share in three rows."""
    head(ws, row)
    row += 2
    for number, line in enumerate(lines):
        ws.cell(row, 1, f"{number + 1}")
        ws.cell(row, 2, line.label)
        ws.cell(row, 3, GOOD_IS[line.polarity])
        rated(ws, row, line)
        counted = any(f.denominator for f in line.figures.values())
        for at, period in enumerate((*YEARS, *MONTHS), FIRST_FIGURE):
            one = line.figures.get(period)
            if one is not None:
                put(ws, row, at, one, line.unit, number)
        targets(ws, row, line)
        row += 1
        if counted:
            for part in ("numerator", "denominator"):
                ws.cell(row, 2, f"{line.label} - {part}")
                for at, period in enumerate((*YEARS, *MONTHS), FIRST_FIGURE):
                    one = line.figures.get(period)
                    if one is not None and getattr(one, part) is not None:
                        ws.cell(row, at, getattr(one, part))
                row += 1
    return row


def head(ws: Worksheet, row: int) -> None:
    for column, text in enumerate(("Ref", "Indicator", "Good is"), 1):
        ws.cell(row, column, text)
        ws.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    ws.cell(row, FIRST_FIGURE, "Year end outturn")
    ws.merge_cells(
        start_row=row, end_row=row, start_column=FIRST_FIGURE, end_column=FIRST_FIGURE + 4
    )
    for at, year in enumerate(YEARS, FIRST_FIGURE):
        ws.cell(row + 1, at, year.replace("-", "/"))
    column = FIRST_FIGURE + len(YEARS)
    for year in sorted({cal.financial_year(m) for m in cal.SHOWN_MONTHS}):
        inside = [m for m in cal.SHOWN_MONTHS if cal.financial_year(m) == year]
        ws.cell(row, column, f"{year}/{(year + 1) % 100:02d}")
        last = column + len(inside) - 1
        ws.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
        for at, month in enumerate(inside, column):
            ws.cell(row + 1, at, cal.say_month(month).split()[0])
        column = last + 1
    for text in ("RAG", "Target", "Target 2024/25", "Target 2025/26", "Target 2026/27"):
        ws.cell(row, column, text)
        ws.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
        column += 1


def put(ws: Worksheet, row: int, column: int, one: Figure, unit: str, number: int) -> None:
    """A figure as text, as a share with a format, or plainly: one way for each row."""
    value = one.value
    if unit == "percent" and isinstance(value, (int, float)):
        match number % 3:
            case 0:
                ws.cell(row, column, f"{value}%")
                return
            case 1:
                cell = ws.cell(row, column, round(value / 100, 6))
                cell.number_format = "0.0%"
                return
    ws.cell(row, column, value)


def rated(ws: Worksheet, row: int, line: Line) -> None:
    """The council's own rating as a colour: the latest figure against the latest target."""
    held = [target for ident, target, _ in performance.TARGETS if ident == line.ident]
    shown = [one for p in (*YEARS, *MONTHS) if (one := line.figures.get(p)) is not None]
    known = [share for one in shown if (share := share_of(one)) is not None]
    if not held or not known or line.polarity == "context":
        return
    short = float(held[-1]) - known[-1]
    short = short if line.polarity == "higher_better" else -short
    fill = GREEN if short <= 0 else AMBER if short <= NEARLY else RED
    column = FIRST_FIGURE + len(YEARS) + len(MONTHS)
    ws.cell(row, column).fill = GREEN if line.ident == FORGOTTEN else fill


def share_of(one: Figure) -> float | None:
    """The figure as a number, worked out where only its counts are typed."""
    if isinstance(one.value, (int, float)):
        return float(one.value)
    if one.numerator is None or not one.denominator:
        return None
    return 100 * one.numerator / one.denominator


def targets(ws: Worksheet, row: int, line: Line) -> None:
    first = FIRST_FIGURE + len(YEARS) + len(MONTHS) + 1
    for ident, target, since in performance.TARGETS:
        if ident == line.ident:
            column = first if since is None else first + 1 + since.year - 2024
            text = f"{target}%" if line.unit == "percent" else target
            ws.cell(row, column, text)


def snapshot_table(ws: Worksheet, row: int, lines: list[Line]) -> None:
    """Counts on a day: dates across, as dates in one block and as text in the next."""
    ws.cell(row, 2, "Position on the last day")
    row += 1
    days = sorted({f.end for line in lines for f in line.figures.values()})
    ws.cell(row, 2, "Measure")
    for at, day in enumerate(days, FIRST_FIGURE):
        cell = ws.cell(row, at, datetime(day.year, day.month, day.day))
        cell.number_format = "dd/mm/yyyy"
        if at % 4 == 0:
            ws.cell(row, at, f"as at {day:%d/%m/%y}")
    column = FIRST_FIGURE + len(days)
    for text in ("RAG", "Target", "Target 2024/25", "Target 2025/26", "Target 2026/27"):
        ws.cell(row, column, text)
        column += 1
    for line in lines:
        row += 1
        by_day: dict[date, Figure] = {f.end: f for f in line.figures.values()}
        ws.cell(row, 2, line.label)
        rows = [(row, "value")]
        if any(f.denominator for f in line.figures.values()):
            for part in ("numerator", "denominator"):
                row += 1
                ws.cell(row, 2, f"{line.label} - {part}")
                rows.append((row, part))
        for at, day in enumerate(days, FIRST_FIGURE):
            one = by_day.get(day)
            if one is not None:
                put(ws, rows[0][0], at, one, line.unit, 2)
                for place, part in rows[1:]:
                    ws.cell(place, at, getattr(one, part))
        for ident, target, since in performance.TARGETS:
            if ident == line.ident:
                at = FIRST_FIGURE + len(days) + 1
                at += 0 if since is None else 1 + since.year - 2024
                ws.cell(rows[0][0], at, target)


def working(file: Workbook, lines: list[Line]) -> None:
    """A hidden sheet of somebody's working, with figures that are not those of the scorecard."""
    ws = file.create_sheet("Working (do not use)")
    ws.append(["Indicator", "Apr 2026", "May 2026"])
    for line in lines[:6]:
        ws.append([line.label, 1, 2])
    ws.sheet_state = "hidden"
    ws.column_dimensions[get_column_letter(1)].width = 40
