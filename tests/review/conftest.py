"""Makes the hand-made drafts beside this file known to the tests here: tests are no package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

NAME = "sa_drafts"
if NAME not in sys.modules:
    spec = importlib.util.spec_from_file_location(NAME, Path(__file__).with_name("drafts.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)
