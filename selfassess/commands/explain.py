"""`selfassess explain`: where P4, A2 or F7 comes from, and every sentence that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import recall
from selfassess.commands.places import in_few_words
from selfassess.commands.refused import refused
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Problem
from selfassess.model.reading import AnyReading, FindingReading, Reason
from selfassess.model.statement import ComposedDocument, EvidenceEntry
from selfassess.model.weight import AspectWeight, Challenge, Progress
from selfassess.settings.rules import load_rules

Explained = dict[str, Any]
WIDTH = 12  # letters of the column of titles
LABELS_SHOWN = 12
FORCES = ("says nothing", "a hint", "clear", "strong")


def explain(refs: Iterable[str], workspace: str = ".") -> Outcome:
    """Explains references such as "P4"; an unknown one is said, and the others still explained."""
    folder = Path(workspace)
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    document = composed_draft(concluded, recall(folder))
    entries = {entry.label: entry for entry in document.evidence}
    wanted = [ref.strip("[] ").upper() for ref in refs]
    unknown = [ref for ref in wanted if ref not in entries]
    explainer = Explainer(concluded, document)
    found = [explainer.explained(entries[ref]) for ref in wanted if ref in entries]
    told = tuple(line for one in found for line in _lines(one))
    if unknown:
        problems = [Problem.of("SA-C05", found=ref, known=len(entries)) for ref in unknown]
        outcome = refused(problems, *told)
        return outcome.model_copy(update={"ending": Ending.WRONG_USE, "account": None})
    return Outcome(told=told, data={"explained": found})


@dataclass(frozen=True)
class Explainer:
    """Everything concluded and composed of a workspace, to look up what stands behind a label."""

    concluded: Concluded
    document: ComposedDocument
    told: set[str] = field(default_factory=set)  # rules explained already

    @cached_property
    def labels(self) -> Mapping[str, str]:
        return {entry.key: entry.label for entry in self.document.evidence}

    @cached_property
    def rules(self) -> Mapping[str, str]:
        return load_rules(self.concluded.dossier.settings.thresholds)

    def explained(self, entry: EvidenceEntry) -> Explained:
        """Everything behind one entry of the evidence index, as data."""
        self.told.clear()
        reading = next((r for r in self.concluded.matched.readings if r.key == entry.key), None)
        aspect = next(iter(self._aspects(reading)), None)
        return {
            "label": entry.label,
            "title": entry.title,
            "shows": entry.shows,
            "period": entry.period,
            "caveat": entry.caveat,
            "places": in_few_words(entry.places),
            "points": f"{reading.points} ({_force(reading.force)})" if reading else "",
            "rules": list(self._said(reading.reasons)) if reading else [],
            "progress": list(self._progress(reading)),
            "aspect": self._title(aspect) if aspect else "",
            "weighing": list(self._weighing(aspect)) if aspect else [],
            "challenges": list(self._challenges(entry.key)),
            "sentences": [
                statement.words
                for statement in self.document.statements()
                if entry.label in statement.evidence or entry.key in statement.keys
            ],
        }

    def _aspects(self, reading: AnyReading | None) -> Iterator[AspectWeight]:
        if reading is not None and reading.aspect:
            for area in self.concluded.weighed.areas:
                yield from (a for a in area.aspects if a.aspect == reading.aspect)

    def _title(self, aspect: AspectWeight) -> str:
        title = self.concluded.dossier.settings.aspects[aspect.aspect].title
        trend = aspect.trend.value.replace("_", " ")
        return f"{title}: {aspect.standing}; {aspect.sureness}; movement: {trend}"

    def _weighing(self, aspect: AspectWeight) -> Iterator[str]:
        """Each vote with the labels it rests on, then the rules that made the standing of them."""
        for vote in aspect.votes:
            yield (
                f"{vote.kind} points to {vote.points}, {_force(vote.force)}"
                f"{self._labelled(vote.keys)}"
            )
            yield from (f"  {line}" for line in self._said(vote.reasons))
        yield from self._said(aspect.reasons)

    def _progress(self, reading: AnyReading | None) -> Iterator[str]:
        """Of an earlier finding: its status, the evidence that moved since, and the rule."""
        if not isinstance(reading, FindingReading):
            return
        every: Sequence[Progress] = self.concluded.weighed.progress
        for progress in (p for p in every if p.finding.id == reading.finding.id):
            person = f"; the register says: {progress.person}" if progress.person else ""
            yield f"the evidence says: {progress.evidence}{person}"
            for move in progress.moves:
                by = "named in the register or plan" if move.by == "person" else "of its aspect"
                moved = move.moved.value.replace("_", " ")
                yield (
                    f"  {self.labels.get(move.key, move.key)} ({by}): moved: {moved}; "
                    f"stands: {move.stands}, {_force(move.force)}"
                )
            yield from (f"  {line}" for line in self._said(progress.reasons))

    def _challenges(self, key: str) -> Iterator[str]:
        for challenge in self.concluded.weighed.challenges:
            if self._concerns(challenge, key):
                yield from self._said(challenge.reasons[:1])

    def _concerns(self, challenge: Challenge, key: str) -> bool:
        about = (challenge.subject, f"fin:{challenge.subject}")
        return key in about or key in challenge.evidence_against

    def _labelled(self, keys: Iterable[str]) -> str:
        labels = [self.labels[key] for key in keys if key in self.labels]
        more = len(labels) - LABELS_SHOWN
        said = " ".join(f"[{label}]" for label in labels[:LABELS_SHOWN])
        return f" {said}{f' and {more} more' if more > 0 else ''}" if labels else ""

    def _said(self, reasons: Iterable[Reason]) -> Iterator[str]:
        """What each rule saw and where, and under it, once, what the rule is."""
        for reason in reasons:
            place = f" ({reason.source.say()})" if reason.source else ""
            yield f"{reason.rule}: {reason.words}{place}"
            if reason.rule in self.rules and reason.rule not in self.told:
                self.told.add(reason.rule)
                yield f"  rule: {self.rules[reason.rule]}"


def _force(force: int) -> str:
    return f"force {force} of 3: {FORCES[force]}"


def _lines(one: Explained) -> Iterator[str]:
    yield f"{one['label']} · {one['title']}"
    yield from _list("says", [one["shows"]])
    yield from _list("period", [one["period"]] if one["period"] else [])
    yield from _list("caveat", [one["caveat"]] if one["caveat"] else [])
    yield from _list("comes from", one["places"])
    yield from _list("points to", [one["points"]] if one["points"] else [])
    yield from _list("judged by", one["rules"])
    yield from _list("progress", one["progress"])
    yield from _list("bears on", [one["aspect"]] if one["aspect"] else [])
    yield from _list("weighed", one["weighing"])
    yield from _list("challenged", one["challenges"])
    sentences = one["sentences"] or ["no sentence of the body; it stands in a table or the index"]
    yield from _list("carries", sentences)
    yield ""


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f"  {title if number == 0 else '':<{WIDTH}} {item}"
