"""A made-up framework of 2027, added as the files of docs/examples alone: no code is changed.

The sample council's documents are written under it, and a report of an inspection of 2027 is read.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import SAMPLE
from tests.read.letters.conftest import Printer

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "framework-2027"
TITLE = "The experiences and progress of children cared for by family networks"
JUDGED = {
    "The impact of leaders on social work practice with children and families": "Good",
    "The experiences and progress of children who need help and protection": "Good",
    "The experiences and progress of children in care": "Outstanding",
    "The experiences and progress of care leavers": "Good",
    TITLE: "Requires improvement to be good",
}
NEEDS = "The quality of support plans for kinship carers and for the children they look after."
SAID = (
    "Kinship carers are not always told what help they can expect.",
    "Assessments of relatives are thorough, and children say where they want to live.",
    "Too many children wait for a decision about a special guardianship order.",
    "Managers know these children well and review their plans without delay.",
)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool with three files more, and the sample council under the new framework."""
    home = tmp_path_factory.mktemp("framework")
    for name in ("selfassess", "config", "templates"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copytree(EXAMPLE, home / "config", dirs_exist_ok=True)
    before = home / "config" / "frameworks" / "ilacs-2026.toml"
    ended = "inspections_from = 2026-04-01\ninspections_to = 2027-03-31"
    text = before.read_text(encoding="utf-8")
    before.write_text(text.replace("inspections_from = 2026-04-01", ended), encoding="utf-8")
    shutil.copytree(SAMPLE, home / "northmere")
    settings = home / "northmere" / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"ilacs-2026"', '"ilacs-2027"'), encoding="utf-8")
    for command in ("draft", "readiness"):
        done = told(home, command, "northmere")
        assert done.returncode == 0, done.stdout[-1500:] + done.stderr
    return home / "northmere"


def told(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the tool that stands in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "selfassess", *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def printed(path: Path) -> Path:
    """A report of June 2027, in the form that Ofsted gives its reports, with the new judgement."""
    page = Printer(footer="7 to 18 June 2027")
    page.heading("Inspection of Barnsley local authority children's services", 26)
    page.block("Inspection dates: 7 to 18 June 2027", bold=True)
    page.block("Lead inspector: Ann Example, His Majesty's Inspector", bold=True)
    page.row("Judgement", "Grade")
    for title, grade in JUDGED.items():
        page.row(re.sub(r"(.{30,45}?) ", r"\1|", title, count=1), grade)
    page.heading("What needs to improve?").block(NEEDS, mark="\u2022")
    numbers = iter(range(1, 99))
    for title, grade in JUDGED.items():
        page.heading(f"{title}: {grade.lower()}")
        for said in SAID if title == TITLE else (f"Of {title[12:].lower()}, much is done well.",):
            page.block(said, mark=f"{next(numbers)}.")
    return page.save(path)


@pytest.fixture(scope="module")
def register(council: Path) -> dict[str, list[dict[str, object]]]:
    """The sheets of the register after the report of 2027 was read, as rows by heading."""
    letter = printed(council / "inputs" / "letters" / "ofsted-2027.pdf")
    done = told(council.parent, "findings", str(letter), "-w", "northmere")
    assert done.returncode in (0, 1), done.stdout + done.stderr
    book = openpyxl.load_workbook(council / "inputs" / "findings.xlsx", data_only=True)
    return {sheet.title: rows(sheet.values) for sheet in book.worksheets}


def rows(values) -> list[dict[str, object]]:
    table = [row for row in values if sum(cell is not None for cell in row) > 2]
    return [dict(zip(map(str, table[0]), row, strict=True)) for row in table[1:]]


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", " ", xml)


@pytest.mark.parametrize("name", ["self-evaluation.docx", "inspection-readiness.docx"])
def test_both_documents_are_written_under_it(council: Path, name: str) -> None:
    said = words(council / "outputs" / name)
    assert "Family networks" in said
    assert len(said) > 20_000


def test_the_files_agree_with_one_another(council: Path) -> None:
    """The check that docs/adding-a-framework.md names, on frameworks, crosswalk and aspects."""
    home = council.parent
    (home / "tests" / "house").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "house" / "test_config.py", home / "tests" / "house")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/house",
         "-k", "framework or crosswalk or aspect or area or source"],
        cwd=home, env={**os.environ, "PYTHONPATH": str(home)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_new_judgement_has_its_chapter(council: Path) -> None:
    assert TITLE in words(council / "outputs" / "self-evaluation.docx")


def test_earlier_findings_are_carried_along_the_whole_crosswalk(council: Path, northmere) -> None:
    """2013 to 2023 to 2026 to 2027: every finding of the register is still there."""
    labels = [
        set(re.findall(r"\bF\d+\b", words(path)))
        for path in (northmere.document, council / "outputs" / "self-evaluation.docx")
    ]
    assert len(labels[0]) > 40
    assert abs(len(labels[0]) - len(labels[1])) <= 0.1 * len(labels[0])


def of_2027(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [row for row in rows if row["Document"] == "ilacs-2027-06"]


def test_a_report_of_2027_is_known_by_its_judgements(register) -> None:
    (document,) = of_2027(register["Documents"])
    assert (document["Framework"], document["Kind"]) == ("ilacs-2027", "inspection")
    judged = {row["Heading as printed"]: row["Grade"] for row in of_2027(register["Judgements"])}
    assert judged == {title: grade.removesuffix(" to be good") for title, grade in JUDGED.items()}
    areas = {row["Judgement area"] for row in of_2027(register["Judgements"])}
    assert "Family networks" in areas


def test_its_findings_stand_under_the_new_judgement(register) -> None:
    found = {row["Finding as printed"]: row for row in of_2027(register["Findings"])}
    assert found[NEEDS]["Kind"] == "recommendation"
    for said in SAID[:3]:
        assert found[said]["Judgement area then"] == "Family networks"
        assert found[said]["Under the heading"].startswith(TITLE)


def test_the_framework_before_still_reads_as_itself(register) -> None:
    assert "ilacs-2023" in {row["Framework"] for row in register["Documents"]}


def test_both_documents_then_hold_what_was_found_in_2027(council: Path, register) -> None:
    settings = council / "selfassess.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^as_at = .*", "as_at = 2027-10-31", text), encoding="utf-8")
    for command, name in (("draft", "self-evaluation"), ("readiness", "inspection-readiness")):
        told(council.parent, command, "northmere", "--fresh")
        assert NEEDS.rstrip(".") in words(council / "outputs" / f"{name}.docx")
