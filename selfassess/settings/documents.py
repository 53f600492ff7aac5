"""How inspection documents print things, loaded from `config/documents/`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from selfassess.model.printed import PrintedWords
from selfassess.model.record import Citation

FILES = ("kinds", "headings", "grades", "letters", "authorities")


def load_printed_words(config: Path) -> PrintedWords:
    """The printed words from the `documents` folder of a configuration folder.

    Raises OSError where a file is missing and pydantic's ValidationError where one is wrong.
    """
    parts: dict[str, dict[str, Any]] = {}
    for name in FILES:
        with (config / "documents" / f"{name}.toml").open("rb") as handle:
            parts[name] = tomllib.load(handle)
    letters, headings = parts["letters"], parts["headings"]
    return PrintedWords.model_validate(
        {
            "kinds": parts["kinds"]["kind"],
            "headings": headings["heading"],
            "lists": headings["list"],
            "judgement_titles": headings["judgement"],
            "grades": parts["grades"]["grade"],
            "themes": letters["theme"],
            "introduced": letters["introduced"],
            "agencies": letters["agency"],
            "authorities": parts["authorities"]["authority"],
            "months": letters["months"],
            "ordinals": letters["ordinals"],
            "phrases": letters["phrases"],
            "citations": {
                name: Citation(source=part["source"], as_at=str(part["as_at"]))
                for name, part in parts.items()
            },
        }
    )
