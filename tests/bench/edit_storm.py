"""A storm of edits: drafts are changed by chance in every way that Word allows, the data move, the
drafts are refreshed; nothing that people did may be lost, nothing left alone may be stale.

    python tests/bench/edit_storm.py --edits 2000 --seed 1 [--libreoffice] [--each 25]
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import docx
import openpyxl
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from storm_edits import Log, Sheet, W, edit, key_of, settle  # noqa: E402

from selfassess.commands.draft import draft  # noqa: E402
from selfassess.write.packed import CONTENT_TYPES, unpack  # noqa: E402
from selfassess.write.word.refresh.refresh import refresh_document  # noqa: E402

SAMPLE = ROOT / "sample_inputs" / "northmere"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
STATES = 3  # of the data


def drafts(folder: Path) -> list[bytes]:
    """The draft of the sample council, and of its data as they move."""
    workspace = folder / "northmere"
    shutil.copytree(SAMPLE, workspace)
    made = []
    for state in range(STATES):
        if state:
            move_data(workspace / "inputs" / "performance.xlsx", random.Random(state))
        draft(str(workspace), fresh=True)
        made.append((workspace / "outputs" / "self-evaluation.docx").read_bytes())
    return made


def move_data(path: Path, chance: random.Random) -> None:
    """A third of the figures become others."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, float) and chance.random() < 0.5:
                    cell.value = round(cell.value * chance.uniform(0.8, 1.15), 1)
                elif isinstance(cell.value, int) and cell.value > 9 and chance.random() < 0.5:
                    cell.value = round(cell.value * chance.uniform(0.85, 1.1))
    book.save(path)


class Document:
    """A file read in the plainest way, apart from the program's own reading."""

    def __init__(self, data: bytes) -> None:
        self.parts = unpack(data)
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{W}body")

    def blocks(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        for control in self.root.iter(f"{W}sdt"):
            key = key_of(control)
            if key and key not in found:
                found[key] = control
        return found

    def comments(self) -> set[str]:
        """The words of comments that are anchored somewhere."""
        held = self.parts.get("word/comments.xml")
        anchored = {mark.get(f"{W}id") for mark in self.root.iter(f"{W}commentReference")}
        return {
            "".join(t.text or "" for t in comment.iter(f"{W}t"))
            for comment in (etree.fromstring(held).iter(f"{W}comment") if held else ())
            if comment.get(f"{W}id") in anchored
        }


def words_of(element: etree._Element, *, ours: bool | int = True) -> str:
    """All words without white space; with our tracked changes accepted, or else rejected. What
    fields show is left out: Word works it out anew."""
    said: list[str] = []
    made = etree.fromstring(etree.tostring(element))
    settle(made, bool(ours))
    depth = shown = 0
    for held in made.iter(f"{W}t", f"{W}delText", f"{W}fldChar"):
        if held.tag == f"{W}fldChar":
            kind = held.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            shown = depth
        elif not shown:
            said.append(held.text or "")
    return re.sub(r"[\s\u00a0]+", "", "".join(said)).translate({0x2019: "'", 0x2018: "'"})


def faults(edited: bytes, fresh: bytes, earlier: bytes, after: bytes, log: Log) -> list[str]:
    """Everything that is wrong with a refreshed document."""
    was, new, old, now = (Document(each) for each in (edited, fresh, earlier, after))
    before, wanted, last, held = (each.blocks() for each in (was, new, old, now))
    found: list[str] = []
    everything = words_of(now.body)
    found += [
        f"lost: the typed word {w}"
        for w in log.typed
        if w not in everything and w in words_of(was.body)
    ]
    for key, control in before.items():
        if key in log.touched and key in held:
            # an edit that says nothing (a space taken away) leaves the block what the tool wrote
            kept = any(words_of(control, ours=o) == words_of(held[key], ours=o) for o in (0, 1))
            if not kept:
                found.append(f"lost: an edit in {key}")
        elif key not in held:
            found.append(f"lost: the block {key}")
        elif key in wanted and key not in log.touched and key not in log.gone and key != "contents":
            stale = words_of(held[key]) != words_of(wanted[key])
            same = key in last and words_of(last[key]) == words_of(wanted[key])
            refused = key in log.rejected and (same or not words_of(control))
            if stale and not refused:
                found.append(f"stale: {key}")
    found += [f"came back: {key}" for key in log.gone if key in held and key not in before]
    found += [
        f"lost: the dress of {key}"
        for key in log.dressed
        if key in before
        and key in held
        and still_dressed(before[key], wanted.get(key))
        and held[key].find(f".//{W}highlight") is None
    ]
    found += [
        f"lost: the comment {c}" for c in log.comments if c in was.comments() - now.comments()
    ]
    found += lost_pieces(was, now) + order(was, now) + broken(after)
    return found


def still_dressed(before: etree._Element, wanted: etree._Element | None) -> bool:
    """Whether words that somebody highlighted are still there to be highlighted: words of some
    length that the new text holds too, in a row that stays, and not a suggestion of ours."""
    says = "" if wanted is None else words_of(wanted)
    for held in before.iter(f"{W}highlight"):
        run = held.getparent().getparent()
        row = next(run.iterancestors(f"{W}tr"), None)
        first = "" if row is None else words_of(row.find(f"{W}tc"))
        ours = next(run.iterancestors(f"{W}ins", f"{W}del"), None) is not None
        ours = ours or (row is not None and row.find(f"{W}trPr/{W}del") is not None)
        if not ours and len(words_of(run)) > 5 and words_of(run) in says and first in says:
            return True
    return False


def lost_pieces(was: Document, now: Document) -> list[str]:
    """What stands between the blocks must be there still, untouched and in its order."""
    found = []
    after = iter(pieces(now))
    for piece in pieces(was):
        if not any(piece == other for other in after):
            found.append(f"lost: {piece[:160]!r}")
            break
    return found


def pieces(document: Document) -> list[bytes]:
    return [
        spelt(child)
        for child in document.body
        if not key_of(child) and child.tag != f"{W}sectPr" and words_of(child)
    ]


def spelt(child: etree._Element) -> bytes:
    made = etree.fromstring(etree.tostring(child))
    for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}titlePg")):
        mark.getparent().remove(mark)
    for result in made.iter(f"{W}fldChar"):
        if result.get(f"{W}fldCharType") == "separate":
            following = result.getparent().getnext()
            if following is not None and following.find(f"{W}t") is not None:
                following.find(f"{W}t").text = ""
    etree.cleanup_namespaces(made)
    return etree.tostring(made, method="c14n")


