"""The challenge page: what an inspector would ask of this very draft."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from selfassess.compose.matter import Matter
from selfassess.compose.telling.challenge import ask
from selfassess.model.statement import Block, Callout, Heading, Paragraph, Prose, Statement
from selfassess.model.weight import Challenge, ChallengeKind

ONE_BY_ONE = (
    ChallengeKind.OUTLIER,
    ChallengeKind.OFF_TARGET,
    ChallengeKind.NO_MEASURE,
    ChallengeKind.OVERDUE,
)


def challenge(matter: Matter) -> list[Block]:
    """Questions in the order an inspector would come to them, one callout for each kind."""
    ordered = in_order(matter)
    if not ordered:
        return []
    shown = chosen(matter, ordered)
    intro = matter.sentence(
        "challenge.intro", "challenge.intro", total=str(len(ordered)), single=len(ordered) == 1
    )
    rest = len(ordered) - len(shown)
    statements: list[Statement] = [intro]
    if rest:
        statements.append(
            matter.sentence("challenge.rest", "challenge.rest", shown=str(len(shown)))
        )
    blocks: list[Block] = [
        Heading(id="challenge", level=1, text=matter.words.headings["challenge"]),
        Prose(
            id="challenge.intro",
            name="Challenge",
            paragraphs=(Paragraph(statements=tuple(statements)),),
        ),
    ]
    kinds = list(ChallengeKind)
    by_kind = sorted(shown, key=lambda c: kinds.index(c.kind))
    for kind, group in groupby(by_kind, key=lambda c: c.kind):
        blocks.append(_callout(matter, kind.value, list(group)))
    return blocks


def in_order(matter: Matter) -> list[Challenge]:
    """The challenges as an inspector would come to them, each kind once for an aspect."""
    ordered = sorted(
        matter.weighed.challenges, key=lambda c: (c.order, c.area, c.aspect, c.subject)
    )
    about = {(c.kind, c.area, c.aspect, _own_subject(c)): c for c in reversed(ordered)}
    return list(reversed(about.values()))


def chosen(matter: Matter, ordered: list[Challenge]) -> list[Challenge]:
    """The first of every kind, then the second and so on, so that no kind crowds out another."""
    met: Counter[ChallengeKind] = Counter()
    ranked = []
    for place, item in enumerate(ordered):
        ranked.append((met[item.kind], place, item))
        met[item.kind] += 1
    shape = matter.words.shape
    kept = [r for r in ranked if r[0] < shape.challenges_per_kind]
    first = sorted(kept, key=lambda r: r[:2])[: shape.challenges]
    return [item for _, _, item in sorted(first, key=lambda r: r[1])]


def _own_subject(item: Challenge) -> str:
    """Figures and actions are asked about one by one, everything else by aspect."""
    return item.subject if item.kind in ONE_BY_ONE else ""


def _callout(matter: Matter, kind: str, group: list[Challenge]) -> Callout:
    words = matter.words.challenge_kinds.get(kind, kind)
    head = matter.sentence(f"challenge.{kind}", "challenge.group", words=words)
    asked = [
        ask(matter, f"challenge.{kind}.{c.area}.{c.aspect}.{c.subject}"[:120], c) for c in group
    ]
    return Callout(
        id=f"challenge.{kind.replace(' ', '-')}",
        name=words,
        kind="challenge",
        paragraphs=_under(head, [s for s in asked if s is not None]),
    )


def _under(head: Statement, asked: list[Statement]) -> tuple[Paragraph, ...]:
    """The first question in one paragraph with its head, the others after it."""
    first = Paragraph(statements=(head, *asked[:1]))
    return (first, *(Paragraph(statements=(s,)) for s in asked[1:]))
