"""Files that are not what they say, are broken, or want to break the reader."""

# ruff: noqa: E501 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

import csv
import multiprocessing
import os
import resource
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassess.read.documents import read_document

HERE = Path(__file__).resolve()
CORPUS = Path(os.environ.get("SELFASSESS_CORPUS") or HERE.parents[3] / "shared" / "corpus")
REGISTER = HERE.parent / "documents.csv"
SECONDS, BYTES = 10.0, 1_000_000_000
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + '<!ENTITY s SYSTEM "file:///etc/hostname">]><d>&j;&s;</d>'
)


def codes(path: Path) -> list[str]:
    document, problems = read_document(path)
    assert document is not None or problems
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"", "SA-D01"),
        ("a.txt", b"  \n \n", "SA-D01"),
        ("a.pdf", b"\n<!DOCTYPE html><html><body>Report</body></html>", "SA-D02"),
        ("a.pdf", b'<?xml version="1.0"?>\n<!-- x --><html></html>', "SA-D02"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "SA-D03"),
        ("a.pdf", b"%PDF-1.4\nnot much of a file", "SA-D05"),
        ("a.pdf", b"just words", "SA-D05"),
        ("a.docx", b"PK\x03\x04 cut off", "SA-D05"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "SA-D06"),
        ("a.txt", b"{\\rtf1 words}", "SA-D07"),
        ("a.bin", b"MZ\x90\x00\x03\x00", "SA-D07"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    assert codes(path) == [code]


def test_a_folder_or_missing_file_is_said(tmp_path):
    assert codes(tmp_path / "missing.pdf") == ["SA-D10"]
    assert codes(tmp_path) == ["SA-D10"]


def package(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return path


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "SA-D05"),
        ("<a><b></a>", "SA-D05"),
        ("<w:document xmlns:w='x'><w:body/></w:document>", "SA-D01"),
        ("<w:document xmlns:w='x'>" + "<w:sdt>" * 200 + "</w:sdt>" * 200 + "</w:document>", "SA-D01"),
    ],
)  # fmt: skip
def test_word_files_with_bad_parts(tmp_path, text, code):
    assert codes(package(tmp_path / "a.docx", word__document=text)) == [code]


def test_a_zip_that_is_no_document(tmp_path):
    assert codes(package(tmp_path / "a.docx", xl__workbook="<a/>")) == ["SA-D07"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_code(tmp_path_factory, data):
    for name in ("a.pdf", "a.docx", "a.txt"):
        path = tmp_path_factory.mktemp("any") / name
        path.write_bytes(data)
        codes(path)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600))
def test_any_text_gives_a_document_or_a_code(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_text("words\n" + text, encoding="utf-8", errors="replace")
    codes(path)


def _outcome(path: str) -> tuple[str, str, float, int]:
    """In a process of its own: code or "opens", time, and the most memory it took."""
    begin = time.perf_counter()
    try:
        document, problems = read_document(Path(path))
        outcome = "opens" if document else problems[0].code
    except Exception as error:
        outcome = f"raised {type(error).__name__}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Path(path).name, outcome, time.perf_counter() - begin, memory


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "hostile").is_dir(), reason="the corpus is not here")
def test_every_hostile_file_ends_as_the_register_says():
    with REGISTER.open(encoding="utf-8", newline="") as handle:
        expected = {row["file"]: row["outcome"] for row in csv.DictReader(handle)}
    files = [str(p) for kind in ("pdf", "docx") for p in (CORPUS / "hostile" / kind).iterdir()]
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=8) as pool:
        found = pool.map(_outcome, files, chunksize=4)
    assert {name: outcome for name, outcome, _, _ in found} == expected
    assert [name for name, _, seconds, _ in found if seconds > SECONDS] == []
    assert [name for name, _, _, memory in found if memory > BYTES] == []
