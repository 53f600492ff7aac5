"""The settings that come with the tool: cited, dated, consistent with one another, well spelt."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from selfassess.model.dossier import Settings
from selfassess.model.framework import Framework
from selfassess.model.record import Citation, Record
from selfassess.settings.catalogue import load_settings
from selfassess.settings.load import read_toml
from selfassess.settings.problems import load_catalogue
from selfassess.settings.workbooks import load_dimensions, load_forms

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"
FILES = sorted(CONFIG.rglob("*.toml"))
STARTER = CONFIG / "workspace.toml"  # a text to fill in, not reference data


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="module")
def in_force(settings: Settings) -> Framework:
    """The newest framework, whatever it is: one may have been added."""
    return max(settings.frameworks.values(), key=lambda f: f.inspections_from)


def name_of(path: Path) -> str:
    return path.relative_to(CONFIG).as_posix()


# --- where things come from ---------------------------------------------------------------------


@pytest.mark.parametrize("path", [f for f in FILES if f != STARTER], ids=name_of)
def test_a_file_says_where_it_comes_from_and_when(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = "\n".join(text.splitlines()[:12])
    assert re.search(r"(?m)^#.{20}", head), "begin with a comment that says what is in it"
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", text), "say the date it was last checked"
    assert re.search(r"source\b|our own|Our own", text), "say the source"


def citations_in(value: object) -> list[Citation]:
    if isinstance(value, Citation):
        return [value]
    if isinstance(value, Record):
        value = [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [found for member in value for found in citations_in(member)]
    return []


def test_every_entry_cites_a_source_and_a_date(settings: Settings) -> None:
    entries = [
        *settings.frameworks.values(),
        *settings.crosswalk,
        *settings.aspects.values(),
        *settings.indicators.values(),
    ]
    assert len(entries) > 300
    for entry in entries:
        cited = citations_in(entry)
        assert cited
        for citation in cited:
            assert len(citation.source) > 10
            assert date.fromisoformat(citation.as_at) <= date(2026, 12, 31)


@pytest.mark.parametrize("name", ["thresholds.toml"])
def test_every_threshold_has_its_reason(name: str) -> None:
    lines = (CONFIG / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[a-z_]+ = ", line) and not line.startswith(("source", "as_at")):
            assert lines[number - 1].startswith("# "), f"{line}: say why"


def test_every_published_figure_has_its_source(settings: Settings) -> None:
    folder = CONFIG / "comparators"
    rows = {}
    for name in ("sources", "areas", "authorities"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            rows[name] = list(csv.DictReader(handle))
    cited = {row["indicator"] for row in rows["sources"]}
    assert cited == {row["indicator"] for row in rows["areas"]}
    assert {row["indicator"] for row in rows["authorities"]} <= cited <= set(settings.indicators)
    for row in rows["sources"]:
        assert row["source"]
        assert row["page"].startswith("https://")
        assert date.fromisoformat(row["as_at"])
    assert sum(f.stat().st_size for f in folder.iterdir()) < 1_500_000


# --- frameworks and the crosswalk -----------------------------------------------------------------


def test_the_dates_of_frameworks_leave_no_day_without_one(settings: Settings) -> None:
    versions = sorted(settings.frameworks.values(), key=lambda f: f.inspections_from)
    assert [f.id for f in versions if f.inspections_to is None] == [versions[-1].id]
    for before, after in pairwise(versions):
        assert before.inspections_to is not None
        assert before.inspections_from < before.inspections_to
        assert after.inspections_from <= before.inspections_to + timedelta(days=1)


def test_a_framework_prints_an_overall_judgement_or_it_does_not(settings: Settings) -> None:
    for framework in settings.frameworks.values():
        assert framework.overall == any(area.id == "overall" for area in framework.areas)
    assert not settings.frameworks["ilacs-2026"].overall


def test_areas_and_grades_of_a_framework_are_told_apart(settings: Settings) -> None:
    for framework in settings.frameworks.values():
        ids = [area.id for area in framework.areas]
        headings = [h.casefold() for area in framework.areas for h in area.headings]
        spellings = [s.casefold() for grade in framework.grades for s in grade.spellings]
        for told_apart in (ids, headings, spellings, [g.rank for g in framework.grades]):
            assert len(told_apart) == len(set(told_apart)), (framework.id, Counter(told_apart))
        assert {a.part_of for a in framework.areas} - {None} <= set(ids)


def test_every_step_of_the_crosswalk_stands_on_areas_that_exist(settings: Settings) -> None:
    for step in settings.crosswalk:
        then, now = (settings.frameworks[f] for f in (step.from_framework, step.to_framework))
        assert step.from_area in {a.id for a in then.areas}
        assert set(step.to_areas) <= {a.id for a in now.areas}
        assert set(step.split_words) <= set(step.to_areas)
        assert step.rule in ("direct", "split", "history", "context")
        assert (len(step.to_areas) > 1) == (step.rule == "split")
        assert step.default_aspect is None or step.default_aspect in settings.aspects


def test_every_area_of_an_older_framework_leads_to_the_one_in_force(
    settings: Settings, in_force: Framework
) -> None:
    for framework in settings.frameworks.values():
        if framework == in_force:
            continue
        steps = [s for s in settings.crosswalk if s.from_framework == framework.id]
        assert Counter(s.from_area for s in steps) == Counter(a.id for a in framework.areas)
        assert len({s.to_framework for s in steps}) == 1


# --- aspects and indicators -----------------------------------------------------------------------


def test_every_aspect_stands_under_an_area_of_the_framework_in_force(
    settings: Settings, in_force: Framework
) -> None:
    areas = {a.id for a in in_force.areas}
    assert {a.area for a in settings.aspects.values()} == areas
    for aspect in settings.aspects.values():
        assert 3 <= len(aspect.short) <= 40, aspect.id
        assert aspect.good_looks_like.endswith(".")
        assert aspect.audit_questions
        assert all(q.endswith("?") for q in aspect.audit_questions)
        assert set(aspect.annex_a_lists) <= set(range(1, 12))


def test_short_titles_tell_the_aspects_of_an_area_apart(settings: Settings) -> None:
    shorts = Counter((a.area, a.short) for a in settings.aspects.values())
    assert max(shorts.values()) == 1


def test_every_indicator_stands_on_an_aspect_of_its_own_area(settings: Settings) -> None:
    for indicator in settings.indicators.values():
        aspect = settings.aspects[indicator.aspect]
        assert aspect.area == indicator.area, indicator.id
        assert indicator.id in aspect.indicators, indicator.id


def test_every_indicator_that_an_aspect_names_exists(settings: Settings) -> None:
    for aspect in settings.aspects.values():
        assert set(aspect.indicators) <= set(settings.indicators), aspect.id


def test_no_name_belongs_to_two_indicators(settings: Settings) -> None:
    owners: dict[str, set[str]] = {}
    for indicator in settings.indicators.values():
        for name in (indicator.name, *indicator.aliases):
            owners.setdefault(name.casefold(), set()).add(indicator.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_share_has_a_denominator(settings: Settings) -> None:
    for indicator in settings.indicators.values():
        if indicator.unit in ("percent", "rate_per_10000"):
            assert indicator.denominator, indicator.id


def test_audit_headings_are_read_onto_aspects_that_exist(settings: Settings) -> None:
    for dimension in load_dimensions():
        for area, aspect in dimension.aspects.items():
            assert aspect in settings.aspects, (dimension.id, aspect)
            assert area in {a.area for a in settings.aspects.values()}
    for scale in settings.scales.values():
        assert set(scale.good) <= set(scale.grades) == set(scale.titles)
        assert set(scale.spellings.values()) <= set(scale.grades)


def test_the_workbooks_of_a_workspace_are_five_and_the_checklist() -> None:
    made = {key for key, form in load_forms().items() if form.made_by == "new"}
    assert made == {"performance", "audits", "findings", "plan", "voice"}
    assert set(load_forms()) - made == {"checklist"}


def test_the_words_for_shares_go_down_from_all_to_none(settings: Settings) -> None:
    floors = [p.at_least for p in settings.proportions]
    assert floors == sorted(floors, reverse=True)
    assert (floors[0], floors[-1]) == (100, 0)


# --- problems -------------------------------------------------------------------------------------

CODE = re.compile(r"SA-[SRPDLHXWJVC]\d\d")


def codes_in_the_house() -> dict[str, str]:
    """Every problem code that the source uses as a value, and a module that does."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "selfassess").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and CODE.fullmatch(value):
                found[value] = path.relative_to(ROOT).as_posix()
    return found


