"""One command over several workspaces: a process each, one display, one end.

A workspace that fails stops nobody else, not even where its process is killed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from selfassess.commands.fault import fault_line
from selfassess.commands.progress import shown
from selfassess.commands.tell import as_data
from selfassess.model.account import Account
from selfassess.model.outcome import Ending, Outcome
from selfassess.model.problem import Severity, WordedProblem
from selfassess.model.record import Record
from selfassess.model.regional import RegionalRow

Command = Callable[[str], Outcome]


class Done(Record):
    """How a command ended on one workspace. `row` goes into the summary of the region."""

    workspace: str
    outcome: Outcome
    row: RegionalRow | None = None


def side_by_side(
    command: Command, workspaces: Sequence[str], doing: str, summary: str = ""
) -> Outcome:
    """Runs a command on all workspaces at once and tells their ends as one. `summary` is the
    folder for the summary of the region, or ""."""
    ran = shown(_run(command, workspaces, bool(summary)), len(workspaces), doing)
    order = {workspace: number for number, workspace in enumerate(workspaces)}
    done = sorted(ran, key=lambda one: order[one.workspace])
    outcome = _together(done)
    if summary:
        from selfassess.commands.regional import write_summary

        return write_summary(outcome, [one.row for one in done if one.row], Path(summary))
    return outcome


def _run(command: Command, workspaces: Sequence[str], rows: bool) -> Iterator[Done]:
    """Each workspace's end, as it comes. Those whose process was killed get one of their own."""
    waiting = list(workspaces)
    with ProcessPoolExecutor(min(len(waiting), os.cpu_count() or 1)) as pool:
        futures = {pool.submit(_one, command, w, rows): w for w in waiting}
        try:
            for future in as_completed(futures):
                if _was_killed(future):
                    continue
                waiting.remove(futures[future])
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for workspace in waiting:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(_one, command, workspace, rows).result()
            except BrokenProcessPool:
                yield Done(workspace=workspace, outcome=_failed("its process was ended"))


def _was_killed(future: Future[Done]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _one(command: Command, workspace: str, rows: bool) -> Done:
    """One workspace, in a process of its own. Whatever happens, there is an answer."""
    row = None
    try:
        outcome = command(workspace)
        if rows and outcome.ending in (Ending.DONE, Ending.INPUT_ERRORS):
            from selfassess.commands.gather import NoDossier
            from selfassess.commands.regional import regional_row

            with suppress(NoDossier):  # it cannot be read at all, and the command has said why
                row = regional_row(Path(workspace))
    except KeyboardInterrupt:
        outcome = Outcome(ending=Ending.STOPPED)
    except Exception as fault:
        outcome = _failed(fault_line(fault))
    return Done(workspace=workspace, outcome=outcome, row=row)


def _failed(why: str) -> Outcome:
    return Outcome(ending=Ending.OUR_FAULT, told=(why,))


def _together(done: Sequence[Done]) -> Outcome:
    """All ends as one: a line each, the errors of all, one account."""
    endings = [one.outcome.ending for one in done]
    whole = sum(ending == Ending.DONE for ending in endings)
    errors = sum(ending == Ending.INPUT_ERRORS for ending in endings)
    tallies = tuple(t for one in done if one.outcome.account for t in one.outcome.account.tallies)
    problems = [
        _placed(problem, one.workspace)
        for one in done
        for problem in one.outcome.problems
        if problem.severity == Severity.ERROR
    ]
    return Outcome(
        ending=max(endings, default=Ending.DONE),
        told=(
            *(_line(one) for one in done),
            f"{len(done)} workspaces: {whole} done, {errors} with errors in their inputs, "
            f"{len(done) - whole - errors} that could not be done.",
        ),
        problems=tuple(problems),
        account=Account(tallies=tallies),
        data={"workspaces": [{"workspace": o.workspace, **as_data(o.outcome)} for o in done]},
    )


def _line(one: Done) -> str:
    outcome = one.outcome
    if outcome.ending not in (Ending.DONE, Ending.INPUT_ERRORS):
        return f"{one.workspace}: not done; {' '.join(outcome.told) or 'stopped'}"
    wrote = ", ".join(Path(path.split(" (")[0]).name for path in outcome.wrote) or "nothing"
    return (
        f"{one.workspace}: {outcome.count(Severity.ERROR)} to put right, "
        f"{outcome.count(Severity.WARNING)} to look at; wrote {wrote}"
    )


def _placed(problem: WordedProblem, workspace: str) -> WordedProblem:
    place = " › ".join(filter(None, (Path(workspace).name, problem.place)))
    return problem.model_copy(update={"place": place})
