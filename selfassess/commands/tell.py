"""Prints how a command ended. Shown problems are capped; counted ones are not."""

from __future__ import annotations

import json as json_text
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from selfassess.model.account import Account
from selfassess.model.outcome import Outcome
from selfassess.model.problem import Severity, WordedProblem

SHOWN = 25  # of each severity; a bad file must not flood the screen
TITLES = {
    Severity.ERROR: "To put right",
    Severity.WARNING: "To look at",
    Severity.NOTE: "For information",
}


def tell(outcome: Outcome, as_json: bool = False) -> None:
    """Writes the outcome to the screen, or as one JSON object for machines."""
    if as_json:
        sys.stdout.write(json_text.dumps(as_data(outcome), indent=2, ensure_ascii=False) + "\n")
        return
    parts = [
        list(outcome.told),
        *(_problems(outcome, severity, title) for severity, title in TITLES.items()),
        _account(outcome.account) if outcome.account else [],
        [*(f"Wrote {w}" for w in outcome.wrote), *(f"Left alone {w}" for w in outcome.left_alone)],
    ]
    sys.stdout.write("\n\n".join("\n".join(part) for part in parts if part) + "\n")


def as_data(outcome: Outcome) -> dict[str, object]:
    """The outcome as JSON: result, problems with their places, account, files."""
    account = outcome.account
    return {
        "ending": int(outcome.ending),
        "told": list(outcome.told),
        "problems": [p.model_dump(mode="json", exclude_none=True) for p in outcome.problems],
        "account": None
        if account is None
        else {
            "read": account.read,
            "used": account.used,
            "set_aside": account.read - account.used,
            "tallies": [t.model_dump(mode="json", exclude_none=True) for t in account.tallies],
            "files": [f.model_dump(mode="json") for f in account.files],
        },
        "wrote": list(outcome.wrote),
        "left_alone": list(outcome.left_alone),
        "result": outcome.data,
    }


def _problems(outcome: Outcome, severity: Severity, title: str) -> list[str]:
    """The problems of a severity. What many of one kind ask for is said once, under them."""
    chosen = [p for p in outcome.problems if p.severity == severity]
    if not chosen:
        return []
    lines = [f"{title} ({len(chosen)})"]
    many = Counter(p.code for p in chosen if p.several)
    singly = [p for p in chosen if many[p.code] < 2]
    for _, alike in groupby(singly[:SHOWN], key=lambda p: (p.code, p.remedy)):
        group = list(alike)
        if len(group) == 1:
            lines.append(f"  {group[0].say()}")
            continue
        lines += [f"  {p.model_copy(update={'remedy': ''}).say()}" for p in group]
        lines.append(f"  ↳ {group[0].remedy}")
    rest = Counter(p.code for p in singly[SHOWN:])
    if rest:
        kinds = ", ".join(f"{count} of {code}" for code, count in rest.most_common())
        lines.append(f"  ... and {sum(rest.values())} more ({kinds}); --json lists them all")
    for code, count in many.items():
        if count > 1:
            lines += _together([p for p in chosen if p.code == code])
    return lines


def _together(alike: Sequence[WordedProblem]) -> Iterator[str]:
    """Many of one kind in one line: how many there are, and their names in order."""
    first = alike[0]
    names = "; ".join(dict.fromkeys(p.name for p in alike))
    file = f"{first.source.file}: " if first.source else ""
    yield f"  {first.code} · {file}{len(alike):,} {first.several}: {names}."
    yield f"  ↳ {first.remedy}"


def _account(account: Account) -> list[str]:
    aside = account.read - account.used
    units: Counter[str] = Counter()
    for tally in account.tallies:
        units[tally.unit] += tally.read
    if not units:
        return []
    *most, last = [f"{count:,} {unit}" for unit, count in units.items()]
    read = f"{', '.join(most)} and {last}" if most else last
    lines = [f"Read {read}, used {account.used:,}, set aside {aside:,}."]
    reasons: Counter[str] = Counter()
    for item in account.set_aside:
        reasons[item.reason] += item.count
    lines += [f"  {count:,} set aside: {reason}" for reason, count in reasons.most_common()]
    return lines
