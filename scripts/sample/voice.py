"""inputs/voice.xlsx: what was heard, by survey, complaint, compliment, participation, audit, review.

Comments name invented children in places: they are planted so that tests can show that only what
may be quoted ever leaves the workbook.
"""

from __future__ import annotations

from pathlib import Path

from sample import book, shelf
from sample import voice_words as words
from sample.chance import Chance

QUARTERS = ("Q3 2024-25", "Q4 2024-25", "Q1 2025-26", "Q2 2025-26",
            "Q3 2025-26", "Q4 2025-26", "Q1 2026-27", "Q2 2026-27")  # fmt: skip


def items() -> list[book.Row]:
    """All items, by kind and then in order of time."""
    rows = [*surveys(), *complaints(), *words.OTHER, *audit_feedback()]
    return [dict(zip(words.KEYS, row, strict=False)) for row in rows]


def surveys() -> list[tuple]:
    """The yearly surveys: a question asked in two or three years, with n of N each time."""
    rows = []
    for kind, group, aspect, theme, asked, changed in words.SURVEYS:
        for period, said, out_of in asked:
            share = said / out_of
            points = "positive" if share >= 0.65 else "negative" if share < 0.5 else "mixed"
            last = period == asked[-1][0]
            rows.append(
                (
                    kind,
                    group,
                    period,
                    aspect,
                    theme,
                    points,
                    said,
                    out_of,
                    "",
                    changed if last else "",
                )
            )
    return rows


def complaints() -> list[tuple]:
    """Stage 1 complaints by theme and quarter, upheld or not."""
    chance = Chance("complaints")
    rows = []
    for group, aspect, theme, changed, comments in words.COMPLAINTS:
        for quarter in QUARTERS[chance.whole(0, 2) :: 2]:
            upheld = chance.yes(0.5)
            rows.append((
                "complaint", group, quarter, aspect, theme, "negative", chance.whole(2, 9), "",
                "Yes" if upheld else "No", changed if upheld else "",
                chance.choose(comments), "No",
            ))  # fmt: skip
    return rows


def audit_feedback() -> list[tuple]:
    """Families asked during audits: how many of those asked said so, round by round."""
    rows = []
    for group, aspect, theme, counts in words.AUDIT_FEEDBACK:
        for quarter, (said, asked) in zip(QUARTERS[-len(counts) :], counts, strict=True):
            points = (
                "positive"
                if said / asked >= 0.65
                else "mixed"
                if said / asked >= 0.5
                else "negative"
            )
            rows.append(("feedback in audits", group, quarter, aspect, theme, points, said, asked))
    return rows


def write(folder: Path) -> None:
    form = shelf.form("voice")
    file = book.new_book(form, "Northmere Council: October 2023 to October 2026")
    book.add_sheet(file, form.sheet("voice"), "Voice", items())
    book.save(file, folder / form.file)
