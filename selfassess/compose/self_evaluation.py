"""The self-evaluation, area by area, under the three questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import ascii_uppercase

from selfassess.compose.abbreviations import Expander
from selfassess.compose.evidence_index import evidence_entries, evidence_index
from selfassess.compose.matter import Matter
from selfassess.compose.references import References
from selfassess.compose.sections.appendices import glossary, method, not_used
from selfassess.compose.sections.at_a_glance import at_a_glance
from selfassess.compose.sections.challenge import challenge
from selfassess.compose.sections.changes import compared_with
from selfassess.compose.sections.chapter import chapter
from selfassess.compose.sections.history import history
from selfassess.compose.sections.indicator_tables import indicator_tables
from selfassess.compose.sections.learning import learning
from selfassess.compose.sections.plan import plan_on_a_page
from selfassess.compose.sections.quality_of_practice import quality_of_practice
from selfassess.compose.sections.voice import voice
from selfassess.compose.sections.workforce import workforce
from selfassess.compose.wording import Wording
from selfassess.model.dossier import Dossier
from selfassess.model.memory import Memory
from selfassess.model.reading import AnyReading
from selfassess.model.statement import (
    Block,
    Chart,
    ComposedDocument,
    Contents,
    Cover,
    Heading,
    SignOff,
)
from selfassess.model.weight import Weighed

# The parts of the body that a council can reorder or drop, in the order of the outline.
SECTIONS = (
    "at_a_glance",
    "contents",
    "context",
    "areas",
    "plan",
    "quality_of_practice",
    "voice",
    "workforce",
    "learning",
    "challenge",
)


def since_which_run(
    dossier: Dossier,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    wording: Wording,
    before: Memory,
) -> Memory:
    """What the draft says what changed since. `before` is what the last run said."""
    return compared_with(_matter(dossier, readings, weighed, wording, before.labels), before)


def compose_self_evaluation(
    dossier: Dossier,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    wording: Wording,
    labels_before: Mapping[str, str],
    before: Memory | None = None,
) -> ComposedDocument:
    """The whole draft as data.

    `labels_before` are the labels of the last run by key of reading; `before` what the last run
    said, for "what changed". Pure: the same inputs give the same document.
    """
    matter = _matter(dossier, readings, weighed, wording, labels_before)
    body: list[Block] = []
    for name in sections_of(dossier):
        body += _sections(before)[name](matter)
    expander = Expander(wording.words.glossary)
    body = expander.expand(body)
    charts = [b for b in body if isinstance(b, Chart) and b.kind != "profile"]
    appendices = _appendices(matter, expander, charts)
    return ComposedDocument(
        kind="self-evaluation",
        cover=cover_of(dossier),
        blocks=(*body, *appendices),
        evidence=evidence_entries(matter),
    )


def _matter(
    dossier: Dossier,
    readings: Iterable[AnyReading],
    weighed: Weighed,
    wording: Wording,
    labels_before: Mapping[str, str],
) -> Matter:
    held = {reading.key: reading for reading in readings}
    return Matter(dossier, weighed, wording, References(held.values(), labels_before), held)


def _appendices(matter: Matter, expander: Expander, charts: list[Chart]) -> list[Block]:
    """The appendices that the council wants, lettered in order. The index gives a label to all that
    the body did not mention."""
    without = matter.dossier.workspace.documents.without
    compose: dict[str, Callable[[], list[Block]]] = {
        "indicators": lambda: indicator_tables(matter, charts),
        "evidence": lambda: evidence_index(matter),
        "not_used": lambda: not_used(matter),
        "method": lambda: method(matter),
        "glossary": lambda: glossary(matter, expander.used),
    }
    blocks: list[Block] = []
    letters = iter(ascii_uppercase)
    for name in compose:
        made = [] if name in without else compose[name]()
        # the list of abbreviations is where they are explained: nothing is written in full there
        made = made if name == "glossary" else expander.expand(made)
        for block in made:
            if isinstance(block, Heading) and block.level == 1:
                title = matter.wording.words_of(
                    "appendix.title", letter=next(letters), title=block.text
                )
                block = block.model_copy(update={"text": title})
            blocks.append(block)
    return blocks


def sections_of(dossier: Dossier) -> list[str]:
    """The body's sections in the council's order, without those it dropped."""
    choices = dossier.workspace.documents
    chosen = [s for s in choices.sections if s in SECTIONS] or list(SECTIONS)
    dropped = {*choices.without, *(() if choices.challenge else ("challenge",))}
    return [s for s in dict.fromkeys(chosen) if s not in dropped]


def cover_of(dossier: Dossier) -> Cover:
    """What stands on the cover, from the workspace's own settings."""
    workspace = dossier.workspace
    choices = workspace.documents
    return Cover(
        council=workspace.authority.name,
        title=choices.title,
        period=workspace.period,
        version=choices.version,
        as_at=workspace.as_at,
        framework=dossier.framework.name,
        marking=choices.marking,
        sign_off=tuple(SignOff(role=line.role, name=line.name) for line in choices.sign_off),
    )


def _sections(before: Memory | None) -> dict[str, Callable[[Matter], list[Block]]]:
    return {
        "at_a_glance": lambda matter: at_a_glance(matter, before),
        "contents": lambda matter: [Contents()],
        "context": history,
        "areas": lambda matter: [b for area in matter.areas for b in chapter(matter, area)],
        "plan": plan_on_a_page,
        "quality_of_practice": quality_of_practice,
        "voice": voice,
        "workforce": workforce,
        "learning": learning,
        "challenge": challenge,
    }