def test_every_problem_that_can_be_reported_is_in_the_catalogue() -> None:
    used, known = codes_in_the_house(), load_catalogue().kinds
    assert {code: place for code, place in used.items() if code not in known} == {}


def test_every_problem_in_the_catalogue_can_be_reported() -> None:
    assert sorted(set(load_catalogue().kinds) - set(codes_in_the_house())) == []


def test_every_problem_says_what_to_do_in_whole_sentences() -> None:
    for kind in load_catalogue().kinds.values():
        assert CODE.fullmatch(kind.code)
        assert len(kind.title) <= 60, kind.code
        assert kind.sentence.endswith((".", "?", "}")), kind.code
        assert kind.remedy.endswith((".", "}")), kind.code
        assert kind.remedy[0].isupper(), kind.code


# --- words ----------------------------------------------------------------------------------------

AMERICAN = re.compile(
    r"\b(?:colors?|behavior\w*|centers?|judgments?|neighbor\w*|organizations?"
    r"|(?:audit|improvement|training) programs?"
    r"|(?:recogn|anal|summar|prioriti|organi|emphasi|minimi|maximi)[yi]?z(?:e|es|ed|ing)"
    r"|labor|fulfill|gray|enrollments?|practicing)\b",
    re.IGNORECASE,
)
PRINTED = ("documents", "placing")  # these match what others have printed


@pytest.mark.parametrize(
    "path", [f for f in FILES if f.relative_to(CONFIG).parts[0] not in PRINTED], ids=name_of
)
def test_the_words_are_british(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if AMERICAN.search(line)] == []


def test_an_american_word_would_be_noticed() -> None:
    words = ("judgment", "a neighbor", "prioritized", "analyze", "organizations")
    assert all(AMERICAN.search(word) for word in words)
    assert not AMERICAN.search("judgement, neighbour, prioritised, programme, size, colour")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_file_names_a_place_on_somebodys_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:\.\./)?\bshared/|/work/|/home/|[A-Z]:\\\\", text)


@pytest.mark.parametrize("path", [f for f in FILES if f != STARTER], ids=name_of)
def test_a_file_is_toml(path: Path) -> None:
    assert read_toml(path)
