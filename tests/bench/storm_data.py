"""How the data move under the storm: figures, indicators, findings, actions, voice, audits and the
sections that the council wants, each time by chance and from the same beginning."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl

from selfassess.commands.draft import draft

OPTIONAL = ("workforce", "voice", "learning", "glossary", "challenge", "not_used")
STATUSES = ("on track", "late", "done")
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
SENTENCES = (
    "The timeliness of visits to children placed at a distance",
    "Records do not always say why a decision was taken",
    "Children's own words are heard in assessments",
    "Supervision of newly qualified social workers",
)


def drafts(sample: Path, folder: Path, states: int, seed: int) -> list[bytes]:
    """The draft of the sample council, and of its data as they move."""
    made = []
    for state in range(states):
        workspace = folder / f"state-{state}" / "northmere"
        shutil.copytree(sample, workspace)
        chance = random.Random(f"{seed}:{state}")
        move_settings(workspace / "selfassess.toml", chance, state)
        if state:
            move_data(workspace / "inputs", chance)
        draft(str(workspace), fresh=True)
        made.append((workspace / "outputs" / "self-evaluation.docx").read_bytes())
    return made


def move_settings(path: Path, chance: random.Random, state: int) -> None:
    """Another version on the cover, and other sections left out."""
    without = chance.sample(OPTIONAL, chance.randrange(3))
    words = path.read_text(encoding="utf-8")
    words = re.sub(r"(?m)^version = .*$", f'version = "0.{state + 3}"', words)
    listed = ", ".join(f'"{name}"' for name in without)
    path.write_text(
        words.replace("[documents]\n", f"[documents]\nwithout = [{listed}]\n"), encoding="utf-8"
    )


def move_data(inputs: Path, chance: random.Random) -> None:
    for name, move in MOVES.items():
        path = inputs / f"{name}.xlsx"
        book = openpyxl.load_workbook(path)
        move(book, chance)
        book.save(path)


def _figures(book: openpyxl.Workbook, chance: random.Random) -> None:
    """Half of the figures become others; a few indicators go."""
    for sheet in book.worksheets[1:]:
        names = sorted({str(cell.value) for cell in sheet["A"][1:] if cell.value})
        gone = set(chance.sample(names, min(len(names) // 4, chance.randrange(4))))
        _drop(sheet, lambda row, gone=gone: str(row[0].value) in gone)
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, bool) or chance.random() < 0.5:
                    continue
                if isinstance(cell.value, float):
                    cell.value = round(cell.value * chance.uniform(0.8, 1.15), 1)
                elif isinstance(cell.value, int) and cell.value > 9:
                    cell.value = round(cell.value * chance.uniform(0.85, 1.1))


def _findings(book: openpyxl.Workbook, chance: random.Random) -> None:
    """New findings, as of another letter; some gone, some with another status."""
    sheet = book["Findings"]
    _drop(sheet, lambda row: chance.random() < 0.05)
    rows = list(sheet.iter_rows(min_row=2))
    for row in chance.sample(rows, 12):
        row[14].value = chance.choice(("improving", "improved", "no change", None))
    for number in range(chance.randrange(1, 6)):
        held = [cell.value for cell in chance.choice(rows)]
        held[0] = f"{held[1]}.9{chance.randrange(100)}{number}"
        held[4] = f"{chance.choice(SENTENCES)} ({chance.randrange(100)})."
        sheet.append(held)


def _plan(book: openpyxl.Workbook, chance: random.Random) -> None:
    sheet = book["Actions"]
    _drop(sheet, lambda row: chance.random() < 0.1)
    rows = list(sheet.iter_rows(min_row=2))
    for row in rows:
        if chance.random() < 0.3:
            row[9].value = chance.choice(STATUSES)
    for number in range(chance.randrange(3)):
        held = [cell.value for cell in chance.choice(rows)]
        held[0], held[1] = f"N9{number}", f"{chance.choice(SENTENCES)} is looked into"
        sheet.append(held)


def _voice(book: openpyxl.Workbook, chance: random.Random) -> None:
    sheet = book["Voice"]
    _drop(sheet, lambda row: chance.random() < 0.1)
    for row in sheet.iter_rows(min_row=2):
        if isinstance(row[6].value, int) and chance.random() < 0.4:
            row[6].value = max(1, round(row[6].value * chance.uniform(0.6, 1.0)))


def _audits(book: openpyxl.Workbook, chance: random.Random) -> None:
    sheet = book["Audits"]
    _drop(sheet, lambda row: chance.random() < 0.05)
    for row in sheet.iter_rows(min_row=2):
        for cell in row[7:9]:
            if cell.value in GRADES and chance.random() < 0.2:
                cell.value = chance.choice(GRADES)


def _drop(sheet: object, unwanted: Callable[[tuple], bool]) -> None:
    rows = [row[0].row for row in sheet.iter_rows(min_row=2) if unwanted(row)]  # type: ignore[attr-defined]
    for number in reversed(rows):
        sheet.delete_rows(number)  # type: ignore[attr-defined]


MOVES: dict[str, Callable[[openpyxl.Workbook, random.Random], None]] = {
    "performance": _figures,
    "findings": _findings,
    "plan": _plan,
    "voice": _voice,
    "audits": _audits,
}
