"""Nobody's edits are lost: a draft can be run again on a document that people have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from selfassess.commands.brief import brief
from selfassess.commands.draft import draft
from selfassess.commands.readiness import readiness

DOCUMENTS: dict[str, Callable] = {
    "self-evaluation.docx": draft,
    "self-evaluation-brief.docx": brief,
    "inspection-readiness.docx": readiness,
}
OURS = "Our own words about what changed for children."


@pytest.fixture
def written(workspace: Path) -> Path:
    """The draft of a workspace that a test may change."""
    draft(str(workspace))
    return workspace / "outputs" / "self-evaluation.docx"


def move_the_data(workspace: Path) -> None:
    """Every figure of the latest period becomes another one."""
    path = workspace / "inputs" / "performance.xlsx"
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, float):
                    cell.value = round(cell.value * 1.05, 2)
    book.save(path)


def add_our_words(path: Path) -> bytes:
    document = docx.Document(str(path))
    document.add_paragraph(OURS)
    document.save(str(path))
    return path.read_bytes()


def words_of(path: Path) -> str:
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
        for paragraph in docx.Document(str(path)).element.iter(f"{W}p")
    )


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_two_runs_on_the_same_inputs_give_the_same_bytes(written: Path, workspace: Path) -> None:
    first = written.read_bytes()
    draft(str(workspace))
    assert written.read_bytes() == first


def test_a_run_after_the_data_moved_and_another_give_the_same_bytes(
    written: Path, workspace: Path
) -> None:
    move_the_data(workspace)
    draft(str(workspace))
    second = written.read_bytes()
    draft(str(workspace))
    assert written.read_bytes() == second


def test_on_unchanged_data_an_edited_draft_keeps_every_byte(written: Path, workspace: Path) -> None:
    edited = add_our_words(written)
    draft(str(workspace))
    assert written.read_bytes() == edited


def test_on_changed_data_our_words_stay_and_the_figures_move(
    written: Path, workspace: Path
) -> None:
    add_our_words(written)
    before = words_of(written)
    move_the_data(workspace)

    outcome = draft(str(workspace))

    after = words_of(written)
    assert OURS in after
    assert after != before
    assert any("brought up to date" in line for line in outcome.told)


def test_the_version_before_is_kept(written: Path, workspace: Path) -> None:
    edited = add_our_words(written)
    move_the_data(workspace)
    draft(str(workspace))
    kept = [path.read_bytes() for path in written.parent.glob("* (before *).docx")]
    assert edited in kept


def test_a_refreshed_draft_is_never_taken_for_the_tools_own(written: Path, workspace: Path) -> None:
    add_our_words(written)
    for _ in range(3):
        move_the_data(workspace)
        draft(str(workspace))
        assert OURS in words_of(written)


def test_without_its_memory_a_draft_is_left_alone_and_the_new_one_stands_beside(
    written: Path, workspace: Path
) -> None:
    from selfassess.write.packed import pack, unpack

    parts = unpack(add_our_words(written))
    damaged = {name: b"<x/>" if "customXml/item" in name else data for name, data in parts.items()}
    written.write_bytes(pack(damaged))
    left = written.read_bytes()

    outcome = draft(str(workspace))

    assert written.read_bytes() == left
    assert list(written.parent.glob("* (new *).docx"))
    assert any(problem.code == "SA-C03" for problem in outcome.problems)


def test_the_labels_of_the_evidence_survive_the_loss_of_the_workspaces_memory(
    written: Path, workspace: Path
) -> None:
    edited = add_our_words(written)
    (workspace / "outputs" / ".selfassess" / "memory.json").unlink()
    draft(str(workspace))
    assert written.read_bytes() == edited


@pytest.fixture(params=DOCUMENTS)
def one_of(request: pytest.FixtureRequest, workspace: Path) -> tuple[Callable, Path]:
    """Each command that writes a document, and what it wrote in a workspace of the test's own."""
    write = DOCUMENTS[request.param]
    write(str(workspace))
    return write, workspace / "outputs" / request.param


def test_every_document_untouched_or_edited_keeps_every_byte_while_the_data_stand(
    one_of: tuple[Callable, Path], workspace: Path
) -> None:
    write, path = one_of
    untouched = path.read_bytes()
    write(str(workspace))
    assert path.read_bytes() == untouched
    edited = add_our_words(path)
    write(str(workspace))
    assert path.read_bytes() == edited


def test_every_document_edited_differs_from_a_fresh_one_by_the_edit_alone(
    one_of: tuple[Callable, Path], workspace: Path
) -> None:
    write, path = one_of
    add_our_words(path)
    move_the_data(workspace)
    write(str(workspace))
    refreshed = words_of(path).replace(OURS, "").split("\n")
    write(str(workspace), fresh=True)
    fresh = words_of(path).split("\n")
    missing = [line for line in fresh if line not in refreshed]
    assert missing == []
    kept = list(path.parent.glob(f"{path.stem} (before *).docx"))
    assert any(OURS in words_of(each) for each in kept)


def test_a_document_held_open_is_left_alone_and_nothing_is_called_refreshed(
    written: Path, workspace: Path
) -> None:
    edited = add_our_words(written)
    move_the_data(workspace)
    (written.parent / "~$lf-evaluation.docx").write_bytes(b"")
    outcome = draft(str(workspace))
    assert written.read_bytes() == edited
    assert "SA-W01" in {problem.code for problem in outcome.problems}
    assert not any("refreshed" in line or "brought up to date" in line for line in outcome.told)


def test_a_draft_keeps_its_memory_under_another_name(written: Path, workspace: Path) -> None:
    add_our_words(written)
    move_the_data(workspace)
    renamed = written.with_name("Version for Anna.docx")
    written.rename(renamed)
    renamed.rename(written)  # as it comes back from e-mail
    (written.parent / ".selfassess" / "memory.json").unlink()
    outcome = draft(str(workspace))
    assert OURS in words_of(written)
    assert any("brought up to date" in line for line in outcome.told)


def test_a_draft_under_another_name_is_left_and_pointed_out(written: Path, workspace: Path) -> None:
    other = written.with_name("SEF v2.docx")
    written.rename(other)
    before = other.read_bytes()
    outcome = draft(str(workspace))
    assert [line for line in outcome.left_alone if other.name in line and written.name in line]
    assert other.read_bytes() == before
