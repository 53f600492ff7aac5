"""Every command line and every setting in the docs is tried, and the reference is as the code."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from selfassess.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```|^<!-- test: copy (\S+) (\S+) -->", re.M | re.S)
LINK = re.compile(r"`((?:docs|config|tests|scripts|sample_inputs|templates)/[\w./-]+\w)`")


def blocks(page: Path) -> list[tuple[str, str]]:
    """What a page tells a reader to do, in order: "console" or "toml" with its text, or "copy"."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [(m[1], m[2]) if m[1] else ("copy", f"{m[3]} {m[4]}") for m in found]


def follow(kind: str, text: str, folder: Path) -> list[str]:
    """Does what one block says; what is not as it should be."""
    if kind == "copy":
        source, target = text.split()
        shutil.copytree(ROOT / source, folder / target, dirs_exist_ok=True)
        return []
    if kind == "toml":
        settings = folder / "northmere" / "selfassess.toml"
        settings.write_text(settings.read_text("utf-8") + "\n" + text, encoding="utf-8")
        return []
    faults = []
    for line in text.splitlines():
        name, *arguments = shlex.split(line)
        assert name == "selfassess", line
        done = CliRunner().invoke(app, arguments)
        if done.exit_code not in (0, 1) or "SA-S" in done.output:
            faults.append(f"{line}: {done.exit_code} {done.output[-300:]}")
    return faults


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p)], ids=lambda p: p.stem)
def test_what_a_page_says_can_be_done(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    todo = blocks(page)
    if "selfassess new northmere" not in todo[0][1]:
        shutil.copytree(ROOT / "sample_inputs" / "northmere", tmp_path / "northmere")
    monkeypatch.chdir(tmp_path)
    assert [fault for kind, text in todo for fault in follow(kind, text, tmp_path)] == []
    if page.stem in ("tutorial", "prepare-for-the-call"):
        written = tmp_path / "northmere" / "outputs" / "self-evaluation.docx"
        assert written.stat().st_size > 50_000


def test_the_pages_hold_something_to_do() -> None:
    assert {
        "tutorial",
        "map-a-workbook",
        "add-an-indicator",
        "refresh",
        "prepare-for-the-call",
    } <= {page.stem for page in PAGES if blocks(page)}


def test_every_file_that_a_page_names_is_there() -> None:
    pages = [*PAGES, ROOT / "README.md"]
    gone = {
        f"{page.name}: {name}"
        for page in pages
        for name in LINK.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / name).exists() and "2027" not in name and "family_networks" not in name
    }
    assert gone == set()


def test_every_test_that_the_security_page_names_is_there() -> None:
    text = (DOCS / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    assert len(named) > 8
    assert named - defined == set()


def test_the_reference_is_as_the_code() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from write_reference import TARGET, pages
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    stale = [
        name
        for name, page in pages().items()
        if not (TARGET / name).is_file() or (TARGET / name).read_text("utf-8") != page
    ]
    assert stale == [], "run scripts/write_reference.py"


def test_every_command_has_its_place_in_the_reference() -> None:
    from typer.main import get_command

    text = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    for name in getattr(get_command(app), "commands", {}):
        assert f"## `selfassess {name}`" in text
