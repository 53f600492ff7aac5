"""How long the settings take to load: `python tests/bench/bench_settings.py`.

Meant to be: all settings under 120 ms, the published comparators of one council under 60 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from selfassess.model.workspace import Authority
from selfassess.settings.catalogue import load_settings
from selfassess.settings.comparators import published_figures
from selfassess.settings.problems import load_catalogue
from selfassess.settings.starter import starter_settings
from selfassess.settings.workbooks import load_forms
from selfassess.settings.workspace import load_workspace


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """The median time of some work."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


def main() -> None:
    leeds = Authority(name="Leeds", short="Leeds", la_code="383")
    indicators = load_settings().indicators
    with TemporaryDirectory() as folder:
        path = Path(folder) / "selfassess.toml"
        path.write_text(starter_settings("Leeds", date(2026, 9, 30)), encoding="utf-8")
        for name, work in {
            "all settings": load_settings,
            "a workspace with its settings": lambda: load_workspace(Path(folder)),
            "published figures of a council": lambda: published_figures(leeds, indicators),
            "forms of the workbooks": load_forms,
            "problem catalogue": load_catalogue,
        }.items():
            print(f"{name:32} {milliseconds(work):6.1f} ms")


if __name__ == "__main__":
    main()
