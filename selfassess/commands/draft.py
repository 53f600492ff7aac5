"""`selfassess draft`: the self-evaluation, and the workbook of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.document import first_steps, put_document, said_of
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import memory_of, recall, remember
from selfassess.commands.refresh import known_labels, merge, merged, told
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.template import chosen_template
from selfassess.commands.writing import OUTPUTS, Writing
from selfassess.compose.self_evaluation import compose_self_evaluation, since_which_run
from selfassess.model.account import FileRead
from selfassess.model.edited import Refreshed
from selfassess.model.memory import Memory
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.statement import ComposedDocument

DOCUMENT = "self-evaluation.docx"
EVIDENCE = "evidence.xlsx"


def draft(workspace: str, fresh: bool = False, template: str = "", track: bool = False) -> Outcome:
    """Writes the draft of a workspace and its evidence; says what it left out and why.

    A draft that exists is refreshed: what people wrote stays. With `track` every change is a
    tracked one; `fresh` starts again.
    """
    folder = Path(workspace)
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    found = concluded.dossier.problems
    if not concluded.matched.readings:
        found = (*found, Problem.of("SA-C04", folder=folder.resolve().name))
    before = known_labels(recall(folder), folder / OUTPUTS / DOCUMENT)
    against = _against(concluded, before)
    document = composed_draft(concluded, before, against)
    look, warnings = chosen_template(concluded.dossier.workspace, folder, template)
    if look is None:
        return refused((*found, *warnings))
    writing = Writing(folder, before)
    files = concluded.dossier.account.files
    done = written(writing, document, look, fresh, track, files)
    memory = memory_of(document, concluded.weighed, before, writing.hashes, against)
    forgot = remember(folder, memory)
    problems = worded((*found, *warnings, *writing.problems, *forgot))
    return Outcome(
        ending=ending(problems),
        told=said_of(document, told(done) if done else first_steps(writing, DOCUMENT)),
        data=done.model_dump(mode="json") if done else None,
        problems=problems,
        account=concluded.dossier.account,
        wrote=tuple(writing.wrote),
        left_alone=tuple(writing.left_alone),
    )


def bring_in(workspace: str, other: str) -> Outcome:
    """Brings what people did in another edited copy of the draft into the workspace's own."""
    writing = Writing(Path(workspace), recall(Path(workspace)))
    if not writing.stands(DOCUMENT, changed_only=False):
        return refused([Problem.of("SA-C30", file=DOCUMENT, reason="there is no draft yet")])
    done = merge(writing, DOCUMENT, Path(other))
    problems = worded(writing.problems)
    return Outcome(
        ending=ending(problems),
        told=merged(done, Path(other)) if done else (),
        data=done.model_dump(mode="json") if done else None,
        problems=problems,
        wrote=tuple(writing.wrote),
        left_alone=tuple(writing.left_alone),
    )


def written(
    writing: Writing,
    document: ComposedDocument,
    look: Path,
    fresh: bool,
    track: bool,
    files: Sequence[FileRead] = (),
) -> Refreshed | None:
    """The document and its evidence as files; what a refresh did, where there was one."""
    from selfassess.write.excel.evidence import write_evidence

    evidence = write_evidence(document, files)
    if not writing.may_write(EVIDENCE, evidence):
        writing.left_alone.append(f"{writing.target(DOCUMENT)}: it goes with {EVIDENCE}")
        return None
    done = put_document(writing, DOCUMENT, document, look, fresh, track)
    writing.workbook(EVIDENCE, evidence)
    return done


def composed_draft(
    concluded: Concluded, before: Memory, against: Memory | None = None
) -> ComposedDocument:
    """The draft as data. Nothing that it says depends on the clock or on chance.

    The labels are those of the run `before`; what changed is said since the run `against`.
    """
    since = against or before
    return compose_self_evaluation(
        concluded.dossier,
        concluded.matched.readings,
        concluded.weighed,
        concluded.wording,
        before.labels,
        since if since.as_at else None,
    )


def _against(concluded: Concluded, before: Memory) -> Memory:
    """What the draft compares the evidence with, to say what changed."""
    of = concluded.dossier, concluded.matched.readings, concluded.weighed
    return since_which_run(*of, concluded.wording, before)
