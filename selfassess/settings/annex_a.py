"""Annex A as data: lists, codes, rules, measures and cohorts, with what a council adds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from selfassess.model.annex_a import (
    AnnexAForm,
    CheckForm,
    CodeList,
    CohortForm,
    ListForm,
    MeasureForm,
    RuleForm,
)
from selfassess.model.problem import Problem
from selfassess.model.record import Citation
from selfassess.model.source import Source
from selfassess.settings.load import (
    SettingsError,
    build,
    build_each,
    cited,
    config_folder,
    members,
    open_toml,
)

# What a council may keep in its workspace to add to what comes with the tool.
OWN = "annex-a"
_HEADER = re.compile(r"^-- (measure|means|window|lists|note): (.*)$")
_CONTINUED = re.compile(r"^--\s+(.*)$")


def load_annex_a(own: Path | None = None) -> AnnexAForm:
    """Everything in `config/annex_a`. `own` is a workspace whose folder `annex-a` adds spellings
    (codes.toml), local standards (standards.toml) and measures (measures/*.sql).

    Raises SettingsError.
    """
    folder = config_folder() / "annex_a"
    mine = own / OWN if own and (own / OWN).is_dir() else None
    lists = open_toml(folder / "lists.toml")
    rules = open_toml(folder / "rules.toml")
    return AnnexAForm(
        lists=tuple(_lists(folder)),
        codes=_codes(folder, mine),
        views=(folder / "views.sql").read_text("utf-8"),
        checks={
            str(at[-1]): build(CheckForm, entry, rules, at)
            for at, entry in {
                ("checks", name): entry for name, entry in rules.data["checks"].items()
            }.items()
        },
        rules=tuple(build_each(RuleForm, members(rules, "rules"), rules)),
        measures=tuple(_measures(folder, mine)),
        cohorts=tuple(_cohorts(folder)),
        standards=_standards(folder, mine),
        bank_holidays=_bank_holidays(folder),
        citation=Citation(**cited({}, lists)["citation"]),
    )


def _lists(folder: Path) -> list[ListForm]:
    file = open_toml(folder / "lists.toml")
    shared = {name: {"id": name, **entry} for name, entry in file.data["shared"].items()}
    entries = {}
    for at, entry in members(file, "lists").items():
        columns = [shared[c["use"]] if "use" in c else c for c in entry["columns"]]
        entries[at] = {**entry, "columns": columns}
    return build_each(ListForm, entries, file)


def _codes(folder: Path, mine: Path | None) -> dict[str, CodeList]:
    file = open_toml(folder / "codes.toml")
    held = {
        name: build(CodeList, entry, file, ("codes", name))
        for name, entry in file.data["codes"].items()
    }
    if mine and (mine / "codes.toml").is_file():
        own = open_toml(mine / "codes.toml")
        for name, spellings in own.data.get("spellings", {}).items():
            if name not in held:
                known = ", ".join(held)
                at = own.source(("spellings", name))
                raise SettingsError([Problem.of("SA-S04", at, key=name, expected=known, hint="")])
            held[name] = _with_spellings(held[name], spellings)
    return held


def _with_spellings(codes: CodeList, spellings: dict[str, str]) -> CodeList:
    entries = tuple(
        entry.model_copy(
            update={
                "aliases": (
                    *entry.aliases,
                    *(words for words, code in spellings.items() if code == entry.short),
                )
            }
        )
        for entry in codes.entries
    )
    return codes.model_copy(update={"entries": entries})


def _standards(folder: Path, mine: Path | None) -> dict[str, float]:
    file = open_toml(folder / "standards.toml")
    held: dict[str, float] = dict(file.data["standards"])
    if mine and (mine / "standards.toml").is_file():
        own = open_toml(mine / "standards.toml")
        given = own.data.get("standards", {})
        wrong = [
            Problem.of(
                "SA-S04", own.source(("standards", k)), key=k, expected=", ".join(held), hint=""
            )
            for k in given
            if k not in held
        ] + [
            Problem.of(
                "SA-S06", own.source(("standards", k)), key=k, expected="a number", found=str(v)
            )
            for k, v in given.items()
            if isinstance(v, bool) or not isinstance(v, int | float)
        ]
        if wrong:
            raise SettingsError(wrong)
        held.update(given)
    return held


def _bank_holidays(folder: Path) -> tuple[Any, ...]:
    years = open_toml(folder / "bank_holidays.toml").data["england"]
    return tuple(day for days in years.values() for day in days)


def _cohorts(folder: Path) -> list[CohortForm]:
    """One breakdown for each list that it is asked of; {list} and {open} are the list's own."""
    file = open_toml(folder / "cohorts.toml")
    forms = {form.number: form for form in _lists(folder)}
    entries = {}
    for at, entry in members(file, "cohorts").items():
        for number in entry["lists"]:
            form = forms[number]
            rest = {k: v for k, v in entry.items() if k != "lists"}
            filled = form.filled(entry["sql"])
            entries[(*at, number)] = {
                **rest,
                "id": f"{number}-{entry['id']}",
                "list": number,
                "sql": filled,
            }
    return build_each(CohortForm, entries, file)


def _measures(folder: Path, mine: Path | None) -> list[MeasureForm]:
    found: dict[str, MeasureForm] = {}
    for place in (folder / "measures", mine / "measures" if mine else None):
        for path in sorted(place.glob("*.sql")) if place and place.is_dir() else ():
            for measure in read_measures_file(path):
                found[measure.indicator] = measure  # a council's own replaces ours
    return list(found.values())


def read_measures_file(path: Path) -> list[MeasureForm]:
    """The measures of one SQL file. Raises SettingsError where a header is incomplete.

    A measure begins with comment lines: `-- measure: ID`, then `means`, `window`, `lists` and,
    where there is something to say of it, `note`.
    """
    blocks: list[tuple[int, dict[str, str], list[str]]] = []
    key = ""
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        header = _HEADER.match(line)
        if header and header[1] == "measure":
            blocks.append((number, {}, []))
        if not blocks:
            continue
        _, head, sql = blocks[-1]
        continued = _CONTINUED.match(line)
        if header and not sql:
            key = header[1]
            head[key] = header[2].strip()
        elif continued and not sql and key:
            head[key] += " " + continued[1].strip()
        elif line.strip():
            sql.append(line)
    return [_measure(path, number, head, "\n".join(sql)) for number, head, sql in blocks]


def _measure(path: Path, line: int, head: dict[str, str], sql: str) -> MeasureForm:
    source = Source(file=path.name, line=line)
    try:
        named = head["lists"]
        lists = () if named == "all" else tuple(int(n) for n in named.split(","))
        return MeasureForm(
            indicator=head["measure"],
            means=head["means"],
            window=head["window"],  # type: ignore[arg-type]
            lists=lists,
            note=head.get("note", ""),
            sql=sql,
            file=path.name,
        )
    except KeyError as missing:
        key = str(missing.args[0])
        raise SettingsError([Problem.of("SA-S05", source, key=key)]) from None
    except ValueError:
        raise SettingsError(
            [
                Problem.of(
                    "SA-S06",
                    source,
                    key="window or lists",
                    expected='window "6 months", "12 months" or "snapshot"; lists such as 3, 4',
                    found="something else",
                )
            ]
        ) from None
