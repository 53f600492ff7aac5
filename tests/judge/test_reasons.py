"""Every rule that a reason can name is explained in the page of rules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from selfassess.settings.rules import load_rules
from tests import dossiers as make

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


def test_every_rule_has_a_sentence_for_those_who_ask() -> None:
    told, rules = load_rules(make.settings().thresholds), rules_in_code()
    whole, begun = ({r for r in rules if r.endswith(".") is end} for end in (False, True))
    assert whole <= set(told)
    assert all(any(name.startswith(rule) for name in told) for rule in begun)
    assert {
        name for name in told if name not in whole and not name.startswith(tuple(begun))
    } == set()


def test_the_sentences_of_rules_are_whole_and_name_thresholds_as_numbers() -> None:
    for rule, words in load_rules(make.settings().thresholds).items():
        assert words.endswith("."), rule
        assert not set(words) & set("{}"), rule
