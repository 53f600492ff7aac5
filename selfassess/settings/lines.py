"""On which line of a TOML text each key stands, so that an error can walk the reader to it.

Python's TOML reader gives values without places. This scanner runs only once something is wrong,
on a text that the reader has already accepted, so it need not check the grammar.
"""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)""")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+' r"|'''.*?'''+" r'|"(?:[^"\\]|\\.)*"' r"|'[^']*'", re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}\n#]+")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, of every key and list item of a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self._header(2)
            elif self.text[self.at] == "[":
                table = self._header(1)
            else:
                self._pair(table)
            self._skip_blank()
        return self.lines

    def _header(self, width: int) -> KeyPath:
        start = self.at
        self.at += width
        path = self._resolve(self._key())
        self.at += width
        if width == 2:
            number = self.counts.get(path, -1) + 1
            self.counts[path] = number
            self._note(path, start)
            path = (*path, number)
        self._note(path, start)
        return path

    def _resolve(self, keys: KeyPath) -> KeyPath:
        """A header inside an array of tables speaks of that array's last table."""
        path: KeyPath = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if path in self.counts and position < len(keys) - 1:
                path = (*path, self.counts[path])
        return path

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        path = table + self._key()
        self._note(path, start)
        self.at = self.text.index("=", self.at) + 1
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._skip_blank()
        opening = self.text[self.at]
        if opening == "[":
            self._members(path, "]")
        elif opening == "{":
            self._members(path, "}")
        else:
            matched = (_TEXT if opening in "\"'" else _PLAIN).match(self.text, self.at)
            self.at = matched.end() if matched else len(self.text)

    def _members(self, path: KeyPath, closing: str) -> None:
        self.at += 1
        number = 0
        while True:
            self._skip_blank()
            if self.text[self.at] == closing:
                self.at += 1
                return
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self._note((*path, number), self.at)
                self._value((*path, number))
                number += 1

    def _key(self) -> KeyPath:
        keys: list[str] = []
        while matched := _KEY.match(self.text, self.at):
            self.at = matched.end()
            keys.append(next(g for g in matched.groups()[:3] if g is not None))
            if not matched[4]:
                break
        return tuple(keys)

    def _skip_blank(self) -> None:
        matched = _BLANK.match(self.text, self.at)
        self.at = matched.end() if matched else self.at

    def _note(self, path: KeyPath, at: int) -> None:
        line = self.text.count("\n", 0, at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
