"""Renders a sentence from templates/wording: the only door to the templates.

A template file holds sentences as Jinja blocks, each after a comment that gives its rule:

    {# rule: an aspect where sources point different ways | rests on: evidence #}
    {% block differ %}…{% endblock %}

The sentence is called "file.block". What it rests on is "evidence" (it must carry a reference),
"counts" (it adds up others), or "nothing" (a prompt, a caption, a note on method, a part of a
sentence). Figures and references pass through the template as marked tokens and come out as
spans, so nothing that people typed is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from selfassess.compose.wording_compiled import Compiled
from selfassess.model.record import Record
from selfassess.model.statement import Figure, Reference, Span, Text
from selfassess.model.wordings import Wordings

LONGEST = 2500  # characters: a runaway template stops here
_OPEN, _CLOSE, _PART, _STAR = "\ue000", "\ue001", "\ue002", "\ue003"
_PRIVATE = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")
_GAPS, _LOOSE = re.compile(r"[ \t\r\n]+"), re.compile(r" +(?=[,.;:?)])")
_TOKEN = re.compile(f"{_OPEN}(.)([^{_CLOSE}]*){_CLOSE}")
_RULE = re.compile(
    r"\{#\s*rule:(?P<rule>[^#|]*)\|\s*rests on:\s*(?P<rests>\w+)\s*#\}\s*"
    r"\{%\s*block\s+(?P<name>\w+)\s*%\}(?P<text>.*?)\{%\s*endblock\s*%\}",
    re.DOTALL,
)
_BLOCK = re.compile(r"\{%\s*block\s+(\w+)")

PLAIN = {name: FILTERS[name] for name in ("join", "replace")}

Spans = tuple[Span, ...]


class SentenceRule(Record):
    """One sentence the tool can write: when it is written, what it rests on, its template."""

    id: str
    rule: str
    rests_on: str
    pattern: str


class Wording:
    """The sentences of one run. `folder` holds the templates, `words` the words they use."""

    def __init__(self, folder: Path, words: Wordings) -> None:
        self.words = words
        self.folder = folder
        self.rules = {rule.id: rule for rule in read_rules(folder)}
        self._sentences = _sandbox(folder)
        self._blocks: dict[str, Any] = {}

    def say(self, rule: str, /, **values: object) -> Spans:
        """The spans of a sentence. Raises KeyError for an unknown rule and UndefinedError for a
        value the template needs and did not get: both are faults of ours."""
        return _spans(self._render(rule, values))

    def words_of(self, rule: str, /, **values: object) -> str:
        """The sentence as plain words, for captions, titles and prompts."""
        return plain(self.say(rule, **values))

    def _render(self, rule: str, values: dict[str, object]) -> str:
        if rule not in self._blocks:
            stem, _, block = self.rules[rule].id.partition(".")
            template = self._sentences.get_template(f"{stem}.j2")
            self._blocks[rule] = template.blocks[block]
        # a sentence sees its values alone: the other blocks of its file are none of its business
        context = self._sentences.context_class(self._sentences, values, rule, {})
        rendered = _GAPS.sub(" ", "".join(self._blocks[rule](context))).strip()
        return _LOOSE.sub("", rendered)[:LONGEST]


def read_rules(folder: Path) -> tuple[SentenceRule, ...]:
    """Every sentence of the templates, in the order of the files. ValueError where one has no
    rule: a sentence nobody can explain must not be written."""
    found: list[SentenceRule] = []
    for file in sorted(folder.glob("*.j2")):
        text = file.read_text(encoding="utf-8")
        rules = list(_RULE.finditer(text))
        without = {*_BLOCK.findall(text)} - {match["name"] for match in rules}
        if without:
            raise ValueError(f"{file.name}: no rule for {', '.join(sorted(without))}")
        found += [
            SentenceRule(
                id=f"{file.stem}.{match['name']}",
                rule=" ".join(match["rule"].split()),
                rests_on=match["rests"],
                pattern=" ".join(match["text"].split()),
            )
            for match in rules
        ]
    return tuple(found)


def plain(spans: Sequence[Span]) -> str:
    """Spans as plain words, references in square brackets."""
    return "".join(f"[{s.label}]" if isinstance(s, Reference) else s.text for s in spans)


@cache
def _sandbox(folder: Path) -> ImmutableSandboxedEnvironment:
    made_by = Path(__file__)  # in a frozen program there is no such file
    sandbox = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=False,
        finalize=_token,
        bytecode_cache=Compiled(folder, made_by) if made_by.is_file() else None,
    )
    sandbox.globals.clear()
    sandbox.filters = {
        "lower_first": lower_first,
        "upper_first": upper_first,
        "listed": listed,
        **PLAIN,
    }
    sandbox.tests = {"none": lambda value: value is None}
    return sandbox


def lower_first(words: str) -> str:
    """Lower-cases a first letter inside a sentence, unless it begins an abbreviation."""
    return words if words[1:2].isupper() or not words[1:2].isalpha() else _first(words, str.lower)


def upper_first(words: str) -> str:
    return _first(words, str.upper)


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _first(words: str, change: Any) -> str:
    return change(words[:1]) + words[1:]


def _token(value: object) -> str:
    """What a value becomes inside a rendered template."""
    match value:
        case Figure():
            return f"{_OPEN}{'G' if value.strong else 'F'}{value.key}{_PART}{value.text}{_CLOSE}"
        case Reference():
            return f"{_OPEN}R{value.label}{_CLOSE}"
        case Text():
            return _clean(value.text)
        case tuple() if not value:
            return ""
        case tuple() if all(isinstance(item, Reference) for item in value):
            return " ".join(_token(item) for item in value)
        case tuple():
            return "".join(_token(item) for item in value)
        case str():
            # template text itself comes here too once Jinja has folded constants; tokens of an
            # inner sentence never do, for those are spans
            return _clean(value)
        case _:
            return str(value)


def _clean(text: str) -> str:
    return _PRIVATE.sub("", text).replace("*", _STAR)


def _spans(rendered: str) -> Spans:
    spans: list[Span] = []
    strong = False
    at = 0
    for match in _TOKEN.finditer(rendered):
        strong = _words(rendered[at : match.start()], strong, spans)
        kind, inside = match[1], match[2]
        if kind == "R":
            spans.append(Reference(label=inside))
        else:
            key, _, text = inside.partition(_PART)
            spans.append(Figure(key=key, text=text, strong=strong or kind == "G"))
        at = match.end()
    _words(rendered[at:], strong, spans)
    return tuple(spans)


def _words(text: str, strong: bool, spans: list[Span]) -> bool:
    """Adds the words between two tokens; returns whether bold is still on after them."""
    for index, piece in enumerate(text.split("**")):
        if index:
            strong = not strong
        if piece:
            spans.append(Text(text=piece.replace(_STAR, "*"), strong=strong))
    return strong
