"""What the tests of the Word writer share: the hand-made document, written once."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from selfassess.write.packed import unpack
from selfassess.write.word.document import write_document

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parents[2] / "templates"
TEMPLATE = TEMPLATES / "self_evaluation.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _load_factory() -> ModuleType:
    """The factory beside this file; tests are no package, so it is loaded by its path."""
    name = "sa_composed"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / "composed.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


_load_factory()


@pytest.fixture(scope="session")
def template() -> Path:
    return TEMPLATE


@pytest.fixture(scope="session")
def written() -> bytes:
    """The full hand-made document."""
    return write_document(_load_factory().full(), TEMPLATE)


@pytest.fixture(scope="session")
def body(written: bytes) -> etree._Element:
    """Its main part."""
    return etree.fromstring(unpack(written)["word/document.xml"])
