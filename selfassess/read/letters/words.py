"""Printed words as compiled patterns, and the folding of text before they are matched."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from selfassess.model.printed import (
    PrintedAuthority,
    PrintedHeading,
    PrintedJudgementTitle,
    PrintedList,
    PrintedWords,
)

NEAR = 0.93  # how alike a damaged title and the right one must be

_FOLD = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "`": "'",
        "\u00b4": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u2500": "-",
    }
)


def fold(text: str) -> str:
    """Lower case, straight quotes, plain dashes; the length stays the same."""
    return text.translate(_FOLD).lower()


@lru_cache(maxsize=1024)
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of `config/`, compiled; it is matched on folded text."""
    return re.compile(text, re.MULTILINE)


class Words:
    """The questions that reading asks of the printed words."""

    def __init__(self, printed: PrintedWords, kind: str = "") -> None:
        self.printed = printed
        self.kind = kind
        self._names = _authority_names(printed.authorities)
        grades = "|".join(f"(?:{g.pattern})" for g in printed.grades)
        self.grade_at_end = re.compile(rf"(?P<grade>\b(?:{grades}))[\s.:]*$")
        self.judgement_keys = {title.key for title in printed.judgement_titles}
        self.grade_first = re.compile(rf"\b(?P<grade>{grades})\b")

    def followed_by_grade(self, shape: str) -> re.Pattern[str]:
        """A pattern with a grade right after it, in the group "grade"."""
        grades = "|".join(f"(?:{g.pattern})" for g in self.printed.grades)
        return pattern(rf"{shape}\b(?P<grade>{grades})\b")

    def grade(self, text: str) -> str | None:
        """The grade that a cell or phrase is, whole; None for anything else."""
        words = fold(text).strip(" .:;*")
        for grade in self.printed.grades:
            if re.fullmatch(grade.pattern, words):
                return grade.grade
        return None

    def judgement_key(self, text: str) -> str | None:
        """The key of a judgement's title, whole."""
        title = self._whole_title(text)
        return title.key if title else None

    def damaged_key(self, text: str) -> str | None:
        """The key of a title that conversion has damaged: a few wrong or missing characters."""
        title = self._damaged_title(text)
        return title.key if title else None

    def judged(self, text: str) -> frozenset[str]:
        """All that a judgement's title says is judged, by key; empty for anything else."""
        title = self._whole_title(text) or self._damaged_title(text)
        return frozenset((title.key, *title.also)) if title else frozenset()

    def _whole_title(self, text: str) -> PrintedJudgementTitle | None:
        words = fold(text).strip(" .:;")
        for title in self.printed.judgement_titles:
            if self._applies(title.kinds) and pattern(title.pattern).search(words):
                return title
        return None

    def _damaged_title(self, text: str) -> PrintedJudgementTitle | None:
        words = re.sub(r"^\W*\d(?:\.\d)?\W*", "", fold(text)).strip(" .:;")
        best, found = NEAR, None
        for title in self.printed.judgement_titles:
            for full in title.titles if self._applies(title.kinds) else ():
                ratio = difflib.SequenceMatcher(None, full, words, autojunk=False).ratio()
                if ratio > best:
                    best, found = ratio, title
        return found

    def heading(self, text: str, part: str = "") -> PrintedHeading | None:
        """The section heading that a text is, in a part of the report."""
        words = fold(text).strip()
        for heading in self.printed.headings:
            if heading.part not in ("", part):
                continue
            if self._applies(heading.kinds) and pattern(heading.pattern).search(words):
                return heading
        return None

    def list_heading(self, text: str) -> PrintedList | None:
        """The list heading that a text is."""
        words = fold(text).strip()
        for one in self.printed.lists:
            if self._applies(one.kinds) and pattern(one.pattern).search(words):
                return one
        return None

    def split_grade(self, text: str) -> tuple[str, str | None, str]:
        """A heading parted into title, grade key and the grade's words ("... care: good")."""
        folded = fold(text)
        found = self.grade_at_end.search(folded)
        if not found:
            return text.strip(), None, ""
        printed = text[found.start("grade") : found.end("grade")]
        title = text[: found.start("grade")].strip()
        title = re.sub(
            r"\s*[:\u2013-]?\s*(?:\b(?:is that it|is|are|that it|as)\b)?\s*[:\u2013-]?$", "", title
        )
        return title, self.grade(printed), printed

    def authority(self, text: str) -> tuple[str, str] | None:
        """The authority named in a text and the words that name it; the longest name wins."""
        plain = text.replace("&", "and")
        folded = fold(plain).replace("-", " ")
        for name, also in self._names:
            for found in re.finditer(rf"(?<!\w){re.escape(also)}(?!\w)", folded):
                # Reading and Bury are words too: a name begins with a capital.
                if plain[found.start()].isupper():
                    return name, plain[found.start() : found.end()]
        return None

    def _applies(self, kinds: tuple[str, ...]) -> bool:
        return not kinds or self.kind in kinds


@lru_cache(maxsize=4)
def _authority_names(authorities: tuple[PrintedAuthority, ...]) -> list[tuple[str, str]]:
    names = [(a.name, fold(n).replace("-", " ")) for a in authorities for n in (a.name, *a.also)]
    return sorted(names, key=lambda pair: -len(pair[1]))
