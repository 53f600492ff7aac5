"""The lists in SQLite, in memory, locked to reading: what rules and measures are asked of.

Once loaded, an authorizer refuses everything but reading (no ATTACH, no PRAGMA, no writing, no
extensions), and a query that runs away is stopped.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from selfassess.model.annex_a import AnnexAForm
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.functions import add_months, age_on, register
from selfassess.read.annex_a.lists import ReadList

LONGEST_QUERY = 30.0  # seconds
_CHECK_EVERY = 200_000  # SQLite instructions
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, 33}  # recursive
_NEVER = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}
_SAME = ("dob", "gender", "ethnicity")


class QueryFaultError(Exception):
    """A query that cannot be run; the message is SQLite's and names no value of a row."""


class Answer(NamedTuple):
    """The rows of a query, the names of its columns, and what it read: (table, column)."""

    rows: list[tuple[Any, ...]]
    names: tuple[str, ...]
    touched: frozenset[tuple[str, str]]


class Database:
    """The lists as tables. `parameters` are the names that queries may use after a colon."""

    def __init__(
        self,
        form: AnnexAForm,
        lists: Iterable[ReadList],
        reference: date,
        codes: dict[str, Codes],
        population: int | None = None,
        authority: str = "",
    ) -> None:
        self.form = form
        self.lists = {read.form.number: read for read in lists}
        self.parameters = _parameters(form, reference, population, authority)
        self._faults: set[tuple[int, str, int]] = set()
        self._touched: set[tuple[str, str]] = set()
        self._stop_at = 0.0
        self._connection = sqlite3.connect(":memory:", cached_statements=0)
        self._connection.execute("PRAGMA temp_store = MEMORY")
        register(self._connection, form.bank_holidays, self._has_fault)
        self._load(codes)
        self._bases = self._tables_behind_views()
        self._lock()

    def ask(self, sql: str) -> Answer:
        """The answer to a query. Raises QueryFaultError."""
        self._touched.clear()
        self._stop_at = time.monotonic() + LONGEST_QUERY
        try:
            cursor = self._connection.execute(sql, self.parameters)
            names = tuple(column[0] for column in cursor.description or ())
            return Answer(cursor.fetchall(), names, frozenset(self._touched))
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as fault:
            raise QueryFaultError(str(fault)) from None

    def lacking(self, touched: Iterable[tuple[str, str]]) -> tuple[int, str] | None:
        """The list and column that a query read and the workbook does not have, if any."""
        partial = [read for read in self.lists.values() if read.missing]
        for name, column in touched if partial else ():
            tables = self._bases.get(name, {name})
            for read in partial:
                if column in read.missing and read.form.table in tables:
                    return read.form.number, column
        return None

    def keep_failures(self, failures: Iterable[tuple[str, int, int, str]]) -> None:
        """The outcome of validation as a table: rule, list, row_no, severity."""
        self._connection.set_authorizer(None)
        self._connection.executemany("INSERT INTO failures VALUES (?, ?, ?, ?)", failures)
        self._lock()

    def close(self) -> None:
        self._connection.close()

    def _has_fault(self, number: int, name: str, row: int) -> bool:
        return (number, name, row) in self._faults

    def _lock(self) -> None:
        def allow(action: int, first: Any, second: Any, _: Any, inside: Any) -> int:
            if action == sqlite3.SQLITE_READ and inside is None:
                self._touched.add((first, second))
            if action == sqlite3.SQLITE_FUNCTION and str(second).lower() in _NEVER:
                return sqlite3.SQLITE_DENY
            return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

        self._connection.set_authorizer(allow)
        self._connection.set_progress_handler(
            lambda: int(time.monotonic() > self._stop_at), _CHECK_EVERY
        )

    def _load(self, codes: dict[str, Codes]) -> None:
        execute = self._connection.execute
        execute(
            "CREATE TABLE run (reference TEXT, window_start TEXT, year_start TEXT, year_ago TEXT)"
        )
        names = ("reference", "window_start", "year_start")
        reference = self.parameters["reference"]
        execute(
            "INSERT INTO run VALUES (?, ?, ?, ?)",
            (*(self.parameters[n] for n in names), add_months(reference, -12)),
        )
        execute("CREATE TABLE faults (list INTEGER, field TEXT, row_no INTEGER, kind TEXT)")
        execute("CREATE TABLE failures (rule TEXT, list INTEGER, row_no INTEGER, severity TEXT)")
        execute("CREATE TABLE lists_read (list INTEGER, rows INTEGER)")
        for read in self.lists.values():
            self._load_list(read, codes)
        execute("CREATE TABLE differing (child_id TEXT PRIMARY KEY)")
        differing = ((child,) for child in _differing(self.lists.values()))
        self._connection.executemany("INSERT INTO differing VALUES (?)", differing)
        self._connection.executescript(self.form.views)
        execute("CREATE INDEX faults_by_kind ON faults (list, kind)")

    def _load_list(self, read: ReadList, codes: dict[str, Codes]) -> None:
        form, rows = read.form, len(read.row_numbers)
        names, columns = _with_groups(read, codes, self.parameters["reference"])
        table = form.table
        self._connection.execute(f"CREATE TABLE {table} ({', '.join(names)})")
        marks = ", ".join("?" * len(names))
        if rows:
            self._connection.executemany(
                f"INSERT INTO {table} VALUES ({marks})", zip(*columns, strict=True)
            )
        self._connection.execute(f"CREATE INDEX {table}_person ON {table} ({form.person})")
        self._faults.update((form.number, name, row) for name, row, _ in read.faults)
        self._connection.executemany(
            "INSERT INTO faults VALUES (?, ?, ?, ?)",
            ((form.number, name, row, kind) for name, row, kind in read.faults),
        )
        if read.present:
            self._connection.execute("INSERT INTO lists_read VALUES (?, ?)", (form.number, rows))

    def _tables_behind_views(self) -> dict[str, set[str]]:
        views = [
            row[0]
            for row in self._connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'view'"
            )
        ]
        tables = {form.table for form in self.form.lists}
        behind: dict[str, set[str]] = {}
        for view in views:
            read: set[str] = set()

            def note(action: int, first: Any, *_: Any, read: set[str] = read) -> int:
                if action == sqlite3.SQLITE_READ:
                    read.add(first)
                return sqlite3.SQLITE_OK

            self._connection.set_authorizer(note)
            self._connection.execute(f"EXPLAIN SELECT * FROM {view}").fetchall()
            behind[view] = read & tables
        self._connection.set_authorizer(None)
        return behind


