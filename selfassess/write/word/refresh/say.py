"""What a comment of ours says where the evidence moved under text that people had edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selfassess.write.word.manifest import BlockRecord, Manifest
from selfassess.write.word.refresh.notes import SIGN

_FIGURES = 8  # more are counted, not listed
_WORDS = 900  # letters of the new text that are shown


@dataclass(frozen=True)
class Moved:
    """A figure that changed. `label` is its entry in the evidence index."""

    key: str
    before: str
    now: str
    label: str
    source: str

    def say(self) -> str:
        label = f" [{self.label}]" if self.label else ""
        source = f", from {self.source}" if self.source else ""
        return f"Was {self.before}, now {self.now}{label}{source}."


def moved_figures(
    record: BlockRecord, fresh: BlockRecord, before: Manifest, now: Manifest
) -> list[Moved]:
    """The figures of a block that print otherwise than before."""
    old = {held.key: held.text for held in before.figures}
    new = {held.key: held for held in now.figures}
    found = []
    for key in dict.fromkeys((*record.figures, *fresh.figures)):
        if key in old and key in new and old[key] != new[key].text:
            label = label_of(key, now.labels)
            found.append(Moved(key, old[key], new[key].text, label, new[key].source))
    return found


def label_of(key: str, labels: Mapping[str, str]) -> str:
    return labels.get(key) or labels.get(key.rpartition(".")[0], "")


def moved_comment(moved: list[Moved], fresh: BlockRecord, record: BlockRecord) -> list[str]:
    """The comment's paragraphs."""
    lines = [f"{SIGN}: the evidence behind this changed. Your words were kept."]
    lines += [each.say() for each in moved[:_FIGURES]]
    if len(moved) > _FIGURES:
        lines.append(f"And {len(moved) - _FIGURES} more figures.")
    says = _new_words(fresh, record)
    if says:
        lines.append(f"The draft would now say: {says}")
    return lines


def orphan_comment() -> list[str]:
    return [
        f"{SIGN}: the evidence held today no longer gives this part.",
        "It was left as it stood. Keep it if it is still true, or delete it.",
    ]


def copy_comment() -> list[str]:
    return [f"{SIGN}: this is a second copy of a part. Only the first copy is kept up to date."]


def _new_words(fresh: BlockRecord, record: BlockRecord) -> str:
    """The lines of the new text that differ, as one line."""
    old = set(record.words.split("\n"))
    lines = [
        line.replace("\t", " | ")
        for line in fresh.words.split("\n")
        if line not in old and not line.startswith("{chart")
    ]
    words = " / ".join(lines)
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()} …"
