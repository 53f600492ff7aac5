"""Keeps the sentences' templates compiled, as Python keeps its modules."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from selfassess.model.kept import keep, kept


class Compiled(BytecodeCache):
    """Compiled templates: compiling takes most of the time of composing.

    One made from another text, or by another version of Python, Jinja or ours, is made anew.
    """

    def __init__(self, folder: Path, made_by: Path) -> None:
        """`folder` holds the templates; `made_by` is the module that says how they are compiled."""
        self._folder = folder
        self._made_by = f"{sys.version}{jinja2.__version__}".encode() + made_by.read_bytes()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def get_source_checksum(self, source: str) -> str:
        return sha256(self._made_by + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = kept(self._folder / bucket.key, bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._folder / bucket.key, bucket.checksum, bucket.code)