def order(was: Document, now: Document) -> list[str]:
    first, second = was.blocks(), now.blocks()
    before = [key for key in first if key in second]
    after = [key for key in second if key in first]
    return [] if before == after else ["moved: the blocks stand in another order"]


def broken(data: bytes) -> list[str]:
    """Faults that make Word repair or refuse a file."""
    try:
        docx.Document(io.BytesIO(data))
    except Exception as fault:
        return [f"broken: python-docx says {fault}"]
    parts = unpack(data)
    root = etree.fromstring(parts["word/document.xml"])
    found = []
    for what, numbers in (
        ("control", [n.get(f"{W}val") for n in root.iterfind(f".//{W}sdtPr/{W}id")]),
        ("drawing", [n.get("id") for n in root.iter(f"{WP}docPr")]),
        ("bookmark", [n.get(f"{W}id") for n in root.iter(f"{W}bookmarkStart")]),
        ("bookmark name", [n.get(f"{W}name") for n in root.iter(f"{W}bookmarkStart")]),
        ("comment", [n.get(f"{W}id") for n in root.iter(f"{W}commentReference")]),
    ):
        found += [f"broken: {what} {n} twice" for n, count in Counter(numbers).items() if count > 1]
    starts = {n.get(f"{W}id") for n in root.iter(f"{W}bookmarkStart")}
    if starts != {n.get(f"{W}id") for n in root.iter(f"{W}bookmarkEnd")}:
        found.append("broken: bookmarks are not in pairs")
    names = {n.get(f"{W}name") for n in root.iter(f"{W}bookmarkStart")}
    loose = {
        link.get(f"{W}anchor")
        for link in root.iter(f"{W}hyperlink")
        if any(key_of(held) for held in link.iterancestors(f"{W}sdt"))
    }
    loose -= {None, *names}
    found += [f"broken: a link to {anchor}, which is not there" for anchor in sorted(loose)[:3]]
    found += ["broken: an empty cell" for c in root.iter(f"{W}tc") if c.find(f".//{W}p") is None]
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {r.get("Id"): r for r in relations}
    used = {
        v
        for e in root.iter()
        for k, v in e.attrib.items()
        if "officeDocument/2006/relationships" in str(k)
    }
    found += [f"broken: relationship {r} is missing" for r in used if r not in targets]
    types = parts[CONTENT_TYPES].decode()
    found += [
        f"broken: {name} has no content type"
        for name in parts
        if re.fullmatch(r"word/(charts/)?[^/]+\.xml", name) and f'"/{name}"' not in types
    ]
    return found


