"""Writes docs/sentences.md, the published list of sentences, from templates/wording."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from selfassess.compose.sentences import sentences_page  # noqa: E402
from selfassess.compose.wording import read_rules  # noqa: E402


def main() -> None:
    """The list, written whole."""
    page = sentences_page(read_rules(ROOT / "templates" / "wording"))
    target = ROOT / "docs" / "sentences.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
    print(f"Wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
