"""`selfassess draft`: the self-evaluation, and the workbook of its evidence."""

from __future__ import annotations

from pathlib import Path

from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.gather import NoDossier
from selfassess.commands.memory import memory_of, recall, remember
from selfassess.commands.refused import ending, refused, worded
from selfassess.commands.template import chosen_template
from selfassess.commands.writing import Writing
from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.wording import Wording
from selfassess.model.memory import Memory
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Problem
from selfassess.model.statement import ComposedDocument
from selfassess.settings.load import data_folder
from selfassess.settings.wordings import load_wordings

DOCUMENT = "self-evaluation.docx"
EVIDENCE = "evidence.xlsx"


def draft(workspace: str, fresh: bool = False, template: str = "") -> Outcome:
    """Writes the draft of a workspace and its evidence; says what it left out and why."""
    folder = Path(workspace)
    try:
        concluded = conclude(folder)
    except NoDossier as refusal:
        return refused(refusal.problems)
    found = concluded.dossier.problems
    if not concluded.matched.readings:
        found = (*found, Problem.of("SA-C04", folder=folder.resolve().name))
    before = recall(folder)
    document = composed_draft(concluded, before)
    look, warnings = chosen_template(concluded.dossier.workspace, folder, template)
    if look is None:
        return refused((*found, *warnings))
    return written(folder, before, concluded, document, look, fresh, (*found, *warnings))


def written(
    folder: Path,
    before: Memory,
    concluded: Concluded,
    document: ComposedDocument,
    look: Path,
    fresh: bool,
    found: tuple[Problem, ...],
) -> Outcome:
    """The document and its evidence as files, and how that ended."""
    from selfassess.write.excel.evidence import write_evidence
    from selfassess.write.word.document import write_document

    writing = Writing(folder, before)
    writing.document(DOCUMENT, write_document(document, look), fresh)
    writing.workbook(EVIDENCE, write_evidence(document))
    remember(folder, memory_of(document, concluded.weighed, before, writing.hashes))
    problems = worded((*found, *writing.problems))
    return Outcome(
        ending=ending(problems),
        problems=problems,
        account=concluded.dossier.account,
        wrote=tuple(writing.wrote),
        left_alone=tuple(writing.left_alone),
    )


def composed_draft(concluded: Concluded, before: Memory) -> ComposedDocument:
    """The draft as data. Nothing that it says depends on the clock or on chance."""
    wordings = load_wordings(concluded.dossier.settings.wordings)
    return compose_self_evaluation(
        concluded.dossier,
        concluded.matched.readings,
        concluded.weighed,
        Wording(data_folder() / "templates" / "wording", wordings),
        before.labels,
        before if before.as_at else None,
    )
