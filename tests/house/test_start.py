"""The command line starts light: help never loads what it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("docx", "openpyxl", "jinja2", "lxml", "pypdfium2", "python_calamine", "sqlite3")


def loaded_for(*arguments: str) -> set[str]:
    """The modules that Python has loaded when the command line ends."""
    code = (
        "import sys, atexit; sys.argv = ['selfassess', *sys.argv[1:]];"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr));"
        "from selfassess.cli import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("draft", "--help"), ("check", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = loaded_for(*arguments)
    assert "selfassess.cli" in loaded
    assert not loaded & set(HEAVY)
    assert not [name for name in loaded if name.startswith("selfassess.model.")]


def test_every_command_has_help_with_an_example() -> None:
    from selfassess.cli import app

    silent = [
        c.callback.__name__
        for c in app.registered_commands
        if c.callback and "Example:" not in (c.callback.__doc__ or "")
    ]
    assert app.registered_commands
    assert not silent
