"""`selfassess review` on a draft of the sample council."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from selfassess.commands.draft import draft
from selfassess.commands.review import review
from selfassess.commands.tell import as_data, tell
from selfassess.write.packed import unpack


@pytest.fixture
def edited(workspace: Path) -> Path:
    draft(str(workspace))
    path = workspace / "outputs" / "self-evaluation.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Our service is outstanding, with 4,812 volunteers.")
    document.save(str(path))
    return path


def test_an_untouched_draft_has_only_its_questions_open(workspace: Path) -> None:
    draft(str(workspace))
    outcome = review(str(workspace))
    assert {problem.code for problem in outcome.problems} == {"SA-V16"}


def test_open_questions_take_one_line_on_screen_and_one_entry_each_in_json(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(str(workspace))
    outcome = review(str(workspace))
    tell(outcome)
    lines = [line for line in capsys.readouterr().out.splitlines() if "SA-V16" in line]
    assert len(lines) == 1
    assert f"{len(outcome.problems)} questions" in lines[0]
    assert "; Workforce; " in lines[0]
    told = as_data(outcome)["problems"]
    assert len(told) == len(outcome.problems)
    assert set(told[0]) == {"code", "severity", "place", "sentence", "remedy", "source"}


def test_findings_come_as_a_list_and_as_comments_in_a_copy(edited: Path) -> None:
    before = edited.read_bytes()
    outcome = review(str(edited), comment=True)
    assert {"SA-V10", "SA-V12"} <= {problem.code for problem in outcome.problems}
    assert edited.read_bytes() == before
    copy = edited.with_name("self-evaluation (review).docx")
    assert outcome.wrote == (str(copy),)
    assert b"4,812" in unpack(copy.read_bytes())["word/comments.xml"]


def test_weak_figures_audits_and_findings_that_people_took_out_are_missed(edited: Path) -> None:
    document = docx.Document(str(edited))
    body = document.element.body
    kept = False
    for child in list(body):
        words = "".join(t.text or "" for t in child.iter() if str(t.tag).endswith("}t"))
        kept = kept or ("Appendix A" in words and not words.startswith("Contents"))
        if not kept and child.tag.endswith("}sdt") and re.search(r"\[[APF]\d", words):
            body.remove(child)
    document.save(str(edited))
    found = {problem.code for problem in review(str(edited)).problems}
    assert {"SA-V13", "SA-V14", "SA-V15"} <= found


def test_a_document_of_somebody_elses_is_refused_in_words(workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.docx"
    docx.Document().save(str(other))
    outcome = review(str(other), str(workspace))
    assert [problem.code for problem in outcome.problems] == ["SA-V22"]
