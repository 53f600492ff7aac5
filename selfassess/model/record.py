"""The kind of model every word in this room is: immutable, and strict about unknown fields.

The modules of this room do without `from __future__ import annotations`: pydantic would compile
every field's annotation from its text, at each start.
"""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """An immutable value. Unknown fields are refused, so a child's name has nowhere to go."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Record):
    """Where a fact in `config/` was taken from, and when it was last checked."""

    source: str
    as_at: str
