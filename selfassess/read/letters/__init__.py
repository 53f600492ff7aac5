"""Inspection reports and letters: what each document says, with its place and certainty.

The doors are `read_inspection`, `not_an_inspection`, `to_json` and `unread_json`.
"""

from __future__ import annotations

from selfassess.read.letters.door import not_an_inspection, read_inspection
from selfassess.read.letters.json_form import to_json, unread_json

__all__ = ["not_an_inspection", "read_inspection", "to_json", "unread_json"]
