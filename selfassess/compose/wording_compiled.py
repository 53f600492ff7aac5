"""Keeps the sentences' templates compiled, as Python keeps its modules."""

from __future__ import annotations

import marshal
import os
import sys
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Compiled templates, kept where Python keeps its compiled modules and under its switches
    (PYTHONDONTWRITEBYTECODE, PYTHONPYCACHEPREFIX): compiling takes most of the time of composing.

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
        try:
            mark, _, code = self._place(bucket).read_bytes().partition(b"\n")
            if mark == bucket.checksum.encode():
                bucket.code = marshal.loads(code)
        except (OSError, EOFError, ValueError, TypeError):
            return  # not there, or cut short: it is compiled

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(bucket.checksum.encode() + b"\n" + marshal.dumps(bucket.code))
            beside.replace(place)
        except OSError:
            return  # a folder that cannot be written costs time alone

    def _place(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / bucket.key)))
