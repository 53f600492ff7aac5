"""Sentences of published inspection reports (PDF), with area, section heading and the text before.

Only for training the classifier: a plain reader that is good enough for sentences in bulk. Needs
pypdfium2. The text of reports is never kept in this repository.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

STOP = re.compile(
    r"^(information about this inspection|ofsted is proud|the office for standards in education"
    r"|inspection team|what the inspection judgements mean|© crown)",
    re.I,
)
SKIP = re.compile(
    r"^(what needs to improve|recommendations|areas? for (priority|improvement)"
    r"|priority and immediate|summary for children|information about this local"
    r"|what does the local authority need"
    r"|what do(es)? .* need to|contents|previous ofsted|children living in|judgement grade"
    r"|the local authority$)",
    re.I,
)
OPENING = re.compile(r"^(executive summary|overall effectiveness)", re.I)
SUMMARY = re.compile(r"^(summary|inspection findings)$", re.I)
GRADE_LINE = re.compile(
    r"^(good|outstanding|inadequate|requires( improvement( to be good)?)?|improvement)$", re.I
)
BULLET = re.compile(r"^[◼■•\uf0b7\uf0a7]\s*")
NUMBERED = re.compile(r"^(\d{1,3})\.\s*(?=[A-Z‘])")
ABBREVIATION = re.compile(r"\b(e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|para|vs)\.$")
SENTENCE = re.compile(r"(?<=[.!?])[\"’”\)]?\s+(?=[A-Z‘“\"\(0-9])")


@dataclass
class Sentence:
    """One sentence of a report. `digest` names it without its words."""

    document: str
    area: str
    heading: str
    context: str
    text: str

    @property
    def digest(self) -> str:
        return digest(self.text)


def digest(text: str) -> str:
    """A name for a sentence: of its letters and digits alone, so that layout does not matter."""
    return hashlib.sha1(re.sub(r"\W+", "", text.lower()).encode()).hexdigest()[:12]


def area_of(heading: str) -> str | None:
    """The area a heading line opens, or None where it opens none."""
    h = heading.lower()
    if len(h) > 170:
        return None
    if re.match(r"^(the |\d\.? ?)?impact of leaders on", h):
        return "leaders"
    if re.match(r"^(leadership, management and governance|the graded judgement for leadership)", h):
        return "leaders"
    opens = r"^(the )?(experiences? and progress of|experiences? of|graded judgement for)"
    if re.match(opens, h):
        for words, area in (
            (("adoption",), "care"),
            (("help and", "need help", "protection"), "help_protection"),
            (("children in care", "looked after"), "care"),
            (("care leaver",), "care_leavers"),
        ):
            if any(word in h for word in words):
                return area
    if re.match(r"^(the graded judgement for )?adoption performance", h):
        return "care"
    board = "safeguarding children board" in h and len(h) < 130
    if board and re.match(r"^(the )?(inspection findings|effectiveness|review|what|summary)", h):
        return "lscb"
    return None


def lines_of(path: Path) -> list[str]:
    """The lines of a report without page numbers and running heads."""
    document = pypdfium2.PdfDocument(path)
    kept = []
    for page in document:
        text = page.get_textpage().get_text_range().replace("\r", "")
        text = text.replace("\ufffe", "").replace("\u00ad", "").replace("\uf0a7", "◼")
        for place, line in enumerate(line.strip() for line in text.split("\n")):
            running = place < 3 and (
                line.startswith("Inspection of ")
                or re.match(r"^\d+ \w+ (\d{4} )?(to|–|and) .*\d$", line)
                or (len(line) < 60 and re.match(r"^.*20\d\d \d+$", line))
            )
            if line and not running and not re.fullmatch(r"\d{1,3}", line):
                kept.append(line)
    return kept


class Walk:
    """Walks the lines of a report and gathers its paragraphs with area and heading."""

    def __init__(self, lines: list[str], sections: list[dict]) -> None:
        self.lines = lines
        self.sections = sections
        self.older = "local safeguarding children board" in " ".join(lines[:400]).lower()
        self.area, self.heading = "overall", ""
        self.skipping, self.started = True, False
        self.current: list[str] = []
        self.paragraphs: list[tuple[str, str, str]] = []

    def flush(self) -> None:
        if self.current and not self.skipping:
            self.paragraphs.append((self.area, self.heading, " ".join(self.current)))
        self.current = []

    def open(self, area: str, heading: str) -> None:
        self.flush()
        self.area, self.heading = area, heading
        self.skipping, self.started = False, True

    def heading_at(self, at: int) -> int:
        """Open the section whose heading stands here; how many lines it takes, 0 for none."""
        line, following = self.lines[at], " ".join(self.lines[at + 1 : at + 2])
        both = f"{line} {following}"
        area = area_of(line)
        plain = line[0].isupper() and not re.match(r".*[a-z]\.$", line)
        if area and plain:
            wraps = following[:1].islower()
            joined = wraps or following.lower().startswith("protection")
            fuller = area_of(both) if len(both) < 150 and not following[:1].isupper() else area
            self.open(fuller or area, both if joined else line)
            return 2 if wraps else 1
        starts = line.startswith(("The experience", "Experience", "The graded"))
        if starts and len(line) < 110 and at > 10 and (area := area_of(both)):
            self.open(area, both[:140])
            return 2
        return 0

    def number(self, number: int) -> None:
        """Set the area by the paragraph number where the sections of an older report are known."""
        for section in self.sections if self.older else ():
            inside = section["first_para"] <= number <= section["last_para"]
            if inside and "Recommend" not in section["heading"]:
                bare = re.sub(r"^[\d. ]*", "", section["heading"])
                board = section.get("part") == "lscb"
                if area := "lscb" if board else area_of(bare):
                    self.area, self.heading = area, section["heading"]

    def run(self) -> list[tuple[str, str, str]]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            contents = at < 150 and self.older and re.search(r"\.{5,}|\s\d+$", line)
            if contents:
                at += 1
            elif STOP.match(line) and self.started:
                self.flush()
                self.skipping = True
                at += 1
            elif taken := self.heading_at(at):
                at += taken
            else:
                self.take(line, at)
                at += 1
        self.flush()
        return self.paragraphs

    def take(self, line: str, at: int) -> None:
        if SKIP.match(line) and len(line) < 90:
            self.flush()
            self.skipping = True
            return
        if OPENING.match(line):
            self.open("lscb" if self.area == "lscb" else "overall", line)
            return
        if SUMMARY.match(line):
            self.flush()
            self.skipping = False
            return
        if GRADE_LINE.match(line):
            return
        first = not self.started and not self.older and self.skipping and at > 12
        if first and len(line) > 60 and not re.match(r"^(the experiences|leavers)", line, re.I):
            self.area, self.heading, self.skipping, self.started = "overall", "", False, True
        numbered, bullet = NUMBERED.match(line), BULLET.match(line)
        if start := numbered or bullet:
            self.flush()
            line = line[start.end() :]
            if numbered:
                self.number(int(numbered[1]))
        self.current.append(line)
        if re.search(r"[.!?]$", line) and len(line) < 50 and not self.skipping:
            self.flush()


def sentences_in(paragraph: str) -> list[str]:
    """The sentences of a paragraph; abbreviations do not end one."""
    found: list[str] = []
    for part in SENTENCE.split(re.sub(r"\s+", " ", paragraph)):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return [part.strip() for part in found if part.strip()]


def sentences_of(path: Path, sections: list[dict]) -> Iterator[Sentence]:
    """Every sentence of a report. In `context` a number opens a new paragraph."""
    text, last = "", None
    for area, heading, paragraph in Walk(lines_of(path), sections).run():
        if area != last:
            text, last = "", area
        if text and area != "overall":
            text += " 9."
        for sentence in sentences_in(paragraph):
            if 25 <= len(sentence) <= 600 and re.search(r"[.!?][\"’”)]?\d*$", sentence):
                yield Sentence(path.stem, area, heading, text.strip()[-400:], sentence)
                text = f"{text} {sentence}"[-900:]


def corpus(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the reports in a corpus folder (`reports/`, `gold/`)."""
    for path in sorted((folder / "reports").glob("*.pdf")):
        if path.stem.startswith("jtai") or not path.read_bytes().startswith(b"%PDF"):
            continue
        gold = folder / "gold" / f"{path.stem}.json"
        known = json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else {}
        yield from sentences_of(path, known.get("sections") or [])
