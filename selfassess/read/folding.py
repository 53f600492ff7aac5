"""Text as people meant it: invisible characters taken out, and a folded form for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NOTHING = "\u00ad\u034f\u061c\u180e\ufeff\ufff9\ufffa\ufffb" + "".join(
    chr(code) for code in (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070))
)
_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4"

_CLEANING = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_NOTHING, None),
        **{chr(code): None for code in range(32) if chr(code) not in "\t\n\r"},
        "\x7f": None,
        "\t": " ",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SUPERSCRIPTS, None),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_QUOTES, "'"),
    }
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RUN = re.compile(r"[ ]{2,}")
_LINES = re.compile(r"[ ]*(?:\r\n|\r|\n)[ ]*")
_NOT_WORDS = re.compile(r"[^\w%+]+|_")


def clean(text: str) -> str:
    """The text without invisible characters, odd spaces or doubled spaces; line breaks stay."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_CLEANING)
    if "\n" in text or "\r" in text:
        text = _LINES.sub("\n", text)
    if "  " in text:
        text = _RUN.sub(" ", text)
    return text.strip()


def plain(text: str) -> str:
    """One line in plain characters: straight quotes, hyphens, ordinary digits, no superscripts.

    For reading values and periods, where what counts is what was typed and not how it is drawn.
    """
    text = clean(text)
    if not text.isascii() or "`" in text:
        text = unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)
    return " ".join(text.split())


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form in which two names are compared: case, punctuation and spacing do not matter.

    Keeps letters, digits, "%" and "+". "Requires improvement (to be good)" and
    "requires  improvement to be good" fold alike; so do "Child's voice" and "childs voice".
    """
    text = plain(text).casefold().replace("'", "").replace("&", " and ").replace("%", " % ")
    return " ".join(_NOT_WORDS.sub(" ", text).split())
