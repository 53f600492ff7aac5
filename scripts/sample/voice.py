"""inputs/voice.xlsx: what was heard in surveys, complaints, meetings, audits and reviews.

Comments name invented children in places: they are planted so that tests can show that only what
may be quoted ever leaves the workbook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample import book, shelf
from sample.chance import Chance
from sample.words_on_file import words

QUARTERS = (
    "Q3 2024-25",
    "Q4 2024-25",
    "Q1 2025-26",
    "Q2 2025-26",
    "Q3 2025-26",
    "Q4 2025-26",
    "Q1 2026-27",
    "Q2 2026-27",
)


def items() -> list[book.Row]:
    """All items, by kind and then in order of time."""
    heard = words("voice")
    rows: list[book.Row] = []
    for survey in heard["survey"]:
        rows += yearly(survey)
    chance = Chance("complaints")
    for complaint in heard["complaint"]:
        rows += by_quarter(chance, complaint)
    rows += heard["item"]
    for question in heard["in_audits"]:
        rows += in_audits(question)
    return rows


def points(said: int, asked: int) -> str:
    share = said / asked
    return "positive" if share >= 0.65 else "negative" if share < 0.5 else "mixed"


def yearly(survey: dict[str, Any]) -> list[book.Row]:
    """A question asked in two or three years; what changed stands beside the latest."""
    base = {k: survey[k] for k in ("kind", "group", "aspect", "theme")}
    rows = [
        {**base, "period": period, "points": points(said, asked), "count": said, "out_of": asked}
        for period, (said, asked) in survey["asked"].items()
    ]
    rows[-1]["changed"] = survey.get("changed", "")
    return rows


def by_quarter(chance: Chance, complaint: dict[str, Any]) -> list[book.Row]:
    """Stage 1 complaints on one theme, every other quarter, upheld or not."""
    base = {k: complaint[k] for k in ("group", "aspect", "theme")}
    rows = []
    for quarter in QUARTERS[chance.whole(0, 2) :: 2]:
        upheld = chance.yes(0.5)
        rows.append(
            {
                **base,
                "kind": "complaint",
                "period": quarter,
                "points": "negative",
                "count": chance.whole(2, 9),
                "upheld": "Yes" if upheld else "No",
                "changed": complaint.get("changed", "") if upheld else "",
                "comment": chance.choose(complaint["comments"]),
                "quotable": "No",
            }
        )
    return rows


def in_audits(question: dict[str, Any]) -> list[book.Row]:
    """Families and young people asked during audits, round by round."""
    base = {k: question[k] for k in ("group", "aspect", "theme")}
    counts = question["counts"]
    return [
        {
            **base,
            "kind": "feedback in audits",
            "period": quarter,
            "points": points(said, asked),
            "count": said,
            "out_of": asked,
        }
        for quarter, (said, asked) in zip(QUARTERS[-len(counts) :], counts, strict=True)
    ]


def write(folder: Path) -> None:
    form = shelf.form("voice")
    file = book.new_book(form, "Northmere Council: October 2023 to October 2026")
    book.add_sheet(file, form.sheet("voice"), "Voice", items())
    book.save(file, folder / form.file)
