"""Matches headings, labels and choices to known names, and suggests near misses."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from selfassess.read.folding import fold

# From here on a near miss is a slip of typing ("Indicater"); below it is only worth suggesting.
SLIP = 0.86
WORTH_SUGGESTING = 0.6


class Near(NamedTuple):
    """A known name that a text comes near to. `score` is 0 to 1."""

    name: str
    id: str
    score: float


class Names:
    """Known names, each leading to an id. Case, punctuation and odd spaces do not matter."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of name and id; the first name of an id is its title."""
        self._ids: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._nearest: dict[str, tuple[Near, ...]] = {}
        for name, known in names:
            self._titles.setdefault(known, name)
            folded = fold(name)
            if folded and folded not in self._ids:
                self._ids[folded] = known
                self._names[folded] = name

    def __len__(self) -> int:
        return len(self._titles)

    @property
    def titles(self) -> tuple[str, ...]:
        """The title of every id, in the order given."""
        return tuple(self._titles.values())

    def title(self, known: str) -> str:
        """The title of an id; the id itself where it is not known."""
        return self._titles.get(known, known)

    def find(self, text: str) -> str | None:
        """The id that goes by this name, or None. Never a guess."""
        return self._ids.get(fold(text))

    def near(self, text: str, count: int = 3) -> tuple[Near, ...]:
        """Names like this text, best first, at most one for each id."""
        folded = fold(text)
        if folded not in self._nearest:
            self._nearest[folded] = self._search(folded)
        return self._nearest[folded][:count]

    def _search(self, folded: str) -> tuple[Near, ...]:
        best: dict[str, Near] = {}
        for name, known in self._ids.items():
            score = closeness(folded, name)
            if score >= WORTH_SUGGESTING and (known not in best or score > best[known].score):
                best[known] = Near(self._names[name], known, round(score, 3))
        return tuple(sorted(best.values(), key=lambda n: (-n.score, n.name))[:5])


def closeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1, whatever the order of their words."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < WORTH_SUGGESTING or matcher.quick_ratio() < WORTH_SUGGESTING:
        return 0.0
    in_order = matcher.ratio()
    sorted_one, sorted_other = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    if (sorted_one, sorted_other) == (one, other):
        return in_order
    return max(in_order, SequenceMatcher(None, sorted_one, sorted_other, autojunk=False).ratio())


def suggestion(near: Iterable[Near]) -> str:
    """The near misses as a person would say them: "Re-referrals" or "Referrals"."""
    return " or ".join(f'"{n.name}"' for n in near)
