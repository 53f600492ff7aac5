"""Conditional formatting: the simple rules worked out, the rest known to be there.

Only rules that hold a cell against a fixed number or text are worked out. Icons, colour scales and
formulas are Excel's own business: that they are there is all that is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from selfassess.read.xlsx.markup import RefusedMarkupError, walk

MOST_RULES = 2_000
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$")
_COMPARE = {
    "equal": eq, "notEqual": ne, "greaterThan": gt, "greaterThanOrEqual": ge,
    "lessThan": lt, "lessThanOrEqual": le,
}  # fmt: skip
_BETWEEN = ("between", "notBetween")


class Rule(NamedTuple):
    """A rule over areas (top, left, bottom, right). `operator` is "" for one that is not worked
    out; `given` are the fixed values it compares with; `colour` may be "" for no fill."""

    areas: tuple[tuple[int, int, int, int], ...]
    order: int
    colour: str = ""
    operator: str = ""
    given: tuple[Any, ...] = ()

    def covers(self, row: int, column: int) -> bool:
        return any(t <= row <= b and left <= column <= r for t, left, b, r in self.areas)

    def holds(self, value: Any) -> bool:
        """Whether the rule is met by what a cell holds."""
        if not self.operator or value is None or isinstance(value, bool):
            return False
        if self.operator == "containsText":
            return str(self.given[0]).casefold() in str(value).casefold()
        if self.operator == "beginsWith":
            return str(value).casefold().startswith(str(self.given[0]).casefold())
        own = value.casefold() if isinstance(value, str) else value
        given = [g.casefold() if isinstance(g, str) else g for g in self.given]
        try:
            if self.operator in _BETWEEN:
                within = min(given) <= own <= max(given)
                return within == (self.operator == "between")
            return bool(_COMPARE[self.operator](own, given[0]))
        except TypeError:
            return self.operator == "notEqual"


def painted(rules: Iterable[Rule], row: int, column: int, value: Any) -> str:
    """The colour that the first rule met gives to a cell; "" for none."""
    return next((r.colour for r in rules if r.covers(row, column) and r.holds(value)), "")


def unread(rules: Iterable[Rule], row: int, column: int) -> bool:
    """Whether a rule that is not worked out may paint a cell."""
    return any(not rule.operator and rule.covers(row, column) for rule in rules)


def read_rules(xml: bytes, colours: list[str]) -> tuple[Rule, ...]:
    """The rules of a sheet, the weightiest first. Decoration: never a reason to fail."""
    if b"conditionalFormatting" not in xml:
        return ()
    found: list[Rule] = []
    state: dict[str, Any] = {"areas": (), "rule": None, "formulas": []}

    def start(name: str, given: dict[str, str]) -> None:
        if name == "conditionalFormatting":
            state["areas"] = tuple(_areas(given.get("sqref", "")))
        elif name == "cfRule":
            state["rule"], state["formulas"] = given, []

    def end(name: str, text: str) -> None:
        if name == "formula" and state["rule"] is not None:
            state["formulas"].append(text)
        elif name == "cfRule" and state["rule"] is not None and len(found) < MOST_RULES:
            found.append(_rule(state["areas"], state["rule"], state["formulas"], colours))
            state["rule"] = None

    try:
        walk(xml, start, end, frozenset(("formula",)))
    except (ValueError, ExpatError, RefusedMarkupError):
        return ()
    return tuple(sorted(found, key=lambda rule: rule.order))


def _rule(
    areas: tuple[tuple[int, int, int, int], ...],
    given: dict[str, str],
    formulas: list[str],
    colours: list[str],
) -> Rule:
    order = int(given.get("priority", "0") or 0)
    style = given.get("dxfId", "")
    colour = colours[int(style)] if style.isdigit() and int(style) < len(colours) else ""
    plain = Rule(areas, order, colour)
    kind = given.get("type", "")
    if kind in ("containsText", "beginsWith") and given.get("text"):
        return plain._replace(operator=kind, given=(given["text"],))
    operator = given.get("operator", "")
    if kind != "cellIs" or operator not in (*_COMPARE, *_BETWEEN):
        return plain
    values = tuple(_fixed(text) for text in formulas)
    wanted = 2 if operator in _BETWEEN else 1
    if len(values) < wanted or any(value is None for value in values):
        return plain
    return plain._replace(operator=operator, given=values)


def _fixed(formula: str) -> Any:
    """A number or a text in quotes; None for anything that has to be worked out."""
    text = formula.strip()
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        return text[1:-1]
    try:
        return float(text)
    except ValueError:
        return None


def _areas(reference: str) -> Iterator[tuple[int, int, int, int]]:
    for part in reference.split():
        found = _AREA.match(part)
        if found:
            left, top, right, bottom = found.groups()
            last = int(bottom or top), _column(right or left)
            yield int(top), _column(left), *last


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
