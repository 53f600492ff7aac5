"""A made-up framework of 2027, added as the files of docs/examples alone: no code is changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "framework-2027"
TITLE = "The experiences and progress of children cared for by family networks"


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
        done = subprocess.run(
            [sys.executable, "-m", "selfassess", command, "northmere"],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(home)},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout[-1500:] + done.stderr
    return home / "northmere"


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", " ", xml)


@pytest.mark.parametrize("name", ["self-evaluation.docx", "inspection-readiness.docx"])
def test_both_documents_are_written_under_it(council: Path, name: str) -> None:
    said = words(council / "outputs" / name)
    assert "Family networks" in said
    assert len(said) > 20_000


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
