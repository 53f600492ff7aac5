"""Which Word template a document is written with: the council's own, or ours."""

from __future__ import annotations

from pathlib import Path

from selfassess.model.problem import Problem
from selfassess.model.workspace import Workspace
from selfassess.settings.load import data_folder


def chosen_template(
    workspace: Workspace, folder: Path, option: str, ours: str = "self_evaluation.docx"
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The template and what is to be said of it; None where it cannot be used.

    The command's option comes first, then the workspace's setting, then our own.
    """
    named = Path(option) if option else None
    if named is None and workspace.documents.template:
        named = folder / workspace.documents.template
    if named is None:
        return data_folder() / "templates" / ours, ()
    if not named.is_file():
        return None, (Problem.of("SA-C06", file=named.name),)
    from selfassess.write.word.template import check_template, usable

    found = check_template(named)
    return (named if usable(found) else None), found
