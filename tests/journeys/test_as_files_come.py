"""Files as a newcomer has them: known for what they are, in any kind, once each."""

from __future__ import annotations

import csv
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from selfassess.commands.check import check
from selfassess.commands.gather import gather
from tests.books import write

ROOT = Path(__file__).resolve().parents[2]
TIDY = ROOT / "sample_inputs" / "northmere" / "inputs"
TWIN = ROOT / "sample_inputs" / "northmere-as-found" / "inputs"
SCORECARD = "Indicator | Apr-25 | May-25 | DOT\nChildren looked after | 450 | 451 | ↑"
SURVEY = "Question | Agree | Disagree\nMy plan helps me | 30 | 10"
LOG = "Date received | Category | Outcome\n1 May 2026 | Delay | Upheld"
FORM = "Date of audit | 14 May 2026\nPlan type | Child in need\nOverall grade | Good\nVoice | RI"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (TIDY / "performance.xlsx", "Performance"),
        (TIDY / "annex-a.xlsx", "Annex A lists"),
        (TIDY / "audits.xlsx", "Audited records"),
        (TWIN / "performance" / "CSC scorecard 2026-27 month 6.xlsx", "scorecard"),
        (TWIN / "audits" / "Audit summary 2026 Q2.docx", "audit summary"),
        (TWIN / "Improvement plan 2026-27.docx", "improvement plan"),
        (TWIN / "letters" / "northmere-ilacs-2023-08-07.pdf", "ILACS report"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_any_file_is_known_for_what_it_is(file: Path, kind: str) -> None:
    (said,) = told(file)
    assert kind.casefold() in said["kind"].casefold()


def told(*files: Path) -> list[dict[str, str]]:
    data = check([str(file) for file in files]).data
    assert data is not None
    found: list[dict[str, str]] = data["files"]
    return found


@pytest.mark.parametrize(
    ("sheet", "table", "kind"),
    [
        ("Survey May 2026", SURVEY, "survey"),
        ("Complaints", LOG, "complaint"),
        ("Audit", FORM, "audited records"),
        ("Scorecard", SCORECARD, "scorecard"),
    ],
)
def test_any_table_is_known_for_what_it_is(
    tmp_path: Path, sheet: str, table: str, kind: str
) -> None:
    (said,) = told(write(tmp_path, {sheet: table}))
    assert said["kind"] == kind


def test_a_form_in_word_is_known(tmp_path: Path) -> None:
    document = Document()
    for line in FORM.splitlines():
        document.add_paragraph(line.replace(" | ", ": "))
    document.save(tmp_path / "audit.docx")
    (said,) = told(tmp_path / "audit.docx")
    assert said["kind"] == "audited records"


def test_arrows_of_direction_are_no_figures(tmp_path: Path) -> None:
    (said,) = told(write(tmp_path, {"Scorecard": SCORECARD}))
    (table,) = said["tables"]
    assert [c["role"] for c in table["columns"]] == ["name", "value", "value", "direction"]
    assert [row["figures"] for row in table["rows"]] == [2]


def test_the_same_file_under_two_names_is_read_once_and_said(workspace: Path) -> None:
    folder = workspace / "inputs" / "performance"
    folder.mkdir()
    path = write(folder, {"Scorecard": SCORECARD}, "october.xlsx")
    shutil.copy(path, folder / "october (final).xlsx")
    dossier = gather(workspace)
    (problem,) = [p for p in dossier.problems if p.code == "SA-R78"]
    assert problem.blanks["other"] in (
        "performance/october.xlsx",
        "performance/october (final).xlsx",
    )
    assert "the same file under another name" in {a.reason for a in dossier.account.set_aside}
    marks = [file.sha256 for file in dossier.account.files]
    assert len(marks) == len(set(marks)) > 4
    assert all(len(mark) == 64 for mark in marks)


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_a_workbook_saved_in_another_kind_gives_the_same_figures(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"scorecard.{kind}"
    lines = [[c.strip() for c in line.split("|")] for line in SCORECARD.splitlines()]
    if kind == "ods":
        path.write_bytes(opendocument(lines))
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(lines)
    (said,) = told(path)
    assert [row["figures"] for table in said["tables"] for row in table["rows"]] == [2]


def opendocument(lines: list[list[str]]) -> bytes:
    """An OpenDocument workbook with one sheet."""

    def cell(text: str) -> str:
        number = f' office:value-type="float" office:value="{text}"' if text.isdigit() else ""
        kind = number or ' office:value-type="string"'
        return f"<table:table-cell{kind}><text:p>{text}</text:p></table:table-cell>"

    rows = "".join(
        f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in lines
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    body = f'<table:table table:name="Scorecard">{rows}</table:table>'
    content = (
        f'<?xml version="1.0"?><office:document-content {names} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    held = BytesIO()
    with ZipFile(held, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{listed}">{entry}</m:manifest>'
        )
        made.writestr("content.xml", content)
    return held.getvalue()


def test_surveys_logs_and_forms_of_a_workspace_become_evidence(workspace: Path) -> None:
    before = gather(workspace).evidence
    inputs = workspace / "inputs"
    for folder in ("voice", "audits/2026-05"):
        (inputs / folder).mkdir(parents=True)
    write(inputs / "voice", {"Care leavers survey May 2026": SURVEY}, "survey.xlsx")
    write(inputs, {"2026-27": LOG}, "Complaints log.xlsx")
    write(inputs / "audits" / "2026-05", {"Audit": FORM}, "record 1.xlsx")
    after = gather(workspace).evidence
    assert len(after.voice) == len(before.voice) + 2
    assert len(after.audits) == len(before.audits) + 1
    assert len(after.values) == len(before.values)
