"""The untidy twin: the same council's data as people keep it gives the same figures.

A person gets one question for each misspelt name, answers it in the matching sheet, and from then
on everything agrees with the tidy sample.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from selfassess.commands.check import check
from selfassess.commands.gather import Gathered, gather_matched
from selfassess.model.dossier import Dossier
from selfassess.model.layout import RowMatch, Sureness
from selfassess.model.outcome import Outcome

ROOT = Path(__file__).resolve().parents[2]
TIDY = ROOT / "sample_inputs" / "northmere"
TWIN = ROOT / "sample_inputs" / "northmere-as-found"
# The day is the same, and how a percentage was rounded by hand.
ROUNDING = 0.0501


def copy_of(folder: Path, name: str = "twin") -> Path:
    made = folder / name
    shutil.copytree(TWIN, made)
    (made / "inputs" / "matching.xlsx").unlink(missing_ok=True)
    return made


@pytest.fixture(scope="module")
def tidy() -> Dossier:
    return gather_matched(TIDY).dossier


@pytest.fixture(scope="module")
def before() -> Gathered:
    return gather_matched(TWIN)


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Gathered]:
    """The twin after a person said yes to every near match in the matching sheet."""
    folder = copy_of(tmp_path_factory.mktemp("agreed"))
    check(str(folder))
    say_yes(folder / "inputs" / "matching.xlsx")
    return folder, gather_matched(folder)


def say_yes(path: Path) -> int:
    book = load_workbook(path)
    sheet = book["Rows"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    said = 0
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, columns["How sure"]).value == Sureness.NEAR.value:
            sheet.cell(row, columns["Your word"], "Yes")
            said += 1
    book.save(path)
    return said


def figures(dossier: Dossier) -> dict[tuple[str, object], tuple[object, ...]]:
    """Indicator and period → value, why it is missing, and the counts."""
    return {
        (v.indicator, v.period): (v.value, v.missing, v.numerator, v.denominator)
        for v in dossier.evidence.values
    }


def differ(one: Iterable[object], other: Iterable[object]) -> bool:
    for a, b in zip(one, other, strict=True):
        if isinstance(a, float) and isinstance(b, float):
            if abs(a - b) > 1e-9:
                return True
        elif a != b:
            return True
    return False


def rows_of(gathered: Gathered) -> list[tuple[str, str, RowMatch]]:
    return [
        (book.file, row.label, match)
        for book, matches in gathered.matching.books
        for row, match in zip(book.rows, matches, strict=True)
        if row.figures
    ]


def test_before_any_word_what_is_used_agrees_and_the_rest_waits(
    tidy: Dossier, before: Gathered
) -> None:
    want, got = figures(tidy), figures(before.dossier)
    assert {key for key in got if key not in want} == set()
    assert [key for key in got if differ(got[key], want[key])] == []
    assert len(got) > 0.9 * len(want)
    assert "SA-R61" in {p.code for p in before.dossier.problems}


def test_nearly_all_rows_are_matched_rightly_and_none_wrongly_without_doubt(
    agreed: tuple[Path, Gathered], before: Gathered, tidy: Dossier
) -> None:
    """The right indicator of a row is known by its figures: those of the tidy sample."""
    truth = true_names()
    rows = rows_of(before)
    right = [truth[label] == match.indicator for _, label, match in rows]
    wrong = [(label, m) for _, label, m in rows if m.indicator != truth[label]]
    assert len(rows) > 130
    assert sum(right) / len(rows) >= 0.95
    assert [label for label, match in wrong if match.sureness.sure] == []


def true_names() -> dict[str, str]:
    """The label of every row as the script that made the twin gave it."""
    import sys

    sys.path.insert(0, str(ROOT / "scripts"))
    from sample import audits, figures
    from sample.as_found import rows

    made = rows.lines(figures.draw(), audits.draw())
    return {" ".join(line.label.replace("\u00a0", " ").split()): line.ident for line in made}


def test_after_a_person_agreed_every_figure_is_that_of_the_tidy_sample(
    tidy: Dossier, agreed: tuple[Path, Gathered]
) -> None:
    want, got = figures(tidy), figures(agreed[1].dossier)
    assert set(got) == set(want)
    assert [key for key in got if differ(got[key], want[key])] == []


def test_targets_and_comparators_agree_too(tidy: Dossier, agreed: tuple[Path, Gathered]) -> None:
    def targets(dossier: Dossier) -> set[tuple[object, ...]]:
        return {(t.indicator, t.value, t.from_date) for t in dossier.evidence.targets}

    def typed(dossier: Dossier) -> set[tuple[object, ...]]:
        return {
            (indicator, c.geography, c.value, c.period)
            for indicator, held in dossier.evidence.comparators.items()
            for c in held
            if not c.published
        }

    assert targets(agreed[1].dossier) == targets(tidy)
    assert typed(agreed[1].dossier) == typed(tidy)


def test_a_second_check_finds_nothing_to_write_and_keeps_the_words(
    agreed: tuple[Path, Gathered], tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    shutil.copytree(agreed[0], folder)
    first: Outcome = check(str(folder))
    assert len(first.wrote) == 1
    again = check(str(folder))
    assert again.wrote == ()
    assert not [p for p in again.problems if p.code in ("SA-R61", "SA-R62")]
    assert len(gather_matched(folder).dossier.evidence.values) == len(
        agreed[1].dossier.evidence.values
    )


def test_the_word_summary_of_the_last_round_gives_the_grades_of_its_records(
    tidy: Dossier, before: Gathered
) -> None:
    last = max(audit.round for audit in tidy.evidence.audits)
    want: Counter[tuple[str, str, str]] = Counter()
    for audit in tidy.evidence.audits:
        if audit.round == last:
            want[(audit.area, "", audit.moderated or audit.overall or "")] += 1
            for given in audit.aspects:
                want[(audit.area, given.aspect, given.grade)] += 1
    got: Counter[tuple[str, str, str]] = Counter()
    for total in before.dossier.evidence.audit_totals:
        assert total.round == last
        for grade, count in total.grades.items():
            got[(total.area, total.aspect, grade)] += count
    assert +got == +want


def test_statements_of_the_summary_are_placed_and_counted_and_none_is_kept(
    before: Gathered,
) -> None:
    themes = before.dossier.evidence.audit_themes
    assert {theme.points for theme in themes} == {"strength", "weakness"}
    assert len({theme.aspect for theme in themes}) > 5
    assert {theme.words for theme in themes} == {""}


def test_the_plan_in_word_holds_the_same_actions(tidy: Dossier, before: Gathered) -> None:
    def told(dossier: Dossier) -> list[tuple[object, ...]]:
        return [
            (a.id, a.title, a.area, a.findings, a.owner, a.start, a.due, a.done, a.status)
            for a in dossier.evidence.actions
        ]

    assert told(before.dossier) == told(tidy)


def test_read_is_used_and_set_aside(before: Gathered) -> None:
    account = before.dossier.account
    aside = sum(item.count for item in account.set_aside)
    assert account.read == account.used + aside
    assert "hidden sheet" in {item.reason for item in account.set_aside}


def test_the_script_makes_the_twin_again_byte_by_byte(tmp_path: Path) -> None:
    import sys

    sys.path.insert(0, str(ROOT / "scripts"))
    from make_as_found import make

    make(tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    held = {p.relative_to(TWIN): p.read_bytes() for p in TWIN.rglob("*") if p.is_file()}
    assert sorted(made) == sorted(held)
    assert [str(path) for path in made if made[path] != held[path]] == []
