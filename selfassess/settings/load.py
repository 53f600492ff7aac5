"""Finds, reads and validates TOML, and says of every wrong key where it is and what is expected."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.settings.faults import faults_of
from selfassess.settings.lines import KeyPath, key_lines

M = TypeVar("M", bound=BaseModel)

# How often a value is tried again with what was wrong left out.
ATTEMPTS = 4
PACKAGE = Path(__file__).resolve().parents[1]


class SettingsError(Exception):
    """Settings that cannot be used. `problems` says all that is wrong, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in problems))


def data_folder() -> Path:
    """The folder that holds `config` and `templates`: in a checkout beside the package."""
    checkout = PACKAGE.parent
    return checkout if (checkout / "config").is_dir() else PACKAGE / "_data"


def config_folder() -> Path:
    """The folder `config`."""
    return data_folder() / "config"


@dataclass(frozen=True)
class TomlFile:
    """A TOML file as read: its name as shown to people, its text and its values."""

    name: str
    text: str = field(repr=False)
    data: dict[str, Any] = field(repr=False)

    def source(self, path: KeyPath = ()) -> Source:
        """Where a key stands: its own line, or that of the nearest table around it."""
        for length in range(len(path), 0, -1):
            if line := self._lines.get(path[:length]):
                return Source(file=self.name, line=line)
        return Source(file=self.name)

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return key_lines(self.text)


def open_toml(path: Path) -> TomlFile:
    """Read one TOML file. Raises SettingsError where it is missing, unreadable or malformed."""
    name = _shown(path)
    source = Source(file=name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(
            [Problem.of("SA-S01", source, where=_shown(path.parent), hint="")]
        ) from None
    except UnicodeDecodeError:
        raise SettingsError([Problem.of("SA-S02", source, reason="it is not UTF-8")]) from None
    except OSError as refusal:
        reason = refusal.strerror or "the system refused"
        raise SettingsError([Problem.of("SA-S02", source, reason=reason)]) from None
    try:
        return TomlFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError([_malformed(name, text, str(fault))]) from None
    except RecursionError:
        raise SettingsError(
            [Problem.of("SA-S02", source, reason="it is nested too deep")]
        ) from None


def read_toml(path: Path) -> dict[str, Any]:
    """The values of one TOML file. Raises SettingsError as `open_toml` does."""
    return open_toml(path).data


def mend(
    model: type[M],
    data: dict[str, Any],
    file: TomlFile,
    at: KeyPath = (),
    defaults: dict[str, Any] | None = None,
) -> tuple[M | None, list[Problem]]:
    """A model value made from `data`, and what was wrong with it.

    What is wrong gives way to the value at the same place of `defaults`, or is left out; None
    where the value cannot be made even so. `at` is the key path of `data` in the file.
    """
    with suppress(ValidationError):
        return model.model_validate(data), []
    left, problems = deepcopy(data), list[Problem]()
    for attempt in range(ATTEMPTS):
        try:
            return model.model_validate(left), problems
        except ValidationError as error:
            faults = faults_of(model, left, error)
        if attempt == 0:  # later faults only follow from what was left out
            problems = [
                Problem.of(fault.code, file.source(at + fault.path), **fault.blanks(at))
                for fault in faults
            ]
        wrong = {f.path[:-1] if f.code == "SA-S05" else f.path for f in faults}
        for path in sorted(wrong, key=lambda p: [str(k).zfill(6) for k in p], reverse=True):
            _give_way(left, path, defaults or {})
    return None, problems


def build(model: type[M], data: dict[str, Any], file: TomlFile, at: KeyPath = ()) -> M:
    """A model value made from `data`. Raises SettingsError with everything that is wrong."""
    value, problems = mend(model, data, file, at)
    if value is None or problems:
        raise SettingsError(problems)
    return value


def build_each(model: type[M], entries: dict[KeyPath, dict[str, Any]], file: TomlFile) -> list[M]:
    """One model value for each entry, by its key path. Raises SettingsError with all faults."""
    values: list[M] = []
    problems: list[Problem] = []
    for at, entry in entries.items():
        value, faults = mend(model, entry, file, at)
        problems.extend(faults)
        if value is not None:
            values.append(value)
    if problems:
        raise SettingsError(problems)
    return values


def members(file: TomlFile, key: str) -> dict[KeyPath, dict[str, Any]]:
    """The tables of a list under a key, by key path."""
    return {(key, number): entry for number, entry in enumerate(file.data.get(key, []))}


def tables(file: TomlFile, key: str) -> dict[KeyPath, dict[str, Any]]:
    """The tables under a key, by key path, each with its id and its citation.

    An entry says its own `source` and `as_at`, or takes those of the file.
    """
    found: dict[KeyPath, dict[str, Any]] = {}
    for name, entry in file.data.get(key, {}).items():
        found[(key, name)] = {"id": name, **cited(entry, file)}
    return found


def cited(entry: dict[str, Any], file: TomlFile) -> dict[str, Any]:
    """An entry with `source` and `as_at` made into its citation."""
    rest = {k: v for k, v in entry.items() if k not in ("source", "as_at")}
    citation = {
        k: v for k in ("source", "as_at") if (v := entry.get(k, file.data.get(k))) is not None
    }
    return {"citation": citation, **rest}


def _shown(path: Path) -> str:
    folder = data_folder()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _malformed(name: str, text: str, message: str) -> Problem:
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    reason = (message[: found.start()] if found else message).lower()
    number = int(found[1]) if found and found[1] else text.count("\n") + 1
    lines = text.splitlines()
    line = lines[number - 1] if number <= len(lines) else ""
    if re.search(r"[“”‘’]", line):
        reason = "curly quotation marks"
    return Problem.of("SA-S03", Source(file=name, line=number), reason=reason)


def _give_way(data: Any, path: KeyPath, defaults: Any) -> None:
    """Put the default in place of one wrong value inside nested tables and lists, or leave it out.

    Does nothing where the place is already gone.
    """
    *above, last = path or ("",)
    for key in above:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return
        defaults = defaults.get(key) if isinstance(defaults, dict) else None
    if isinstance(data, dict) and isinstance(defaults, dict) and last in defaults:
        data[last] = defaults[last]
    elif isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]
