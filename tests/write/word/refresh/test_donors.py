"""Pieces of real edited documents, pasted into a draft, survive a refresh as they are."""

from __future__ import annotations

import copy
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CORPUS = Path(
    os.environ.get("SELFASSESS_CORPUS") or Path(__file__).resolve().parents[5] / "shared" / "corpus"
)
DONORS = CORPUS / "hostile" / "docx"
TELLING = (b"<w:ins ", b"<w:del ", b"<w:sdt>", b"<w:commentReference", b"<w:moveFrom ")


def donors() -> list[tuple[str, etree._Element]]:
    """The bodies of documents with tracked changes, content controls or comments."""
    found = []
    for path in sorted(DONORS.glob("*.docx")):
        try:
            with zipfile.ZipFile(path) as package:
                data = package.read("word/document.xml")
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, NotImplementedError):
            continue
        body = root.find(f"{W}body")
        if body is not None and any(mark in data for mark in TELLING):
            found.append((path.name, body))
    return found


def pasted(body: etree._Element) -> list[etree._Element]:
    """Copies of what stands in a body, without what leads to other parts of the donor's file."""
    pieces = []
    for child in body:
        if child.tag in (f"{W}sectPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            continue
        made = copy.deepcopy(child)
        for held in list(made.iter()):
            for name in list(held.attrib):
                if str(name).startswith(R):
                    del held.attrib[name]
            if re.search(r"}(bookmark|comment)", str(held.tag)) and held.getparent() is not None:
                held.getparent().remove(held)
        pieces.append(made)
    return pieces


def spelt(element: etree._Element) -> bytes:
    made = etree.fromstring(etree.tostring(element))
    for result in made.iter(f"{W}fldChar"):  # Word counts captions anew, and so do we
        following = result.getparent().getnext()
        if result.get(f"{W}fldCharType") == "separate" and following is not None:
            for text in following.iter(f"{W}t"):
                text.text = ""
    etree.cleanup_namespaces(made)
    return etree.tostring(made, method="c14n")


@pytest.mark.corpus
@pytest.mark.skipif(not DONORS.is_dir(), reason="the corpus is not part of the project")
def test_what_was_pasted_from_elsewhere_stays_as_it_is(old: bytes, refreshed) -> None:
    edited_class = sys.modules["sa_states"].Edited
    given = donors()
    assert len(given) > 40
    lost = []
    for name, body in given:
        draft = edited_class(old)
        pieces = pasted(body)
        for piece in reversed(pieces):
            draft.block("p").addnext(piece)
        before = [spelt(piece) for piece in pieces]
        after, fates = refreshed(edited_class(draft.bytes()))
        place = after.block("p")
        held = []
        for _ in pieces:
            place = place.getnext()
            held.append(spelt(place))
        if before != held or fates["p"] != "updated":
            lost.append(name)
    assert lost == []


@pytest.mark.corpus
@pytest.mark.skipif(not DONORS.is_dir(), reason="the corpus is not part of the project")
def test_what_was_pasted_into_a_block_makes_it_an_edited_one(old: bytes, refreshed) -> None:
    edited_class = sys.modules["sa_states"].Edited
    wrong = []
    for name, body in donors():
        draft = edited_class(old)
        pieces = [p for p in pasted(body) if "".join(t.text or "" for t in p.iter(f"{W}t")).strip()]
        if not pieces:
            continue
        draft.block("p").find(f"{W}sdtContent").append(pieces[0])
        words = draft.words(draft.block("p"))
        after, fates = refreshed(edited_class(draft.bytes()))
        kept = "".join(
            t.text or ""
            for t in after.block("p").iter(f"{W}t")
            if not any(a.get(f"{W}author") == "selfassess" for a in t.iterancestors(f"{W}ins"))
        )
        if fates["p"] != "met" or words.replace("71%", "") != kept:
            wrong.append(name)
    assert wrong == []
