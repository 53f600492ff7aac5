"""Dependencies are few, pinned and freely licensed, and `docs/security.md` lists them truly."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FREE = re.compile(r"\b(MIT|BSD|ISC|PSF|PSFL|Apache|Python Software Foundation)\b")
NOT_FREE = re.compile(r"\b(A?GPL|LGPL|SSPL|Proprietary|Commercial)", re.IGNORECASE)
ROW = re.compile(r"^\| `([\w.-]+)` \| ([^|]+) \| ([^|]+) \|", re.MULTILINE)


def needed() -> set[str]:
    """Every distribution that running the tool needs, those of others included."""
    found: set[str] = set()
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += map(Requirement, distribution(name).requires or ())
    return found


def listed() -> dict[str, str]:
    """Name → licence, as docs/security.md gives them."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    table = text.split("## Dependencies")[1]
    return {name: licence.strip() for name, licence, _ in ROW.findall(table)}


def licence_of(name: str) -> str:
    """What a distribution says of its licence: expression, field and classifiers."""
    about = distribution(name).metadata
    told = [about.get("License-Expression"), (about.get("License") or "")[:80]]
    told += [c for c in about.get_all("Classifier") or () if c.startswith("License")]
    return " ".join(filter(None, told))


def test_the_tool_names_few_dependencies() -> None:
    assert len(PROJECT["dependencies"]) <= 8
    assert len(needed()) <= 22


def test_every_dependency_is_listed_for_the_reader_and_no_other() -> None:
    on_another_system = {"colorama"}  # on Windows only
    assert needed() - on_another_system == set(listed()) - on_another_system


def test_every_licence_is_free_and_the_one_that_is_listed() -> None:
    for name in needed():
        said = licence_of(name)
        assert FREE.search(said), (name, said)
        assert not NOT_FREE.search(said), (name, said)
        family = listed()[name].split("-")[0].split(" ")[0]
        assert family in said or family in said.replace("Python Software Foundation", "PSF"), name


def test_every_dependency_has_an_upper_bound_and_is_pinned() -> None:
    assert [d for d in PROJECT["dependencies"] if "<" not in d] == []
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = {canonicalize_name(p[0]): p[1] for line in lines if len(p := line.split("==")) == 2}
    assert needed() - set(pins) == set()


def test_the_reader_of_workbooks_is_the_safe_one() -> None:
    import openpyxl

    assert openpyxl.DEFUSEDXML


def test_nothing_of_ours_imports_what_speaks_with_a_network() -> None:
    speaking = re.compile(
        r"^\s*(?:import|from)\s+(socket|ssl|http|urllib|ftplib|smtplib|requests|httpx|asyncio"
        r"|xmlrpc|telnetlib|webbrowser|pickle|shelve)\b", re.MULTILINE
    )  # fmt: skip
    stored = re.compile(r"^\s*(?:import|from)\s+marshal\b", re.MULTILINE)
    sources = list((ROOT / "selfassess").rglob("*.py"))
    assert len(sources) > 100
    texts = {p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in sources}
    assert {p: found[0] for p, text in texts.items() if (found := speaking.findall(text))} == {}
    # Its own sentences, compiled, beside Python's own compiled modules and trusted as they are.
    keeping = "selfassess/compose/wording_compiled.py"
    assert [p for p, text in texts.items() if stored.search(text)] == [keeping]
    run = re.compile(r"\b(?:eval|exec|compile|__import__)\(")
    bare = {p for p, t in texts.items() for m in run.finditer(t) if t[m.start() - 1] not in ".`"}
    assert bare == set()
