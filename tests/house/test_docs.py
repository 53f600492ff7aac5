"""What the docs name is there, and the reference is as the code. tests/docs types every line."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from selfassess.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"`((?:docs|config|tests|scripts|sample_inputs|templates)/[\w./-]+\w)`")


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
    promises = re.findall(r"(?m)^\| (.+?) \| .+ \| (.+?) \|$", text.split("## What it reads")[0])
    assert len(promises) > 14
    without = [promise for promise, tests in promises[1:] if not re.search(r"test_\w+", tests)]
    assert [p for p in without if not p.startswith("---")] == []
    files = {f for _, tests in promises for f in re.findall(r"`(test_\w+\.py)`", tests)}
    known = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert files - known == set()


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
