"""inputs/findings.xlsx: what reading the four documents gives, with what people wrote beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample import book, shelf
from sample.letter import Letter
from sample.letters_out import FILES
from sample.words_on_file import words

SIF_TITLE = (
    "Inspection of services for children in need of help and protection, "
    "children looked after and care leavers"
)
# id: title, kind, framework, first day, last day, published
DOCUMENTS = {
    "sif-2016-02": (SIF_TITLE, "inspection", "sif-2013",
                    date(2016, 1, 18), date(2016, 2, 11), date(2016, 4, 8)),
    "ilacs-2019-03": ("Inspection of children’s social care services", "inspection", "ilacs-2018",
                      date(2019, 3, 4), date(2019, 3, 15), date(2019, 5, 7)),
    "focused-visit-2021-09": ("Focused visit to Northmere children’s services", "focused visit",
                              "ilacs-2018", date(2021, 9, 21), date(2021, 9, 22),
                              date(2021, 11, 2)),
    "ilacs-2023-06": ("Inspection of Northmere local authority children’s services", "inspection",
                      "ilacs-2023", date(2023, 6, 12), date(2023, 6, 23), date(2023, 8, 7)),
}  # fmt: skip

LEADERS = "The impact of leaders on social work practice with children and families"
PROGRESS = "The experiences and progress of "
RI, GOOD = "Requires improvement", "Good"
JUDGEMENTS = (
    ("sif-2016-02", "overall", "Children’s services in Northmere", RI),
    ("sif-2016-02", "help_protection", "Children who need help and protection", RI),
    ("sif-2016-02", "looked_after_permanence",
     "Children looked after and achieving permanence", RI),
    ("sif-2016-02", "adoption", "Adoption performance", GOOD),
    ("sif-2016-02", "care_leavers", "Experiences and progress of care leavers", RI),
    ("sif-2016-02", "leadership", "Leadership, management and governance", RI),
    ("sif-2016-02", "lscb",
     "The Local Safeguarding Children Board", RI),
    ("ilacs-2019-03", "leaders", LEADERS, RI),
    ("ilacs-2019-03", "help_protection", f"{PROGRESS}children who need help and protection", RI),
    ("ilacs-2019-03", "care_and_care_leavers",
     f"{PROGRESS}children in care and care leavers", GOOD),
    ("ilacs-2019-03", "overall", "Overall effectiveness", RI),
    ("ilacs-2023-06", "leaders", LEADERS, RI),
    ("ilacs-2023-06", "help_protection", f"{PROGRESS}children who need help and protection", RI),
    ("ilacs-2023-06", "children_in_care", f"{PROGRESS}children in care", GOOD),
    ("ilacs-2023-06", "care_leavers", f"{PROGRESS}care leavers", RI),
    ("ilacs-2023-06", "overall", "Overall effectiveness", RI),
)  # fmt: skip


def identities(letters: dict[str, Letter]) -> dict[str, str]:
    """The short name of each finding in the register, by its label in the letters."""
    return {
        block.label: f"{name}.{number}"
        for name, one in letters.items()
        for number, block in enumerate(one.findings(), 1)
    }


def rows(letters: dict[str, Letter]) -> list[book.Row]:
    ids = identities(letters)
    notes = words("register")
    unknown = set(notes) - set(ids)
    if unknown:
        raise KeyError(f"no finding is called {sorted(unknown)}")
    out: list[book.Row] = []
    for name, one in letters.items():
        for block in one.findings():
            out.append({
                "id": ids[block.label], "document": name, "kind": block.finding,
                "number": str(block.number) if block.number else "", "text": block.text,
                "area": block.area, "aspect": block.aspects[0],
                "more_aspects": "; ".join(block.aspects[1:]), "heading": block.heading,
                "page": block.page, "paragraph": block.number or block.ordinal,
                    "confidence": "sure",
                    **notes.get(block.label, {}),
            })  # fmt: skip
    return out


def write(folder: Path, letters: dict[str, Letter]) -> None:
    form = shelf.form("findings")
    file = book.new_book(form, "Northmere Council: four documents, 2016 to 2023")
    keys = ("title", "kind", "framework", "start", "end", "published")
    documents = [
        {"id": name, "file": FILES[name], **dict(zip(keys, entry, strict=True))}
        for name, entry in DOCUMENTS.items()
    ]
    book.add_sheet(file, form.sheet("documents"), "Documents", documents)
    judgements = [
        {"document": d, "area": a, "heading": h, "grade": g, "page": 1} for d, a, h, g in JUDGEMENTS
    ]
    book.add_sheet(file, form.sheet("judgements"), "Judgements", judgements)
    book.add_sheet(file, form.sheet("findings"), "Findings", rows(letters))
    book.save(file, folder / form.file)
