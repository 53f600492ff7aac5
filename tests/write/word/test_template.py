"""Templates: ours are made from nothing and pass; a council's is looked at and said plainly."""

from __future__ import annotations

import importlib.util
import re
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from selfassess.settings.problems import load_catalogue
from selfassess.write.packed import pack, unpack
from selfassess.write.word.accessible.check import check_accessible
from selfassess.write.word.document import write_document
from selfassess.write.word.styles import CONTRACT
from selfassess.write.word.template import check_template, usable

make = sys.modules["sa_composed"]
ROOT = Path(__file__).resolve().parents[3]
STYLES = "word/styles.xml"


def changed(template: Path, path: Path, part: str, old: str, new: str) -> Path:
    parts = unpack(template.read_bytes())
    made, count = re.subn(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
    assert count, old
    parts[part] = made.encode()
    path.write_bytes(pack(parts))
    return path


def codes(path: Path) -> list[str]:
    return sorted({problem.code for problem in check_template(path)})


@pytest.mark.parametrize("name", ["self_evaluation.docx", "readiness.docx"])
def test_our_templates_have_nothing_wrong(name: str) -> None:
    assert check_template(ROOT / "templates" / name) == ()


def test_our_templates_are_what_their_maker_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = ROOT / "scripts"
    monkeypatch.syspath_prepend(str(scripts))
    spec = importlib.util.spec_from_file_location("make_templates", scripts / "make_templates.py")
    assert spec is not None and spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    for name in maker.NAMES:
        assert (ROOT / "templates" / name).read_bytes() == maker.template()


def test_a_template_holds_styles_and_no_draft(template: Path) -> None:
    parts = unpack(template.read_bytes())
    assert not [name for name in parts if "customXml" in name or "comments" in name]


def test_a_missing_style_falls_back_and_is_said(template: Path, tmp_path: Path) -> None:
    path = changed(
        template,
        tmp_path / "council.docx",
        STYLES,
        r'<w:style w:type="paragraph" w:customStyle="1" w:styleId="SAChallenge">.*?</w:style>',
        "",
    )
    (problem,) = check_template(path)
    assert problem.code == "SA-W12"
    assert "“SA Challenge”; Body Text is used" in load_catalogue().word(problem).say()
    assert usable((problem,))
    assert write_document(make.full(), path)


@pytest.mark.parametrize(
    ("code", "part", "old", "new"),
    [
        ("SA-W13", STYLES, 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"'),
        ("SA-W14", "word/document.xml", '"sat:body"', '"sat:other"'),
        ("SA-W15", STYLES, '<w:outlineLvl w:val="1"/>', ""),
        (
            "SA-W16",
            "word/theme/theme1.xml",
            '<a:accent1><a:srgbClr val="0B6E6E"/>',
            '<a:accent1><a:srgbClr val="7FD0D0"/>',
        ),
        ("SA-W17", STYLES, r'<w:tblStylePr w:type="firstRow">.*?</w:tblStylePr>', ""),
    ],
)
def test_each_fault_of_a_template_is_said(
    template: Path, tmp_path: Path, code: str, part: str, old: str, new: str
) -> None:
    path = changed(template, tmp_path / "council.docx", part, old, new)
    assert codes(path) == [code]
    assert usable(check_template(path))


def test_what_is_no_template_is_refused(template: Path, tmp_path: Path) -> None:
    cases = {
        "old.docx": b"\xd0\xcf\x11\xe0" + b"\x00" * 100,
        "cut.docx": template.read_bytes()[:3000],
        "text.docx": b"hello",
        "page.html": b"<html></html>",
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        assert codes(tmp_path / name) == ["SA-W10"], name
    assert codes(tmp_path / "missing.docx") == ["SA-W10"]
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as other:
        other.writestr("hello.txt", "hello")
    assert codes(tmp_path / "other.docx") == ["SA-W10"]


def test_a_template_with_macros_is_refused(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "macros.docx"
    path.write_bytes(pack({**unpack(template.read_bytes()), "word/vbaProject.bin": b"x"}))
    assert codes(path) == ["SA-W11"]
    assert not usable(check_template(path))


def test_a_plain_word_document_will_do_as_a_template(tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    docx.Document().save(str(path))
    assert usable(check_template(path))
    data = write_document(make.full(), path)
    errors = {p.code for p in check_accessible(data)}
    assert errors <= {"SA-W41", "SA-W56"}, "only its own language and pale headings are left"


def test_the_manual_names_every_style_and_every_place() -> None:
    manual = (ROOT / "docs" / "restyle.md").read_text(encoding="utf-8").lower()
    for wanted in CONTRACT.values():
        assert wanted.name.lower() in manual, wanted.name
    for place in ("sat:body", "sat:council", "sat:title", "sat:marking", "sat:sign_off"):
        assert place in manual


def test_a_very_different_look_is_as_sound_as_ours(template: Path, tmp_path: Path) -> None:
    parts = unpack(template.read_bytes())
    theme = parts["word/theme/theme1.xml"].decode()
    for ours, theirs in (("0B6E6E", "6A1B6A"), ("12344D", "3A0A3A"), ("Arial", "Georgia")):
        theme = theme.replace(ours, theirs)
    parts["word/theme/theme1.xml"] = theme.encode()
    styles = parts[STYLES].decode().replace('w:ascii="Arial" w:hAnsi="Arial"', "")
    parts[STYLES] = styles.replace('<w:sz w:val="23"/>', '<w:sz w:val="24"/>').encode()
    page = parts["word/document.xml"].decode()
    page = page.replace('w:left="1247"', 'w:left="1701"').replace(
        'w:right="1247"', 'w:right="1701"'
    )
    parts["word/document.xml"] = page.encode()
    path = tmp_path / "purple.docx"
    path.write_bytes(pack(parts))
    assert check_template(path) == ()
    data = write_document(make.full(), path)
    assert check_accessible(data) == ()
    widths = re.findall(r'<w:tblW w:w="(\d+)"', unpack(data)["word/document.xml"].decode())
    assert {int(width) for width in widths} == {11906 - 2 * 1701, 16838 - 2 * 1701}
