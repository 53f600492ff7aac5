"""Every piece of evidence with its source, for the appendix and for evidence.xlsx."""

from __future__ import annotations

from itertools import pairwise

from selfassess.compose.figures import within
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.plan import say_due
from selfassess.compose.sections.tracker import sentence_case, shorten
from selfassess.compose.telling.audit import count, printed
from selfassess.compose.telling.feedback import groups
from selfassess.compose.telling.indicator import can_tell, value_parts
from selfassess.compose.wording import listed, plain
from selfassess.model.reading import (
    AnyReading,
    AuditReading,
    FindingReading,
    IndicatorReading,
    PlanReading,
    SourceKind,
    VoiceReading,
)
from selfassess.model.source import SEPARATOR, Source
from selfassess.model.statement import (
    Block,
    Column,
    EvidenceEntry,
    Heading,
    Prose,
    Row,
    Table,
)

PLACES_PRINTED = 2


def evidence_entries(matter: Matter) -> tuple[EvidenceEntry, ...]:
    """One entry for every label given, in the order of the index."""
    made = matter.entries
    for key, label in matter.references.given.items():
        if key not in made:
            made[key] = _entry(matter, label, matter.readings[key])
    return tuple(made[key] for key in matter.references.given)


def evidence_index(matter: Matter, whole: bool = True) -> list[Block]:
    """The index as tables, one for each kind of evidence; each row can be linked to. The `whole`
    index holds what the document does not refer to, too."""
    for key in matter.readings if whole else ():
        matter.references.label(key)
    entries = evidence_entries(matter)
    if not entries:
        return []
    blocks: list[Block] = [
        Heading(id="evidence", level=1, text=matter.words.headings["evidence"], new_page=True),
        Prose(
            id="evidence.intro",
            name="Evidence index",
            paragraphs=(matter.paragraph("evidence.intro", "appendix.index_intro"),),
        ),
    ]
    for kind in SourceKind:
        chosen = [e for e in entries if e.kind == kind.value]
        if chosen:
            title = sentence_case(matter.words.kinds[kind])
            blocks.append(Heading(id=f"evidence.{kind}", level=2, text=title))
            blocks.append(_table(matter, kind, title, chosen))
    return blocks


def _table(matter: Matter, kind: SourceKind, title: str, entries: list[EvidenceEntry]) -> Table:
    return Table(
        id=f"evidence.{kind}.table",
        name=title,
        caption=matter.wording.words_of("appendix.index_caption", kind=title),
        columns=(
            Column(title="Reference", weight=0.8),
            Column(title="What it is", weight=2.4),
            Column(title="What it shows", weight=3.2),
            Column(title="Source", weight=2.8),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(entry.label),
                    cell(entry.title),
                    cell(shorten(entry.shows, matter.words.shape.index_words)),
                    cell(_places(matter, entry.places)),
                ),
                anchor=entry.label,
                rule="appendix.index_caption",
                keys=(entry.key,),
            )
            for entry in entries
        ),
        dense=True,
    )


def _places(matter: Matter, places: tuple[Source, ...]) -> str:
    said = list(dict.fromkeys(place.say() for place in places))
    rest = len(said) - PLACES_PRINTED
    words = ""
    for before, place in pairwise(["", *said[:PLACES_PRINTED]]):
        # what a place shares with the one before it, file and sheet, is said once
        shared = before.rpartition(SEPARATOR)[0]
        same = bool(shared) and place.rpartition(SEPARATOR)[0] == shared
        words += f", {place.rpartition(SEPARATOR)[2]}" if same else f"; {place}"
    words = words.removeprefix("; ")
    if rest > 0:
        words += " " + matter.wording.words_of("appendix.index_more", n=str(rest))
    return words


