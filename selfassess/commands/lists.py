"""What `selfassess annex-a` measured from the child-level lists, as evidence of a draft."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from selfassess.model.account import SetAside, Tally
from selfassess.model.indicator import IndicatorValue
from selfassess.model.problem import Problem
from selfassess.model.source import Source

INPUTS = "inputs"
MEASURES = "annex-a-measures.json"
NAMES = ("annex-a.xlsx", "annex-a.xlsm", "annex-a.ods", "annex-a")


class MeasuredLists(NamedTuple):
    """The measures to use, what is to be said of them, and what became of each."""

    values: tuple[IndicatorValue, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def lists_of(folder: Path) -> Path | None:
    """Where a workspace keeps its lists: a workbook, or a folder with a file for each."""
    return next((p for name in NAMES if (p := folder / INPUTS / name).exists()), None)


def measured_lists(folder: Path, reported: Collection[str]) -> MeasuredLists:
    """The measures a workspace holds, without those its scorecards report themselves.

    A measure is about the lists' own window; beside a scorecard's series it would read as a
    change that never was. `selfassess annex-a` says where the two disagree.
    """
    path = folder / INPUTS / MEASURES
    if not path.is_file():
        return MeasuredLists()
    from selfassess.read.annex_a.measured import read_measures

    read = read_measures(path, lists_of(folder))
    used = tuple(value for value in read.values if value.indicator not in reported)
    aside = len(read.values) - len(used)
    if not read.values:
        return MeasuredLists(problems=read.problems, tallies=read.tallies)
    reason = "measured from the lists; the scorecard's own figure is used"
    set_aside = (SetAside(source=Source(file=path.name), reason=reason, count=aside),)
    tally = Tally(
        file=path.name,
        unit="measures",
        read=len(read.values),
        used=len(used),
        set_aside=set_aside if aside else (),
    )
    return MeasuredLists(used, read.problems, (tally,))
