"""The documents of very different councils are valid and accessible."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from selfassess.commands.brief import composed_brief
from selfassess.commands.conclude import Concluded, conclude
from selfassess.commands.draft import composed_draft
from selfassess.commands.readiness import Preparation, composed_readiness
from selfassess.compose.self_evaluation import compose_self_evaluation
from selfassess.compose.wording import Wording
from selfassess.model.dossier import Dossier
from selfassess.model.finding import FindingKind
from selfassess.model.memory import Memory
from selfassess.model.problem import Problem, Severity
from selfassess.model.statement import ComposedDocument
from selfassess.settings.load import data_folder
from selfassess.settings.problems import load_catalogue
from selfassess.settings.readiness import load_readiness
from selfassess.settings.wordings import load_wordings
from selfassess.weigh.weighed import weigh
from selfassess.write.packed import unpack
from selfassess.write.word.accessible.check import check_accessible
from selfassess.write.word.document import write_document
from tests import dossiers as make
from tests.compose import compositions as made

TWIN = Path(__file__).resolve().parents[2] / "sample_inputs" / "northmere-as-found"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = (
    "timeliness",
    "recording",
    "supervision",
    "planning",
    "oversight",
    "visits",
    "consent",
    "analysis",
    "reviews",
    "contact",
    "decisions",
)
LONG_WORD = "un" * 80
AWKWARD = f"Plans & <reviews>, “quoted” \x07 שלום 🙂 {LONG_WORD}"


@cache
def very_large() -> Dossier:
    """400 indicators, half of them declared by the council, and 2,000 findings of ten reports."""
    held = make.settings().indicators
    known = list(held.values())[:200]
    local = {
        f"local_{n}_pct": known[n % len(known)].model_copy(
            update={"id": f"local_{n}_pct", "name": f"Local measure {n}", "local": True}
        )
        for n in range(400 - len(known))
    }
    years = [make.financial_year(first) for first in (2022, 2023, 2024, 2025)]
    values = tuple(
        make.value(name, year, of=(400 + 10 * at + n % 90, 1000))
        for n, name in enumerate((*(i.id for i in known), *local))
        for at, year in enumerate(years)
    )
    ends = [date(2014, 3, 1) + timedelta(days=450 * n) for n in range(10)]
    aspects = list(make.settings().aspects.values())
    inspections = tuple(make.inspection(f"visit-{n}", end) for n, end in enumerate(ends))
    kinds = (FindingKind.RECOMMENDATION, FindingKind.WEAKNESS, FindingKind.STRENGTH)
    findings = tuple(
        make.finding(
            f"f{n}",
            f"{aspects[n % len(aspects)].title}: {WORDS[n % 7]} {WORDS[n % 11]} in team {n}.",
            (aspects[n % len(aspects)].id,),
            kinds[n % 3],
            area=aspects[n % len(aspects)].area,
            inspection_id=f"visit-{n % 10}",
        )
        for n in range(2000)
    )
    return make.dossier(changed=local, values=values, inspections=inspections, findings=findings)


def awkward() -> Dossier:
    """Words that people type: marks of XML, control characters, other scripts, endless words."""
    year = make.financial_year(2025)
    return make.dossier(
        values=(make.value("rereferrals_pct", year, of=(310, 1000)),),
        inspections=(make.inspection(),),
        findings=(make.finding("f1", AWKWARD, ("front-door-thresholds",)),),
        voice=(make.heard("early-help", "weakness", quotation=AWKWARD, changed=AWKWARD),),
        actions=(make.action("a1", "early-help", owner=AWKWARD, measure=AWKWARD),),
    )


@cache
def twin() -> Concluded:
    """The untidy twin, as it stands before anybody has answered a question about it."""
    return conclude(TWIN)


def twin_readied() -> ComposedDocument:
    return composed_readiness(twin(), Memory(), Preparation(load_readiness()))


COMPOSED: dict[str, Callable[[], ComposedDocument]] = {
    "empty": lambda: made.composed(made.empty()),
    "one indicator": lambda: made.composed(made.one_indicator()),
    "awkward words": lambda: made.composed(awkward()),
    "northmere": made.northmere,
    "readiness, empty": lambda: made.readied(made.empty()),
    "readiness, one indicator": lambda: made.readied(
        made.one_indicator(), None, made.LISTS, made.RULES
    ),
    "readiness, northmere": made.northmere_readied,
    "brief, empty": lambda: made.briefed(made.empty()),
    "brief, northmere": made.northmere_briefed,
    "untidy twin": lambda: composed_draft(twin(), Memory()),
    "readiness, untidy twin": twin_readied,
    "brief, untidy twin": lambda: composed_brief(twin(), Memory()),
}
LOOKS = {"inspection-readiness": "readiness.docx"}


def as_word(document: ComposedDocument) -> bytes:
    look = LOOKS.get(document.kind, "self_evaluation.docx")
    return write_document(document, data_folder() / "templates" / look)


@pytest.fixture(scope="module", params=COMPOSED)
def data(request: pytest.FixtureRequest) -> bytes:
    return as_word(COMPOSED[request.param]())


def in_the_way(problems: tuple[Problem, ...]) -> list[str]:
    """What would stop a reader: errors and warnings, in words."""
    worded = [load_catalogue().word(problem) for problem in problems]
    return [w.say() for w in worded if w.severity in (Severity.ERROR, Severity.WARNING)]


def invalid(data: bytes, path: Path) -> list[str]:
    """What the validators find, and what they do not look at: numbers given twice, bookmarks that
    do not close, links that lead nowhere."""
    path.write_bytes(data)
    found = [str(error) for error in OpenXmlValidator().validate(path).errors]
    program = Path(sys.executable).with_name("ooxml-integrity")
    done = subprocess.run([program, "check", path], capture_output=True, text=True, check=False)
    if done.returncode or "0 error(s), 0 warning(s)" not in done.stdout:
        found.append(done.stdout)
    root = etree.fromstring(unpack(data)["word/document.xml"])
    numbers = Counter(held.get(f"{W}val") for held in root.iterfind(f".//{W}sdtPr/{W}id"))
    found += [f"control {number} twice" for number, n in numbers.items() if n > 1]
    starts = Counter(held.get(f"{W}id") for held in root.iter(f"{W}bookmarkStart"))
    if starts != Counter(held.get(f"{W}id") for held in root.iter(f"{W}bookmarkEnd")):
        found.append("bookmarks are not in pairs")
    marks = {held.get(f"{W}name") for held in root.iter(f"{W}bookmarkStart")}
    links = {held.get(f"{W}anchor") for held in root.iter(f"{W}hyperlink")} - {None}
    return found + [f"a link to {name} leads nowhere" for name in sorted(links - marks)]


def test_a_document_is_valid(data: bytes, tmp_path: Path) -> None:
    assert invalid(data, tmp_path / "document.docx") == []


def test_a_document_is_accessible(data: bytes) -> None:
    assert in_the_way(check_accessible(data)) == []


def test_what_people_typed_is_text_and_nothing_else() -> None:
    root = etree.fromstring(unpack(as_word(COMPOSED["awkward words"]()))["word/document.xml"])
    words = "".join(root.itertext())
    assert "Plans & <reviews>" in words
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", words)
    assert "שלום 🙂" in words


def test_a_very_large_council_is_drafted_whole(tmp_path: Path) -> None:
    dossier = very_large()
    assert len({v.indicator for v in dossier.evidence.values}) == 400
    assert len(dossier.evidence.findings) == 2000
    matched = make.matched(dossier)
    document = compose_self_evaluation(
        dossier,
        matched.readings,
        weigh(dossier, matched),
        Wording(made.TEMPLATES, load_wordings()),
        {},
    )
    data = as_word(document)
    assert in_the_way(check_accessible(data)) == []
    assert invalid(data, tmp_path / "large.docx") == []


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["untidy twin", "readiness, northmere", "brief, northmere"])
def test_libreoffice_shows_every_word_of_it(name: str, tmp_path: Path) -> None:
    document = COMPOSED[name]()
    path = tmp_path / "document.docx"
    path.write_bytes(as_word(document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir"]
    subprocess.run([*command, tmp_path, path], capture_output=True, check=True, timeout=180)
    shown = plain((tmp_path / "document.txt").read_text(encoding="utf-8"))
    missing = [s.id for s in document.statements() if plain(s.words) not in shown]
    # the line under a heading is set as chips, with a shape before each word
    assert [each for each in missing if not each.endswith(".status")] == []


def plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").replace("\u2011", "-").split())
