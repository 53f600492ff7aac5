"""inputs/plan.xlsx: the improvement plan for the next twelve months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample import book, shelf
from sample.words_on_file import words


def rows(ids: dict[str, str]) -> list[book.Row]:
    """The actions, with the findings they answer by their short names in the register."""
    out: list[book.Row] = []
    for number, action in enumerate(words("plan")["action"], 1):
        labels = [f.strip() for f in action.get("findings", "").split(";") if f.strip()]
        days = {k: date.fromisoformat(action[k]) for k in ("start", "due", "done") if k in action}
        out.append(
            {
                **action,
                **days,
                "id": f"N{number}",
                "area": shelf.AREA_TITLES[action["area"]],
                "findings": "; ".join(ids[label] for label in labels),
            }
        )
    return out


def write(folder: Path, ids: dict[str, str]) -> None:
    form = shelf.form("plan")
    file = book.new_book(form, "Northmere Council: improvement plan 2026 to 2027")
    book.add_sheet(file, form.sheet("actions"), "Actions", rows(ids))
    book.save(file, folder / form.file)
