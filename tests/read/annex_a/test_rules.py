"""Every rule catches its planted fault, on every list that it is run on, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.read.annex_a.door import ReadAnnexA
from tests.read.annex_a.plants import Plant, plants

Reader = Callable[..., ReadAnnexA]
FIRST_ROW = 3  # below the title and the headings
PLANTS = plants()


@pytest.fixture(scope="module")
def clean() -> dict[int, list[dict[str, Any]]]:
    from made_lists.draw import Scale, draw

    small = Scale(
        contacts=50, early_help_open=20, early_help_closed=20, referrals=160, need_open=25,
        need_closed=25, plans_open=14, plans_ended=14, care_long=75, care_new=12, care_ceased=18,
        care_brief=3, leavers=70, waiting=4, matched=2, placed=3, adopted=4, adopted_earlier=3,
        reversed=3, families=5,
    )  # fmt: skip
    return draw(small, "clean", clean=True)


@pytest.fixture(scope="module")
def rules_only(form: AnnexAForm) -> AnnexAForm:
    return form.model_copy(update={"measures": (), "cohorts": ()})


def flagged(found: ReadAnnexA, rule: str = "") -> set[tuple[int, int]]:
    return {(f.list, r) for f in found.failed if not rule or f.rule == rule for r in f.rows}


@pytest.mark.parametrize("seed", ["clean", "two", "three"])
def test_clean_lists_break_no_rule(read: Reader, seed: str) -> None:
    from made_lists.book import tables
    from made_lists.draw import of_size

    found = read(tables(of_size(3_000, seed, clean=True)))
    assert [(r.rule, r.list, r.failed) for r in found.results] == []
    assert found.checks_run > 400


@pytest.mark.parametrize(
    ("rule", "number", "plant"),
    PLANTS,
    ids=[f"{r}-{n or 'one'}-{i}" for i, (r, n, _) in enumerate(PLANTS)],
)
def test_a_rule_catches_its_planted_fault_and_nothing_else(
    read: Reader,
    rules_only: AnnexAForm,
    clean: dict[int, list[dict[str, Any]]],
    rule: str,
    number: int,
    plant: Plant,
) -> None:
    from made_lists.book import tables

    lists = {n: [dict(record) for record in records] for n, records in clean.items()}
    expected = {(n, place + FIRST_ROW if place >= 0 else 0) for n, place in plant(lists)}
    found = read(tables(lists), form=rules_only)
    assert flagged(found, rule) == expected
    touched = {who for n, records in lists.items() for who in changed(clean[n], records)}
    for n, row in flagged(found):
        if row:
            record = lists[n][row - FIRST_ROW]
            assert touched & people(record), (n, row, [f.rule for f in found.failed])


def people(record: dict[str, Any]) -> set[Any]:
    """Whom a row is about: the child, the adopter, the family they share."""
    names = ("child_id", "adopter_id", "family_id")
    return {str(record.get(name)) for name in names if record.get(name)} | (
        {"nobody"} if record.get("child_id") is None else set()
    )


def changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> set[Any]:
    """Whose rows are not as they were."""
    if before == after:
        return set()
    kept = [repr(record) for record in after]
    was = [repr(record) for record in before]
    different = [r for r, text in zip(before, was, strict=True) if text not in set(kept)]
    different += [r for r, text in zip(after, kept, strict=True) if text not in set(was)]
    doubled = [r for i, r in enumerate(after) if i >= len(before)]
    return {who for record in (*different, *doubled) for who in people(record)}


def test_every_rule_of_the_lists_has_a_plant_on_each_of_its_lists(form: AnnexAForm) -> None:
    planted = {(rule, number) for rule, number, _ in PLANTS}
    for rule in form.rules:
        if len(rule.lists) > 1 and rule.id != "AA-C-14":
            assert {n for r, n in planted if r == rule.id} == set(rule.lists), rule.id
        elif rule.lists:
            assert (rule.id, 0) in planted, rule.id
    assert sum(1 for rule in form.rules if rule.lists) >= 160