def invalid(data: bytes, folder: Path) -> list[str]:
    """What the Open XML rules say: slow, so asked of few."""
    from openxml_audit import OpenXmlValidator

    path = folder / "asked.docx"
    path.write_bytes(data)
    return [f"invalid: {error}" for error in OpenXmlValidator().validate(path).errors[:3]]


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    source = folder / "saved.docx"
    source.write_bytes(data)
    out = folder / "out"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(out), str(source)], capture_output=True, check=True, timeout=180
    )
    return (out / "saved.docx").read_bytes()


def storm(
    states: list[bytes], seed: int, each: int, folder: Path, office: bool
) -> tuple[Log, list[str], list[bytes]]:
    """One draft through two rounds of edits and refreshes; what went wrong."""
    chance, log = random.Random(seed), Log()
    data, found, outputs = states[0], [], []
    for state in range(1, STATES):
        sheet = Sheet(data, chance, log)
        edit(sheet, each)
        edited = sheet.save()
        track = chance.random() < 0.5
        if office:
            edited = through_libreoffice(edited, folder)
        data, _ = refresh_document(edited, states[state], track=track)
        if office:
            found += office_faults(edited, data, log)
            found += sorted(set(broken(data)) - set(broken(edited)))
            outputs.append(data)
            break
        found += [
            f"round {state}: {f}"
            for f in faults(edited, states[state], states[state - 1], data, log)
        ]
        again, _ = refresh_document(data, states[state], track=track)
        if again != data:
            found.append(f"round {state}: a second refresh changed something")
        outputs.append(data)
    return log, [f"seed {seed}: {each}" for each in found], outputs


def office_faults(edited: bytes, after: bytes, log: Log) -> list[str]:
    """After LibreOffice the blocks have no names; what was typed must be there all the same."""
    was, now = words_of(Document(edited).body), words_of(Document(after).body)
    found = [
        f"lost: the typed word {word}" for word in log.typed if word in was and word not in now
    ]
    before, later = (Document(each).comments() for each in (edited, after))
    return found + [
        f"lost: the comment {c}" for c in log.comments if c in before and c not in later
    ]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--edits", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--each", type=int, default=25, help="edits in one round")
    asked.add_argument("--libreoffice", action="store_true")
    asked.add_argument("--validate", type=int, default=10, help="validate every so many documents")
    given = asked.parse_args()
    started, kinds, done, number = time.time(), Counter[str](), 0, 0
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        states = drafts(folder)
        while done < given.edits:
            log, wrong, outputs = storm(
                states, given.seed + number, given.each, folder, given.libreoffice
            )
            # LibreOffice's own files break the rules: what they hold is not ours to mend
            if number % given.validate == 0 and not given.libreoffice:
                wrong += [f"seed {given.seed + number}: {e}" for e in invalid(outputs[-1], folder)]
            kinds.update(log.kinds)
            done += sum(log.kinds.values())
            number += 1
            found += wrong
            for each in wrong[:6]:
                print(each)
    print(
        f"{done} edits of {len(kinds)} kinds in {number} drafts, seed {given.seed}"
        f"{', saved through LibreOffice' if given.libreoffice else ''}: {len(found)} faults"
        f" ({time.time() - started:.0f} s)"
    )
    print(", ".join(f"{name} {count}" for name, count in kinds.most_common()))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
