"""`selfassess explain`: where P4, A2 or F7 comes from, and every sentence that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import recall
from selfassess.commands.refused import refused
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Problem
from selfassess.model.reading import AnyReading, Reason
from selfassess.model.statement import ComposedDocument, EvidenceEntry
from selfassess.model.weight import AspectWeight

Explained = dict[str, Any]


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
    found = [_explained(entries[ref], concluded, document) for ref in wanted if ref in entries]
    if unknown:
        problems = [Problem.of("SA-C05", found=ref, known=len(entries)) for ref in unknown]
        told = tuple(line for one in found for line in _lines(one))
        outcome = refused(problems, *told)
        return outcome.model_copy(update={"ending": Ending.WRONG_USE, "account": None})
    return Outcome(
        told=tuple(line for one in found for line in _lines(one)), data={"explained": found}
    )


def _explained(entry: EvidenceEntry, concluded: Concluded, document: ComposedDocument) -> Explained:
    """Everything behind one entry of the evidence index, as data."""
    reading = next((r for r in concluded.matched.readings if r.key == entry.key), None)
    aspect = next(iter(_aspects(concluded, reading)), None)
    return {
        "label": entry.label,
        "title": entry.title,
        "shows": entry.shows,
        "period": entry.period,
        "places": [place.say() for place in entry.places],
        "rules": [_rule(reason) for reason in (reading.reasons if reading else ())],
        "points": f"{reading.points} (force {reading.force} of 3)" if reading else "",
        "aspect": concluded.dossier.settings.aspects[aspect.aspect].title if aspect else "",
        "standing": f"{aspect.standing}: {aspect.sureness}" if aspect else "",
        "weighing": list(_weighing(aspect)) if aspect else [],
        "sentences": [
            statement.words
            for statement in document.statements()
            if entry.label in statement.evidence or entry.key in statement.keys
        ],
    }


def _aspects(concluded: Concluded, reading: AnyReading | None) -> Iterator[AspectWeight]:
    if reading is not None and reading.aspect:
        for area in concluded.weighed.areas:
            yield from (a for a in area.aspects if a.aspect == reading.aspect)


def _weighing(aspect: AspectWeight) -> Iterator[str]:
    for vote in aspect.votes:
        yield f"{vote.kind} points to {vote.points}, force {vote.force} of 3"
        yield from (f"  {_rule(reason)}" for reason in vote.reasons)
    yield from (_rule(reason) for reason in aspect.reasons)


def _rule(reason: Reason) -> str:
    place = f" ({reason.source.say()})" if reason.source else ""
    return f"{reason.rule}: {reason.words}{place}"


def _lines(one: Explained) -> Iterator[str]:
    yield f"{one['label']} · {one['title']}"
    yield f"  says       {one['shows']}"
    if one["period"]:
        yield f"  period     {one['period']}"
    yield from _list("comes from", one["places"])
    if one["points"]:
        yield f"  points to  {one['points']}"
    yield from _list("rules", one["rules"])
    if one["aspect"]:
        yield f"  bears on   {one['aspect']} - {one['standing']}"
        yield from _list("weighed", one["weighing"])
    sentences = one["sentences"] or ["no sentence of the body; it stands in a table or the index"]
    yield from _list("carries", sentences)
    yield ""


def _list(title: str, items: list[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f"  {title if number == 0 else '':<10} {item}"
