"""Which indicator of the catalogue a row of a council's scorecard is, and how surely.

Sure is only what the catalogue names: an exact name, or another name that belongs to one
indicator alone, with unit, section and polarity that do not contradict it. Everything else is
proposed with a score and waits for a person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selfassess.match.labels import Words, folded, tidy, unit_said
from selfassess.match.likeness import Likeness
from selfassess.model.indicator import Indicator, Polarity, Unit
from selfassess.model.layout import (
    Candidate,
    Correction,
    Corrections,
    LaidRow,
    MatchWords,
    RowMatch,
    Sureness,
)

SHOWN = 3
CLIMBS = "its figures look like totals since April: choose under Figures are"
_TEAM = re.compile(r"\b(?:team|locality|localities|district|patch|pod|ward)\b", re.IGNORECASE)
# What a contradiction leaves of a score.
OTHER_UNIT, OTHER_AREA, OPPOSITE, OTHER_NUMBER = 0.45, 0.85, 0.55, 0.6


class Catalogue:
    """The known names of all indicators. Make it once."""

    def __init__(self, indicators: Mapping[str, Indicator], words: MatchWords) -> None:
        self.indicators, self.settings = indicators, words
        self._words = Words(words)
        self._names: dict[str, dict[str, bool]] = defaultdict(dict)
        self._sets: dict[frozenset[str], set[str]] = defaultdict(set)
        self._known: list[tuple[frozenset[str], str]] = []
        for indicator in indicators.values():
            for name in (indicator.name, indicator.id, *indicator.aliases):
                own = name in (indicator.name, indicator.id)
                self._names[folded(name)].setdefault(indicator.id, own)
                if name != indicator.id and (tokens := self._words.of(name)):
                    self._sets[tokens].add(indicator.id)
                    self._known.append((tokens, indicator.id))
        self._likeness = Likeness(tokens for tokens, _ in self._known)

    def match(self, row: LaidRow) -> RowMatch:
        """The indicator of a row, or candidates for it."""
        named = self._named(row)
        exact = named is not None and named[1] is Sureness.EXACT
        if named and exact and not self._doubts(row, self.indicators[named[0]]):
            return RowMatch(indicator=named[0], sureness=Sureness.EXACT, score=1.0)
        candidates = self._candidates(row)
        if named is None:
            best = candidates[0] if candidates else None
            clear = best is not None and best.score >= self.settings.clear
            if best is None or not clear:
                return RowMatch(candidates=candidates)
            return RowMatch(
                indicator=best.indicator,
                sureness=Sureness.NEAR,
                score=best.score,
                candidates=candidates,
                doubts=self._doubts(row, self.indicators[best.indicator]),
            )
        indicator, sureness, score = named
        others = tuple(c for c in candidates if c.indicator != indicator)[: SHOWN - 1]
        shown = (Candidate(indicator=indicator, score=score), *others)
        doubts = self._doubts(row, self.indicators[indicator])
        if sureness is not Sureness.EXACT and self._too_short(row, self.indicators[indicator]):
            doubts = (*doubts, "one word alone says too little")
        return RowMatch(
            indicator=indicator,
            sureness=Sureness.NEAR if doubts else sureness,
            score=score,
            candidates=shown,
            doubts=doubts,
        )

    def _named(self, row: LaidRow) -> tuple[str, Sureness, float] | None:
        """The one indicator that goes by this name."""
        owners = self._names.get(folded(row.label), {})
        own = [i for i, is_own in owners.items() if is_own]
        if own or row.ref in self.indicators:
            return (own[0] if own else row.ref), Sureness.EXACT, 1.0
        if owners:
            fitting = [i for i in owners if not self._doubts(row, self.indicators[i])]
            chosen = fitting if len(fitting) == 1 else list(owners)
            return (chosen[0], Sureness.ALIAS, 1.0) if len(chosen) == 1 else None
        tokens = self._words.of(row.label)
        same = self._sets.get(tokens, set())
        fitting = [i for i in same if not self._doubts(row, self.indicators[i])]
        if len(tokens) > 1 and len(fitting) == 1:
            return fitting[0], Sureness.ALIAS, 0.98
        return None

    def _candidates(self, row: LaidRow) -> tuple[Candidate, ...]:
        tokens, misspelt = self._likeness.spelt(self._words.of(row.label))
        best: dict[str, float] = {}
        for number, score in self._likeness.scores(tokens, misspelt, self.settings.near):
            known, indicator = self._known[number]
            score = round(min(0.97, score * self._kept(row, tokens, known, indicator)), 3)
            if score > best.get(indicator, 0.0):
                best[indicator] = score
        chosen = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            Candidate(indicator=i, score=s) for i, s in chosen[:SHOWN] if s >= self.settings.near
        )

    def _kept(
        self, row: LaidRow, tokens: frozenset[str], known: frozenset[str], indicator: str
    ) -> float:
        """What contradictions leave of a score, as a factor."""
        kept, definition = 1.0, self.indicators[indicator]
        if _unit_conflict(row, definition):
            kept *= OTHER_UNIT
        if row.area and row.area != definition.area:
            kept *= OTHER_AREA
        mine, theirs = tokens - known, known - tokens
        for one, other in self.settings.opposites:
            if _against(one, other, mine, theirs) or _against(other, one, mine, theirs):
                kept *= OPPOSITE
        numbers = {w for w in mine if w.isdigit()}, {w for w in theirs if w.isdigit()}
        if numbers[0] and numbers[1]:
            kept *= OTHER_NUMBER
        return kept

    def _doubts(self, row: LaidRow, indicator: Indicator) -> tuple[str, ...]:
        doubts = []
        if conflict := _unit_conflict(row, indicator):
            doubts.append(conflict)
        if row.area and row.area != indicator.area:
            doubts.append("it stands under another judgement area")
        if _TEAM.search(row.section) and not _TEAM.search(indicator.name):
            doubts.append("it stands under the name of a team")
        if row.polarity and _opposite(row.polarity, indicator.polarity):
            doubts.append("the workbook says that the other direction is better")
        if row.climbs and not row.counted and indicator.unit is Unit.COUNT and not indicator.stock:
            doubts.append(CLIMBS)
        return tuple(doubts)

    def _too_short(self, row: LaidRow, indicator: Indicator) -> bool:
        """One word for a percentage needs a cell or a column that says it is one."""
        if len(tidy(row.label).split()) > 1 or indicator.unit is not Unit.PERCENT:
            return False
        return row.unit is not Unit.PERCENT and row.shown_as != "percent"


def match_rows(
    rows: Sequence[LaidRow], catalogue: Catalogue, corrections: Corrections, file: str
) -> tuple[RowMatch, ...]:
    """A match for each row: a person's word first, then the names, then near ones."""
    spoken = _spoken(corrections.rows, file)
    matches = [_by_person(row, spoken) or catalogue.match(row) for row in rows]
    return _one_row_each(rows, matches)


