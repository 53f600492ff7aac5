"""Inspection reports and letters: what each document says, with its place and certainty.

The doors are `read_inspection` and `to_json`.
"""

from __future__ import annotations

from selfassess.read.letters.door import read_inspection
from selfassess.read.letters.json_form import to_json

__all__ = ["read_inspection", "to_json"]
