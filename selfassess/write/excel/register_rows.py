"""What the register should hold, as plain rows; and which row of the register each one is.

Nothing here touches a workbook: rows are maps from column key to value, as the form names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from selfassess.model.finding import Finding, Inspection

Row = Mapping[str, Any]
# Two readings of one finding differ by a hyphen or a footnote mark; two findings by far more.
SAME_FINDING = 0.9
NOT_FOUND_AGAIN = "not found when the document was last read"


class Match(NamedTuple):
    """A row as read, and the name of the row it already is; "" for a new one."""

    row: Row
    name: str


def document_rows(inspections: Iterable[Inspection]) -> list[Row]:
    """The sheet Documents."""
    return [
        {
            "id": i.id,
            "title": i.title,
            "kind": i.kind,
            "framework": i.framework,
            "start": i.start,
            "end": i.end,
            "published": i.published,
            "file": i.source.file.removeprefix("letters/"),
        }
        for i in inspections
    ]


def judgement_rows(inspections: Iterable[Inspection], labels: Mapping[str, str]) -> list[Row]:
    """The sheet Judgements. `labels` names the areas."""
    return [
        {
            "document": i.id,
            "area": labels.get(j.area, j.area),
            "heading": j.heading,
            "grade": j.grade.replace("_", " ").capitalize(),
            "page": j.source.page,
        }
        for i in inspections
        for j in i.judgements
    ]


def finding_rows(findings: Iterable[Finding], labels: Mapping[str, str]) -> list[Row]:
    """The sheet Findings, without the columns that people own. `labels` names areas and aspects."""
    return [
        {
            "id": f.id,
            "document": f.inspection,
            "kind": f.kind.value,
            "number": f.number,
            "text": f.text,
            "area": labels.get(f.area, f.area),
            "aspect": labels.get(f.aspects[0], f.aspects[0]) if f.aspects else "",
            "more_aspects": "; ".join(labels.get(a, a) for a in f.aspects[1:]),
            "heading": f.heading,
            "tag": f.tag,
            "page": f.document.page if f.document else None,
            "paragraph": f.document.paragraph if f.document else None,
            "confidence": f.confidence,
            "doubt": f.doubt,
        }
        for f in findings
    ]


def match_documents(read: Sequence[Row], held: Mapping[str, Row]) -> dict[str, str]:
    """Name as read → name in the register: the same name, else the same file, else the same kind
    of event ending on the same day."""
    names: dict[str, str] = {}
    for row in read:
        alike = [
            name
            for name, other in held.items()
            if (row["file"] and row["file"] == other.get("file"))
            or (row["kind"], row["end"]) == (other.get("kind"), as_day(other.get("end")))
        ]
        names[row["id"]] = row["id"] if row["id"] in held else (alike or [row["id"]])[0]
    return names


def match_findings(read: Sequence[Row], held: Mapping[str, Row]) -> list[Match]:
    """Each finding as read, with the row it already is: the same words, else nearly the same.

    `held` gives the words as they were last read where the register remembers them. A row is
    matched once; words decide before numbers, for a list that grows is numbered anew.
    """
    left = dict(held)
    matches: dict[int, str] = {}
    for test in (_same_words, _nearly_same_words):
        for position, row in enumerate(read):
            if position in matches:
                continue
            name = next((n for n, other in left.items() if test(row, other)), "")
            if name:
                matches[position] = name
                del left[name]
    return [Match(row, matches.get(position, "")) for position, row in enumerate(read)]


def new_name(wanted: str, taken: set[str]) -> str:
    """The name as wanted, or with the next number that is free: "ilacs-2023-06.14"."""
    stem, _, _ = wanted.rpartition(".")
    number = 0
    name = wanted
    while name.casefold() in taken:
        number += 1
        name = f"{stem or wanted}.{number}"
    taken.add(name.casefold())
    return name


def as_day(value: Any) -> date | None:
    """The day of a cell's date."""
    return value.date() if hasattr(value, "date") else value if isinstance(value, date) else None


def _same_words(one: Row, other: Row) -> bool:
    return _document(one) == _document(other) and _words(one) == _words(other)


def _nearly_same_words(one: Row, other: Row) -> bool:
    if _document(one) != _document(other) or one["kind"] != other.get("kind"):
        return False
    matcher = SequenceMatcher(None, _words(one), _words(other), autojunk=False)
    return matcher.quick_ratio() >= SAME_FINDING and matcher.ratio() >= SAME_FINDING


def _document(row: Row) -> str:
    return str(row.get("document", "")).casefold()


def _words(row: Row) -> str:
    return re.sub(r"\W+", " ", str(row.get("text", "")).casefold()).strip()