def _spoken(corrections: Iterable[Correction], file: str) -> dict[str, Correction | None]:
    """Corrections by key; those of this file win, and by label alone where all agree."""
    found: dict[str, Correction | None] = {}
    corrections = [c for c in corrections if c.understood]
    for correction in corrections:
        label = f"label|{folded(correction.label)}"
        other = found.get(label, correction)
        agree = other is not None and other.indicator == correction.indicator
        found[label] = correction if agree else None
    own = [c for c in corrections if c.file == file]
    for correction in (*(c for c in corrections if c.file != file), *own):
        found[correction.key] = correction
    return found


def _by_person(row: LaidRow, spoken: Mapping[str, Correction | None]) -> RowMatch | None:
    said = spoken.get(row.key) or spoken.get(f"label|{folded(row.label)}")
    if said is None:
        return None
    if not said.indicator:
        return RowMatch(sureness=Sureness.LEFT_OUT)
    return RowMatch(indicator=said.indicator, sureness=Sureness.PERSON, score=1.0)


def _one_row_each(rows: Sequence[LaidRow], matches: list[RowMatch]) -> tuple[RowMatch, ...]:
    """Where several labels claim one indicator, only the clearest of them keeps it."""
    claims: dict[str, set[str]] = defaultdict(set)
    rank = {Sureness.PERSON: 3, Sureness.EXACT: 2, Sureness.ALIAS: 1}
    best: dict[str, int] = defaultdict(int)
    for match in matches:
        if match.sureness.sure:
            best[match.indicator] = max(best[match.indicator], rank[match.sureness])
    for row, match in zip(rows, matches, strict=True):
        if match.sureness.sure and rank[match.sureness] == best[match.indicator]:
            claims[match.indicator].add(folded(row.label))
    out = []
    for match in matches:
        claimed = claims.get(match.indicator, set())
        mine = rank.get(match.sureness, 0)
        several = mine == 1 and (len(claimed) > 1 or best[match.indicator] > 1)
        if several:
            doubts = (*match.doubts, "another row has the same meaning")
            match = match.model_copy(update={"sureness": Sureness.NEAR, "doubts": doubts})
        out.append(match)
    return tuple(out)


def _unit_conflict(row: LaidRow, indicator: Indicator) -> str:
    """Why label, unit column or cells speak against the indicator's unit; "" where they do not."""
    said = unit_said(row.label) or row.unit
    unit = indicator.unit
    if said is not None and said is not unit and not _loose(said, unit):
        return "the workbook gives another unit"
    if row.shown_as == "percent" and unit is not Unit.PERCENT:
        return "its cells are percentages"
    if row.shown_as == "counts" and unit is Unit.PERCENT:
        return "its cells are not percentages"
    return ""


def _loose(said: Unit, unit: Unit) -> bool:
    """Units that are not told apart in practice: an average of days is days or a number."""
    plain = {Unit.NUMBER, Unit.DAYS, Unit.WEEKS}
    return (said in plain and unit in plain) or ({said, unit} == {Unit.COUNT, Unit.NUMBER})


def _against(one: str, other: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return one in mine and (other in theirs if other else one not in theirs)


def _opposite(said: str, polarity: Polarity) -> bool:
    ways = {Polarity.HIGHER.value, Polarity.LOWER.value}
    return said in ways and polarity.value in ways and said != polarity.value
