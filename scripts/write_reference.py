"""Writes docs/reference from the code and the settings: `python scripts/write_reference.py`.

Nothing in docs/reference is written by hand; tests/house/test_docs.py fails where it is stale.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from selfassess.settings.catalogue import load_settings  # noqa: E402
from selfassess.settings.problems import load_catalogue  # noqa: E402

TARGET = ROOT / "docs" / "reference"
MADE = "<!-- Made by scripts/write_reference.py: change the code or config/, not this page. -->\n"
SEVERITIES = {
    "error": "to put right",
    "warning": "to look at",
    "note": "for information",
}


def pages() -> dict[str, str]:
    """Every page of the reference, by file name."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "indicators.md": indicators(),
        "problems.md": problems(),
        "annex-a-rules.md": annex_a_rules(),
    }


def commands() -> str:
    """The help of every command, as it prints."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from selfassess.cli import app

    os.environ["COLUMNS"] = "90"
    lines = [MADE, "# Commands\n"]
    for name in ["", *getattr(get_command(app), "commands", {})]:
        arguments = [*name.split(), "--help"]
        said = CliRunner().invoke(app, arguments, prog_name="selfassess", color=False).output
        lines.append(f"## `selfassess {name}".rstrip() + f"`\n\n```text\n{said.strip()}\n```\n")
    lines.append(
        "Exit status: 0 done; 1 the inputs have errors; 2 wrong use; 3 a fault of ours, with a log "
        "that holds no cell contents; 130 stopped by the user.\n"
    )
    return "\n".join(lines)


def settings() -> str:
    """The settings file that `selfassess new` writes, and every threshold with its reason."""
    starter = (ROOT / "config" / "workspace.toml").read_text(encoding="utf-8").strip()
    thresholds = (ROOT / "config" / "thresholds.toml").read_text(encoding="utf-8").strip()
    return (
        f"{MADE}\n# Settings\n\n## selfassess.toml\n\nEvery setting of a workspace, as "
        f"`selfassess new` writes it. A line that begins with `#` is a remark or the default.\n\n"
        f"```toml\n{starter}\n```\n\n## Thresholds\n\nWhat the judgements rest on, each with its "
        "reason. A council overrides one in its own `selfassess.toml`, under `[thresholds.…]`.\n\n"
        f"```toml\n{thresholds}\n```\n"
    )


def indicators() -> str:
    """Every indicator by judgement area and aspect."""
    held = load_settings()
    framework = max(held.frameworks.values(), key=lambda f: f.inspections_from)
    about = (
        f"{len(held.indicators)} indicators. A name in any spelling of the third column is "
        "understood; `selfassess check` offers what a name may mean.\n"
    )
    lines = [MADE, "# Indicators\n", about]
    for area in framework.areas:
        lines += [f"## {area.short}\n", "| indicator | unit | also called | aspect |",
                  "| --- | --- | --- | --- |"]  # fmt: skip
        for one in held.indicators.values():
            if one.area == area.id:
                also = _cell("; ".join(one.aliases))
                aspect = held.aspects[one.aspect].short
                unit = str(one.unit).replace("_", " ")
                lines.append(f"| {_cell(one.name)} (`{one.id}`) | {unit} | {also} | {aspect} |")
        lines.append("")
    return "\n".join(lines)


def problems() -> str:
    """Every code that can be reported, what it means and what to do."""
    lines = [MADE, "# Problem codes\n", "A word in {braces} is filled with what was found.\n"]
    lines += ["| code | what it is | it says | what to do |", "| --- | --- | --- | --- |"]
    for kind in load_catalogue().kinds.values():
        title = f"{kind.title} ({SEVERITIES[kind.severity]})"
        lines.append(f"| {kind.code} | {title} | {_cell(kind.sentence)} | {_cell(kind.remedy)} |")
    return "\n".join(lines) + "\n"


def annex_a_rules() -> str:
    """Every rule that the Annex A lists are checked by."""
    lines = [MADE, "# Rules of the Annex A lists\n", "| rule | list | severity | what fails |",
             "| --- | --- | --- | --- |"]  # fmt: skip
    lines += [
        f"| {rule['id']} | {rule['list']} | {rule['severity']} | {_cell(rule['sentence'])} |"
        for rule in _rules()
    ]
    return "\n".join(lines) + "\n"


def _rules() -> Iterator[dict[str, str]]:
    from selfassess.settings.annex_a import load_annex_a

    for rule in load_annex_a().rules:
        lists = getattr(rule, "lists", None) or (getattr(rule, "list", "") or "file",)
        yield {
            "id": rule.id,
            "list": ", ".join(str(number) for number in lists),
            "severity": str(rule.severity),
            "sentence": rule.sentence,
        }


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, page in pages().items():
        (TARGET / name).write_text(page, encoding="utf-8", newline="\n")
        print(f"Wrote docs/reference/{name}")


if __name__ == "__main__":
    main()
