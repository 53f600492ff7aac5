"""The challenge page: what an inspector would ask of this very draft."""

from __future__ import annotations

from itertools import groupby

from selfassess.compose.matter import Matter
from selfassess.compose.telling.challenge import ask
from selfassess.model.statement import Block, Callout, Heading, Paragraph, Prose, Statement
from selfassess.model.weight import Challenge, ChallengeKind


def challenge(matter: Matter) -> list[Block]:
    """Questions in the order an inspector would come to them, one callout for each kind."""
    ordered = in_order(matter)
    if not ordered:
        return []
    shown = ordered[: matter.words.shape.challenges]
    intro = matter.sentence(
        "challenge.intro", "challenge.intro", total=str(len(ordered)), single=len(ordered) == 1
    )
    rest = len(ordered) - len(shown)
    statements: list[Statement] = [intro]
    if rest:
        statements.append(
            matter.sentence("challenge.rest", "challenge.rest", rest=str(rest), single=rest == 1)
        )
    blocks: list[Block] = [
        Heading(id="challenge", level=1, text=matter.words.headings["challenge"], new_page=True),
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
    """All challenges, as an inspector would come to them."""
    return sorted(matter.weighed.challenges, key=lambda c: (c.order, c.area, c.aspect, c.subject))


def _callout(matter: Matter, kind: str, group: list[Challenge]) -> Callout:
    words = matter.words.challenge_kinds.get(kind, kind)
    head = matter.paragraph(f"challenge.{kind}", "challenge.group", words=words)
    asked = [
        ask(matter, f"challenge.{kind}.{c.area}.{c.aspect}.{c.subject}"[:120], c) for c in group
    ]
    return Callout(
        id=f"challenge.{kind.replace(' ', '-')}",
        name=words,
        kind="challenge",
        paragraphs=(head, *(Paragraph(statements=(s,)) for s in asked if s is not None)),
    )
