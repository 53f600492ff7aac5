"""What of a data file of DfE's is used: its newest periods, of no older release, each once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from selfassess.model.account import SetAside, Tally
from selfassess.model.indicator import Indicator
from selfassess.model.period import say_date
from selfassess.model.problem import Problem
from selfassess.model.published import PublishedForm, PublishedLine, published_period
from selfassess.model.record import Citation
from selfassess.read.published_files.rows import LATER, Found

YEARS = 5  # the newest periods that are taken; a file goes back ten years and more
OLDER = "older periods"


def settled(
    found: Found, form: PublishedForm, indicators: Mapping[str, Indicator]
) -> tuple[tuple[PublishedLine, ...], tuple[Problem, ...], Tally]:
    """The lines to use, what is to be said, and what became of the rows."""
    newest = found.newest
    old = {i: end for i, end in newest.items() if end < form.carried[i].newest}
    kept = sorted(
        (i, end)
        for i, end in found.values
        if i not in old and i not in found.twice and end.year > newest[i].year - YEARS
    )
    latest = max((end for _, end in kept), default=None)
    words = f"{found.source.file}, figures to {say_date(latest)}" if latest else ""
    citation = Citation(source=words, as_at=latest.isoformat() if latest else "")
    lines = tuple(
        PublishedLine(
            indicator,
            published_period(form.carried[indicator].kind, end),
            found.values[indicator, end],
            citation,
            found.source.file,
            found.rows[indicator, end],
        )
        for indicator, end in kept
    )
    said = _said(found, form, indicators, old, latest, {i for i, _ in kept})
    return lines, said, _tally(found, set(kept))


def _said(
    found: Found,
    form: PublishedForm,
    indicators: Mapping[str, Indicator],
    old: Mapping[str, date],
    latest: date | None,
    kept: set[str],
) -> tuple[Problem, ...]:
    def name(indicator: str) -> str:
        return indicators[indicator].name if indicator in indicators else indicator

    source, said = found.source, list[Problem]()
    for indicator, end in old.items():
        there = say_date(form.carried[indicator].newest)
        blanks = {"indicator": name(indicator), "found": say_date(end), "expected": there}
        said.append(Problem.of("SA-P03", source, **blanks))
    for indicator, number in found.twice.items():
        at = source.model_copy(update={"row": number})
        said.append(Problem.of("SA-P04", at, indicator=name(indicator)))
    for code, held in (("SA-P05", found.years), ("SA-P06", found.places)):
        if held:
            names = ", ".join(f'"{word}"' for word, _ in held.most_common(4))
            said.append(Problem.of(code, source, count=f"{held.total():,}", found=names))
    if found.unread:
        at = source.model_copy(update={"row": found.unread[0][0]})
        said.append(Problem.of("SA-P07", at, count=f"{len(found.unread):,}"))
    if later := found.aside[LATER]:
        said.append(Problem.of("SA-P10", source, count=f"{later:,}"))
    if latest is not None:
        names = "; ".join(name(i) for i in sorted(kept))
        said.append(Problem.of("SA-P08", source, period=say_date(latest), names=names))
    elif not said:
        said.append(Problem.of("SA-P02", source))
    return tuple(said)


def _tally(found: Found, kept: set[tuple[str, date]]) -> Tally:
    used = sum(1 for given in found.given.values() if given & kept)
    found.aside[OLDER] += len(found.given) - used
    aside = tuple(
        SetAside(source=found.source, reason=reason, count=count)
        for reason, count in sorted(found.aside.items())
        if count
    )
    return Tally(file=found.source.file, unit="rows", read=found.read, used=used, set_aside=aside)
