"""The rules, codes, measures and breakdowns that come with the tool: whole and consistent."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.model.problem import Severity
from selfassess.read.folding import fold
from selfassess.settings.annex_a import load_annex_a

FORM = load_annex_a()


def test_there_are_eleven_lists_with_the_columns_of_the_template() -> None:
    widths = {f.number: len(f.columns) for f in FORM.lists}
    assert widths == {1: 7, 2: 8, 3: 11, 4: 12, 5: 14, 6: 14, 7: 17, 8: 34, 9: 17, 10: 16, 11: 19}
    assert sum(1 for c in FORM.list(9).columns if c.since) == 4


def test_no_spelling_belongs_to_two_codes() -> None:
    for name, codes in FORM.codes.items():
        owners: dict[str, set[str]] = {}
        for entry in codes.entries:
            for words in (entry.short, entry.code, *entry.aliases):
                owners.setdefault(fold(words), set()).add(entry.short)
        assert {w: o for w, o in owners.items() if len(o) > 1} == {}, name


def test_every_coded_column_has_its_codes() -> None:
    for form in FORM.lists:
        for column in form.columns:
            assert (column.kind == "code") == bool(column.codes)
            assert not column.codes or column.codes in FORM.codes


def test_rules_have_ids_of_their_own_a_sentence_and_a_precedent() -> None:
    ids = [rule.id for rule in FORM.rules]
    assert len(ids) == len(set(ids)) >= 170
    for rule in FORM.rules:
        assert 12 <= len(rule.sentence) <= 150, rule.id
        assert not rule.sentence.endswith(".")
        assert rule.precedent
        assert rule.severity in Severity
        assert bool(rule.sql) + bool(rule.check) == (1 if rule.lists else 0), rule.id
        known = {c.id for n in rule.lists for c in FORM.list(n).columns}
        assert set(filter(None, rule.fields.split(","))) <= known, rule.id


def test_measures_say_what_they_mean(indicators: dict[str, Indicator]) -> None:
    for measure in FORM.measures:
        assert len(measure.means) > 15, measure.indicator
        assert measure.sql.rstrip().endswith(";")
        if indicators[measure.indicator].annex_a == "partial":
            assert measure.note, f"{measure.indicator}: say what makes it a proxy"


def test_names_of_breakdowns_tell_them_apart() -> None:
    ids = [c.id for c in FORM.cohorts]
    assert len(ids) == len(set(ids))
    for number in range(3, 10):
        assert any(c.teams and c.list == number for c in FORM.cohorts)
    assert {c.list for c in FORM.cohorts} == set(range(1, 10))


CELL = (
    st.none()
    | st.text(max_size=12)
    | st.sampled_from(["-", "Yes", "b) No", "E1", "01/01/1900", "31/10/2026", "#N/A", "2a", "1005"])
    | st.integers(-5, 60_000)
    | st.floats(0, 50_000)
    | st.dates()
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_stands_in_the_cells_the_lists_are_read(
    read: Any, form: AnnexAForm, data: st.DataObject
) -> None:
    numbers = data.draw(st.sets(st.integers(1, 11), min_size=1, max_size=4))
    sheets = []
    for number in sorted(numbers):
        columns = form.list(number).columns
        row = st.lists(CELL, min_size=len(columns), max_size=len(columns))
        rows = data.draw(st.lists(row, max_size=6))
        heads = [c.header for c in columns]
        sheets.append((f"List {number}", [heads, *(map(printable, r) for r in rows)]))
    found = read([(name, [list(r) for r in rows]) for name, rows in sheets])
    assert all(t.read >= t.used for t in found.tallies)
    assert not any(p.code == "SA-X08" for p in found.problems)


def printable(cell: Any) -> Any:
    """A cell as a workbook can hold it: no control characters."""
    if isinstance(cell, str):
        return "".join(c for c in cell if c.isprintable() and ord(c) < 0xD800)
    if isinstance(cell, float) or cell is None or isinstance(cell, int):
        return cell
    return cell if cell.year >= 1900 else str(cell)
