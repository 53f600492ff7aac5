"""What a query may do: read, and nothing else; and what a council's own measure may be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.read.annex_a import database as databases
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.database import Database, QueryFaultError
from selfassess.read.annex_a.door import read_annex_a
from selfassess.read.annex_a.lists import ReadList
from selfassess.settings.annex_a import load_annex_a, read_measures_file
from selfassess.settings.load import SettingsError


@pytest.fixture(scope="module")
def locked(form: AnnexAForm) -> Database:
    codes = {name: Codes(entries) for name, entries in form.codes.items()}
    lists = [ReadList(f, present=True) for f in form.lists]
    return Database(form, lists, date(2026, 10, 31), codes, 46_000, "Northmere")


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'elsewhere.db' AS other",
        "DROP TABLE contacts",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TABLE mine (x)",
        "INSERT INTO contacts (row_no) VALUES (1)",
        "UPDATE contacts SET child_id = 'x'",
        "DELETE FROM contacts",
        "PRAGMA table_info(contacts)",
        "SELECT load_extension('x')",
        "VACUUM INTO 'elsewhere.db'",
        "SELECT 1; SELECT 2",
        "SELEC 1",
        "SELECT no_such_column FROM contacts",
        "SELECT :no_such_parameter",
    ],
)
def test_a_query_that_does_more_than_read_is_refused(locked: Database, sql: str) -> None:
    with pytest.raises(QueryFaultError):
        locked.ask(sql)
    assert locked.ask("SELECT count(*) FROM contacts").rows == [(0,)]


def test_a_query_that_runs_away_is_stopped(
    locked: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "LONGEST_QUERY", 0.2)
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    with pytest.raises(QueryFaultError):
        locked.ask(endless)


def test_the_functions_of_the_field_are_there(locked: Database) -> None:
    answer = locked.ask(
        "SELECT working_days('2026-10-30', :reference), days_between('2026-10-01', :reference), "
        "age_on('2010-01-01', :reference), month_of(:reference), add_months(:reference, -2), "
        "is_postcode('NM1 4AB'), (SELECT median(column1) FROM (VALUES (1), (2), (10)))"
    )
    assert answer.rows == [(0, 30, 16, "2026-10", "2026-08-31", 1, 2)]


def test_every_rule_measure_and_breakdown_can_be_run(locked: Database, form: AnnexAForm) -> None:
    from selfassess.read.annex_a.validation import rule_sql

    for rule in form.rules:
        for number in rule.lists:
            locked.ask(rule_sql(rule, form, form.list(number)))
    for query in (*form.measures, *form.cohorts):
        locked.ask(query.sql)


OWN = """-- measure: contacts_count
-- means: Contacts from the police,
--   counted our way
-- window: 6 months
-- lists: 1
SELECT count(*) AS numerator FROM contacts_in_window WHERE source_group = 'Police';
"""


def workspace(folder: Path, sql: str) -> AnnexAForm:
    (folder / "annex-a" / "measures").mkdir(parents=True)
    (folder / "annex-a" / "measures" / "ours.sql").write_text(sql, "utf-8")
    (folder / "annex-a" / "codes.toml").write_text('[spellings.source]\n"Blue light" = "6"\n')
    (folder / "annex-a" / "standards.toml").write_text("[standards]\ncp_visit_days = 15\n")
    return load_annex_a(folder)


def a_list(folder: Path) -> Path:
    rows = ["Child ID,Gender,Ethnicity,DOB,Age,Contact Date,Contact Source"]
    rows += [f"{n},M,WBRI,01/02/2015,11,20/10/2026,Blue light" for n in range(101, 108)]
    path = folder / "List 1.csv"
    path.write_text("\n".join(rows))
    return path


def test_a_council_adds_measures_spellings_and_standards_in_files_of_its_own(
    tmp_path: Path, indicators: dict[str, Indicator]
) -> None:
    form = workspace(tmp_path, OWN)
    assert form.standards["cp_visit_days"] == 15
    found = read_annex_a(a_list(tmp_path), form, indicators, date(2026, 10, 31))
    values = {v.indicator: v.value for v in found.values}
    assert values["contacts_count"] == values["contacts_police_pct"] * 7 / 100 == 7


@pytest.mark.parametrize(
    "sql",
    [
        OWN.replace("count(*) AS numerator", "child_id AS numerator"),
        OWN.replace("AS numerator", "AS total"),
        OWN.replace("contacts_in_window", "elsewhere"),
        OWN.replace("count(*) AS numerator", "row_no AS numerator"),
        OWN.replace("SELECT", "DELETE"),
    ],
)
def test_a_measure_that_cannot_be_is_one_plain_problem_without_a_word_of_a_row(
    tmp_path: Path, indicators: dict[str, Indicator], sql: str
) -> None:
    form = workspace(tmp_path, sql)
    found = read_annex_a(a_list(tmp_path), form, indicators, date(2026, 10, 31))
    faults = [p for p in found.problems if p.code == "SA-X08"]
    assert len(faults) == 1
    assert faults[0].source is not None
    assert faults[0].source.file == "ours.sql"
    assert not any(str(n) in str(faults[0].blanks) for n in range(101, 108))


def test_a_measure_without_a_window_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.sql"
    path.write_text(OWN.replace("-- window: 6 months\n", ""))
    with pytest.raises(SettingsError) as refusal:
        read_measures_file(path)
    assert [p.code for p in refusal.value.problems] == ["SA-S05"]


def test_a_standard_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "annex-a").mkdir()
    (tmp_path / "annex-a" / "standards.toml").write_text("[standards]\ncp_visits = 15\n")
    with pytest.raises(SettingsError) as refusal:
        load_annex_a(tmp_path)
    assert [p.code for p in refusal.value.problems] == ["SA-S04"]
