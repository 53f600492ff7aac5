"""What a council calls an indicator, reduced to the words that tell it from others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from selfassess.match.placing.words import stem
from selfassess.model.indicator import Unit
from selfassess.model.layout import MatchWords

_MARKS = re.compile(r"[\s*†‡§^¹²³⁰⁴-⁹]+$|\s*\[\d{1,2}\]$|\s*\((?:p|r|e|\d)\)$")
_REF = re.compile(
    r"^(?:[A-Za-z]{1,4}[ -]?\d{1,3}[a-z]?(?:\.\d+)*|\d{1,3}(?:\([a-z]\))?)"
    r"\s*[.:)–-]\s*(?=[A-Za-z%#(])"
    r"|^[A-Za-z]{0,4}\d{1,2}\.\d{1,2}(?:\.\d+)?(?:\([a-z]\))?[.:)–-]?\s+(?=[A-Za-z%#(])"
)
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}\b)")
_RE = re.compile(r"\bre[- ](?=[a-z]{4})")
_WORD = re.compile(r"[a-z0-9]+(?:[&+/][a-z]+)?|%|£")
_UNITS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    (Unit.RATE, re.compile(r"\bper ?(?:10 ?,?000|10k)\b|\brate of\b.*\bper\b|\(rate\)")),
    (Unit.PERCENT, re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b|\bproportion\b|\bshare of\b")),
    (
        Unit.COUNT,
        re.compile(r"\b(?:number|no\.?|count|volume) of\b|\((?:number|no\.?|count|total)\)|^#"),
    ),
)


def tidy(label: str) -> str:
    """The label without the reference before it and the footnote marks after it."""
    text = " ".join(label.split())
    bare = _MARKS.sub("", text)
    while bare != text:
        text, bare = bare, _MARKS.sub("", bare)
    return _REF.sub("", bare).strip() or bare


def folded(label: str) -> str:
    """The form in which two names are the same name: case, marks and spacing do not count."""
    text = unicodedata.normalize("NFKC", tidy(label)).casefold().replace("'", "").replace("’", "")
    text = _THOUSANDS.sub("", text).replace("&", " and ").replace("%", " % ")
    return " ".join(re.sub(r"[^\w%+]+|_", " ", text).split())


def unit_said(label: str) -> Unit | None:
    """The unit that the label itself names."""
    text = unicodedata.normalize("NFKC", label).casefold()
    return next((unit for unit, form in _UNITS if form.search(text)), None)


class Words:
    """Turns labels into the words that count, by the lists in settings."""

    def __init__(self, words: MatchWords) -> None:
        short = {k: v for k, v in words.short_forms.items() if " " not in k}
        self._short = {key: tuple(_WORD.findall(value)) for key, value in short.items()}
        long = [(k, v) for k, v in words.short_forms.items() if " " in k]
        self._phrases = tuple((re.compile(rf"\b{re.escape(k)}\b"), v) for k, v in long)
        self._same = words.same_words
        self._idle = {stem(w) for w in words.idle if w} | set(words.idle)
        self._of = lru_cache(maxsize=8_192)(self._read)

    def of(self, label: str) -> frozenset[str]:
        """The words of a label that tell it from others, in one spelling each."""
        return self._of(label)

    def _read(self, label: str) -> frozenset[str]:
        text = unicodedata.normalize("NFKC", tidy(label)).casefold()
        text = _THOUSANDS.sub("", text.replace("'", "").replace("’", ""))
        text = _RE.sub("re", text.replace("–", "-"))
        text = re.sub(r"(\d)\s*\+|>\s*=?\s*(?=\d)", r"\1 over ", text)
        for form, full in self._phrases:
            text = form.sub(full, text)
        found: list[str] = []
        for word in _WORD.findall(text):
            found += self._short.get(word, (word,)) if word in self._short else _apart(word)
        return frozenset(w for word in found if (w := self._one(word)) and w not in self._idle)

    def _one(self, word: str) -> str:
        word = self._same.get(word, word)
        if word in self._idle or word.isdigit():
            return word
        single = stem(word)
        return self._same.get(single, single)


def _apart(word: str) -> list[str]:
    """ "45wd" and "20d" are a number and a word; so is "cp/cin"."""
    pieces = re.findall(r"\d+|[a-z]+", word)
    if len(pieces) == 2 and pieces[0].isdigit():
        return pieces
    return re.split(r"[&+/]", word) if re.search(r"[/]", word) else [word]
