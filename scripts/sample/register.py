"""inputs/findings.xlsx: what `selfassess findings` reads in the letters, as a person left it.

A person in Northmere went through the findings marked in `letters/`: where the reading had placed
one elsewhere, they corrected its kind or aspect; beside many they wrote what has happened since.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sample import shelf
from sample.letter import Block, Letter
from sample.words_on_file import words
from selfassess.commands.findings import findings
from selfassess.read.sheets.lists import aspect_labels
from selfassess.settings.catalogue import load_settings
from selfassess.write.excel.book import to_bytes
from selfassess.write.excel.register import restore_comments


def write(folder: Path, letters: dict[str, Letter]) -> dict[str, str]:
    """Reads the letters of a workspace into its register and fills in the people's columns.

    Gives the short name of each marked finding in the register, by its label.
    """
    form = shelf.form("findings")
    path = folder / "inputs" / form.file
    path.unlink(missing_ok=True)
    outcome = findings([], str(folder))
    if not path.is_file():
        raise RuntimeError("\n".join(outcome.told))
    made = load_workbook(path)
    made.properties.subject = "Northmere Council: four documents, 2016 to 2023"
    made.properties.creator = "Northmere Council"
    names = correct(made["Findings"], letters)
    restore_comments(made)
    path.write_bytes(to_bytes(made))
    return names


def correct(ws: Worksheet, letters: dict[str, Letter]) -> dict[str, str]:
    """The people's columns filled in; the name of each marked finding, by its label."""
    labels = aspect_words()
    columns = {
        c.key: at for at, c in enumerate(shelf.form("findings").sheet("findings").columns, 1)
    }
    notes = words("register")
    marked = {(name, b.text): b for name, one in letters.items() for b in one.findings()}
    unknown = set(notes) - {block.label for block in marked.values()}
    if unknown:
        raise KeyError(f"no finding is called {sorted(unknown)}")
    names: dict[str, str] = {}
    for number in range(2, ws.max_row + 1):
        row = {key: ws.cell(number, at).value for key, at in columns.items()}
        block = marked.get((str(row["document"]), str(row["text"])))
        if block is None:
            continue
        names[block.label] = str(row["id"])
        typed = {**corrections(row, block, labels), **notes.get(block.label, {})}
        for key, value in typed.items():
            ws.cell(number, columns[key]).value = labels.get(value, value)
    missing = {block.label for block in marked.values()} - names.keys()
    if missing:
        raise KeyError(f"the register lacks {sorted(missing)}")
    return names


def corrections(row: dict[str, object], block: Block, labels: dict[str, str]) -> dict[str, str]:
    """What a careful reader changes: praise read as criticism or the other way round, and an aspect
    that the reading does not name. Between mixed and weak they let the reading stand."""
    read = [str(row["aspect"] or ""), *str(row["more_aspects"] or "").split("; ")]
    changed = {}
    if row["kind"] != block.finding and "strength" in (row["kind"], block.finding):
        changed["kind_corrected"] = block.finding
    if labels[block.aspects[0]] not in read:
        changed["aspect_corrected"] = labels[block.aspects[0]]
    return changed


def aspect_words() -> dict[str, str]:
    """The aspects as the drop-downs of the register name them."""
    settings = load_settings()
    newest = max(settings.frameworks.values(), key=lambda f: f.inspections_from)
    return aspect_labels(settings, newest.areas)
