"""One command over the workspaces named: one as it is, several side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from selfassess.model.outcome import Outcome
from selfassess.settings.workspace import FILE

Command = Callable[[str], Outcome]


def workspaces_in(paths: Sequence[str]) -> list[str]:
    """The workspaces named. A folder that is none itself but holds some stands for those."""
    found: dict[Path, str] = {}
    for path in paths:
        folder = Path(path)
        inner = [] if (folder / FILE).is_file() else sorted(folder.glob(f"*/{FILE}"))
        for each in [f.parent for f in inner] or [folder]:
            found.setdefault(each.resolve(), str(each))
    return list(found.values())


def several(command: Command, paths: Sequence[str], doing: str, summary: str = "") -> Outcome:
    """Runs a command on every workspace named. With one alone it is just that command.

    `command` takes the workspace's folder and can be handed to another process. `summary` is the
    folder for the summary of the region, or "".
    """
    workspaces = workspaces_in(paths or ["."])
    if len(workspaces) == 1 and not summary:
        return command(workspaces[0])
    # only several need processes, and what it takes to start them
    from selfassess.commands.side_by_side import side_by_side

    return side_by_side(command, workspaces, doing, summary)
