"""`selfassess draft --brief`: the self-evaluation in short, for elected members."""

from __future__ import annotations

from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.document import labels_only, put_document, said_of
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import recall, remember
from selfassess.commands.refresh import known_labels, told
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.template import chosen_template
from selfassess.commands.writing import OUTPUTS, Writing
from selfassess.compose.brief import compose_brief
from selfassess.model.memory import Memory
from selfassess.model.outcome import Outcome
from selfassess.model.statement import ComposedDocument

DOCUMENT = "self-evaluation-brief.docx"
WHOLE = "self-evaluation.docx"


def brief(workspace: str, fresh: bool = False, template: str = "") -> Outcome:
    """Writes the short version beside the draft, with the draft's own references behind it."""
    folder = Path(workspace)
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    look, warnings = chosen_template(concluded.dossier.workspace, folder, template)
    found = (*concluded.dossier.problems, *warnings)
    if look is None:
        return refused(found)
    before = known_labels(recall(folder), folder / OUTPUTS / WHOLE)
    document = composed_brief(concluded, before)
    writing = Writing(folder, before)
    done = put_document(writing, DOCUMENT, document, look, fresh)
    forgot = remember(folder, labels_only(document, before, writing.hashes))
    problems = worded((*found, *writing.problems, *forgot))
    return Outcome(
        ending=ending(problems),
        told=said_of(document, told(done) if done else ()),
        data=done.model_dump(mode="json") if done else None,
        problems=problems,
        account=concluded.dossier.account,
        wrote=tuple(writing.wrote),
        left_alone=tuple(writing.left_alone),
    )


def composed_brief(concluded: Concluded, before: Memory) -> ComposedDocument:
    """The short version as data. Nothing that it says depends on the clock or on chance."""
    return compose_brief(
        concluded.dossier,
        concluded.matched.readings,
        concluded.weighed,
        concluded.wording,
        before.labels,
    )
