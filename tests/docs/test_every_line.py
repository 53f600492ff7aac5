"""Every command line in the docs is typed, in the order of its page, on the invented council.

What cannot be typed here stands in NOT_TYPED, with the reason and with what holds it instead.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command

from selfassess.cli import app
from tests.docs.pages import COMMANDS, PAGES, ROOT, SAMPLE, append, steps, typed

# A pattern of lines, and why they are not typed here.
NOT_TYPED = {
    r"python run\.py check$": "style and types of all the code: .ci/run runs it",
    r"python run\.py test": "the tests themselves: .ci/run runs it",
    r"python run\.py (wheelhouse|freeze)": "needs the package index; each tries what it made",
    r"python tests/bench/\w+\.py": "takes minutes",
    r"python scripts/\w+\.py": "writes into the checkout; tests compare what it writes",
    r"pipx install|uv tool install|pip install": "needs the package index; the wheel is "
    "installed and used in tests/journeys/test_installed.py",
}


@pytest.fixture(scope="module")
def run_py() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", [p for p in PAGES if steps(p)], ids=lambda p: p.stem)
def test_what_a_page_says_can_be_done(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = steps(page)
    if not any(re.search(r"(selfassess|run\.py) new northmere", step.text) for step in todo):
        shutil.copytree(SAMPLE, tmp_path / "northmere")
    faults, said = [], list[str]()
    for step in todo:
        if step.kind == "copy":
            source, target = step.text.split()
            shutil.copytree(ROOT / source, tmp_path / target, dirs_exist_ok=True)
        elif step.kind == "append":
            append(tmp_path, step.text)
        elif step.kind == "seen":
            faults += [line for line in step.text.splitlines() if line not in "".join(said)]
        else:
            faults.append(done(step.text, tmp_path, monkeypatch, said))
    assert [fault for fault in faults if fault] == []
    if page.stem in ("tutorial", "prepare-for-the-call"):
        written = tmp_path / "northmere" / "outputs" / "self-evaluation.docx"
        assert written.stat().st_size > 50_000


def done(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]) -> str:
    """Types a line where it can be typed; else looks whether it is one that is held elsewhere."""
    for file in re.findall(r"\b(?:tests|scripts)/[\w./]+", line):
        if not (ROOT / file).exists():
            return f"{line}: there is no {file}"
    if any(re.match(pattern, line) for pattern in NOT_TYPED):
        return ""
    ours = re.match(r"python run\.py ([\w-]+)", line)
    if ours and ours[1] in COMMANDS:
        ours_line = line.replace("python run.py", "selfassess", 1)
        return typed(ours_line, folder, monkeypatch, said)
    if line in ("python run.py", "python run.py demo"):
        return ""  # the name of the program; and what is done below, once
    if line.startswith("selfassess "):
        return typed(line, folder, monkeypatch, said)
    return f"{line}: nobody knows how to type this"


def test_the_demo_ends_in_a_draft(
    run_py: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    """`python run.py demo`, without the setting up: the tests run in what it sets up."""
    shutil.copytree(SAMPLE, tmp_path / "sample_inputs" / "northmere")
    monkeypatch.setattr(run_py, "ROOT", tmp_path)
    monkeypatch.setattr(run_py, "interpreter", lambda: Path(sys.executable))
    assert run_py.demo({**os.environ, "PYTHONPATH": str(ROOT)}, []) == 0
    said = capfd.readouterr().out
    written = tmp_path / "out" / "northmere" / "outputs" / "self-evaluation.docx"
    assert str(written) in said
    assert written.stat().st_size > 50_000
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`{written.relative_to(tmp_path).as_posix()}`" in readme


def test_run_py_knows_what_the_docs_ask_of_it() -> None:
    known = set(re.findall(r'case "(\w+)"', (ROOT / "run.py").read_text(encoding="utf-8")))
    asked = {
        m[1]
        for page in PAGES
        for step in steps(page)
        if (m := re.match(r"python run\.py ([\w-]+)", step.text))
    }
    assert {"demo", "test", "check", "wheelhouse", "freeze"} <= asked
    assert asked <= known | COMMANDS


def test_the_wheel_has_the_name_that_the_docs_give_it() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    named = re.findall(r"selfassess-[\w.]+-py3-none-any\.whl", pages_text())
    assert named
    assert set(named) == {f"{project['name']}-{project['version']}-py3-none-any.whl"}


def test_every_reason_not_to_type_a_line_is_still_needed() -> None:
    lines = [step.text for page in PAGES for step in steps(page)]
    assert [p for p in NOT_TYPED if not any(re.match(p, line) for line in lines)] == []


def pages_text() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def examples() -> list[tuple[str, str]]:
    """The examples that each command's help gives."""
    commands = getattr(get_command(app), "commands", {})
    return [
        (name, example.strip())
        for name, command in commands.items()
        for example in re.findall(r"(?<!`)\bselfassess [a-z][^;\n`]+", command.help or "")
    ]


def test_every_command_gives_an_example() -> None:
    assert {name for name, _ in examples()} == COMMANDS


@pytest.mark.parametrize("example", [e for _, e in examples()], ids=lambda e: e[11:50])
def test_an_example_of_the_help_can_be_typed(
    example: str, northmere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not example.startswith("selfassess new"):
        shutil.copytree(northmere.folder, tmp_path / "northmere")
    if " region" in example:
        shutil.copytree(SAMPLE, tmp_path / "region" / "northmere")
        shutil.copytree(SAMPLE, tmp_path / "region" / "southmere")
    shutil.copy(SAMPLE / "inputs" / "performance.xlsx", tmp_path / "scorecard.xlsx")
    shutil.copy(SAMPLE / "inputs" / "annex-a.xlsx", tmp_path / "lists.xlsx")
    assert typed(example, tmp_path, monkeypatch) == ""