def _parameters(
    form: AnnexAForm, reference: date, population: int | None, authority: str
) -> dict[str, Any]:
    iso = reference.isoformat()
    day_after = date.fromordinal(reference.toordinal() + 1).isoformat()
    return {
        "reference": iso,
        "window_start": add_months(day_after, -6),
        "year_start": add_months(day_after, -12),
        "population": population,
        "authority": authority,
        **form.standards,
    }


def _differing(lists: Iterable[ReadList]) -> set[str]:
    """Children whose date of birth, gender or ethnicity differs between rows or lists."""
    found: set[str] = set()
    for name in _SAME:
        first: dict[str, str] = {}
        for read in lists:
            children, values = read.columns.get("child_id"), read.columns.get(name)
            if children is None or values is None:
                continue
            for child, value in zip(children, values, strict=True):
                if value is not None and first.setdefault(child, value) != value:
                    found.add(child)
    return found - {None}


def _with_groups(
    read: ReadList, codes: dict[str, Codes], reference: str
) -> tuple[list[str], list[Iterable[Any]]]:
    """The names and columns of a table: the list's own, their groups, and the age now."""
    rows = len(read.row_numbers)
    nothing = [None] * rows
    names = ["row_no INTEGER PRIMARY KEY"]
    columns: list[Iterable[Any]] = [read.row_numbers]
    for column in read.form.columns:
        values = read.columns.get(column.id, nothing)
        names.append(column.id)
        columns.append(values)
        if column.kind == "code" and codes[column.codes].grouped:
            names.append(f"{column.id}_group")
            groups = codes[column.codes].groups
            columns.append([groups.get(value) for value in values])
    names.append("age_now")
    columns.append(list(_ages_now(read, nothing, reference)))
    return names, columns


def _ages_now(read: ReadList, nothing: list[None], reference: str) -> Iterator[int | None]:
    births = read.columns.get("dob", nothing)
    ages = read.columns.get("age", nothing)
    for birth, age in zip(births, ages, strict=True):
        yield age if birth is None else age_on(birth, reference)
