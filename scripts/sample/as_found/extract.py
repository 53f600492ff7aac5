"""The extract: one measurement a row, periods in every spelling, filters under the table."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook

from sample import book, performance, shelf
from sample.as_found.rows import Line

FILE = "Quarterly extract.xlsx"
HEAD = ("Service area", "Measure", "Reporting period", "Actual", "Num", "Denom", "Comments")
BENCHMARKS = "Targets and benchmarks.xlsx"


def write(folder: Path, lines: list[Line]) -> None:
    file = Workbook()
    ws = file.active
    ws.title = "Export"
    file.properties.title = "Quarterly extract"
    ws.append(HEAD)
    for line in lines:
        if line.kind != "extract":
            continue
        for number, one in enumerate(line.figures.values()):
            value = one.value
            if line.unit == "percent" and isinstance(value, (int, float)):
                value = f"{value:.1f} %" if number % 2 else f"{value}%"
            area = shelf.AREA_TITLES[line.area]
            period = spelt(one.period, number)
            ws.append((area, line.label, period, value, one.numerator, one.denominator, one.note))
    ws.append(())
    ws.append(("Applied filters: reporting period is after March 2021",))
    book.save(file, folder / FILE)
    benchmarks(folder, lines)


def spelt(period: str, number: int) -> str:
    """The same period as others would write it."""
    quarter = re.match(r"Q(\d) (\d{4})-(\d\d)$", period)
    if quarter:
        q, first, second = quarter.groups()
        return (
            f"Qtr {q} {first[2:]}-{second}",
            f"{first}-{second} Q{q}",
            f"Q{q} {first}/{second}",
        )[number % 3]
    if re.match(r"\d{4}-\d\d$", period):
        return (period.replace("-", "/"), f"FY {period}", f"{period} (OT)")[number % 3]
    if period.startswith("year to "):
        return f"12 months to {period[8:]}"
    if period.startswith("YTD "):
        return f"Year to date {period[4:]}"
    if re.match(r"\d{1,2} [A-Z]", period):
        return f"as at {period}" if number % 2 else period
    return period


def benchmarks(folder: Path, lines: list[Line]) -> None:
    """Targets of measures that stand in the extract, and the comparators the council typed."""
    file = Workbook()
    file.properties.title = "Targets and benchmarks"
    ws = file.active
    ws.title = "Targets"
    ws.append(("Measure", "Target", "Target 2024/25", "Target 2025/26", "Target 2026/27"))
    known = {line.ident: line for line in lines}
    for line in lines:
        row: list[object] = [line.label, None, None, None, None]
        for ident, target, since in performance.TARGETS:
            if ident == line.ident and line.kind == "extract":
                row[1 if since is None else 2 + since.year - 2024] = target
        if any(cell is not None for cell in row[1:]):
            ws.append(row)
    other = file.create_sheet("Benchmarks")
    other.append(("Measure", "England 2024/25", "Region 2024-25", "SN average (2024/25)"))
    whom = ("England", "Region", "Statistical neighbours")
    for ident, geography, _, value, _ in performance.COMPARATORS:
        row = [known[ident].label, None, None, None]
        row[1 + whom.index(geography)] = value
        other.append(row)
    book.save(file, folder / BENCHMARKS)
