"""People named in inspection documents: inspectors, addressees, those who sign."""

from __future__ import annotations

import re

from selfassess.model.document import Block, BlockKind
from selfassess.read.letters.words import fold

_LEAD = re.compile(r"\b(?:lead|reporting|managing) inspectors?\s*(?::|-)?\s*(?=\S)")
_ROLE = re.compile(
    r"\b(?:(?:her|his) majesty's inspectors?|senior|s?hmis?|regulatory|ofsted|social care"
    r"|inspectors?|regional director|deputy|team|assistant|judgement|age group|published"
    r"|associate|additional|seconded|quality assurance)\b"
)
_TEAM_HEADING = re.compile(r"^(?:the )?inspection team\b")
_TEAM_LABEL = re.compile(
    r"\b(?:(?:deputy |assistant )?lead|team|supernumerary|shadow(?:ing)?|additional|associate"
    r"|seconded|education|specialist) inspectors?\s*:"
    r"|\b(?:senior )?(?:data )?analysts?\s*:|\bquality assurance(?: managers?)?\s*:"
)
_PART = r"[A-Z][\w\u2019'\-]*|[A-Z]\.|de|van|von|der|la|al|Mc"
_NAME = re.compile(rf"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Dame|Sir)\.? )?(?:{_PART})(?: (?:{_PART})){{1,4}}$")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Dame|Sir|Professor|Cllr|Councillor)\.? +")


def names_in(text: str) -> list[str]:
    """The names a text begins with, each perhaps followed by a post: "A B, HMI and C D, HMI"."""
    names: list[str] = []
    for part in re.split(r"\s*(?:,|;|&|\band\b|\(|\)|\u2013| - )\s*", text):
        words = part.strip(" .:*")
        role = _ROLE.search(fold(words))
        name = _TITLE.sub("", (words[: role.start()] if role else words).strip())
        if _NAME.match(name):
            names.append(name)
        elif name or not names:
            break
    return names


def lead_inspectors(blocks: list[Block]) -> list[str]:
    """The lead inspector or inspectors, from the front page or the last pages."""
    for at, block in enumerate(blocks):
        for text in _label_texts(block):
            folded = fold(text)
            for found in _LEAD.finditer(folded):
                if folded[: found.start()].rstrip().endswith("deputy"):
                    continue
                if found.start() > 0 and not _stands_alone(folded, found.start()):
                    continue
                names = names_in(text[found.end() :])
                if names:
                    return names
            if re.fullmatch(r"(?:lead|reporting) inspectors?\s*:?", folded.strip()):
                names = names_in(blocks[at + 1].text) if at + 1 < len(blocks) else []
                if names:
                    return names
    return []


def inspection_team(blocks: list[Block]) -> list[str]:
    """Every inspector of the list headed "The inspection team", the lead first."""
    start = next(
        (n for n, b in enumerate(blocks) if _TEAM_HEADING.match(fold(b.text).strip())), None
    )
    names: list[str] = []
    for block in blocks[start + 1 : start + 14] if start is not None else []:
        text = "\n".join(" ".join(row) for row in block.rows) or block.text
        folded = fold(text)
        labels = list(_TEAM_LABEL.finditer(folded))
        ends = [label.start() for label in labels[1:]] + [len(text)]
        for label, end in zip(labels, ends, strict=False):
            if "inspector" not in label.group():
                continue
            names += [n for n in names_listed(text[label.end() : end]) if n not in names]
    return names


def _stands_alone(folded: str, start: int) -> bool:
    """A label begins a line, or follows a date, rather than standing in a sentence."""
    before = folded[:start].rstrip()
    return not before or before[-1] in "\n\t|.0123456789"


def _label_texts(block: Block) -> list[str]:
    if block.kind is BlockKind.TABLE:
        return [" ".join(row) for row in block.rows]
    return [block.text, *block.printed] if len(block.printed) > 1 else [block.text]


def names_listed(text: str) -> list[str]:
    """Every name of a list in which each may be followed by a post: "A B HMI and C D, HMI"."""
    names: list[str] = []
    end = re.search(r"(?<![A-Z])\.(?:\s|$)", text)
    for part in re.split(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*", text[: end.start()] if end else text):
        words = part.strip(" .:*")
        role = _ROLE.search(fold(words))
        name = _TITLE.sub("", (words[: role.start()] if role else words).strip(" ,("))
        if _NAME.match(name) and name not in names:
            names.append(name)
    return names
