"""Every writing is looked at for what stands in a reader's way, and says so in one line."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from selfassess.commands.brief import brief
from selfassess.commands.draft import draft
from selfassess.commands.readiness import readiness
from selfassess.model.outcome import Outcome
from selfassess.settings.load import data_folder
from selfassess.write.packed import pack, unpack

THEME = "word/theme/theme1.xml"
COMMANDS = {"draft": draft, "brief": brief, "readiness": readiness}


def said(outcome: Outcome) -> list[str]:
    return [problem.say() for problem in outcome.problems if problem.code == "SA-C12"]


def pale_template(folder: Path) -> Path:
    """Our template with an accent too pale to read."""
    parts = unpack((data_folder() / "templates" / "self_evaluation.docx").read_bytes())
    theme, count = re.subn(
        '<a:accent1><a:srgbClr val="......"/>',
        '<a:accent1><a:srgbClr val="7FD0D0"/>',
        parts[THEME].decode(),
    )
    assert count == 1
    parts[THEME] = theme.encode()
    path = folder / "pale.docx"
    path.write_bytes(pack(parts))
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_our_own_documents_have_nothing_to_say(workspace: Path, command: str) -> None:
    assert said(COMMANDS[command](str(workspace))) == []


@pytest.mark.parametrize("command", ["draft", "readiness"])  # the short version has no links
def test_a_template_too_pale_is_said_in_one_line(
    workspace: Path, tmp_path: Path, command: str
) -> None:
    outcome = COMMANDS[command](str(workspace), template=str(pale_template(tmp_path)))
    (line,) = said(outcome)
    assert "too little contrast (" in line
    assert "selfassess review" in line


def test_what_an_author_put_in_the_way_is_said_at_the_next_run(workspace: Path) -> None:
    draft(str(workspace))
    path = workspace / "outputs" / "self-evaluation.docx"
    document = docx.Document(str(path))
    document.add_table(rows=2, cols=2)
    document.save(str(path))
    (line,) = said(draft(str(workspace)))
    assert "empty cell (4)" in line
    assert said(draft(str(workspace), fresh=True)) == []
