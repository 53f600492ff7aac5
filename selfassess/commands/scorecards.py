"""Performance workbooks in any layout: found, understood, matched, and their figures taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from selfassess.match.indicators import Catalogue, match_rows
from selfassess.model.dossier import Settings
from selfassess.model.forms import WorkbookForm
from selfassess.model.layout import Corrections, LaidBook, LayoutWords, RowMatch, Sureness
from selfassess.model.problem import Problem
from selfassess.model.source import Source
from selfassess.model.workspace import Workspace
from selfassess.read.layouts.contradicted import contradicted_ratings
from selfassess.read.layouts.figures import take_figures
from selfassess.read.layouts.totals import differing_years
from selfassess.read.layouts.understand import Understood, understand_book
from selfassess.read.matching import ReadMatching, read_matching
from selfassess.read.performance import ReadPerformance, read_performance
from selfassess.read.sheets.recognise import in_our_form
from selfassess.read.workbook import Workbook, open_workbook
from selfassess.settings.layouts import load_layout_words
from selfassess.settings.matching import load_matching_form

FOLDER = "performance"
RESERVED = ("matching", "annex-a", "annex a")
# copies that this program kept or marked
_KEPT = re.compile(r" \((?:before|new|marked) [^)]*\)$| \(marked\)$")
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")


@dataclass
class Matching:
    """What is needed to match rows, and what was matched so far, workbook by workbook.

    The `catalogue` of names is made when a first row has to be matched.
    """

    settings: Settings
    corrections: Corrections
    words: LayoutWords
    catalogue: Callable[[], Catalogue]
    problems: tuple[Problem, ...] = ()
    books: list[tuple[LaidBook, tuple[RowMatch, ...]]] = field(default_factory=list)

    def match(self, understood: Understood) -> tuple[RowMatch, ...]:
        """Match the rows of a workbook and remember both."""
        book = understood.book
        matches = match_rows(book.rows, self.catalogue(), self.corrections, book.file)
        self.books.append((book, matches))
        return matches


def ready_matching(inputs: Path | None, settings: Settings, workspace: Workspace) -> Matching:
    """The words of `config/`, with what a person said in the matching sheet of a workspace."""
    layout_words, match_words = load_layout_words()
    said = ReadMatching()
    form = load_matching_form()
    if inputs is not None and (inputs / form.file).is_file():
        path = inputs / form.file
        said = read_matching(path, form, layout_words.roles, settings, workspace)
    local = {i.id: i for i in said.corrections.local if i.id not in settings.indicators}
    if local:
        settings = settings.model_copy(update={"indicators": {**settings.indicators, **local}})
    catalogue = cache(partial(Catalogue, settings.indicators, match_words))
    return Matching(settings, said.corrections, layout_words, catalogue, said.problems)


def performance_files(inputs: Path, others: Sequence[str]) -> list[Path]:
    """Every workbook in inputs/performance and, but for those with a name of their own, inputs."""
    return [
        path
        for folder in (inputs, inputs / FOLDER)
        for path in _workbooks(folder)
        if folder != inputs or not (path.name in others or path.stem.lower().startswith(RESERVED))
    ]


def _workbooks(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=lambda p: p.name.casefold()):
            ours = path.name.startswith(("~$", ".")) or _KEPT.search(path.stem)
            if path.suffix.lower() in SUFFIXES and path.is_file() and not ours:
                yield path


def read_scorecard(
    path: Path, file: str, form: WorkbookForm, workspace: Workspace, matching: Matching
) -> ReadPerformance:
    """A performance workbook in our form or in any other."""
    settings = matching.settings
    book = open_workbook(path, file)
    areas = settings.frameworks[workspace.framework].areas
    if book.refused or in_our_form(book, form, areas):
        return read_performance(book, form, settings, workspace, file)
    return read_understood(book, workspace, matching)[0]


def read_understood(
    book: Workbook, workspace: Workspace, matching: Matching
) -> tuple[ReadPerformance, LaidBook, tuple[RowMatch, ...]]:
    """An open workbook in its own layout: its figures, how it was understood, what rows are."""
    said = matching.corrections
    understood = understand_book(book, matching.words, workspace.read_hidden, said.columns)
    understood.book = counted_by_person(understood.book, said.counted)
    matches = matching.match(understood)
    done = take_figures(understood, matches, matching.settings, workspace)
    known = matching.settings.indicators
    read = ReadPerformance(
        values=done.values,
        targets=done.targets,
        comparators=done.comparators,
        problems=(
            *_summary(understood.book, matches),
            *done.problems,
            *differing_years(done.values, known),
            *contradicted_ratings(understood, matches, done, known),
        ),
        tallies=done.tallies,
    )
    return read, understood.book, matches


def counted_by_person(book: LaidBook, counted: Mapping[str, str]) -> LaidBook:
    """The workbook with what a person said of the time over which figures are counted."""
    if not counted:
        return book
    tables = tuple(
        table.model_copy(
            update={
                "rows": tuple(
                    row.model_copy(update={"counted": counted.get(row.key) or row.counted})
                    for row in table.rows
                )
            }
        )
        for table in book.tables
    )
    return book.model_copy(update={"tables": tables})


def _summary(book: LaidBook, matches: Sequence[RowMatch]) -> tuple[Problem, ...]:
    if not book.tables:
        return ()
    sure = sum(m.sureness.sure or m.sureness is Sureness.LEFT_OUT for m in matches)
    waiting = sum(m.sureness is Sureness.NEAR for m in matches)
    kinds = " and ".join(dict.fromkeys(table.kind.value for table in book.tables))
    blanks = {
        "layout": kinds,
        "sure": str(sure),
        "rows": str(len(matches)),
        "waiting": str(waiting),
        "unmatched": str(len(matches) - sure - waiting),
    }
    return (Problem.of("SA-R60", Source(file=book.file), **blanks),)
