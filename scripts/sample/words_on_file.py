"""The words of the sample, kept as data in words/ (TOML)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


def words(name: str) -> dict[str, Any]:
    """One file of words, such as "plan"."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
