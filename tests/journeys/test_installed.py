"""The wheel: installed into an empty environment it works from any folder, without the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

ROOT = Path(__file__).resolve().parents[2]
# As OneDrive names folders in a council, with a name as long as such names get.
COUNCIL = "OneDrive - Northmere Metropolitan Borough Council"
LONG = "Children's Services – Quality Assurance (2026–27) self-evaluation, final version 3 (copy)"
NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.I)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("selfassess", "config", "templates"):
        shutil.copytree(ROOT / name, folder / "src" / name, ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "src" / name)
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            folder,
            folder / "src",
        ],
        capture_output=True,
        text=True,
    )
    if made.returncode and "hatchling" in made.stderr:
        pytest.skip("the builder (hatchling) cannot be fetched from here")
    assert made.returncode == 0, made.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel in it; the libraries are those of the tests."""
    home = tmp_path_factory.mktemp("home") / "environment"
    venv.EnvBuilder(with_pip=False).create(home)
    places = {"base": str(home), "platbase": str(home)}
    purelib = Path(sysconfig.get_path("purelib", "venv", vars=places))
    purelib.mkdir(parents=True, exist_ok=True)
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=places))
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps",
         "--no-index", "--disable-pip-version-check", wheel],
        check=True,
    )  # fmt: skip
    here = [p for p in sys.path if p.endswith(("site-packages", ".deps"))]
    (purelib / "libraries.pth").write_text("\n".join(here), encoding="utf-8")
    return scripts / ("selfassess.exe" if os.name == "nt" else "selfassess")


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    alone = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return subprocess.run(
        [command, *arguments], cwd=folder, env=alone, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip


def test_the_wheel_carries_settings_templates_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    for folder in ("config", "templates"):
        files = [
            p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts
        ]
        assert len(files) > 5
        wanted = {f"selfassess/_data/{p.relative_to(ROOT).as_posix()}" for p in files}
        assert wanted - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [n for n in names if n.startswith(("tests/", "sample_inputs/", "scripts/"))]


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import selfassess.settings.load as s; print(s.data_folder())"
    said = subprocess.run(
        [installed.parent / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True
    ).stdout.strip()
    assert said.endswith("_data"), said
    assert str(ROOT) not in said


def test_help_and_version_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert "self-" in run(installed, "--help", folder=tmp_path).stdout
    assert re.fullmatch(
        r"selfassess \d+\.\d+\.\d+\n", run(installed, "--version", folder=tmp_path).stdout
    )


def test_from_nothing_to_a_draft_in_a_folder_with_a_long_name(
    installed: Path, tmp_path: Path
) -> None:
    home = tmp_path / COUNCIL / LONG
    home.mkdir(parents=True)
    made = run(installed, "new", "northmere", "--name", "Northmere Council", folder=home)
    assert made.returncode == 0, made.stdout + made.stderr
    shutil.copytree(SAMPLE / "inputs", home / "northmere" / "inputs", dirs_exist_ok=True)
    done = run(installed, "draft", "northmere", folder=home)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    written = home / "northmere" / "outputs"
    assert (written / "self-evaluation.docx").stat().st_size > 50_000
    assert (written / "evidence.xlsx").is_file()
    ours = [p for p in home.rglob("*") if p.parent != home / "northmere" / "inputs" / "letters"]
    assert [p.name for p in ours if NOT_ON_WINDOWS.search(p.name)] == []


def test_words_reach_a_pipe_whole_whatever_the_code_page(installed: Path, tmp_path: Path) -> None:
    alone = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [installed, "check", "nowhere→"], cwd=tmp_path, env=alone, capture_output=True
    )
    assert done.returncode == 1
    assert "nowhere→" in done.stdout.decode("utf-8")
