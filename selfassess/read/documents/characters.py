"""Characters as files hold them, turned into the ones people type."""

from __future__ import annotations

import re

# Named in Unicode or in the Symbol and Wingdings fonts: the glyphs that stand for a list mark.
BULLETS = (
    "\u2022\u25cf\u25cb\u25a0\u25a1\u25aa\u25ab\u25fc\u25fb\u25fe\u25c6\u25b6\u25ba\u27a2\u2023\u2043\u2219\u00b7"
    "\uf06e\uf0a7\uf0b7\uf0be\uf0d8\uf0fc\uf0a8\uf076\uf071\uf06f\uf075\uf02d"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\uf02d\uf0be"
_INNER = set(DASHES) | set("o\u25cb\u25e6\u25ab\u25a1")

_REPAIRS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
        "\ufeff": "",
        "\u00ad": "",
        "\x02": "-",
        "\uf0e0": "\u2192",
    }
)
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BULLET = re.compile(
    rf"^\s*(?:(?P<glyph>[{BULLETS}])\s*|(?P<dash>[{DASHES}]|o)\s+)(?=\S)",
)
_NUMBER = re.compile(r"^\s*(?P<number>\d{1,3})\s?[.)](?:\s+(?=\S)|(?=[A-Z\u2018\u201c]))")


def repair(text: str) -> str:
    """Ligatures, odd spaces and invisible characters put right; white space made single."""
    return _SPACES.sub(" ", _CONTROL.sub("", text.translate(_REPAIRS))).strip()


def split_bullet(text: str) -> tuple[int, str]:
    """The depth a list mark suggests (0 none, 1 bullet, 2 dash) and the text after it."""
    found = _BULLET.match(text)
    if not found:
        return 0, text
    glyph = found["glyph"] or found["dash"]
    return (2 if glyph in _INNER else 1), text[found.end() :]


def split_number(text: str) -> tuple[int | None, str]:
    """The printed paragraph number, "12." or "12)", and the text after it."""
    found = _NUMBER.match(text)
    return (int(found["number"]), text[found.end() :]) if found else (None, text)


def join_lines(first: str, second: str) -> str:
    """Two lines as one: a hyphen at the end of a line is a real hyphen and takes no space.

    These reports break words only at printed hyphens, so the hyphen stays. A hyphen left
    hanging ("pre- and post-birth") keeps its space.
    """
    if not first or not second:
        return first or second
    hanging = re.match(r"(?:and|or|to)\b", second)
    if first[-1] in "-\u2010\u2011" and first[-2:-1].isalnum() and not hanging:
        return first + second
    if first[-1] == "/" or (second[0] == "/" and first[-1].isalnum()):
        return first + second
    return f"{first} {second}"
