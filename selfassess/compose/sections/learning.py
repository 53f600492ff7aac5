"""Learning from complaints, compliments and reviews."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.figures import figure
from selfassess.compose.matter import Matter
from selfassess.compose.sections.voice import LEARNT, changed_table
from selfassess.model.statement import Block, Heading, Paragraph, Prose, Statement
from selfassess.model.voice import VoiceItem, VoiceKind

REFERENCES_SHOWN = 4


def learning(matter: Matter) -> list[Block]:
    """How much was learned from, how much was upheld, and what changed."""
    heading = Heading(
        id="learning", level=1, text=matter.words.headings["learning"], new_page=False
    )
    items = [i for i in matter.dossier.evidence.voice if i.kind in LEARNT]
    statements = _sums(matter, items)
    prose = Prose(
        id="learning.sum",
        name="Learning",
        paragraphs=(Paragraph(statements=tuple(statements)),),
        prompts=(prompts.fixed(matter, "learning"),),
    )
    table = changed_table(matter, "learning.changed", items)
    return [heading, prose, *([table] if table else [])]


def _sums(matter: Matter, items: list[VoiceItem]) -> list[Statement]:
    keys = [r.key for r in matter.voices if any(i.kind in LEARNT for i in r.items)]
    if not keys:
        return [matter.sentence("learning.none", "people.no_learning")]
    refs = matter.refer(*keys[:REFERENCES_SHOWN])
    counts = {kind: sum(i.kind == kind for i in items) for kind in LEARNT}
    complaints, compliments = counts[VoiceKind.COMPLAINT], counts[VoiceKind.COMPLIMENT]
    reviews = counts[VoiceKind.LEARNING]
    said = [
        matter.sentence(
            "learning.sum",
            "people.learning",
            keys=keys,
            complaints=figure("learning.complaints", str(complaints)),
            one_complaint=complaints == 1,
            compliments=figure("learning.compliments", str(compliments)),
            one_compliment=compliments == 1,
            reviews=figure("learning.reviews", str(reviews)),
            one_review=reviews == 1,
            refs=refs,
        )
    ]
    decided = [i for i in items if i.kind == VoiceKind.COMPLAINT and i.upheld is not None]
    if decided:
        said.append(
            matter.sentence(
                "learning.upheld",
                "people.upheld",
                keys=keys,
                decided=figure("learning.decided", str(len(decided))),
                upheld=figure("learning.upheld", str(sum(bool(i.upheld) for i in decided))),
            )
        )
    return said
