"""The published list of sentences: every one the tool can write, with the rule that triggers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from selfassess.compose.wording import SentenceRule

HEAD = """# Every sentence the tool can write

Made from the templates in `templates/wording` by `python scripts/write_sentences.py`; a test fails
when it is out of date.

Each entry gives the name of the sentence, the rule that triggers it, and its words. ⟨Angle
brackets⟩ stand for what the evidence fills in; [square brackets] for words that stand there only
where they apply, with | between alternatives. What a sentence rests on: **evidence** means that it
always carries references to the evidence index; **counts** that it adds up what stands beside it;
**draft** that it repeats in plain words what the self-evaluation says with its references;
**nothing** that it is a caption, a prompt, a note on method or a part of another sentence.

The words used for standings, directions, levels and sureness are in `config/wordings.toml`, and can
be changed in `selfassess.toml` under `[wordings]`.
"""
TITLES = {
    "appendix": "Appendices",
    "area": "Chapters",
    "aspect": "Aspect paragraphs",
    "audits": "Audits of an aspect",
    "brief": "Short version",
    "challenge": "Challenges",
    "charts": "Charts",
    "feedback": "Feedback on an aspect",
    "figures": "Indicators",
    "findings": "Earlier findings",
    "glance": "At a glance",
    "history": "Context and inspection history",
    "people": "Voice, workforce and learning",
    "plan": "Plan",
    "practice": "Quality of practice",
    "prompts": "Prompts to authors",
    "readiness": "Inspection-readiness report",
    "tracker": "Tracker of earlier findings",
}


def sentences_page(rules: Sequence[SentenceRule]) -> str:
    """The list as Markdown, by template file."""
    parts = [HEAD]
    for stem, group in groupby(rules, key=lambda rule: rule.id.partition(".")[0]):
        parts.append(f"## {TITLES.get(stem, stem.capitalize())}\n")
        for rule in group:
            parts.append(
                f"- `{rule.id}` · rests on {rule.rests_on}. *{_sentence(rule.rule)}*\n"
                f"  {readable(rule.pattern)}\n"
            )
    return "\n".join(parts)


def readable(pattern: str) -> str:
    """A template as a reader sees it: values in angle brackets, choices in square ones."""
    choice = r"\{\{\s*['\"]([^'\"]*)['\"] if [^}]*? else ['\"]([^'\"]*)['\"]\s*\}\}"
    text = re.sub(choice, r"[\1|\2]", pattern)
    text = re.sub(r"\{\{\s*([a-z_]+)[^}]*\}\}", lambda m: f"⟨{m[1].replace('_', ' ')}⟩", text)
    text = re.sub(r"\{%\s*if [^%]*%\}", "[", text)
    text = re.sub(r"\{%\s*(else|elif)[^%]*%\}", "|", text)
    return re.sub(r"\{%\s*endif\s*%\}", "]", text)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
