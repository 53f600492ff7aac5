"""What `selfassess draft --fresh` spends on each part of its walk: prints name and seconds as JSON.

    python tests/bench/parts.py WORKSPACE

Processor time, each part without the parts within it. `run.py` puts it into docs/performance.md.
"""

from __future__ import annotations

import contextlib
import gc
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

# part: the doors that belong to it, each as the module that calls it sees it
PARTS = {
    "settings": (
        "commands.gather.load_workspace",
        "commands.gather.load_forms",
        "commands.gather.load_dimensions",
    ),
    "reading the scorecard": ("commands.gather._performance",),
    "reading the audits": ("commands.gather.read_audits", "commands.gather._summaries"),
    "reading the findings": ("commands.gather.read_register",),
    "reading voice and plan": (
        "commands.gather._voice",
        "commands.gather.read_plan",
        "commands.gather._placed",
    ),
    "published figures": ("commands.gather.with_published",),
    "judging": ("commands.conclude.read_evidence",),
    "matching and weighing": (
        "commands.conclude.carry_findings",
        "commands.conclude.match_evidence",
        "commands.conclude.weigh",
    ),
    "composing": (
        "commands.draft.compose_self_evaluation",
        "commands.draft.since_which_run",
        "commands.draft.Wording",
    ),
    "Word document, charts included": ("write.word.document._built",),
    "its check for readers": ("write.word.document.check_open",),
    "evidence workbook": ("write.excel.evidence.write_evidence",),
    "saving": ("commands.writing.save", "commands.draft.remember"),
}
START, IMPORTS, REST = "start of Python and the command line", "imports", "all else"


def parts(workspace: str) -> dict[str, float]:
    """Seconds of processor time by part, of one whole command."""
    spent = dict.fromkeys((START, IMPORTS, *PARTS), 0.0)
    gc.set_threshold(1_000_000, 20, 50)  # as the program does
    from selfassess.cli import app

    spent[START] = time.process_time()
    for module in ("commands.draft", "commands.region", "write.word.document"):
        import_module(f"selfassess.{module}")
    import_module("selfassess.write.excel.evidence")
    spent[IMPORTS] = time.process_time() - spent[START]
    within: list[float] = []
    for name, doors in PARTS.items():
        for door in doors:
            _time(door, name, spent, within)
    with contextlib.suppress(SystemExit):
        app(["draft", workspace, "--fresh"])
    return {**spent, REST: time.process_time() - sum(spent.values())}


def _time(door: str, name: str, spent: dict[str, float], within: list[float]) -> None:
    """Have a function add what it spends to its part. AttributeError where it has moved."""
    path, _, function = door.rpartition(".")
    module = import_module(f"selfassess.{path}")
    whole: Callable[..., Any] = getattr(module, function)

    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        within.append(0.0)
        try:
            return whole(*given, **named)
        finally:
            took = time.process_time() - began
            spent[name] += took - within.pop()
            if within:
                within[-1] += took

    setattr(module, function, timed)


if __name__ == "__main__":
    print(json.dumps(parts(sys.argv[1])))
