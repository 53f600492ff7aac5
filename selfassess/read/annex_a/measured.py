"""The measures as `selfassess annex-a` left them in the workspace, read again for a draft."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from selfassess.model.account import Tally
from selfassess.model.annex_a import CohortTable, ListSummary, RuleResult
from selfassess.model.indicator import IndicatorValue
from selfassess.model.problem import Problem
from selfassess.model.source import Source

FORM = "selfassess annex-a 1"


@dataclass
class ReadMeasures:
    """What the lists said when they were last measured: values, summaries, totals by rule."""

    values: tuple[IndicatorValue, ...] = ()
    summaries: tuple[ListSummary, ...] = ()
    results: tuple[RuleResult, ...] = ()
    cohorts: tuple[CohortTable, ...] = ()
    as_at: date | None = None
    notes: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read_measures(path: Path, lists: Path | None = None) -> ReadMeasures:
    """Read the file of measures. `lists` is what they were taken from, to notice a change."""
    source = Source(file=path.name)
    try:
        data: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return _refused(source, "it is not JSON")
    if not isinstance(data, dict) or data.get("form") != FORM:
        return _refused(source, "another version wrote it")
    try:
        found = ReadMeasures(
            values=tuple(IndicatorValue(**v) for v in data["measures"]),
            summaries=tuple(ListSummary(**s) for s in data["lists"]),
            results=tuple(RuleResult(**r) for r in data["rules"]),
            cohorts=tuple(CohortTable(**c) for c in data["cohorts"]),
            as_at=date.fromisoformat(data["as_at"]),
            notes={str(k): str(v) for k, v in data["notes"].items()},
        )
    except (KeyError, TypeError, ValueError, ValidationError):
        return _refused(source, "it has been changed by hand")
    size = len(found.values)
    found.tallies = (Tally(file=path.name, unit="measures", read=size, used=size),)
    if lists is not None and lists.exists() and fingerprint(lists) != data.get("fingerprint"):
        found.problems = (Problem.of("SA-X16", Source(file=lists.name)),)
    return found


def _refused(source: Source, reason: str) -> ReadMeasures:
    return ReadMeasures(problems=(Problem.of("SA-X17", source, reason=reason),))


def fingerprint(lists: Path) -> str:
    """What tells whether the lists are still those that were measured."""
    files = sorted(f for f in lists.iterdir() if f.is_file()) if lists.is_dir() else [lists]
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
