"""What pydantic found wrong, in the words of a settings file."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from selfassess.settings.lines import KeyPath

# What is expected, by the beginning of pydantic's name for the error.
EXPECTED = {
    "string": 'text in quotation marks, such as "Northmere"',
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "date": "a date, such as 2026-09-30",
    "tuple": 'a list, such as ["one", "two"]',
    "dict": "a table of keys and values",
    "model": "a table of keys and values",
    "none": "nothing",
}


@dataclass(frozen=True)
class Fault:
    """One wrong key: which kind of problem, where in the values, and what to say of it."""

    code: str
    path: KeyPath
    expected: str = ""
    found: str = ""
    hint: str = ""

    def blanks(self, at: KeyPath = ()) -> dict[str, str]:
        """The blanks of the problem's sentence; `at` is the key path of what was validated."""
        key = ".".join(str(k + 1) if isinstance(k, int) else k for k in at + self.path)
        return {"key": key, "expected": self.expected, "found": self.found, "hint": self.hint}


def faults_of(model: type[BaseModel], data: Any, error: ValidationError) -> list[Fault]:
    """Every fault in `data`, in the order of the error."""
    found = []
    for item in error.errors(include_url=False, include_context=True):
        path = _in_data(tuple(item["loc"]), data)
        kind = str(item["type"])
        if kind == "extra_forbidden":
            known = _known_keys(model, path[:-1])
            fault = Fault("SA-S04", path, expected=_listed(known), hint=near(str(path[-1]), known))
        elif kind == "missing":
            fault = Fault("SA-S05", path)
        else:
            wanted = _expected(kind, dict(item.get("ctx") or {}), str(item["msg"]))
            fault = Fault("SA-S06", path, expected=wanted, found=_shown(item["input"]))
        if fault not in found:
            found.append(fault)
    return found


def near(word: str, known: list[str]) -> str:
    """ "Did you mean …?" with a space before it, or nothing."""
    lowered = {k.casefold(): k for k in known}
    close = get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    close = close or [k for k in lowered if len(word) > 3 and k.startswith(word.casefold())][:1]
    return f' Did you mean "{lowered[close[0]]}"?' if close else ""


def _in_data(loc: KeyPath, data: Any) -> KeyPath:
    """The part of pydantic's place that is keys of the data (it adds names of its own)."""
    path: list[str | int] = []
    for position, key in enumerate(loc):
        last = position == len(loc) - 1
        inside = (isinstance(data, dict) and key in data) or (
            isinstance(data, list | tuple) and isinstance(key, int) and key < len(data)
        )
        if inside:
            data = data[key]
            path.append(key)
        elif last and isinstance(data, dict):
            path.append(key)
    return tuple(path)


def _expected(kind: str, context: dict[str, Any], message: str) -> str:
    if kind in ("enum", "literal_error"):
        return "one of " + str(context.get("expected", "")).replace("'", '"')
    for beginning, words in EXPECTED.items():
        if kind.startswith(beginning):
            return words
    return message.removeprefix("Value error, ").lower()


def _known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that a table at `path` may have."""
    here: Any = model
    for key in path:
        here = _under(here, key)
    return sorted(here.model_fields) if _is_model(here) else []


def _under(annotation: Any, key: str | int) -> Any:
    """What stands under a key of an annotated value: a field's kind, or the kind of a member."""
    if _is_model(annotation):
        wanted = annotation.model_fields.get(str(key))
        annotation = wanted.annotation if wanted else None
    else:
        annotation = next(iter(reversed(_kinds_in(annotation))), None)
    if isinstance(annotation, UnionType):
        annotation = _kinds_in(annotation)[0]
    return annotation


def _kinds_in(annotation: Any) -> list[Any]:
    return [kind for kind in get_args(annotation) if kind not in (Ellipsis, NoneType)]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _listed(keys: list[str]) -> str:
    return ", ".join(keys) if keys else "no keys"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value[:40]}…"' if len(value) > 40 else f'"{value}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    return str(value)
