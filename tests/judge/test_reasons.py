"""Every rule that a reason can name is explained in the page of rules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-it-judges.md"
ROOMS = ("judge", "match", "weigh")


def rules_in_code() -> set[str]:
    """Rule ids as written: plain strings, and the fixed beginnings of composed ones."""
    found = set()
    for room in ROOMS:
        for path in (ROOT / "selfassess" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.keyword) or node.arg != "rule":
                    continue
                if isinstance(node.value, ast.Constant):
                    found.add(str(node.value.value))
                elif isinstance(node.value, ast.JoinedStr):
                    start = node.value.values[0]
                    found.add(str(start.value) if isinstance(start, ast.Constant) else "")
    return found


def test_the_page_of_rules_names_every_rule() -> None:
    named = set(
        re.findall(r"`([a-z_]+(?:\.[a-zA-Z0-9_…]+)*\.?)`", PAGE.read_text(encoding="utf-8"))
    )
    rules = rules_in_code()
    assert len(rules) > 40
    missing = {
        rule
        for rule in rules
        if not any(n == rule or (rule.endswith(".") and n.startswith(rule)) for n in named)
    }
    assert not missing
