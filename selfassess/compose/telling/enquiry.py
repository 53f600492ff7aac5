"""A likely line of enquiry: the question, then the evidence on both sides and what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from selfassess.compose.matter import Matter
from selfassess.compose.telling.challenge import ask
from selfassess.compose.telling.piece import piece
from selfassess.compose.wording import Spans
from selfassess.model.reading import SourceKind
from selfassess.model.statement import Paragraph, Statement, Text
from selfassess.model.weight import Challenge

PIECES = 5
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


def line_of_enquiry(matter: Matter, identity: str, challenge: Challenge) -> list[Paragraph]:
    """Question, for, against, not known; nothing where no reading stands behind it."""
    question = ask(matter, f"{identity}.question", challenge)
    if question is None:
        return []
    sides = [
        _side(matter, f"{identity}.for", "readiness.for_us", challenge.evidence_for),
        _side(matter, f"{identity}.against", "readiness.against_us", challenge.evidence_against),
    ]
    if sides[0] is None:
        sides[0] = matter.sentence(f"{identity}.for", "readiness.none_for")
    last = matter.sentence(
        f"{identity}.unknown", "readiness.unknown", unknown=_unknown(matter, challenge)
    )
    rest = tuple(s for s in (*sides, last) if s is not None)
    return [Paragraph(statements=(question,), style="lead"), Paragraph(statements=rest)]


def _side(matter: Matter, identity: str, rule: str, keys: Iterable[str]) -> Statement | None:
    told: list[Spans] = []
    used: list[str] = []
    for key in _of_many_kinds(matter, keys):
        reading = matter.readings.get(key)
        said = piece(matter, reading) if reading is not None else None
        if said is not None and len(told) < PIECES:
            told.append(said)
            used.append(key)
    if not told:
        return None
    pieces: list[object] = []
    for number, spans in enumerate(told):
        pieces += [Text(text="; ")] if number else []
        pieces += list(spans)
    return matter.sentence(identity, rule, keys=used, pieces=tuple(pieces))


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
