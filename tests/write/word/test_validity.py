"""The files open without repair: two outside validators and four asserts of our own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from selfassess.model.statement import Heading
from selfassess.write.packed import CONTENT_TYPES, pack, unpack
from selfassess.write.word.document import write_document

make = sys.modules["sa_composed"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def one_indicator() -> object:
    return make.document(
        Heading(id="h", level=1, text="Chapter", new_page=True),
        make.prose("p", "Plans are up to date for {ind:a.latest=88%} [P1]."),
        make.index(),
    )


def very_large() -> object:
    rows = make.indicators(400)
    findings = make.tracker()
    many = findings.model_copy(update={"rows": findings.rows * 285})
    return make.document(
        make.Contents(),
        Heading(id="h", level=1, text="Appendix", new_page=True),
        rows,
        many,
        make.index(),
    )


DOCUMENTS = {
    "full": make.full,
    "empty": make.document,
    "one indicator": one_indicator,
    "very large": very_large,
}


@pytest.fixture(scope="module", params=list(DOCUMENTS))
def data(request: pytest.FixtureRequest, template: Path) -> bytes:
    return write_document(DOCUMENTS[request.param](), template)


def own_faults(data: bytes) -> list[str]:
    """The four faults that no outside validator sees."""
    parts = unpack(data)
    root = etree.fromstring(parts["word/document.xml"])
    faults = []
    controls = Counter(held.get(f"{W}val") for held in root.iterfind(f".//{W}sdtPr/{W}id"))
    faults += [f"control {number} twice" for number, n in controls.items() if n > 1]
    drawings = Counter(held.get("id") for held in root.iter(f"{WP}docPr"))
    faults += [f"drawing {number} twice" for number, n in drawings.items() if n > 1]
    starts = Counter(held.get(f"{W}id") for held in root.iter(f"{W}bookmarkStart"))
    ends = Counter(held.get(f"{W}id") for held in root.iter(f"{W}bookmarkEnd"))
    if starts != ends or any(n > 1 for n in starts.values()):
        faults.append("bookmarks are not in pairs")
    types = parts[CONTENT_TYPES].decode()
    for name in parts:
        if re.fullmatch(r"word/(charts/)?[^/]+\.xml", name) and f'"/{name}"' not in types:
            faults.append(f"{name} has no content type")
    return faults


def test_no_fault_of_our_own_list(data: bytes) -> None:
    assert own_faults(data) == []


def test_the_open_xml_rules_find_nothing(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_the_integrity_rules_find_nothing(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(data)
    program = Path(sys.executable).with_name("ooxml-integrity")
    done = subprocess.run([program, "check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 error(s), 0 warning(s)" in done.stdout


def test_python_docx_opens_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(data)
    assert docx.Document(str(path)).core_properties.language == "en-GB"


@pytest.mark.parametrize(
    ("found", "seeded"),
    [
        ("twice", lambda xml: re.sub(rb'<w:id w:val="\d+"/>', b'<w:id w:val="7"/>', xml)),
        ("pairs", lambda xml: re.sub(rb"<w:bookmarkEnd [^>]*/>", b"", xml, count=1)),
        ("drawing", lambda xml: re.sub(rb'docPr id="\d+"', b'docPr id="5"', xml)),
    ],
)
def test_the_asserts_see_what_they_are_for(written: bytes, found: str, seeded: object) -> None:
    parts = unpack(written)
    parts["word/document.xml"] = seeded(parts["word/document.xml"])  # type: ignore[operator]
    assert any(found in fault for fault in own_faults(pack(parts)))


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_every_word_and_no_field_code(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(written)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir"]
    subprocess.run([*command, tmp_path, path], capture_output=True, check=True, timeout=120)
    said = (tmp_path / "document.txt").read_text(encoding="utf-8")
    assert "HYPERLINK" not in said
    assert "SEQ Table" not in said
    plain = " ".join(said.replace("\u00a0", " ").split())
    for statement in make.full().statements():
        if not statement.id.endswith(".status"):
            assert " ".join(statement.words.split()) in plain, statement.id
