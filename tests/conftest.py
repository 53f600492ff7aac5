"""What many tests share: the sample council, drafted once per run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

# How long an example takes says how busy the machine is; timings belong to tests/bench.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_inputs" / "northmere"


@dataclass(frozen=True)
class Drafted:
    """A workspace after `selfassess draft`: its folder and how the command ended."""

    folder: Path
    outcome: object

    @property
    def document(self) -> Path:
        return self.folder / "outputs" / "self-evaluation.docx"

    @property
    def evidence(self) -> Path:
        return self.folder / "outputs" / "evidence.xlsx"


@pytest.fixture(scope="session")
def northmere(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """The sample council with its draft written. Shared: tests read it and never change it."""
    from selfassess.commands.draft import draft

    folder = tmp_path_factory.mktemp("sample") / "northmere"
    shutil.copytree(SAMPLE, folder)
    return Drafted(folder, draft(str(folder)))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A fresh copy of the sample council that a test may change."""
    folder = tmp_path / "northmere"
    shutil.copytree(SAMPLE, folder)
    return folder
