"""The printer of small PDFs, shared with the tests of letters."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_SHARED = Path(__file__).resolve().parents[1] / "letters" / "conftest.py"
_spec = importlib.util.spec_from_file_location("printed_documents", _SHARED)
assert _spec and _spec.loader
_module = importlib.util.module_from_spec(_spec)
sys.modules["printed_documents"] = _module
_spec.loader.exec_module(_module)

printer = _module.printer
