"""A likely line of enquiry: the question, then the evidence on both sides and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selfassess.compose.matter import Matter
from selfassess.compose.telling.challenge import ask
from selfassess.compose.telling.inspection import in_time
from selfassess.compose.telling.piece import piece
from selfassess.compose.wording import Spans
from selfassess.model.finding import FindingKind
from selfassess.model.reading import AnyReading, FindingReading, SourceKind
from selfassess.model.statement import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Prose,
    Statement,
    Text,
)
from selfassess.model.weight import Challenge

PIECES = 4
FINDINGS = 4
KINDS = (
    SourceKind.AUDIT,
    SourceKind.PERFORMANCE,
    SourceKind.VOICE,
    SourceKind.INSPECTION,
    SourceKind.PLAN,
)


def lines_of_enquiry(ordered: Iterable[Challenge]) -> list[Challenge]:
    """The challenges as lines of enquiry: one for each aspect, asking what would be asked first,
    with the evidence of all its challenges."""
    groups: dict[tuple[str, str, str], list[Challenge]] = {}
    for item in ordered:
        subject = "" if item.aspect else item.subject
        groups.setdefault((item.area, item.aspect, subject), []).append(item)
    lines = []
    for group in groups.values():
        against = _all(group, "evidence_against")
        # what speaks against the council (an action past its date) does not speak for it too
        speaking_for = tuple(k for k in _all(group, "evidence_for") if k not in against)
        update = {"evidence_for": speaking_for, "evidence_against": against}
        lines.append(group[0].model_copy(update=update))
    return lines


def _all(group: list[Challenge], side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for item in group for key in getattr(item, side)))


def line_of_enquiry(
    matter: Matter, identity: str, number: int, challenge: Challenge
) -> list[Block]:
    """Its heading, the question, then for, against and not known as a list; nothing where no
    reading stands behind it."""
    question = ask(matter, f"{identity}.question", challenge)
    if question is None:
        return []
    wide = not challenge.aspect
    against = challenge.evidence_against
    sides = [
        _side(matter, f"{identity}.for", "readiness.for_us", challenge.evidence_for, wide),
        _side(matter, f"{identity}.against", "readiness.against_us", against, wide),
    ]
    if sides[0] is None:
        sides[0] = matter.sentence(f"{identity}.for", "readiness.none_for")
    last = matter.sentence(
        f"{identity}.unknown", "readiness.unknown", unknown=_unknown(matter, challenge)
    )
    rest = [Paragraph(statements=(s,), style="line") for s in (*sides, last) if s is not None]
    title = matter.wording.words_of(
        "readiness.line_title",
        n=number,
        title=matter.aspect_title(challenge.aspect, short=True) if challenge.aspect else "",
        area=matter.area_title(challenge.area) if challenge.area else "",
        named=challenge.aspect in matter.shared_titles,
    )
    name = f"Line of enquiry {number}"
    return [
        Heading(id=f"{identity}.heading", level=2, text=title),
        Prose(id=identity, name=name, paragraphs=(Paragraph(statements=(question,)),)),
        Bullets(id=f"{identity}.evidence", name=name, items=tuple(rest)),
    ]


def _side(
    matter: Matter, identity: str, rule: str, keys: Iterable[str], wide: bool
) -> Statement | None:
    """One side of a question; on a `wide` one each piece says what it is about."""
    told: list[Spans] = []
    used: list[str] = []
    findings: list[FindingReading] = []
    for key in _of_many_kinds(matter, keys):
        reading = matter.readings[key]
        if isinstance(reading, FindingReading):
            findings.append(reading)
            continue
        said = piece(matter, reading, about=_about(matter, reading) if wide else None)
        if said is not None and len(told) < PIECES:
            told.append(said)
            used.append(key)
    if findings:
        told.append(_found(matter, findings))
        used += [r.key for r in findings]
    if not told:
        return None
    pieces: list[object] = []
    for number, spans in enumerate(told):
        pieces += [Text(text="; ")] if number else []
        pieces += list(spans)
    return matter.sentence(identity, rule, keys=used, pieces=tuple(pieces))


def _about(matter: Matter, reading: AnyReading) -> str:
    return matter.aspect_title(reading.aspect, short=True) if reading.aspect else ""


def _found(matter: Matter, findings: list[FindingReading]) -> Spans:
    """All findings of one side in one piece: what sort they are, and when."""
    strong = all(r.finding.kind == FindingKind.STRENGTH for r in findings)
    told = in_time(matter, [r.finding for r in findings]) or [r.finding for r in findings]
    return matter.wording.say(
        "readiness.piece_findings",
        strong=strong,
        dates=matter.dates_of(told) or [told[0].inspection],
        refs=matter.refer_findings(told[-FINDINGS:]),
    )


def _of_many_kinds(matter: Matter, keys: Iterable[str]) -> list[str]:
    """Audits, figures and feedback before findings and actions, the strongest of each kind first;
    then the second of each, so that no kind crowds out another."""
    known = [matter.readings[key] for key in dict.fromkeys(keys) if key in matter.readings]
    kinds = list(KINDS)
    met: Counter[SourceKind] = Counter()
    ranked = []
    for reading in sorted(known, key=lambda r: (-r.force, r.key)):
        ranked.append((met[reading.kind], kinds.index(reading.kind), reading.key))
        met[reading.kind] += 1
    return [key for _, _, key in sorted(ranked)]


def _unknown(matter: Matter, challenge: Challenge) -> str:
    """The first thing that no evidence held can tell."""
    keys = (*challenge.evidence_for, *challenge.evidence_against)
    kinds = {matter.readings[key].kind for key in keys if key in matter.readings}
    weight = matter.aspect_weights.get(challenge.aspect)
    said = matter.wording.words_of
    if weight is not None and weight.audit is None and SourceKind.AUDIT not in kinds:
        return said("readiness.unknown_audit")
    if weight is not None and weight.voice is None and SourceKind.VOICE not in kinds:
        return said("readiness.unknown_voice")
    return said("readiness.unknown_impact")