def _entry(matter: Matter, label: str, reading: AnyReading) -> EvidenceEntry:
    match reading:
        case IndicatorReading():
            title, shows, period, places = _indicator(matter, reading)
        case AuditReading():
            title, shows, period, places = _audit(matter, reading)
        case VoiceReading():
            title, shows, period, places = _voice(matter, reading)
        case FindingReading():
            title, shows, period, places = _finding(matter, reading)
        case PlanReading():
            title, shows, period, places = _action(matter, reading)
    caveats = [matter.words.caveats[c] for c in reading.caveats if c in matter.words.caveats]
    return EvidenceEntry(
        label=label,
        key=reading.key,
        kind=reading.kind.value,
        title=title,
        shows=shows,
        period=period,
        places=places,
        caveat=listed(caveats) if caveats else "",
        beside=_beside(reading) if isinstance(reading, IndicatorReading) else {},
    )


def _beside(reading: IndicatorReading) -> dict[str, str]:
    """Where each figure comes from that this one is compared with: a cell, or a publication."""
    said = {}
    for comparison in reading.level.comparisons:
        cited = comparison.citation
        words = [comparison.source.say()] if comparison.source else []
        words += [f"{cited.source} ({cited.as_at})"] if cited and not words else []
        said[comparison.against.value] = "".join(words)
    return said


def what_it_shows(matter: Matter, reading: AnyReading) -> str:
    """What the index prints of a reading, whatever its label."""
    return _entry(matter, "", reading).shows


Parts = tuple[str, str, str, tuple[Source, ...]]


def _indicator(matter: Matter, reading: IndicatorReading) -> Parts:
    latest = reading.latest
    said = matter.wording.words_of
    if latest.value is None:
        shows = said("appendix.index_missing")
    elif not can_tell(matter, reading):
        shows = said("appendix.index_protected")
    else:
        value, part = value_parts(matter, reading)
        shows = said(
            "appendix.index_indicator", value=value, part=part, period=within(latest.period)
        )
    values = reading.parts or (latest,)
    found = [s for v in values for s in (v.source, v.numerator_source, v.denominator_source) if s]
    return reading.indicator.name, shows, latest.period.say(), tuple(dict.fromkeys(found))


def _audit(matter: Matter, reading: AuditReading) -> Parts:
    title = matter.aspect_title(reading.aspect) if reading.aspect else _about(matter, reading)
    if not printed(matter, reading.graded):
        rule = "appendix.index_few_audits" if reading.graded else "appendix.index_audit_themes"
        shows = matter.wording.words_of(rule)
    else:
        good = count(reading, "good", reading.good_or_better)
        shows = matter.wording.words_of("appendix.index_audit", good=good, graded=reading.graded)
    sources = reading.sources or tuple(t.source for t in reading.themes)
    return f"Audits: {title}", shows, listed(reading.now_rounds or ("",)), sources


def _about(matter: Matter, reading: AuditReading) -> str:
    return matter.area_title(reading.area) if reading.area else "all records"


def _voice(matter: Matter, reading: VoiceReading) -> Parts:
    shows = matter.wording.words_of(
        "appendix.index_voice",
        n=len(reading.items),
        single=len(reading.items) == 1,
        positive=reading.positive,
        negative=reading.negative,
    )
    title = f"{matter.aspect_title(reading.aspect)}, from {groups(reading.items)}"
    periods = sorted((i.period for i in reading.items), key=lambda p: p.order)
    span = listed(list(dict.fromkeys((periods[0].say(), periods[-1].say()))))
    return title, shows, span, tuple(i.source for i in reading.items)


def _finding(matter: Matter, reading: FindingReading) -> Parts:
    finding = reading.finding
    inspection = matter.inspections.get(finding.inspection)
    kind = matter.words.finding_kinds[finding.kind]
    title = f"{kind}, {matter.when(inspection)}" if inspection else kind
    shows = plain(matter.wording.say("appendix.index_finding", words=finding.text.strip()))
    places = tuple(s for s in (finding.document, finding.source) if s)
    return title, shows, matter.month_of(finding), places


def _action(matter: Matter, reading: PlanReading) -> Parts:
    action = reading.action
    shows = matter.wording.words_of(
        "appendix.index_action",
        status=sentence_case("past its date" if reading.overdue else action.status or "no status"),
        due=say_due(reading),
        measure=action.measure,
    )
    return action.title, shows, say_due(reading), (action.source,)
