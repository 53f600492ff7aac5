"""What the docs tell a reader to type, page by page, in the order of the page; and doing it."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from selfassess.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SAMPLE = ROOT / "sample_inputs" / "northmere"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
COMMANDS = set(getattr(get_command(app), "commands", {}))
PROGRAMS = ("selfassess", "python", "py", "pip", "pipx", "uv", "pyinstaller")
_PARTS = re.compile(
    r"^ *```(?P<kind>console|toml|text)\n(?P<block>.*?)^ *```"
    r"|^<!-- test: copy (?P<source>\S+) (?P<target>\S+) -->"
    r"|^ *```\w*\n.*?^ *```"
    r"|^    (?P<indented>(?:" + "|".join(PROGRAMS) + r") .+?)(?:  .*)?$"
    r"|(?<!`)`(?P<inline>(?:" + "|".join(PROGRAMS) + r")\s[^`]+)`",
    re.M | re.S,
)


@dataclass(frozen=True)
class Step:
    """One thing a page tells a reader: "type" a line, "append" settings, "copy" a folder; or lines
    that the reader will have "seen"."""

    kind: str
    text: str


def steps(page: Path) -> list[Step]:
    """Everything that a page tells a reader to do."""
    found: list[Step] = []
    for part in _PARTS.finditer(page.read_text(encoding="utf-8")):
        if part["source"]:
            found.append(Step("copy", f"{part['source']} {part['target']}"))
        elif part["kind"] == "toml":
            found.append(Step("append", re.sub("(?m)^ +", "", part["block"])))
        elif part["kind"] == "text":
            found.append(Step("seen", part["block"]))
        elif line := part["block"] or part["indented"] or part["inline"]:
            lines = line.splitlines() if part["block"] else [" ".join(line.split())]
            found += [Step("type", each.strip()) for each in lines]
    return found


def append(folder: Path, text: str) -> None:
    """Adds settings as a person would: keys of a table that is there go under its heading."""
    settings = folder / "northmere" / "selfassess.toml"
    held, (heading, *keys) = settings.read_text("utf-8"), text.strip().splitlines()
    if f"\n{heading}\n" in held:
        names = tuple(f"{key.split('=')[0].strip()} " for key in keys)
        held = "\n".join(x for x in held.splitlines() if not x.startswith(names))
        held = held.replace(f"\n{heading}\n", "\n" + "\n".join([heading, *keys]) + "\n", 1)
    else:
        held += f"\n{text}"
    settings.write_text(held, encoding="utf-8")


# Settings that are wrong; a folder, a reference, a letter or a register that is not there.
_ASTRAY = re.compile(r"SA-S\d\d|SA-C0[1578]")

# What a page calls by a word of its own, and what stands for it.
LETTER = "inputs/letters/northmere-ilacs-2023-08-07.pdf"
STANDS_FOR = {"FOLDER": "read", "FILE...": LETTER, "FILE…": LETTER}


def typed(line: str, folder: Path, monkeypatch, said: list[str] | None = None) -> str:
    """Types a `selfassess` line in a folder, or in the workspace where no folder is named; what
    is not as it should be. What it prints is added to `said`."""
    _, *given = shlex.split(line)
    arguments = [STANDS_FOR.get(word, word) for word in given]
    if given[0] in COMMANDS and len(given) == 1:
        return ""  # the name of a command, in a sentence
    named = any(word.split("/")[0] in {p.name for p in folder.iterdir()} for word in given)
    inside = folder / "northmere" if not named and given[0] != "new" else folder
    if "ours.docx" in given:
        shutil.copy(ROOT / "templates" / "self_evaluation.docx", inside / "ours.docx")
    monkeypatch.chdir(inside if inside.is_dir() else folder)
    done = CliRunner().invoke(app, arguments)
    monkeypatch.chdir(folder)
    if said is not None:
        said.append(done.output)
    if done.exit_code not in (0, 1) or _ASTRAY.search(done.output):
        return f"{line}: {done.exit_code} {done.output[-400:]}"
    return ""
