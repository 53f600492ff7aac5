"""inputs/plan.xlsx: the improvement plan for the next twelve months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample import book, shelf
from sample.plan_actions import ACTIONS


def rows(ids: dict[str, str]) -> list[book.Row]:
    keys = ("id", "area", "aspect", "title", "findings", "owner", "start", "due", "done", "status",
            "measure", "indicators", "target")  # fmt: skip
    out: list[book.Row] = []
    for number, action in enumerate(ACTIONS, 1):
        row = dict(zip(keys[1:], action, strict=False))
        row["id"] = f"N{number}"
        row["findings"] = "; ".join(ids[f.strip()] for f in row["findings"].split(";") if f.strip())
        row["area"] = shelf.AREA_TITLES[row["area"]]
        for key in ("start", "due", "done"):
            row[key] = date.fromisoformat(row[key]) if row.get(key) else None
        out.append(row)
    return out


def write(folder: Path, ids: dict[str, str]) -> None:
    form = shelf.form("plan")
    file = book.new_book(form, "Northmere Council: improvement plan 2026 to 2027")
    book.add_sheet(file, form.sheet("actions"), "Actions", rows(ids))
    book.save(file, folder / form.file)
