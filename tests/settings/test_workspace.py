"""A council's selfassess.toml: what is read, what is checked, and what is said when it is wrong."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.model.problem import Problem
from selfassess.model.workspace import Authority, DocumentChoices, Workspace
from selfassess.settings.load import TomlFile, config_folder, open_toml
from selfassess.settings.problems import load_catalogue
from selfassess.settings.starter import starter_settings
from selfassess.settings.workspace import LoadedWorkspace, load_workspace

STARTER = starter_settings("Leeds City Council", date(2026, 9, 30))


def loaded(folder: Path, text: str) -> LoadedWorkspace:
    (folder / "selfassess.toml").write_text(text, encoding="utf-8")
    return load_workspace(folder)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [p.code for p in problems]


def test_the_starter_settings_are_without_fault(tmp_path: Path) -> None:
    result = loaded(tmp_path, STARTER)
    assert result.problems == ()
    assert result.workspace is not None
    assert result.workspace.as_at == date(2026, 9, 30)
    assert result.workspace.period == "2026-27"
    assert result.workspace.framework == "ilacs-2026"
    assert result.workspace.authority.la_code == "383"
    assert result.workspace.authority.region == "Yorkshire and The Humber"
    assert [s.role for s in result.workspace.documents.sign_off] == [
        "Director of children's services",
        "Lead member for children",
    ]


def test_every_setting_that_the_starter_has_switched_off_can_be_switched_on(tmp_path: Path) -> None:
    switched_on = re.sub(r"(?m)^# (?=[a-z0-9_]+ = |\[)", "", STARTER)
    assert switched_on.count("\n# ") < STARTER.count("\n# ") - 10
    result = loaded(tmp_path, switched_on)
    assert result.problems == ()
    assert result.workspace is not None
    assert result.workspace.self_grades["help_protection"] == "requires_improvement"
    assert result.settings.thresholds.disclosure.low_count == 5
    assert result.settings.indicators["duty_calls_answered_pct"].local
    assert result.settings.wordings == {"standing.strength": "a strong point"}


@pytest.mark.parametrize(
    ("day", "period", "framework"),
    [
        (date(2026, 3, 31), "2025-26", "ilacs-2023"),
        (date(2026, 4, 1), "2026-27", "ilacs-2026"),
        (date(2017, 12, 31), "2017-18", "sif-2013"),
    ],
)
def test_the_starter_takes_the_year_and_the_framework_of_the_day(
    day: date, period: str, framework: str, tmp_path: Path
) -> None:
    workspace = loaded(tmp_path, starter_settings("Northmere", day)).workspace
    assert workspace is not None
    assert (workspace.period, workspace.framework) == (period, framework)


@given(st.text(max_size=30))
def test_any_council_name_makes_a_readable_starter(name: str) -> None:
    read = tomllib.loads(starter_settings(name, date(2026, 9, 30)))
    assert read["authority"]["name"] == re.sub(r"[\x00-\x1f\x7f]", " ", name)


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        (
            'framework = "ilacs-2026"',
            'framework = "ilacs-2062"',
            "SA-S07",
            'Did you mean "ilacs-2026"?',
        ),
        ("[self_grades]", '[self_grades]\nleader = "good"', "SA-S08", 'Did you mean "leaders"?'),
        ("[self_grades]", '[self_grades]\nleaders = "super"', "SA-S09", "requires_improvement"),
        ('la_code = "383"', 'la_code = "999"', "SA-S10", '"301"'),
        ('la_code = "383"', 'la_code = "301"', "SA-S11", "Barking and Dagenham"),
        ('la_code = "383"', 'la_code = ""', "SA-S12", 'la_code = "383"'),
        ("[self_grades]", 'neighbours = ["301", "007"]\n[self_grades]', "SA-S13", "007"),
        ('region = "Yorkshire and The Humber"', 'region = "Yorkshire"', "SA-S14", "The Humber"),
        ("[documents]", "[dokuments]", "SA-S04", 'Did you mean "documents"?'),
        ("as_at = 2026-09-30", 'as_at = "soon"', "SA-S06", "a date, such as 2026-09-30"),
        ("as_at = 2026-09-30", "", "SA-S05", "as_at"),
        ("[self_grades]", '[wordings.standin]\nx = "y"\n[self_grades]', "SA-S20", "standing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_a_remedy(
    old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    assert old in STARTER
    result = loaded(tmp_path, STARTER.replace(old, new, 1))
    assert codes(result.problems)[:1] == [code]
    words = load_catalogue().word(result.problems[0])
    assert says in words.say()
    assert result.problems[0].source is not None
    assert (result.problems[0].source.line is not None) == (code != "SA-S05")
    assert words.remedy and "…" not in words.say()


def test_an_unknown_framework_gives_way_to_the_one_in_force(tmp_path: Path) -> None:
    result = loaded(tmp_path, STARTER.replace('framework = "ilacs-2026"', 'framework = "nonsense"'))
    assert result.workspace is not None
    assert result.workspace.framework == "ilacs-2026"


def test_self_grades_are_read_however_they_are_spelt(tmp_path: Path) -> None:
    grades = '[self_grades]\nleaders = "RI"\ncare_leavers = "Requires improvement to be good"'
    result = loaded(tmp_path, STARTER.replace("[self_grades]", grades))
    assert result.workspace is not None
    assert set(result.workspace.self_grades.values()) == {"requires_improvement"}


def test_the_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = STARTER.replace("[documents]", "[documents]\ncolor = 1").replace("read_hidden", "hidden")
    result = loaded(tmp_path, text + "\n[thresholds.audit]\nnow_rounds = 0.5\n")
    lines = [p.source.line or 0 for p in result.problems if p.source]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_a_missing_file_is_a_problem_and_leaves_the_defaults(tmp_path: Path) -> None:
    result = load_workspace(tmp_path / "nowhere")
    assert codes(result.problems) == ["SA-S01"]
    assert result.workspace is None
    assert len(result.settings.indicators) == 220


def test_a_hidden_ending_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "selfassess.toml.txt").write_text(STARTER)
    [problem] = load_workspace(tmp_path).problems
    assert "take the ending .txt off" in load_catalogue().word(problem).say()


def test_the_starter_explains_every_choice_there_is() -> None:
    text = (config_folder() / "workspace.toml").read_text(encoding="utf-8")
    for model in (Workspace, Authority, DocumentChoices):
        for key in model.model_fields:
            assert re.search(rf"(?m)^(# )?(\[+(documents\.)?)?{key}\b", text), key


def test_settings_that_are_fine_keep_no_note_of_their_lines(tmp_path: Path) -> None:
    (tmp_path / "selfassess.toml").write_text(STARTER)
    file: TomlFile = open_toml(tmp_path / "selfassess.toml")
    assert "_lines" not in vars(file)
    assert file.source(("authority", "name")).line is not None
